"""Row: a run between the ledger's columns and our own noun."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from runatomy.app.library.clock import instant_of, text_of
from runatomy.app.library.runs.entries import RunEntry, RunRow

RUN_COLUMNS = tuple(field.name for field in fields(RunEntry))


def values_of(run: RunEntry) -> list[object]:
    """Return a run's values in the order of RUN_COLUMNS."""
    values = (getattr(run, name) for name in RUN_COLUMNS)
    return [text_of(value) if isinstance(value, datetime) else value for value in values]


def entry_of(row: sqlite3.Row) -> RunEntry:
    """Return the run that a row of the ledger tells."""
    return RunEntry(**_parts(row))


def row_of(row: sqlite3.Row, groups: Mapping[str, float], *, stale: bool, stays: bool) -> RunRow:
    """Return a run with what its analysis says."""
    return RunRow(
        **_parts(row),
        energy_J=row["energy_J"],
        group_energy_J=dict(groups),
        stale=stale,
        stays=stays,
    )


def _parts(row: sqlite3.Row) -> dict[str, Any]:
    parts: dict[str, Any] = {name: row[name] for name in RUN_COLUMNS}
    for name in ("start", "added_at"):
        text = parts[name]
        parts[name] = instant_of(text) if isinstance(text, str) else None
    return parts
