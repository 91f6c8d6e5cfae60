"""Finding: runs by day, runner, words and size, with what their muscles spent."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from runatomy.app.library.files.originals import is_whole
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runs.entries import (
    RunEntry,
    RunPage,
    RunRow,
    RunSums,
    UnknownRunError,
)
from runatomy.app.library.runs.row import entry_of, row_of
from runatomy.app.library.runs.search import MOST, Search, order_of, question_of

# Returns the recipe that a run would be analyzed by today.
Recipe = Callable[[RunEntry], str]

JOINED = "runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1"
SORTING = (
    " LEFT JOIN loads AS sorting ON sorting.analysis_id = analyses.id AND sorting.kind = 'group'"
    " AND sorting.name = ? AND sorting.side = ''"
)
WANTED = (
    "runs.*, analyses.id AS analysis, analyses.recipe, analyses.energy_J,"
    " (SELECT suffix FROM files WHERE files.sha256 = runs.sha256) AS suffix,"
    " (SELECT size FROM files WHERE files.sha256 = runs.sha256) AS size"
)
# Twins are shown where they are asked for, but never counted twice.
SUMS = "count(*), coalesce(sum(twin_of IS NULL), 0)," + ",".join(
    f"coalesce(sum({column}) FILTER (WHERE twin_of IS NULL), 0.0)"
    for column in ("distance_m", "moving_s", "ascent_m", "analyses.energy_J")
)


def find_runs(home: Home, ledger: Ledger, search: Search, recipe: Recipe) -> RunPage:
    """Return a page of the runs that are asked for; AppError for an unknown sorting."""
    asked = question_of(search)
    sorting, marks = (SORTING, [search.group]) if search.group is not None else ("", [])
    limit = max(0, min(search.limit, MOST))
    with ledger.reading() as connection:
        total, *sums = connection.execute(
            f"SELECT {SUMS} FROM {JOINED} WHERE {asked.where}", asked.values
        ).fetchone()
        rows = connection.execute(
            f"SELECT {WANTED} FROM {JOINED}{sorting} WHERE {asked.where}"
            f" ORDER BY {order_of(search)} LIMIT ? OFFSET ?",
            [*marks, *asked.values, limit, max(0, search.offset)],
        ).fetchall()
        found = _rows(home, connection, rows, recipe)
    runs, distance, moving, ascent, energy = sums
    return RunPage(
        rows=found,
        total=int(total),
        sums=RunSums(
            runs=int(runs), distance_m=distance, moving_s=moving, ascent_m=ascent, energy_J=energy
        ),
    )


def find_run(home: Home, ledger: Ledger, run_id: str, recipe: Recipe) -> RunRow:
    """Return one run; UnknownRunError where the library does not hold it."""
    with ledger.reading() as connection:
        rows = connection.execute(
            f"SELECT {WANTED} FROM {JOINED} WHERE runs.id = ?", (run_id,)
        ).fetchall()
        found = _rows(home, connection, rows, recipe)
    if not found:
        raise UnknownRunError(
            f"no run {run_id[:40]!r} is in the library", mend="List them: runatomy runs."
        )
    return found[0]


def stale_runs(home: Home, ledger: Ledger, recipe: Recipe) -> list[str]:
    """Return the runs out of date that can be analyzed anew, newest first."""
    return [row["id"] for row in _stale(ledger, recipe) if _renewable(home, row)]


def lasting_runs(home: Home, ledger: Ledger, recipe: Recipe) -> list[str]:
    """Return the runs out of date whose originals are gone: they stay so. Newest first."""
    return [row["id"] for row in _stale(ledger, recipe) if not _renewable(home, row)]


def _stale(ledger: Ledger, recipe: Recipe) -> list[sqlite3.Row]:
    with ledger.reading() as connection:
        rows = connection.execute(
            f"SELECT {WANTED} FROM {JOINED} ORDER BY runs.start DESC, runs.id"
        ).fetchall()
    return [row for row in rows if row["recipe"] != recipe(entry_of(row))]


def _renewable(home: Home, row: sqlite3.Row) -> bool:
    return is_whole(home, row["sha256"], row["suffix"] or "", row["size"] or 0)


def _rows(
    home: Home, connection: sqlite3.Connection, rows: Iterable[sqlite3.Row], recipe: Recipe
) -> tuple[RunRow, ...]:
    """Return runs with their groups' energies, asked for all at once."""
    rows = list(rows)
    marks = ",".join("?" * len(rows))
    groups: dict[int, dict[str, float]] = {}
    for number, name, energy in connection.execute(
        "SELECT analysis_id, name, energy_J FROM loads"
        f" WHERE kind = 'group' AND analysis_id IN ({marks})",
        [row["analysis"] for row in rows],
    ):
        groups.setdefault(number, {})[name] = energy
    found = []
    for row in rows:
        stale = row["recipe"] != recipe(entry_of(row))
        stays = stale and not _renewable(home, row)
        found.append(row_of(row, groups.get(row["analysis"], {}), stale=stale, stays=stays))
    return tuple(found)
