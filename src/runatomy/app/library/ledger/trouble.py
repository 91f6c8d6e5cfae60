"""Trouble: what to tell where SQLite could not do its work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from runatomy.terms.errors import AppError

DOCTOR = "Run: runatomy doctor. It says what is damaged, and how to bring it back."
# Words of SQLite's own messages, and what to tell.
TELLINGS = (
    ("not a database", "this is not a library: the file holds something else", DOCTOR),
    ("malformed", "the library's ledger is damaged", DOCTOR),
    ("corrupt", "the library's ledger is damaged", DOCTOR),
    ("disk i/o error", "the disk did not answer as it should", DOCTOR),
    ("full", "the disk is full: nothing was changed", "Make room on the disk, and try again."),
    (
        "readonly",
        "the library cannot be written to",
        "Check that you may write to the library's folder.",
    ),
    (
        "unable to open",
        "the library cannot be opened",
        "Check that you may read and write the library's folder.",
    ),
    (
        "lock",
        "another program kept the library busy: nothing was changed",
        "Try again; if it lasts, end the program that holds the library.",
    ),
)


def told(error: sqlite3.Error, path: Path) -> AppError:
    """Return an SQLite error in words a person can act on."""
    message = str(error).lower()
    for words, what, mend in TELLINGS:
        if words in message:
            return AppError(what, where=str(path), mend=mend)
    return AppError(f"the library's ledger failed ({error})", where=str(path), mend=DOCTOR)
