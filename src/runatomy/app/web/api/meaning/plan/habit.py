"""Habit: what a runner ran lately, from which the form of a plan is filled in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from runatomy.advice.kinds.pace import EXPONENT, FITTED, FIVE_K, TIMES, USUAL_TIME
from runatomy.advice.plan.growth.history import DAYS, WEEKS
from runatomy.advice.plan.recent_habit import MOST_RUN, MOST_WEEK
from runatomy.advice.plan.request import MOST_DAYS
from runatomy.analysis.load import rounded
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.web.web_app import WebApp

MONTHS = 182  # days in which the fastest run is looked for
MOST_RUNS = 500  # looked at


def defaults(web: WebApp, runner: int, start: date) -> dict[str, Any]:
    """Return what the form begins with for a plan that starts on a day.

    weekly_m of the last four weeks and longest_m of the last 30 days; days of running a week;
    five_k_s by Riegel's formula from the fastest run of half a year, which is a time the runner
    can surely beat: training runs are no races.
    """
    rows = _runs(web, runner, start - timedelta(days=MONTHS), start - timedelta(days=1))
    days = {row_day(row): row for row in rows}
    month = [row for row in rows if (start - row_day(row)).days <= 7 * WEEKS]
    last = [row.distance_m for row in rows if (start - row_day(row)).days <= DAYS]
    ran = sum((start - day).days <= 7 * WEEKS for day in days)
    time, source = _five_k(rows)
    return {
        "start": start.isoformat(),
        "runs": len(month),
        "weekly_m": rounded(min(sum(row.distance_m for row in month) / WEEKS, MOST_WEEK)),
        "longest_m": rounded(min(max(last, default=0.0), MOST_RUN)),
        "days": min(max(round(ran / WEEKS), 3), MOST_DAYS - 1),
        "five_k_s": rounded(time),
        "five_k_from": source,
    }


def _five_k(rows: list[RunRow]) -> tuple[float, str | None]:
    """Return the time [s] of a 5K by the fastest run, and the day of it; None: a usual time."""
    found = [
        (row.moving_s * (FIVE_K / row.distance_m) ** EXPONENT, row_day(row).isoformat())
        for row in rows
        if row.distance_m >= FIVE_K / 2 and FITTED[0] <= row.moving_s <= FITTED[1]
    ]
    time, day = min(found, default=(USUAL_TIME, None))
    return min(max(time, TIMES[0]), TIMES[1]), day


def _runs(web: WebApp, runner: int, since: date, until: date) -> list[RunRow]:
    page = web.library.find_runs(runner=runner, since=since, until=until, limit=MOST_RUNS)
    return [row for row in page.rows if row.start is not None]


def row_day(row: RunRow) -> date:
    """Return the day of a run with a start."""
    from runatomy.app.library.clock import day_of

    assert row.start is not None
    return day_of(row.start)
