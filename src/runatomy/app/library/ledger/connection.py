"""Connection: one SQLite connection, set up as the ledger needs it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

BUSY_SECONDS = 30.0  # a writer waits this long for another one's transaction
TRIES = 20  # and asks this often, as SQLite gives up at once where waiting could be for ever
PAUSE = 0.05  # [s] between them

# WAL lets everyone read while one writes, and survives kill -9 whatever `synchronous` says. FULL
# adds that a committed run outlives a power cut too, as its files do; it costs one fsync a commit
# (0.2 to 0.5 ms on an SSD), little beside those of the files themselves.
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 33554432",
    "PRAGMA cache_size = -4000",  # kB, each connection
)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection that waits for others and leaves transactions to its owner."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.create_function("folded", 1, _folded, deterministic=True)
        for setting in SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on; it stays with the file."""
    patiently(connection, "PRAGMA journal_mode = WAL")


def patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Execute a statement that takes a lock; where SQLite gave up at once, ask again."""
    for left in range(TRIES - 1, -1, -1):
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if not left or "lock" not in str(error).lower():
                raise
            time.sleep(PAUSE)


def _folded(text: str | None) -> str | None:
    """Return text as it is compared: case aside, in every alphabet."""
    return None if text is None else text.casefold()
