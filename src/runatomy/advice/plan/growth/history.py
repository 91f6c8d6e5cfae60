"""History: what the last weeks loaded and how long the last runs were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from runatomy.advice.plan.usual.earlier import MEMORY, kept
from runatomy.terms.arrays import FloatArray

LIMIT = 1.10  # [-] over what a runner is used to, for each muscle, group and tissue
WEEKS = 4  # of which a usual week is the mean
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
        """Return what a runner is used to for each name, at least the first week's.

        It is the best of the weeks before, each counting for as much as is `kept` of it: the last
        two in full, older ones less with every week, so that a break neither wipes out the habit
        before it nor leaves it as it was.
        """
        newest_first = reversed(self.weeks[-MEMORY - 1 :])
        known = [kept(age) * week for age, week in enumerate(newest_first)]
        return np.asarray(np.max([*known, self.floor], axis=0))

    def peak(self) -> FloatArray:
        """Return the best of the last four weeks as they were: what a taper is measured by."""
        return np.asarray(np.max([*self.weeks[-WEEKS:], self.floor], axis=0))

    def cap(self) -> FloatArray:
        """Return what the next week may load at most."""
        return LIMIT * self.best()

    def longest(self, day: date) -> float:
        """Return how long a run on a day may be at most [m].

        The longest run of 30 days counts in full, an older one for what is `kept` of it.
        """
        past = [((day - when).days, far) for when, far in self.runs if when < day]
        known = [far if age <= DAYS else kept(age / 7.0) * far for age, far in past]
        return RUN_LIMIT * max([*known, self.first_run])

    def after(self, loads: FloatArray, runs: tuple[tuple[date, float], ...]) -> History:
        """Return the history with one week more."""
        return replace(self, weeks=(*self.weeks, loads), runs=(*self.runs, *runs))
