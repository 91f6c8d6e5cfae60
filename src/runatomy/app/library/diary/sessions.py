"""Sessions: what each past run asked of every muscle group, as recovery needs it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from runatomy.app.library.clock import instant_of, text_of
from runatomy.app.library.ledger import Ledger

if TYPE_CHECKING:
    from runatomy.loads.recovery.session import Session

QUESTION = """
SELECT runs.id, runs.start, runs.duration_s, analyses.mass_kg, loads.name,
  loads.energy_J, loads.negative_J, loads.unusual_J
FROM runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1
  JOIN loads ON loads.analysis_id = analyses.id AND loads.kind = 'group'
WHERE runs.runner_id = ? AND runs.twin_of IS NULL AND runs.start IS NOT NULL
  AND runs.start >= ? AND runs.start <= ? AND analyses.mass_kg IS NOT NULL
ORDER BY runs.start, runs.id
"""


def sessions_of(
    ledger: Ledger, runner_id: int, since: datetime, until: datetime
) -> tuple[Session, ...]:
    """Return what a runner's runs that began between two moments asked, in order of time.

    Runs whose analysis is older than these figures are left out until they are analyzed again.
    """
    import numpy as np

    from runatomy.loads.recovery.session import GROUPS, Session

    with ledger.reading() as connection:
        rows = connection.execute(QUESTION, (runner_id, text_of(since), text_of(until))).fetchall()
    place = {name: i for i, name in enumerate(GROUPS)}
    asked: dict[str, np.ndarray] = {}
    ended: dict[str, datetime] = {}
    for row in rows:
        if row["id"] not in asked:
            asked[row["id"]] = np.zeros((3, len(GROUPS)))
            ended[row["id"]] = instant_of(row["start"]) + timedelta(seconds=row["duration_s"])
        if row["name"] in place:
            parts = (row["energy_J"], row["negative_J"], row["unusual_J"])
            asked[row["id"]][:, place[row["name"]]] = [
                max(part or 0.0, 0.0) / row["mass_kg"] for part in parts
            ]
    return tuple(
        Session(when=ended[run], energy=one[0], braking=one[1], unusual=one[2])
        for run, one in asked.items()
    )
