"""Five_k: a 5K time that a runner can surely beat, from their fastest run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from runatomy.advice.kinds.pace import EXPONENT, FITTED, FIVE_K, TIMES, USUAL_TIME
from runatomy.advice.plan.usual.read import PastRun


def five_k_of(runs: Sequence[PastRun]) -> tuple[float, date | None]:
    """Return a 5K time [s] by the fastest run (Riegel 1981), and its day; None: a usual time.

    Training runs are no races, so a race would be faster.
    """
    found = [
        (run.seconds * (FIVE_K / run.meters) ** EXPONENT, run.day)
        for run in runs
        if run.meters >= FIVE_K / 2 and FITTED[0] <= run.seconds <= FITTED[1]
    ]
    time, day = min(found, default=(USUAL_TIME, None))
    return min(max(time, TIMES[0]), TIMES[1]), day
