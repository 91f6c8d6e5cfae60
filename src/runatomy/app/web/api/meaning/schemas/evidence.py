"""Schemas of evidence: what every sentence stands on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Grade = Literal["strong", "moderate", "weak", "open"]


class Evidence(BaseModel):
    """How far a number or a sentence may be trusted, and its source."""

    origin: str = Field(description="measured, derived, modeled, assumed or cannot tell")
    source: str
    note: str = ""
    grade: Grade | None = Field(default=None, description="How much stands behind a sentence.")


class Named(Evidence):
    """Evidence of one part of what is told."""

    what: str


class Fact(BaseModel):
    """What was published, on whom."""

    key: str
    says: str
    people: str
    source: str
    doi: str
    grade: Grade


class Finding(BaseModel):
    """One thing worth saying to a runner."""

    key: str = Field(examples=["wear.achilles_tendon"])
    topic: str
    text: str = Field(description="One or two sentences in plain words.")
    value: float | None = Field(description="[unit]")
    low: float | None
    high: float | None
    unit: str
    weight: Literal["info", "notice", "caution"]
    professional: str = Field(description="When to see one, where that belongs to it.")
    facts: list[str]
    evidence: Evidence
