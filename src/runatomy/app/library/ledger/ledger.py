"""Ledger: readings and writings of the library's SQLite file, from any thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runatomy.app.library.ledger.connection import connect, patiently, write_ahead
from runatomy.app.library.ledger.migrations import migrate
from runatomy.app.library.ledger.trouble import told
from runatomy.terms.errors import AppError

IDLE = 4  # connections kept open for the next reader


class Ledger:
    """The library's SQLite file; threads share it, other processes may read and write beside it.

    Each reading borrows a connection of its own; writings of this process stand in line for one.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or begin it, and bring it to today's version.

        Raises AppError where it is damaged, another program's, or a newer Runatomy's.
        """
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._turn = threading.RLock()
        self._closed = False
        with self._trouble():
            self._writer = connect(path)
            try:
                write_ahead(self._writer)
                migrate(self._writer, path)
            except BaseException:
                self._writer.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one moment of the ledger until the block ends."""
        with self._trouble():
            connection = self._borrow()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection that writes; the block is one transaction, all of it or nothing.

        A writing inside a writing of the same thread is part of it. Keep it short: others wait.
        """
        with self._turn, self._trouble():
            self._stand()
            if self._writer.in_transaction:
                yield self._writer
                return
            patiently(self._writer, "BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    def revision(self) -> int:
        """Return a number that grows whenever any process changes a run or an analysis."""
        with self.reading() as connection:
            found = connection.execute("SELECT max(revision) FROM run_changes").fetchone()[0]
        return int(found or 0)

    def close(self) -> None:
        """Close every connection that is not in use."""
        with self._turn, self._guard:
            self._closed = True
            for connection in (self._writer, *self._idle):
                connection.close()
            self._idle.clear()

    def _borrow(self) -> sqlite3.Connection:
        with self._guard:
            self._stand()
            if self._idle:
                return self._idle.pop()
        return connect(self.path)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")  # nothing was written
        except sqlite3.Error:
            connection.close()
            return
        with self._guard:
            if not self._closed and len(self._idle) < IDLE:
                self._idle.append(connection)
                return
        connection.close()

    def _stand(self) -> None:
        if self._closed:
            raise AppError("the library was closed")

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Tell SQLite's errors in words; faults of our own statements stay what they are."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise
        except sqlite3.Error as error:
            raise told(error, self.path) from error
