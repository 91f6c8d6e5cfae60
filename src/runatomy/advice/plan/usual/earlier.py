"""Earlier: what a usual week held some weeks ago, and how much of it still counts."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.errors import RunatomyError

FREE = 1.0  # weeks without running that cost nothing; coaches' practice
HALVED = 4.0  # weeks more after which half of a habit counts: ours, after coaches' practice
RANGE = (2.0, 6.0)  # weeks: between the most cautious and the boldest advice seen
MEMORY = 26  # weeks after which a habit is forgotten
MOST_WEEK = 250_000.0  # [m] more than almost anybody runs in a week
MOST_RUN = 100_000.0  # [m]


def kept(weeks: float, halved: float = HALVED) -> float:
    """Return the share [-] of a habit that counts so many weeks after its last week.

    All of it for FREE weeks, then half as much with every `halved` weeks, none after MEMORY. No
    study says how much running is safe after a break. Coaches begin with about half after two to
    four weeks without, with about a third after four to eight.
    """
    if weeks > MEMORY:
        return 0.0
    return float(0.5 ** (max(0.0, weeks - FREE) / halved))


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a usual week held until some weeks ago; RunatomyError for what nobody runs."""

    weekly: float  # [m] of a usual week then
    longest: float  # [m] longest run of its 30 days
    weeks: int  # that passed since

    def __post_init__(self) -> None:
        if not 0.0 <= self.weekly <= MOST_WEEK or not 0.0 <= self.longest <= MOST_RUN:
            raise RunatomyError(
                f"{self.weekly / 1000.0:g} km a week and {self.longest / 1000.0:g} km at once are "
                "not plausible",
                mend="Give kilometers of a usual week and of the longest run before the break.",
            )
        if not 1 <= self.weeks <= MEMORY:
            raise RunatomyError(
                f"a break of {self.weeks} weeks cannot be counted",
                mend=f"Give 1 to {MEMORY} weeks; after a longer one a plan begins anew.",
            )

    @property
    def counts(self) -> float:
        """Return how much of a usual week still counts [m]."""
        return kept(self.weeks) * self.weekly

    def counts_between(self) -> tuple[float, float]:
        """Return the least and the most of it that advice would let count [m]."""
        return kept(self.weeks, RANGE[0]) * self.weekly, kept(self.weeks, RANGE[1]) * self.weekly

    def to_dict(self) -> dict[str, float]:
        """Return plain values for JSON."""
        return {"weekly_m": self.weekly, "longest_m": self.longest, "weeks": self.weeks}
