"""What the ledger says of runs and jobs: one analysis each, and no job of the dead."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from runatomy.app.library.upkeep.checks.finding import Finding, Trouble
from runatomy.app.library.upkeep.process import began

LATER = 2.0  # seconds by which two clocks may tell a process' start apart


def state_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield runs without one current analysis, and running jobs whose process is gone."""
    rows = connection.execute(
        "SELECT runs.id, count(analyses.id) FROM runs"
        " LEFT JOIN analyses ON analyses.run_id = runs.id AND analyses.current"
        " GROUP BY runs.id HAVING count(analyses.id) <> 1"
    )
    for run_id, count in rows:
        none = count == 0
        yield Finding(
            trouble=Trouble.NO_CURRENT if none else Trouble.TWO_CURRENT,
            what="the run has no analysis" if none else f"the run has {count} analyses that count",
            where=f"run {run_id}",
            mend="runatomy doctor --mend "
            + ("analyzes it again from its original." if none else "keeps the newest."),
            mendable=True,
            run_ids=(run_id,),
        )
    for number, title in dead_jobs(connection):
        yield Finding(
            trouble=Trouble.DEAD_JOB,
            what=f"a job is called running, and its process is gone: {title}",
            where=f"job {number}",
            mend="runatomy serve takes it up again; runatomy doctor --mend lets it wait for that.",
            mendable=True,
        )


def dead_jobs(connection: sqlite3.Connection) -> list[tuple[int | str, str]]:
    """Return number and title of the jobs called running by a process that is gone."""
    rows = connection.execute(
        "SELECT id, title, owner_pid, owner_started FROM jobs WHERE state = 'running'"
    )
    return [(number, title) for number, title, pid, started in rows if not _alive(pid, started)]


def _alive(pid: int | None, started: float | None) -> bool:
    first = None if pid is None else began(pid)
    return first is not None and (not first or not started or abs(first - started) < LATER)
