"""Weeks: what jumped against the runner's own habit, and what the runs of the last weeks said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from runatomy.advice.finding import Finding
from runatomy.advice.jumps import jump_findings
from runatomy.advice.long_run import long_run_findings
from runatomy.advice.once import said_once
from runatomy.advice.sides import side_findings
from runatomy.app.library.clock import start_of
from runatomy.app.library.runs.past import past_runs
from runatomy.app.library.years import DailyLoads
from runatomy.app.web.api.loads.effort import effort_findings
from runatomy.app.web.api.loads.plain import NAMES, Kind
from runatomy.app.web.api.meaning.body.logs import side_results, until
from runatomy.app.web.api.runs.rows import instant
from runatomy.app.web.web_app import WebApp
from runatomy.loads.habit import HISTORY_DAYS, WINDOWS, Habit, habits
from runatomy.loads.sides.difference import Lean, SideDifference
from runatomy.loads.wear.weeks import WearHabit
from runatomy.terms.evidence import Evidence, Grade, Origin

MOST_RUNS = 20  # whose findings are told
DAYS = HISTORY_DAYS + max(WINDOWS) + 1


def run_findings(web: WebApp, runner: int, since: date, last: date) -> list[dict[str, Any]]:
    """Return what the analyses of the runs of these days say, newest first.

    What all of them cannot tell is said with the newest.
    """
    page = web.library.find_runs(runner=runner, since=since, until=last, limit=MOST_RUNS)
    told = [web.library.analysis(row.id).get("findings", []) for row in page.rows]
    return [
        {"id": row.id, "name": row.name, "start": instant(row.start), "findings": findings}
        for row, findings in zip(page.rows, said_once(told), strict=True)
    ]


def week_findings(web: WebApp, runner: int, last: date) -> list[dict[str, Any]]:
    """Return what carried more than is usual, heart and fuel, and noted single-leg tests."""
    carried = carried_habits(web, runner, "tissue", last)
    worn = _wear_habits(web, runner, last) or carried
    wear = {habit.name: habit for habit in worn}
    tissues = tuple(WearHabit(name=load.name, load=load, wear=wear[load.name]) for load in carried)
    runs = past_runs(web.library, runner, last + timedelta(days=1))
    found: list[Finding] = [
        *long_run_findings(runs, last),
        *jump_findings(tissues, carried_habits(web, runner, "group", last)),
    ]
    # What a very long run means for the heart is said with that run.
    found += [one for one in effort_findings(web, runner, last) if ".week" in one.key]
    end = start_of(last + timedelta(days=1))
    results = side_results(until(web.library.notes(runner), end))
    found += [one for one in side_findings(_untold(), (), results) if ".test." in one.key]
    return [one.to_dict() for one in found]


def _wear_habits(web: WebApp, runner: int, last: date) -> Sequence[Habit]:
    """Return the habit of every tissue's wear, since it is known; none where it is not."""
    daily = web.library.daily_wear(runner, last - timedelta(days=DAYS), last)
    return habits(daily.dates, daily.values, daily.names, last) if daily.dates else ()


def carried_habits(web: WebApp, runner: int, kind: Kind, last: date) -> Sequence[Habit]:
    """Return the habit of every group's energy, or of every tissue's load, up to a day."""
    import numpy as np

    daily: DailyLoads = web.library.daily_loads(
        runner, kind, since=last - timedelta(days=DAYS), until=last
    )
    names = NAMES[kind]
    values = np.zeros((len(daily.dates), len(names)))
    for place, name in enumerate(names):
        if name in daily.names:
            values[:, place] = daily.values[:, daily.names.index(name)]
    return habits(np.array(daily.dates, dtype="datetime64[D]"), values, names, last)


def _untold() -> SideDifference:
    """Return that no device tells left from right over weeks."""
    return SideDifference(
        what="contact time", value=None, low=None, high=None, normal=0.0, lean=Lean.CANNOT_TELL,
        evidence=Evidence(origin=Origin.UNKNOWN, source="Told of each run", grade=Grade.OPEN),
    )  # fmt: skip
