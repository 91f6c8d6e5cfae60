"""Salvage: the rows of a broken ledger that can still be read."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from runatomy.app.library.upkeep import members

Row = Mapping[str, Any]
# What no original recording tells, parents first, with each table's key.
KEYS = {
    "runners": ("id",),
    "masses": ("runner_id", "on_date"),
    "notes": ("id",),
    "plans": ("runner_id",),
    "preferences": ("key",),
    "files": ("sha256",),
    "runs": ("id",),
    "trials": ("id",),
}


def salvaged(ledger: Path) -> dict[str, list[Row]]:
    """Return table by table the rows of a ledger that can be read; none where nothing can.

    A table is read from both ends, so that one broken page loses no more than what is on it.
    """
    found: dict[str, list[Row]] = {table: [] for table in KEYS}
    with contextlib.suppress(sqlite3.Error), members.reading(ledger) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for table, key in KEYS.items():
            found[table] = _rows(connection, table, key)
    return found


def _rows(connection: sqlite3.Connection, table: str, key: tuple[str, ...]) -> list[Row]:
    found: dict[tuple[Any, ...], Row] = {}
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{column} {direction}" for column in key)
        try:
            for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY {order}"):
                found[tuple(row[column] for column in key)] = dict(row)
        except sqlite3.Error:
            continue
        break  # read to its end
    return list(found.values())


def write_rows(connection: sqlite3.Connection, table: str, rows: list[Row]) -> int:
    """Write rows into a table of a sound ledger; returns how many fitted."""
    fitted = 0
    for row in rows:
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        with contextlib.suppress(sqlite3.Error):
            fitted += connection.execute(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
            ).rowcount
    return fitted
