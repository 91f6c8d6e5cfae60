"""RecentHabit: what somebody ran in the last weeks, from which a plan starts."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.plan.usual.earlier import MOST_RUN, MOST_WEEK, Earlier
from runatomy.advice.plan.usual.spent import Spent
from runatomy.terms.errors import RunatomyError

STEEPEST = 0.2  # [-] climbed or descended over a whole run: a mountain race
WEEKDAYS = range(7)  # Monday is 0
EASY_SPEEDS = (1.0, 6.0)  # [m/s] of easy running


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentHabit:
    """What a usual week of the last four held, and the longest run of the last 30 days.

    Taken as easy running, on the level where nobody says how much is climbed. Raises RunatomyError
    for figures nobody runs.
    """

    weekly: float = 0.0  # [m] distance of a usual week
    longest: float = 0.0  # [m] longest run of the last 30 days
    climb: float = 0.0  # [-] meters up for each meter run
    descent: float = 0.0  # [-] meters down for each meter run
    weekdays: tuple[int, ...] = ()  # on which one runs, the most usual first; Monday is 0
    long_day: int | None = None  # weekday of the longest run of the week
    earlier: Earlier | None = None  # before a break, where that says more
    easy: float | None = None  # [m/s] speed of the easy runs on the level; None: not known
    spent: Spent | None = None  # a run far beyond the usual, days ago

    def __post_init__(self) -> None:
        if not 0.0 <= self.weekly <= MOST_WEEK or not 0.0 <= self.longest <= MOST_RUN:
            raise RunatomyError(
                f"{self.weekly / 1000.0:g} km a week and {self.longest / 1000.0:g} km at once are "
                "not plausible",
                mend="Give kilometers of a usual week and of your longest run of the last month.",
            )
        if not (0.0 <= self.climb <= STEEPEST and 0.0 <= self.descent <= STEEPEST):
            raise RunatomyError(
                f"{1000.0 * self.climb:g} m up and {1000.0 * self.descent:g} m down for each "
                "kilometer are not plausible",
                mend=f"Give 0 to {1000.0 * STEEPEST:g} m for each kilometer.",
            )
        if self.easy is not None and not EASY_SPEEDS[0] <= self.easy <= EASY_SPEEDS[1]:
            raise RunatomyError(
                f"{self.easy:g} m/s is no speed of easy running",
                mend="Give meters a second, e.g. 2.8 for 6 minutes a kilometer.",
            )
        days = {*self.weekdays, *(() if self.long_day is None else (self.long_day,))}
        if not days <= set(WEEKDAYS) or len(set(self.weekdays)) < len(self.weekdays):
            raise RunatomyError(
                f"{self.weekdays} are no days of a week", mend="Give 0 (Monday) to 6, each once."
            )

    @property
    def counts(self) -> float:
        """Return the week a plan starts from [m]: of late, or what still counts of earlier."""
        return max(self.weekly, 0.0 if self.earlier is None else self.earlier.counts)

    @property
    def starting(self) -> bool:
        """Return whether running is new, or new again."""
        return self.counts < 8000.0

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "weekly_m": self.weekly,
            "longest_m": self.longest,
            "climb": self.climb,
            "descent": self.descent,
            "weekdays": list(self.weekdays),
            "long_day": self.long_day,
            "earlier": None if self.earlier is None else self.earlier.to_dict(),
            "easy_mps": self.easy,
            "spent": None if self.spent is None else self.spent.to_dict(),
        }
