"""Roster: the runners that a ledger knows."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

from runatomy.app.library.clock import instant_of, now, text_of
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.terms.errors import AppError
from runatomy.terms.runner import Runner

FIRST_NAME = "me"
LONGEST = 80  # letters of a name
FIELDS = ("name", "sex", "born_year", "height_m", "max_heart_rate_bpm", "resting_heart_rate_bpm")


def runners_of(connection: sqlite3.Connection) -> list[RunnerEntry]:
    """Return every runner, in the order they came."""
    masses: dict[int, list[tuple[date, float]]] = {}
    for row in connection.execute("SELECT * FROM masses ORDER BY runner_id, on_date"):
        day = date.fromisoformat(row["on_date"])
        masses.setdefault(row["runner_id"], []).append((day, row["mass_kg"]))
    return [
        RunnerEntry(
            id=row["id"],
            **{field: row[field] for field in FIELDS},
            masses=tuple(masses.get(row["id"], ())),
            created_at=instant_of(row["created_at"]),
        )
        for row in connection.execute("SELECT * FROM runners ORDER BY id")
    ]


def find_runner(ledger: Ledger, who: int | str | None, default: int | None) -> RunnerEntry:
    """Return a runner by id or name; None is the default one, else the first, else a new "me"."""
    with ledger.reading() as connection:
        known = runners_of(connection)
    if who is None:
        mine = [one for one in known if one.id == default] or known
        return mine[0] if mine else _first(ledger)
    for one in known:
        if one.id == who or (isinstance(who, str) and one.name.casefold() == who.casefold()):
            return one
    names = ", ".join(one.name for one in known)
    raise AppError(
        f"no runner {who!r} is known" if isinstance(who, str) else f"no runner number {who}",
        mend=f"Known: {names}." if names else f"Enter one: runatomy runners {who} --mass 62",
    )


def _first(ledger: Ledger) -> RunnerEntry:
    """Enter the runner that a new library begins with, unless another process did."""
    with ledger.writing() as connection:
        if not connection.execute("SELECT 1 FROM runners").fetchone():
            _insert(connection, RunnerEntry(name=FIRST_NAME))
        return runners_of(connection)[0]


def save_runner(ledger: Ledger, entry: RunnerEntry) -> RunnerEntry:
    """Enter a new runner with masses, or change a known one's fields (masses: `set_mass`).

    Raises AppError where the name is taken or missing, RunatomyError where a value is not
    plausible.
    """
    entry = replace(entry, name=" ".join(entry.name.split()))
    if not 0 < len(entry.name) <= LONGEST:
        raise AppError("a runner needs a name", mend=f"Give 1 to {LONGEST} letters.")
    entry.profile_at(None)  # refuses what is not plausible
    with ledger.writing() as connection:
        taken = connection.execute(
            "SELECT id FROM runners WHERE folded(name) = folded(?)", (entry.name,)
        ).fetchone()
        if taken and taken["id"] != entry.id:
            raise AppError(f"a runner {entry.name!r} is known already", mend="Take another name.")
        if entry.id is None:
            number = _insert(connection, entry)
        else:
            number = entry.id
            _update(connection, entry)
        return next(one for one in runners_of(connection) if one.id == number)


def _insert(connection: sqlite3.Connection, entry: RunnerEntry) -> int:
    values = [getattr(entry, field) for field in FIELDS]
    marks = ", ".join("?" * (len(FIELDS) + 1))
    number = connection.execute(
        f"INSERT INTO runners({', '.join(FIELDS)}, created_at) VALUES ({marks})",
        (*values, text_of(entry.created_at or now())),
    ).lastrowid
    connection.executemany(
        "INSERT OR REPLACE INTO masses VALUES (?, ?, ?)",
        [(number, day.isoformat(), mass) for day, mass in entry.masses],
    )
    return int(number or 0)


def _update(connection: sqlite3.Connection, entry: RunnerEntry) -> None:
    fields = ", ".join(f"{field} = ?" for field in FIELDS)
    values = [getattr(entry, field) for field in FIELDS]
    done = connection.execute(f"UPDATE runners SET {fields} WHERE id = ?", (*values, entry.id))
    if not done.rowcount:
        raise AppError(f"no runner number {entry.id}")


def set_mass(ledger: Ledger, runner_id: int, on: date, mass: float | None) -> None:
    """Enter what a runner weighed [kg] on a day; None forgets it. AppError for an unknown runner.

    Raises RunatomyError where the mass is not plausible.
    """
    if mass is not None:
        Runner(mass=mass)
    with ledger.writing() as connection:
        if not connection.execute("SELECT 1 FROM runners WHERE id = ?", (runner_id,)).fetchone():
            raise AppError(f"no runner number {runner_id}")
        if mass is None:
            connection.execute(
                "DELETE FROM masses WHERE runner_id = ? AND on_date = ?",
                (runner_id, on.isoformat()),
            )
        else:
            connection.execute(
                "INSERT OR REPLACE INTO masses VALUES (?, ?, ?)",
                (runner_id, on.isoformat(), float(mass)),
            )


def delete_runner(ledger: Ledger, runner_id: int) -> None:
    """Delete a runner without runs; AppError where there are some."""
    with ledger.writing() as connection:
        count = connection.execute(
            "SELECT count(*) FROM runs WHERE runner_id = ?", (runner_id,)
        ).fetchone()[0]
        if count:
            raise AppError(
                f"this runner has {count} runs",
                mend="Give the runs to another runner, or delete them, first.",
            )
        if not connection.execute("DELETE FROM runners WHERE id = ?", (runner_id,)).rowcount:
            raise AppError(f"no runner number {runner_id}")
