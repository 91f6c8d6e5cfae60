"""Past: a runner's runs as a plan reads their habit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from runatomy.app.library.clock import day_of
from runatomy.app.library.runs.entries import RunRow

if TYPE_CHECKING:
    from runatomy.advice.plan.usual.read import PastRun
    from runatomy.app.library.library import Library

LOOK = timedelta(days=182)  # before a plan begins
MOST = 500  # runs


def past_runs(library: Library, runner_id: int, start: date) -> list[PastRun]:
    """Return a runner's runs of half a year before a day, the newest first."""
    since, last = start - LOOK, start - timedelta(days=1)
    page = library.find_runs(runner=runner_id, since=since, until=last, limit=MOST)
    running = {
        one.run_id: one.effort.running_time
        for one in library.efforts(runner_id, since, last)
        if one.effort and one.effort.running_time > 0.0
    }
    return [_past(row, running.get(row.id)) for row in page.rows if row.start is not None]


def _past(row: RunRow, running: float | None) -> PastRun:
    from runatomy.advice.plan.usual.read import PastRun
    from runatomy.advice.plan.usual.running import running_part

    assert row.start is not None
    way, speed = running_part(row.distance_m, row.moving_s, running) if running else (None, None)
    return PastRun(
        day=day_of(row.start),
        meters=row.distance_m,
        seconds=row.moving_s,
        ascent=row.ascent_m or 0.0,
        descent=row.descent_m or 0.0,
        running=way,
        speed=speed,
    )
