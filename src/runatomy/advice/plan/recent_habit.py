"""RecentHabit: what somebody ran in the last weeks, from which a plan starts."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.errors import RunatomyError

MOST_WEEK = 250_000.0  # [m] more than almost anybody runs in a week
MOST_RUN = 100_000.0  # [m]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentHabit:
    """What a usual week of the last four held, and the longest run of the last 30 days.

    Taken as easy running on the level where nobody says more. Raises RunatomyError for figures
    nobody runs, or a longest run longer than the week.
    """

    weekly: float = 0.0  # [m] distance of a usual week
    longest: float = 0.0  # [m] longest run of the last 30 days

    def __post_init__(self) -> None:
        if not 0.0 <= self.weekly <= MOST_WEEK or not 0.0 <= self.longest <= MOST_RUN:
            raise RunatomyError(
                f"{self.weekly / 1000.0:g} km a week and {self.longest / 1000.0:g} km at once are "
                "not plausible",
                mend="Give kilometers of a usual week and of your longest run of the last month.",
            )

    @property
    def starting(self) -> bool:
        """Return whether running is new, or new again."""
        return self.weekly < 8000.0

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"weekly_m": self.weekly, "longest_m": self.longest}
