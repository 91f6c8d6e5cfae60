"""Past: a runner's runs as a plan reads their habit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from runatomy.app.library.clock import day_of, instant_of, start_of, text_of

if TYPE_CHECKING:
    from runatomy.advice.plan.usual.read import PastRun
    from runatomy.app.library.library import Library

LOOK = timedelta(days=182)  # before a plan begins
QUESTION = """
SELECT runs.start, runs.distance_m, runs.moving_s, runs.ascent_m, runs.descent_m, efforts.running_s
FROM runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1
  LEFT JOIN efforts ON efforts.analysis_id = analyses.id
WHERE runs.runner_id = ? AND runs.twin_of IS NULL AND runs.start >= ? AND runs.start < ?
ORDER BY runs.start DESC, runs.id
"""


def past_runs(library: Library, runner_id: int, start: date) -> list[PastRun]:
    """Return a runner's runs of half a year before a day, the newest first; no twins."""
    bounds = text_of(start_of(start - LOOK)), text_of(start_of(start))
    with library.ledger.reading() as connection:
        rows = connection.execute(QUESTION, (runner_id, *bounds)).fetchall()
    return [_past(row) for row in rows]


def _past(row: Mapping[str, Any]) -> PastRun:
    from runatomy.advice.plan.usual.read import PastRun
    from runatomy.advice.plan.usual.running import running_part

    way, speed = None, None
    if row["running_s"]:
        way, speed = running_part(row["distance_m"], row["moving_s"], row["running_s"])
    return PastRun(
        day=day_of(instant_of(row["start"])),
        meters=row["distance_m"],
        seconds=row["moving_s"],
        ascent=row["ascent_m"] or 0.0,
        descent=row["descent_m"] or 0.0,
        running=way,
        speed=speed,
    )
