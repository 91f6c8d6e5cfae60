"""Twins: the same run from two files, as a watch and a website both keep it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from runatomy.app.library.clock import text_of
from runatomy.app.library.runs.entries import RunEntry

START_SECONDS = 120
ALIKE = 0.03  # [-] of durations and of distances


def twin_in(connection: sqlite3.Connection, run: RunEntry) -> str | None:
    """Return the run that this one is another copy of: the one entered first, None without one.

    The same runner, starts within two minutes, durations and distances within 3 %, another file.
    """
    if run.start is None:
        return None
    apart = timedelta(seconds=START_SECONDS)
    rows = connection.execute(
        "SELECT id, duration_s, distance_m FROM runs WHERE runner_id = ? AND twin_of IS NULL"
        " AND start BETWEEN ? AND ? AND sha256 <> ? AND id <> ? ORDER BY added_at, id",
        (
            run.runner_id,
            text_of(run.start - apart),
            text_of(run.start + apart),
            run.sha256,
            run.id,
        ),
    )
    for row in rows:
        if _alike(row["duration_s"], run.duration_s) and _alike(row["distance_m"], run.distance_m):
            return str(row["id"])
    return None


def promote(connection: sqlite3.Connection, run_id: str) -> None:
    """Let the eldest of a run's twins stand for it, before it goes."""
    twins = [
        row["id"]
        for row in connection.execute(
            "SELECT id FROM runs WHERE twin_of = ? ORDER BY added_at, id", (run_id,)
        )
    ]
    for place, twin in enumerate(twins):
        heir = None if place == 0 else twins[0]
        connection.execute("UPDATE runs SET twin_of = ? WHERE id = ?", (heir, twin))


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(one, other)
