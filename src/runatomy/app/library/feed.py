"""Feed: DuckDB tables in memory, kept true to the ledger by reading anew only what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow

from runatomy.app.library.clock import day_of, instant_of
from runatomy.app.library.ledger import Ledger

MEMORY = "200MB"  # at most, for DuckDB's own tables and questions
TABLES = {
    "runs": "CREATE TABLE runs(number INTEGER, runner INTEGER, counted BOOLEAN, day DATE,"
    " distance_m DOUBLE, moving_s DOUBLE, ascent_m DOUBLE, energy_J DOUBLE)",
    **{
        kind: f"CREATE TABLE loads_{kind}(number INTEGER, name INTEGER, amount DOUBLE)"
        for kind in ("group", "muscle", "tissue")
    },
}
# CROSS JOIN keeps SQLite to this order: from the few runs that changed to what they carried.
RUNS = (
    "SELECT runs.id, runner_id, twin_of IS NULL, start, distance_m, moving_s, ascent_m,"
    " analyses.energy_J FROM run_changes CROSS JOIN runs ON runs.id = run_changes.run_id"
    " CROSS JOIN analyses ON analyses.run_id = runs.id AND current = 1 WHERE revision > ?"
)
LOADS = (
    "SELECT run_changes.run_id, name, loads.{amount} FROM run_changes"
    " CROSS JOIN analyses ON analyses.run_id = run_changes.run_id AND current = 1"
    " CROSS JOIN loads ON loads.analysis_id = analyses.id AND kind = ?"
    " WHERE revision > ? AND loads.{amount} IS NOT NULL"
)


class Feed:
    """DuckDB tables of runs and loads; one thread at a time."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin with empty memory."""
        self._ledger = ledger
        self.duck = duckdb.connect(
            ":memory:", config={"memory_limit": MEMORY, "threads": 1, "temp_directory": ""}
        )
        self._seen: dict[str, int] = {}  # revision of the ledger that each table knows
        self._numbers: dict[str, int] = {}  # of each run: what its rows are called in memory
        self.names: dict[str, int] = {}  # of each group, muscle and tissue: the same

    def close(self) -> None:
        """Give the memory back."""
        self.duck.close()

    def refresh(self, tables: Sequence[str]) -> None:
        """Bring these tables up to the ledger's latest change, all to the same moment of it."""
        with self._ledger.reading() as connection:
            newest = connection.execute("SELECT max(revision) FROM run_changes").fetchone()[0] or 0
            for table in tables:
                seen = self._seen.get(table)
                if seen != newest:
                    self._renew(connection, table, seen)
                    self._seen[table] = newest

    def _renew(self, connection: sqlite3.Connection, table: str, seen: int | None) -> None:
        """Read anew what changed since a revision; None: everything."""
        name = table if table == "runs" else f"loads_{table}"
        if seen is None:
            self.duck.execute(f"DROP TABLE IF EXISTS {name}")
            self.duck.execute(TABLES[table])
        else:
            changed = connection.execute(
                "SELECT run_id FROM run_changes WHERE revision > ?", (seen,)
            )
            gone = pyarrow.table({"number": [self._number(row[0]) for row in changed]})
            self._with(gone, f"DELETE FROM {name} WHERE number IN (SELECT number FROM fresh)")
        read = _run_rows if table == "runs" else _load_rows
        columns = read(connection, table, seen or 0)
        if columns and columns[0]:
            columns[0] = tuple(map(self._number, columns[0]))
            if table != "runs":
                columns[1] = tuple(self.names.setdefault(n, len(self.names)) for n in columns[1])
            parts = [pyarrow.array(column) for column in columns]
            fresh = pyarrow.table(parts, names=[str(place) for place in range(len(parts))])
            self._with(fresh, f"INSERT INTO {name} SELECT * FROM fresh")

    def _with(self, fresh: pyarrow.Table, statement: str) -> None:
        self.duck.register("fresh", fresh)
        try:
            self.duck.execute(statement)
        finally:
            self.duck.unregister("fresh")

    def _number(self, run: str) -> int:
        return self._numbers.setdefault(run, len(self._numbers))


def _run_rows(connection: sqlite3.Connection, _: str, seen: int) -> list[tuple[Any, ...]]:
    """Return columns of the runs that changed: runs, runners, counted, days and sums."""
    columns = _columns(connection, RUNS, (seen,))
    if columns:
        columns[2] = tuple(map(bool, columns[2]))
        columns[3] = tuple(day_of(instant_of(t)) if t else None for t in columns[3])
    return columns


def _load_rows(connection: sqlite3.Connection, kind: str, seen: int) -> list[tuple[Any, ...]]:
    """Return columns of what they carried: runs, names and amounts."""
    amount = "impulse_BWs" if kind == "tissue" else "energy_J"
    return _columns(connection, LOADS.format(amount=amount), (kind, seen))


def _columns(
    connection: sqlite3.Connection, question: str, values: tuple[object, ...]
) -> list[tuple[Any, ...]]:
    """Return an answer of the ledger by columns; plain tuples are quicker than named rows."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return list(zip(*cursor.execute(question, values), strict=True))
