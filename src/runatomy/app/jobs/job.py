"""Job: a piece of work that is asked for now and done as soon as it can be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ENDED = ("done", "failed", "canceled")
OPEN = ("queued", "running")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work, and how far it is."""

    id: int
    kind: str  # import, reanalyze, backup, or one that the pool was given
    state: str  # queued, running, done, failed, canceled
    title: str
    payload: Mapping[str, Any]
    done: int  # files or runs
    total: int | None  # None: not yet known
    message: str | None
    cancel: bool  # somebody asked it to stop
    created_at: str  # UTC, ISO
    started_at: str | None
    ended_at: str | None
    attempts: int  # starts since it last got on

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Job:
        """Return a row of the ledger as a job."""
        return cls(
            id=row["id"],
            kind=row["kind"],
            state=row["state"],
            title=row["title"],
            payload=json.loads(row["payload"]),
            done=row["done"],
            total=row["total"],
            message=row["message"],
            cancel=bool(row["cancel"]),
            created_at=row["created_at"],
            started_at=row["started_at"],
            ended_at=row["ended_at"],
            attempts=row["attempts"],
        )

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will come of it."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFile:
    """One file of an import, and what became of it."""

    position: int
    name: str
    sha256: str | None
    state: str  # waiting, working, done
    outcome: str | None  # as `runatomy.app.jobs.files.outcome` lists them
    message: str | None
    run_ids: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> JobFile:
        """Return a row of the ledger as a job's file."""
        return cls(
            position=row["position"],
            name=row["name"],
            sha256=row["sha256"],
            state=row["state"],
            outcome=row["outcome"],
            message=row["message"],
            run_ids=tuple(json.loads(row["run_ids"])),
        )
