"""Adding: a file, its runs, their analyses and loads, made known in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from runatomy.app.library.clock import now, text_of
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runs.entries import (
    Added,
    FileEntry,
    LoadRow,
    NewAnalysis,
    NewRun,
    RunEntry,
    WentAwayError,
)
from runatomy.app.library.runs.row import RUN_COLUMNS, entry_of, values_of
from runatomy.app.library.runs.twins import twin_in
from runatomy.app.library.series.effort import add_effort


def add_file(home: Home, ledger: Ledger, entry: FileEntry, runs: Sequence[NewRun]) -> Added:
    """Make a file known together with its runs: all of it or nothing.

    Where its bytes are known already nothing changes, unless they were no run before and are now.
    Raises AppError where the original or an analysis that it names is not on the disk.
    """
    with ledger.writing() as connection:
        before = connection.execute(
            "SELECT outcome FROM files WHERE sha256 = ?", (entry.sha256,)
        ).fetchone()
        if before and (before["outcome"] == "runs" or entry.outcome != "runs"):
            return Added(new=False, runs=runs_of(connection, entry.sha256))
        _present(home, entry, runs)
        _add_entry(connection, entry)
        added = tuple(_add_run(connection, run) for run in runs)
    return Added(new=True, runs=added)


def runs_of(connection: sqlite3.Connection, digest: str) -> tuple[RunEntry, ...]:
    """Return the runs that came with a file, in its order."""
    rows = connection.execute("SELECT * FROM runs WHERE sha256 = ? ORDER BY part", (digest,))
    return tuple(entry_of(row) for row in rows)


def _present(home: Home, entry: FileEntry, runs: Sequence[NewRun]) -> None:
    """Refuse what is not on the disk: a deletion of the same run may just have taken it.

    Asked inside the transaction, as deletions take files away inside one too.
    """
    if not runs:
        return
    needed = [path_of(home, entry.sha256, entry.suffix)]
    needed += [home.analyses / run.analysis.path for run in runs]
    if not all(path.is_file() for path in needed):
        raise WentAwayError(
            "a file of this run went away while it was entered",
            where=entry.name,
            mend="Import it once more.",
        )


def _add_entry(connection: sqlite3.Connection, entry: FileEntry) -> None:
    connection.execute(
        "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET"
        " name = excluded.name, origin = excluded.origin, added_at = excluded.added_at,"
        " outcome = excluded.outcome, message = excluded.message, suffix = excluded.suffix",
        (
            entry.sha256,
            entry.name,
            entry.suffix,
            entry.size,
            entry.origin,
            text_of(entry.added_at or now()),
            entry.outcome,
            entry.message,
        ),
    )


def _add_run(connection: sqlite3.Connection, new: NewRun) -> RunEntry:
    run = replace(
        new.entry,
        twin_of=twin_in(connection, new.entry),
        added_at=new.entry.added_at or now(),
    )
    marks = ", ".join("?" * len(RUN_COLUMNS))
    connection.execute(
        f"INSERT INTO runs({', '.join(RUN_COLUMNS)}) VALUES ({marks})", values_of(run)
    )
    add_analysis(connection, run.id, new.analysis)
    return run


def add_analysis(connection: sqlite3.Connection, run_id: str, new: NewAnalysis) -> None:
    """Make an analysis the current one of a run that has none."""
    number = connection.execute(
        "INSERT INTO analyses(run_id, recipe, version, atlas, made_at, current, path, sha256, size,"
        " energy_J, warnings, mass_kg) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
        (
            run_id,
            new.recipe,
            new.version,
            new.atlas,
            text_of(now()),
            new.path,
            new.sha256,
            new.size,
            new.energy_J,
            new.warnings,
            new.mass_kg,
        ),
    ).lastrowid
    if new.effort is not None:
        add_effort(connection, number, new.effort)
    marks = ", ".join("?" * (len(LoadRow._fields) + 1))
    connection.executemany(
        f"INSERT INTO loads(analysis_id, {', '.join(LoadRow._fields)}) VALUES ({marks})",
        [(number, *load) for load in new.loads],
    )
