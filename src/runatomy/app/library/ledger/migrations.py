"""Migrations: from an empty file, or an older ledger, to today's tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from runatomy.app.library.ledger.first import FIRST
from runatomy.app.library.ledger.second import SECOND
from runatomy.app.library.ledger.third import THIRD
from runatomy.terms.errors import AppError

APPLICATION = 0x52554E41  # "RUNA": what SQLite's header calls the file
MIGRATIONS: tuple[str, ...] = (
    FIRST,
    SECOND,
    THIRD,
)  # number n brings the ledger to version n; never edited
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a ledger to today's version, in one transaction: all of it or nothing.

    Raises AppError where the file is another program's, or a newer Runatomy's.
    """
    if _checked(connection, path) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _checked(connection, path)  # another process may have been quicker
        for script in MIGRATIONS[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _checked(connection: sqlite3.Connection, path: Path) -> int:
    """Return the ledger's version, 0 where the file is new; AppError where it is not ours."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION:
        if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise AppError(
                "this is a database of another program, not a Runatomy library",
                where=str(path),
                mend="Name another folder with RUNATOMY_HOME, or move that file away.",
            )
        return 0
    if version > VERSION:
        raise AppError(
            f"the library was written by a newer Runatomy (version {version} of its tables; "
            f"this one knows {VERSION})",
            where=str(path),
            mend="Install the newer Runatomy again: pip install --upgrade runatomy.",
        )
    return version


def _statements(script: str) -> list[str]:
    """Return a script's statements; `executescript` would commit before each."""
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return found
