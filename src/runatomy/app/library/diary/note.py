"""Note: what a runner wrote down of the body: soreness, a test of strength, rest, a day off."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from runatomy.app.library.clock import instant_of, now, text_of
from runatomy.app.library.ledger import Ledger
from runatomy.terms.errors import AppError

KINDS = ("soreness", "strength", "rest", "single_leg")
LONGEST = 2000  # letters of a note's data


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that a runner wrote down; what its data may be is for `loads` to say."""

    id: int | None = None  # None: not yet kept
    runner_id: int
    at: datetime  # UTC
    kind: str  # one of KINDS
    data: Mapping[str, Any] = field(default_factory=dict)  # plain values
    added_at: datetime | None = None


def add_note(ledger: Ledger, note: Note) -> Note:
    """Keep a note; AppError for an unknown kind or runner, or where it is too long."""
    if note.kind not in KINDS:
        raise AppError(
            f"notes of {note.kind[:40]!r} are not kept", mend=f"One of {', '.join(KINDS)}."
        )
    data = json.dumps(dict(note.data), allow_nan=False)
    if len(data) > LONGEST:
        raise AppError("this note is too long", mend=f"Keep it under {LONGEST} letters.")
    with ledger.writing() as connection:
        known = connection.execute("SELECT 1 FROM runners WHERE id = ?", (note.runner_id,))
        if not known.fetchone():
            raise AppError(f"no runner number {note.runner_id}")
        number = connection.execute(
            "INSERT INTO notes(runner_id, at, kind, data, added_at) VALUES (?, ?, ?, ?, ?)",
            (note.runner_id, text_of(note.at), note.kind, data, text_of(now())),
        ).lastrowid
        row = connection.execute("SELECT * FROM notes WHERE id = ?", (number,)).fetchone()
    return _note_of(row)


def notes_of(ledger: Ledger, runner_id: int) -> list[Note]:
    """Return a runner's notes, oldest first."""
    with ledger.reading() as connection:
        rows = connection.execute(
            "SELECT * FROM notes WHERE runner_id = ? ORDER BY at, id", (runner_id,)
        ).fetchall()
    return [_note_of(row) for row in rows]


def delete_note(ledger: Ledger, number: int) -> None:
    """Forget a note; AppError where there is none of this number."""
    with ledger.writing() as connection:
        if not connection.execute("DELETE FROM notes WHERE id = ?", (number,)).rowcount:
            raise AppError(f"no note number {number}")


def _note_of(row: sqlite3.Row) -> Note:
    return Note(
        id=row["id"],
        runner_id=row["runner_id"],
        at=instant_of(row["at"]),
        kind=row["kind"],
        data=json.loads(row["data"]),
        added_at=instant_of(row["added_at"]),
    )
