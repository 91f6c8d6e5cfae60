"""Wear: what the runs of each day wore at every tissue."""

from __future__ import annotations

from datetime import date, timedelta

from runatomy.app.library.clock import day_of, instant_of, start_of, text_of
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.years import DailyLoads

QUESTION = """
SELECT runs.start, loads.name, loads.wear_km
FROM runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1
  JOIN loads ON loads.analysis_id = analyses.id AND loads.kind = 'tissue'
WHERE runs.runner_id = ? AND runs.twin_of IS NULL AND runs.start >= ? AND runs.start < ?
"""


def daily_wear(ledger: Ledger, runner_id: int, since: date, until: date) -> DailyLoads:
    """Return the wear [km of easy running] of each day's runs, both days included.

    Only of the days after the last run that was analyzed before wear was known: a habit with holes
    is none.
    """
    import numpy as np

    from runatomy.mechanics.tissues.tissue_loads import TISSUES

    bounds = (text_of(start_of(since)), text_of(start_of(until + timedelta(days=1))))
    with ledger.reading() as connection:
        rows = connection.execute(QUESTION, (runner_id, *bounds)).fetchall()
    days = {start: day_of(instant_of(start)) for start in {row["start"] for row in rows}}
    unknown = max((days[row["start"]] for row in rows if row["wear_km"] is None), default=date.min)
    days = {start: day for start, day in days.items() if day > unknown}
    dates = sorted(set(days.values()))
    day, tissue = ({name: i for i, name in enumerate(names)} for names in (dates, TISSUES))
    values = np.zeros((len(dates), len(TISSUES)))
    for row in (one for one in rows if one["start"] in days):
        values[day[days[row["start"]]], tissue[row["name"]]] += row["wear_km"]
    return DailyLoads(kind="wear", unit="km", dates=tuple(dates), names=TISSUES, values=values)
