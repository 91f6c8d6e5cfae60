"""Changing: runs renamed, given to another runner, analyzed anew, or deleted."""

from __future__ import annotations

import contextlib
import sqlite3
from enum import Enum
from pathlib import Path

from runatomy.app.library.files.originals import path_of
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runs.adding import add_analysis
from runatomy.app.library.runs.entries import NewAnalysis, RunEntry, UnknownRunError
from runatomy.app.library.runs.row import entry_of
from runatomy.app.library.runs.twins import promote, twin_in
from runatomy.terms.errors import AppError

LONGEST = {"name": 200, "note": 10_000}  # letters


class Keep(Enum):
    """What a change leaves as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


def update_run(
    ledger: Ledger,
    run_id: str,
    *,
    name: str | Keep = KEEP,
    note: str | Keep = KEEP,
    runner_id: int | Keep = KEEP,
) -> None:
    """Change a run's name, note or runner; twins are told anew where the runner changes.

    Raises UnknownRunError, and AppError for an unknown runner or too long a text.
    """
    with ledger.writing() as connection:
        run = known_run(connection, run_id)
        for field, text in (("name", name), ("note", note)):
            if not isinstance(text, Keep):
                _write(connection, run_id, field, text.strip())
        if not isinstance(runner_id, Keep) and runner_id != run.runner_id:
            _give(connection, run, runner_id)


def _write(connection: sqlite3.Connection, run_id: str, field: str, text: str) -> None:
    if len(text) > LONGEST[field]:
        raise AppError(f"this {field} is too long", mend=f"At most {LONGEST[field]} letters.")
    if field == "name" and not text:
        raise AppError("a run needs a name", mend="Give at least one letter.")
    connection.execute(f"UPDATE runs SET {field} = ? WHERE id = ?", (text, run_id))


def _give(connection: sqlite3.Connection, run: RunEntry, runner_id: int) -> None:
    if not connection.execute("SELECT 1 FROM runners WHERE id = ?", (runner_id,)).fetchone():
        raise AppError(f"no runner number {runner_id}")
    promote(connection, run.id)
    connection.execute(
        "UPDATE runs SET runner_id = ?, twin_of = NULL WHERE id = ?", (runner_id, run.id)
    )
    twin = twin_in(connection, known_run(connection, run.id))
    connection.execute("UPDATE runs SET twin_of = ? WHERE id = ?", (twin, run.id))


def replace_analysis(home: Home, ledger: Ledger, run_id: str, new: NewAnalysis) -> None:
    """Make a new analysis the current one; the old one is current until then, and its file goes.

    Raises UnknownRunError where the run was deleted meanwhile: the new file then goes instead.
    """
    with ledger.writing() as connection:
        try:
            known_run(connection, run_id)
        except UnknownRunError:
            _remove(home.analyses / new.path)
            raise
        if not (home.analyses / new.path).is_file():
            raise AppError("an analysis went away before it was entered", where=new.path)
        old = _paths(connection, run_id)
        connection.execute("DELETE FROM analyses WHERE run_id = ?", (run_id,))
        add_analysis(connection, run_id, new)
    _sweep(home, ledger, old)


def delete_run(home: Home, ledger: Ledger, run_id: str) -> None:
    """Delete a run, and its original where no other run came with it; the file may come again.

    The ledger forgets it first, its files go after: a crash between leaves files nobody knows.
    """
    with ledger.writing() as connection:
        run = known_run(connection, run_id)
        paths = _paths(connection, run_id)
        promote(connection, run_id)
        connection.execute("DELETE FROM runs WHERE id = ?", (run_id,))
        suffix = _last_of(connection, run.sha256)
    _sweep(home, ledger, paths)
    if suffix is not None:
        with ledger.writing() as connection:  # held: nobody enters the same file meanwhile
            if not _has(connection, "files", "sha256", run.sha256):
                _remove(path_of(home, run.sha256, suffix))


def known_run(connection: sqlite3.Connection, run_id: str) -> RunEntry:
    """Return a run; UnknownRunError where the library does not hold it."""
    row = connection.execute("SELECT * FROM runs WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise UnknownRunError(
            f"no run {run_id[:40]!r} is in the library", mend="List them: runatomy runs."
        )
    return entry_of(row)


def _paths(connection: sqlite3.Connection, run_id: str) -> set[str]:
    rows = connection.execute("SELECT path FROM analyses WHERE run_id = ?", (run_id,))
    return {str(row["path"]) for row in rows}


def _last_of(connection: sqlite3.Connection, digest: str) -> str | None:
    """Forget a file that no run is left of; return its suffix, None where one is left."""
    if connection.execute("SELECT 1 FROM runs WHERE sha256 = ?", (digest,)).fetchone():
        return None
    row = connection.execute("SELECT suffix FROM files WHERE sha256 = ?", (digest,)).fetchone()
    connection.execute("DELETE FROM files WHERE sha256 = ?", (digest,))
    return str(row["suffix"])


def _sweep(home: Home, ledger: Ledger, paths: set[str]) -> None:
    """Take away analyses that nobody names; the lock is held, so that nobody begins to."""
    with ledger.writing() as connection:
        for path in paths:
            if not _has(connection, "analyses", "path", path):
                _remove(home.analyses / path)


def _has(connection: sqlite3.Connection, table: str, column: str, value: str) -> bool:
    found = connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone()
    return found is not None


def _remove(path: Path) -> None:
    """Take a file away; one that is held open or gone is left to the tidying at the next start."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
