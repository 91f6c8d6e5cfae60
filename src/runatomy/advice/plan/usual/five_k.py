"""FiveK: a 5K time from what a runner ran, where they told none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from runatomy.advice.kinds.pace import EXPONENT, FITTED, FIVE_K, MARATHON, TIMES, USUAL_TIME
from runatomy.advice.plan.usual.read import LEVEL, PastRun
from runatomy.advice.plan.usual.slope import slope_of
from runatomy.mechanics.cost import running_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveK:
    """A 5K time and what tells it; training runs are no races, so a race would be faster."""

    seconds: float = USUAL_TIME
    by: Literal["fastest run", "easy runs", "usual time"] = "usual time"
    day: date | None = None  # of the fastest run

    @property
    def known(self) -> bool:
        """Return whether the runner's own runs tell it."""
        return self.by != "usual time"


def five_k_of(runs: Sequence[PastRun], easy: float | None) -> FiveK:
    """Return a 5K time by the fastest run (Riegel 1981), or by the speed [m/s] of easy runs.

    A hilly run counts as the level way that costs as much.
    Nobody is taken to run easily faster than they could run a marathon (assumed): who never runs
    all out would else be told to run more slowly than they do.
    """
    found = [
        (run.seconds * (FIVE_K / level_way(run)) ** EXPONENT, run.day)
        for run in runs
        if run.meters >= FIVE_K / 2 and FITTED[0] <= run.seconds <= FITTED[1]
    ]
    fastest = min(found, default=None)
    if easy and (fastest is None or of_easy(easy) < fastest[0]):
        return FiveK(seconds=_taken(of_easy(easy)), by="easy runs")
    if fastest is None:
        return FiveK()
    return FiveK(seconds=_taken(fastest[0]), by="fastest run", day=fastest[1])


def level_way(run: PastRun) -> float:
    """Return the level way [m] that costs as much as a hilly run (Minetti et al. 2002).

    Its climbs and descents are taken to lie on one slope; nearly level ground counts as level.
    """
    if run.ascent + run.descent <= LEVEL * run.meters:
        return run.meters
    climb, descent = run.ascent / run.meters, run.descent / run.meters
    slope = slope_of(climb, descent)
    level, *sloped = running_cost(np.array([0.0, slope, -slope]))
    shares = np.array([climb, descent]) / max(slope, climb + descent)  # of the way, at most all
    return float(run.meters * (1.0 + shares @ (np.array(sloped) / level - 1.0)))


def of_easy(speed: float) -> float:
    """Return the 5K time [s] of a runner whose marathon has this speed [m/s] (Riegel 1981)."""
    return float(MARATHON / speed * (FIVE_K / MARATHON) ** EXPONENT)


def _taken(seconds: float) -> float:
    return min(max(seconds, TIMES[0]), TIMES[1])
