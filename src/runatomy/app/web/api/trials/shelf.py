"""Shelf: the trials in the ledger, and the folder each has in the library."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from runatomy.app.jobs import queue
from runatomy.app.library.clock import now, text_of
from runatomy.app.library.library import Library
from runatomy.app.web.api.answers.errors import conflict, unknown
from runatomy.terms.errors import AppError

KIND = "trial"
RECORDING, REPORT, ANALYSIS, FRAMES = "recording", "report.html", "trial.json", "frames.bin"
ENDED = {"failed": "failed", "canceled": "failed"}


def enter(
    library: Library,
    trial_id: str,
    name: str,
    sources: Sequence[Mapping[str, Any]],
    options: Mapping[str, Any],
) -> int:
    """Make a trial known whose folder is in its place, and queue its job; returns the job."""
    with library.ledger.writing() as connection:
        number = queue.submit(library, KIND, f"Analyze {name}", {"trial": trial_id})
        connection.execute(
            "INSERT INTO trials (id, name, state, job_id, sources, options, added_at)"
            " VALUES (?, ?, 'queued', ?, ?, ?, ?)",
            (trial_id, name, number, json.dumps(sources), json.dumps(options), text_of(now())),
        )
    return number


def trials(library: Library) -> list[dict[str, Any]]:
    """Return every trial, the newest first, in plain values."""
    with library.ledger.reading() as connection:
        rows = connection.execute(f"{_ROWS} ORDER BY trials.added_at DESC, trials.id").fetchall()
    return [_plain(row) for row in rows]


def trial(library: Library, trial_id: str) -> dict[str, Any]:
    """Return one trial; refuses (404) one that the library does not hold."""
    with library.ledger.reading() as connection:
        row = connection.execute(f"{_ROWS} WHERE trials.id = ?", (trial_id,)).fetchone()
    if row is None:
        raise unknown("there is no such trial", "See /trials for those there are.")
    return _plain(row)


def result(library: Library, trial_id: str, name: str) -> Path:
    """Return a trial's result file; refuses (404, 409) one that is not there."""
    found = trial(library, trial_id)
    path = folder_of(library, trial_id) / name
    if found["state"] != "done":
        mend = "Wait for its job." if found["state"] != "failed" else "Drop the recording again."
        raise conflict(f"this trial is {found['state']}", mend)
    if not path.is_file():
        raise unknown("this result is missing", "Drop the recording again.")
    return path


def options_of(library: Library, trial_id: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return a trial's sources and options as they were entered."""
    with library.ledger.reading() as connection:
        row = connection.execute(
            "SELECT sources, options FROM trials WHERE id = ?", (trial_id,)
        ).fetchone()
    if row is None:
        raise AppError("this trial was deleted")
    return json.loads(row["sources"]), json.loads(row["options"])


def finish(library: Library, trial_id: str, summary: Mapping[str, Any]) -> None:
    """Say that a trial's results are whole."""
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE trials SET state = 'done', message = NULL, summary = ? WHERE id = ?",
            (json.dumps(summary), trial_id),
        )


def delete(library: Library, trial_id: str) -> None:
    """Delete a trial and its folder; its job is canceled."""
    found = trial(library, trial_id)
    if found["job"] is not None:
        queue.cancel(library, found["job"])
    with library.ledger.writing() as connection:
        connection.execute("DELETE FROM trials WHERE id = ?", (trial_id,))
    shutil.rmtree(folder_of(library, trial_id), ignore_errors=True)


def folder_of(library: Library, trial_id: str) -> Path:
    """Return a trial's folder; its id is one that we made."""
    if not re.fullmatch(r"[0-9a-f]{16}", trial_id):
        raise unknown("there is no such trial", "See /trials for those there are.")
    return library.home.trials / trial_id


_ROWS = (
    "SELECT trials.*, jobs.state AS job_state, jobs.message AS job_message FROM trials"
    " LEFT JOIN jobs ON jobs.id = trials.job_id"
)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a trial as it stands: until it is done, its job says how far it is."""
    state, message = row["state"], row["message"]
    if state in ("queued", "running"):
        job = row["job_state"] or "failed"
        state = ENDED.get(job, job)
        message = row["job_message"] or ("it was canceled" if job == "canceled" else None)
        state = "running" if state == "done" else state
    return {
        "id": row["id"],
        "name": row["name"],
        "state": state,
        "message": message,
        "job": row["job_id"],
        "added_at": row["added_at"],
        "sources": [
            {key: source[key] for key in ("role", "name", "size")}
            for source in json.loads(row["sources"])
        ],
        **json.loads(row["summary"]),
    }
