"""Schemas: jobs as the API tells them."""

from __future__ import annotations

from pydantic import BaseModel, Field


class JobRow(BaseModel):
    """A piece of work in the background."""

    id: int
    kind: str = Field(description="import, reanalyze, trial or backup")
    state: str = Field(description="queued, running, done, failed or canceled")
    title: str
    done: int = Field(description="Files or runs.")
    total: int | None = Field(description="null: not yet known")
    message: str | None
    created_at: str | None
    started_at: str | None
    ended_at: str | None


class JobList(BaseModel):
    """The newest jobs first."""

    jobs: list[JobRow]


class JobFileRow(BaseModel):
    """One file of an import."""

    name: str
    state: str = Field(description="waiting, working or done")
    outcome: str | None = Field(
        description="imported, duplicate, twin, not_a_run, damaged, unreadable or skipped"
    )
    message: str | None
    run_ids: list[str]


class JobDetail(JobRow):
    """A job with its files."""

    files: list[JobFileRow]
    outcomes: dict[str, int] = Field(description="How many files came out how.")
