"""Kept: what was kept of a run's current analysis, read whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from runatomy.app.library.analyses import MEND, read_analysis
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runs.entries import UnknownRunError
from runatomy.terms.errors import AppError

Found = TypeVar("Found")
TRIES = 3  # an analysis may be replaced between asking for its name and opening it


def read_kept(home: Home, ledger: Ledger, run_id: str, read: Callable[[bytes], Found]) -> Found:
    """Return what `read` finds in a run's current analysis.

    Raises UnknownRunError, and AppError where the file is gone or damaged.
    """
    for left in range(TRIES - 1, -1, -1):
        path, digest = current_of(ledger, run_id)
        try:
            content = read_analysis(home, path, digest)
        except AppError:
            if not left or current_of(ledger, run_id) == (path, digest):
                raise
            continue
        break
    try:
        return read(content)
    except (OSError, ValueError, KeyError) as error:
        raise AppError("an analysis cannot be understood", where=path, mend=MEND) from error


def current_of(ledger: Ledger, run_id: str) -> tuple[str, str]:
    """Return path and SHA-256 of a run's current analysis; UnknownRunError."""
    with ledger.reading() as connection:
        row = connection.execute(
            "SELECT path, sha256 FROM analyses WHERE run_id = ? AND current = 1", (run_id,)
        ).fetchone()
    if row is None:
        raise UnknownRunError(
            f"no run {run_id[:40]!r} is in the library", mend="List them: runatomy runs."
        )
    return row["path"], row["sha256"]
