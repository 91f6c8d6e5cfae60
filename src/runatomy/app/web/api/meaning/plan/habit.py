"""Habit: what a runner ran lately, from which the form of a plan is filled in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from runatomy.advice.plan.growth.history import WEEKS
from runatomy.advice.plan.request import MOST_DAYS
from runatomy.advice.plan.usual.five_k import five_k_of
from runatomy.advice.plan.usual.read import PastRun, habit_of
from runatomy.analysis.plain import rounded
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.web.web_app import WebApp

MONTHS = 182  # days in which the fastest run is looked for
MOST_RUNS = 500  # looked at


def defaults(web: WebApp, runner: int, start: date) -> dict[str, Any]:
    """Return what the form begins with for a plan that starts on a day.

    The habit of the last weeks (`RecentHabit`); days a week; five_k_s by Riegel's formula from
    the fastest run of half a year, which is a time the runner can surely beat: training runs
    are no races.
    """
    rows = _runs(web, runner, start - timedelta(days=MONTHS), start - timedelta(days=1))
    month = [row for row in rows if (start - row_day(row)).days <= 7 * WEEKS]
    runs = [_past(row) for row in rows]
    habit = habit_of(runs, start)
    time, source = five_k_of(runs)
    return {
        "start": start.isoformat(),
        "runs": len(month),
        **{key: rounded(v) if isinstance(v, float) else v for key, v in habit.to_dict().items()},
        "days": min(max(len(habit.weekdays), 3), MOST_DAYS - 1),
        "five_k_s": rounded(time),
        "five_k_from": None if source is None else source.isoformat(),
    }


def _past(row: RunRow) -> PastRun:
    """Return a run as the habit reads it."""
    return PastRun(
        day=row_day(row), meters=row.distance_m, seconds=row.moving_s,
        ascent=row.ascent_m or 0.0, descent=row.descent_m or 0.0,
    )  # fmt: skip


def _runs(web: WebApp, runner: int, since: date, until: date) -> list[RunRow]:
    page = web.library.find_runs(runner=runner, since=since, until=until, limit=MOST_RUNS)
    return [row for row in page.rows if row.start is not None]


def row_day(row: RunRow) -> date:
    """Return the day of a run with a start."""
    from runatomy.app.library.clock import day_of

    assert row.start is not None
    return day_of(row.start)
