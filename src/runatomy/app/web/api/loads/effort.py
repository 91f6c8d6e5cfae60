"""Effort: what the last weeks asked of heart and fuel, against the runner's habit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal

from runatomy.advice.facts.fuel import COST_OF_RUNNING
from runatomy.advice.finding import Finding
from runatomy.advice.week.fuel import SPLIT, fuel_week_findings
from runatomy.advice.week.heart import heart_week_findings, impulse_evidence
from runatomy.analysis.plain import rounded
from runatomy.app.library.series.effort import DayEffort
from runatomy.app.web.web_app import WebApp
from runatomy.loads.effort.effort_habit import (
    UNITS,
    EffortHabit,
    EffortWindow,
    effort_habits,
    effort_sum,
)
from runatomy.loads.effort.lost_run import lost_of, told_of
from runatomy.loads.fuel.split import CARBOHYDRATE_ENERGY, FAT_ENERGY
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.loads.habit import EVIDENCE, HISTORY_DAYS, WINDOWS
from runatomy.loads.heart.span import Span
from runatomy.terms.evidence import Evidence

Amount = Literal["trimp", "energy", "fat", "carbohydrate"]
PLAIN: dict[str, str] = {
    "trimp": "Training impulse of the heart",
    "energy": "Energy on top of rest",
    "fat": "Fat, while running",
    "carbohydrate": "Carbohydrate, while running",
}
WEEK = WINDOWS[0]
DAYS = HISTORY_DAYS + max(WINDOWS) + 1


def efforts(web: WebApp, runner: int, until: date) -> dict[str, Any]:
    """Return what the runner's runs up to a day asked of heart and fuel, against their habit."""
    runs = web.library.efforts(runner, until - timedelta(days=DAYS), until)
    found = _habits(runs, until)
    return {
        "runner_id": runner,
        "until": until.isoformat(),
        "waiting": sum(run.known is None for run in runs),
        "lost": [
            {"id": run.run_id, "name": run.lost.name, "date": run.day.isoformat()}
            for run in runs
            if run.lost is not None
        ],
        "rows": [_row(habit) for habit in found],
        "findings": [one.to_dict() for one in _findings(runs, found, until)],
        "evidence": EVIDENCE.to_dict(),
    }


def effort_findings(web: WebApp, runner: int, last: date) -> tuple[Finding, ...]:
    """Return what is worth saying of heart and fuel in the seven days up to `last`."""
    runs = web.library.efforts(runner, last - timedelta(days=DAYS), last)
    return _findings(runs, _habits(runs, last), last)


def effort_trend(web: WebApp, runner: int, name: Amount, weeks: int, last: date) -> dict[str, Any]:
    """Return one of them week by week, up to the week of the day `last`."""
    end = last - timedelta(days=last.weekday())
    first = end - timedelta(weeks=weeks - 1)
    held: list[list[DayEffort]] = [[] for _ in range(weeks)]
    for run in web.library.efforts(runner, first, end + timedelta(days=6)):
        held[(run.day - first).days // 7].append(run)
    sums = [effort_sum([run.known for run in week], name) for week in held]
    ends = {
        key: [None if one is None else rounded(getattr(one, end)) for one in sums]
        for key, end in (("value", "usual"), ("low", "low"), ("high", "high"))
    }
    return {
        "name": name,
        "plain": PLAIN[name],
        "unit": UNITS[name],
        "weeks": [(first + timedelta(weeks=i)).isoformat() for i in range(weeks)],
        "runs": [len(week) for week in held],
        "told": [sum(_told(run, name) for run in week) for week in held],
        **ends,
    }


def _habits(runs: Sequence[DayEffort], until: date) -> tuple[EffortHabit, ...]:
    return effort_habits([run.day for run in runs], [run.known for run in runs], until)


def _told(run: DayEffort, name: str) -> bool:
    return run.effort is not None and run.effort.amount(name) is not None


def _findings(
    runs: Sequence[DayEffort], found: Sequence[EffortHabit], until: date
) -> tuple[Finding, ...]:
    week = [run for run in runs if 0 <= (until - run.day).days < WEEK]
    whole = [run.known for run in week]
    if None in whole:
        return ()  # half a week tells nothing of the whole, which is told soon
    known = told_of(whole)
    trimp = next(habit for habit in found if habit.name == "trimp")
    return (
        *heart_week_findings(
            trimp.windows[0],
            longest_time=max((one.running_time for one in known), default=0.0),
            longest_distance=max((run.distance for run in week), default=0.0),
        ),
        *fuel_week_findings(week_fuel(known, lost_of(whole))),
    )


def _row(habit: EffortHabit) -> dict[str, Any]:
    return {
        "name": habit.name,
        "plain": PLAIN[habit.name],
        "unit": habit.unit,
        "J_per_g": {"fat": FAT_ENERGY, "carbohydrate": CARBOHYDRATE_ENERGY}.get(habit.name),
        "windows": [_window(habit.name, window) for window in habit.windows],
    }


def _window(name: str, window: EffortWindow) -> dict[str, Any]:
    told = window.habit.to_dict()
    return {
        "days": window.days,
        "runs": window.runs,
        "told": window.told,
        "waiting": window.waiting,
        "lost": len(window.lost),
        "lost_share": rounded(window.lost_share),
        "measured": rounded(window.measured),
        "carried": _plain(window.carried),
        "usual": told["usual"],
        "verdict": str(window.verdict),
        "missing_days": told["missing_days"],
        "why": window.why,
        "evidence": _evidence(name, window).to_dict(),
    }


def _plain(span: Span | None) -> dict[str, float] | None:
    return None if span is None else span.to_dict()


def _evidence(name: str, window: EffortWindow) -> Evidence:
    if name == "trimp":
        return impulse_evidence(window)
    return COST_OF_RUNNING.evidence() if name == "energy" else SPLIT
