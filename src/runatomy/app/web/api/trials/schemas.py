"""Schemas: trials as the API tells them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Source(BaseModel):
    """A file of the trial."""

    role: str = Field(description="recording, static, forces or emg")
    name: str
    size: int = Field(description="[bytes]")


class TrialRow(BaseModel):
    """One trial."""

    id: str
    name: str
    state: str = Field(description="queued, running, done or failed")
    message: str | None
    job: int | None
    added_at: str
    sources: list[Source]
    speed_m_s: float | None = None
    strides: int | None = None
    mass_kg: float | None = None
    duration_s: float | None = None


class TrialList(BaseModel):
    """Every trial, the newest first."""

    trials: list[TrialRow]


class TrialDetail(TrialRow):
    """One trial with its analysis."""

    analysis: dict[str, Any] | None = Field(description="runatomy.trial/1, once it is done")


class TrialRef(BaseModel):
    """A trial that was begun, and its job."""

    id: str
    job: int
