"""Long run: whether a run of the last days went far beyond the longest of the month before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from runatomy.advice.facts.complaints import BONE
from runatomy.advice.facts.training import SINGLE_RUN
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.plan.growth.history import RUN_LIMIT
from runatomy.advice.plan.usual.read import DAYS, PastRun
from runatomy.terms.evidence import Origin

WEEK = 7  # days in which it is spoken of
FAR = 2.0  # [-] over the longest of the month before: the highest class of those who studied it
SHORT = 1000.0  # [m] a longest run below it is no habit to leap from
KNOWN = 15  # days before a run of which something must be known; fewer tell of no habit


def long_run_findings(runs: Sequence[PastRun], last: date) -> tuple[Finding, ...]:
    """Return what is worth saying of the largest leap in a single run up to the day `last`.

    Only of the last seven days, and only where the month before holds a run to compare with and
    half of it at least is known: who brings a first week of runs may have run for years.
    """
    first = min((run.day for run in runs), default=last)
    leaps = [
        (run.meters / before, run, before)
        for run in runs
        if 0 <= (last - run.day).days < WEEK
        and (run.day - first).days >= KNOWN
        and (before := _longest_before(runs, run.day)) >= SHORT
    ]
    leap, run, before = max(leaps, key=lambda one: one[0], default=(0.0, None, 0.0))
    if run is None or leap <= RUN_LIMIT:
        return ()
    return (_finding(leap, run, before, (run.day - first).days),)


def _longest_before(runs: Sequence[PastRun], day: date) -> float:
    """Return the longest run [m] of the month before a day; 0 without any."""
    month = [run.meters for run in runs if 0 < (day - run.day).days <= DAYS]
    return max(month, default=0.0)


def _finding(leap: float, run: PastRun, before: float, known: int) -> Finding:
    """Return the leap in words; value: over the longest of the month before.

    `known` are the days before it of which runs are known.
    """
    whole = known >= DAYS
    days = f"{DAYS} days before it" if whole else f"{known} days before it that are known here"
    much = f"{leap:.1f} times" if leap >= FAR else f"{100.0 * (leap - 1.0):.0f} % more than"
    return Finding(
        key="wear.long_run",
        text=f"Your {_km(run.meters)} on {run.day:%A} were {much} the longest run of the {days}, "
        f"{_km(before)}. Among 5,205 runners such leaps went with more injuries of "
        "overuse; for one runner nobody can foretell it. Run short and easy for some days before "
        "you go as far again.",
        value=leap,
        low=leap,
        high=leap,
        evidence=SINGLE_RUN.evidence(Origin.DERIVED, SINGLE_RUN.says),
        facts=(SINGLE_RUN.key,),
        weight=Weight.CAUTION if leap >= FAR else Weight.NOTICE,
        professional=BONE if leap >= FAR else "",
    )


def _km(meters: float) -> str:
    return f"{meters / 1000.0:.1f} km"
