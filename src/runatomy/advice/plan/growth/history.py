"""History: what the last weeks loaded and how long the last runs were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from runatomy.terms.arrays import FloatArray

LIMIT = 1.10  # [-] over the best of the last WEEKS weeks, for each muscle, group and tissue
WEEKS = 4
RUN_LIMIT = 1.10  # [-] over the longest run of the last DAYS days (Schuster Brandt Frandsen 2025)
DAYS = 30
FIRST_WEEK = 1800.0  # [s] of easy running from which nobody is kept: three times ten minutes
FIRST_RUN = 900.0  # [s]


@dataclass(frozen=True, eq=False, kw_only=True)
class History:
    """What the last weeks loaded (oldest first) and the runs of the last days.

    LIMIT is ours: no weekly growth was shown to be safe or unsafe (`advice.facts.training`). It
    keeps every muscle and tissue from a leap that nobody meant, no more.
    """

    weeks: tuple[FloatArray, ...]  # by the names of Rates
    runs: tuple[tuple[date, float], ...]  # day, distance [m]
    floor: FloatArray  # what FIRST_WEEK of easy running loads
    first_run: float  # [m]

    def best(self) -> FloatArray:
        """Return the best of the last four weeks for each name, at least the first week's."""
        return np.asarray(np.max([*self.weeks[-WEEKS:], self.floor], axis=0))

    def cap(self) -> FloatArray:
        """Return what the next week may load at most."""
        return LIMIT * self.best()

    def longest(self, day: date) -> float:
        """Return how long a run on a day may be at most [m]."""
        recent = [far for when, far in self.runs if 0 < (day - when).days <= DAYS]
        return RUN_LIMIT * max([*recent, self.first_run])

    def after(self, loads: FloatArray, runs: tuple[tuple[date, float], ...]) -> History:
        """Return the history with one week more."""
        return replace(self, weeks=(*self.weeks, loads), runs=(*self.runs, *runs))
