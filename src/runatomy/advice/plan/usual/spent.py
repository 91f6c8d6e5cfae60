"""Spent: a run far beyond the usual shortly before a plan, from which one recovers first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runatomy.advice.plan.usual.earlier import MOST_RUN
from runatomy.terms.errors import RunatomyError

# Strength was back by day 3 and economy within 7 days (Takayama et al. 2017); the second week is
# coaches' practice.
FREE, REST, CALM = 3, 7, 14  # days without running, with little of it, without fast running


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """A run far beyond the usual; RunatomyError for one that nobody runs."""

    day: date
    meters: float  # [m]

    def __post_init__(self) -> None:
        if not 0.0 < self.meters <= MOST_RUN:
            raise RunatomyError(
                f"{self.meters / 1000.0:g} km at once are not plausible",
                mend="Give the kilometers of the long run or race that is behind you.",
            )

    def free(self, day: date) -> bool:
        """Tell whether a day follows so closely that it stays free of running."""
        return 0 <= (day - self.day).days < FREE

    def rests(self, day: date) -> bool:
        """Tell whether a week that begins on a day is one of rest."""
        return 0 <= (day - self.day).days < REST

    def calm(self, day: date) -> bool:
        """Tell whether a week that begins on a day holds nothing fast."""
        return 0 <= (day - self.day).days < CALM

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"day": self.day.isoformat(), "distance_m": self.meters}
