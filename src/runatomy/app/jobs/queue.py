"""Queue: jobs in the library's ledger, seen and changed by every process that opens it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from runatomy.app.jobs.job import ENDED, OPEN, Job, JobFile
from runatomy.app.jobs.owner import Owner
from runatomy.app.library.clock import now, text_of
from runatomy.app.library.library import Library
from runatomy.terms.errors import AppError

STARTS = 20  # a job that was started so often without getting on takes the server with it


class UnknownJobError(AppError):
    """A job that the library does not know."""


def submit(library: Library, kind: str, title: str, payload: Mapping[str, Any]) -> int:
    """Put a job at the end of the queue; returns its number."""
    with library.ledger.writing() as connection:
        cursor = connection.execute(
            "INSERT INTO jobs (kind, state, title, payload, created_at)"
            " VALUES (?, 'queued', ?, ?, ?)",
            (kind, title, json.dumps(payload), text_of(now())),
        )
        return int(cursor.lastrowid or 0)


def jobs(library: Library, *, state: str | None = None, limit: int = 100) -> list[Job]:
    """Return the newest jobs first; `state` may be "open" for what is queued or running."""
    states = OPEN if state == "open" else (state,) if state else (*OPEN, *ENDED)
    marks = ", ".join("?" * len(states))
    with library.ledger.reading() as connection:
        rows = connection.execute(
            f"SELECT * FROM jobs WHERE state IN ({marks}) ORDER BY id DESC LIMIT ?",
            (*states, limit),
        ).fetchall()
    return [Job.of(row) for row in rows]


def job(library: Library, number: int) -> Job:
    """Return one job; UnknownJobError where there is none of that number."""
    with library.ledger.reading() as connection:
        row = connection.execute("SELECT * FROM jobs WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise UnknownJobError(f"there is no job {number}")
    return Job.of(row)


def files(library: Library, number: int) -> list[JobFile]:
    """Return the files of a job, in their order."""
    with library.ledger.reading() as connection:
        rows = connection.execute(
            "SELECT * FROM job_files WHERE job_id = ? ORDER BY position", (number,)
        ).fetchall()
    return [JobFile.of(row) for row in rows]


def cancel(library: Library, number: int) -> Job:
    """Ask a job to stop: a queued one is canceled at once, a running one within a second or so.

    One that has ended stays as it is. Raises UnknownJobError.
    """
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE jobs SET cancel = 1 WHERE id = ? AND state = 'running'", (number,)
        )
        connection.execute(
            "UPDATE jobs SET state = 'canceled', ended_at = ? WHERE id = ? AND state = 'queued'",
            (text_of(now()), number),
        )
    return job(library, number)


def claim(library: Library, kinds: Iterable[str], owner: Owner) -> Job | None:
    """Take the next job of these kinds, the first named ones first; None where none waits."""
    order = list(kinds)
    marks = ", ".join("?" * len(order))
    with library.ledger.writing() as connection:
        found = [
            (order.index(row["kind"]), row["id"])
            for row in connection.execute(
                f"SELECT id, kind FROM jobs WHERE state = 'queued' AND kind IN ({marks})", order
            )
        ]
        if not found:
            return None
        number = min(found)[1]
        connection.execute(
            "UPDATE jobs SET state = 'running', started_at = coalesce(started_at, ?),"
            " owner_pid = ?, owner_started = ?, attempts = attempts + 1 WHERE id = ?",
            (text_of(now()), owner.pid, owner.started, number),
        )
    return job(library, number)


def waits(library: Library, kinds: Iterable[str]) -> bool:
    """Tell whether a job of these kinds waits."""
    order = list(kinds)
    marks = ", ".join("?" * len(order))
    with library.ledger.reading() as connection:
        row = connection.execute(
            f"SELECT 1 FROM jobs WHERE state = 'queued' AND kind IN ({marks}) LIMIT 1", order
        ).fetchone()
    return row is not None


def release(library: Library, number: int) -> None:
    """Put a running job back, to be gone on with later."""
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE jobs SET state = 'queued', owner_pid = NULL, owner_started = NULL,"
            " attempts = max(0, attempts - 1) WHERE id = ? AND state = 'running'",
            (number,),
        )


def release_all(library: Library, kinds: Iterable[str], owner: Owner) -> None:
    """Put back whatever jobs of these kinds a process runs, since it does not know of them."""
    order = list(kinds)
    marks = ", ".join("?" * len(order))
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE jobs SET state = 'queued', owner_pid = NULL, owner_started = NULL"
            f" WHERE state = 'running' AND owner_pid = ? AND kind IN ({marks})",
            (owner.pid, *order),
        )


def release_orphans(library: Library) -> None:
    """Put back the running jobs of processes that are gone; one that keeps failing is ended."""
    with library.ledger.reading() as connection:
        rows = connection.execute("SELECT * FROM jobs WHERE state = 'running'").fetchall()
    gone = [row for row in rows if not Owner(row["owner_pid"], row["owner_started"]).alive]
    for row in gone:
        again = row["attempts"] < STARTS
        with library.ledger.writing() as connection:
            connection.execute(
                "UPDATE jobs SET state = ?, message = ?, ended_at = ?, owner_pid = NULL,"
                " owner_started = NULL WHERE id = ? AND state = 'running' AND owner_pid IS ?",
                (
                    "queued" if again else "failed",
                    row["message"] if again else f"it was started {STARTS} times and never got on",
                    None if again else text_of(now()),
                    row["id"],
                    row["owner_pid"],
                ),
            )


def progress(library: Library, number: int, done: int, total: int | None) -> bool:
    """Write how far a running job is; returns whether it was asked to stop."""
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE jobs SET attempts = CASE WHEN done < ? THEN 1 ELSE attempts END,"
            " done = ?, total = ? WHERE id = ?",
            (done, done, total, number),
        )
        row = connection.execute("SELECT cancel FROM jobs WHERE id = ?", (number,)).fetchone()
    return row is None or bool(row["cancel"])


def end(library: Library, number: int, state: str, message: str | None) -> None:
    """End a job: done, failed or canceled."""
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE jobs SET state = ?, message = ?, ended_at = ?, owner_pid = NULL,"
            " owner_started = NULL WHERE id = ?",
            (state, message, text_of(now()), number),
        )
