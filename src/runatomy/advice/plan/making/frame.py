"""Frame: what is known of a week before its runs are composed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from runatomy.advice.plan.growth.hills import hill_of, meter_of
from runatomy.advice.plan.growth.history import History
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.steps.recipes import Hill
from runatomy.advice.plan.week import Phase
from runatomy.terms.arrays import FloatArray

WISH = 1.07  # [-] usual growth of a week's time over what one is used to: practice
LIGHT = 0.75  # [-] of it in a lighter week: practice
REST, REST_RUNS = 0.3, 3  # [-] of it, and runs at most, in a week of rest: practice
SHORTEST = 600.0  # [s] of running in the run under which a day stays free
WEEK = 7


@dataclass(frozen=True, eq=False, kw_only=True)
class Frame:
    """What is known of a week before its runs are composed."""

    request: Request
    rates: Rates
    history: History
    start: date
    days: int
    phase: Phase
    number: int  # from 1
    lifted: int  # weeks before it with strength training
    progress: float  # [-] 0 at the first week, 1 at the last before the taper
    taper: float  # [-] of the best week, where it tapers

    @property
    def target(self) -> float:
        """Return how long to run in this week [s]."""
        tapers = self.phase in (Phase.TAPER, Phase.RACE)
        best = float((self.history.peak() if tapers else self.history.best())[0])
        habit = self.request.habit
        usual = habit.counts * float(meter_of(self.rates, habit)[0])
        most = max(self.request.goal.kind.week, usual)
        share = {Phase.LIGHT: LIGHT, Phase.REST: REST, Phase.TAPER: self.taper,
                 Phase.RACE: 0.8 * self.taper}  # fmt: skip
        wanted = min(share.get(self.phase, WISH) * best, most)
        return wanted * self.days / WEEK

    @property
    def runs(self) -> int:
        """Return on how many days one runs."""
        days = max(1, round(self.request.days * self.days / WEEK))
        days = min(days, REST_RUNS) if self.phase is Phase.REST else days
        return min(days, max(1, int(self.target // SHORTEST)))

    @property
    def calm(self) -> bool:
        """Return whether a run far beyond the usual is so near that nothing is run fast."""
        spent = self.request.habit.spent
        return spent is not None and spent.calm(self.start)

    @property
    def walks(self) -> bool:
        """Return whether running is still cut into minutes."""
        return self.request.habit.starting and self.number <= 4

    @property
    def cap(self) -> FloatArray:
        """Return what the week may load at most, by the names of Rates."""
        return self.history.cap()

    def hill(self, long: bool) -> Hill | None:
        """Return the hills of the long run, or of another easy one; None on the level."""
        if self.phase is Phase.REST:
            return None
        own = hill_of(self.rates.engine.pace, self.request.habit)
        return own or (Hill() if long and self.request.goal.kind.hilly else None)

    def longest(self) -> float:
        """Return how long a run of this week may be [s of easy running]."""
        easy = self.rates.engine.pace.easy
        # What is the longest of 30 days on Monday may no longer be so on Sunday.
        return min(self.history.longest(self.start), self._later()) / easy

    def _later(self) -> float:
        return self.history.longest(self.start + timedelta(days=self.days - 1))
