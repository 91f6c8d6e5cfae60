"""Wear: what the runs of each day wore at every tissue, against the runner's own habit."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from runatomy.app.library.clock import day_of, instant_of, start_of, text_of
from runatomy.app.web.web_app import WebApp
from runatomy.loads.habit import Habit, habits
from runatomy.mechanics.tissues.tissue_loads import TISSUES

QUESTION = """
SELECT runs.start, loads.name, loads.wear_km
FROM runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1
  JOIN loads ON loads.analysis_id = analyses.id AND loads.kind = 'tissue'
WHERE runs.runner_id = ? AND runs.twin_of IS NULL AND runs.start >= ? AND runs.start < ?
"""


def wear_habits(web: WebApp, runner: int, since: date, last: date) -> tuple[Habit, ...] | None:
    """Return the habit of every tissue's wear [km of easy running] up to a day.

    None where a run was analyzed before wear was known: part of a habit is none.
    """
    bounds = (text_of(start_of(since)), text_of(start_of(last + timedelta(days=1))))
    with web.library.ledger.reading() as connection:
        rows = connection.execute(QUESTION, (runner, *bounds)).fetchall()
    if any(row["wear_km"] is None for row in rows):
        return None
    days = {day: i for i, day in enumerate(sorted({row["start"] for row in rows}))}
    values = np.zeros((len(days), len(TISSUES)))
    for row in rows:
        values[days[row["start"]], TISSUES.index(row["name"])] += row["wear_km"]
    dates = np.array([day_of(instant_of(day)) for day in days], dtype="datetime64[D]")
    return habits(dates, values, TISSUES, last)
