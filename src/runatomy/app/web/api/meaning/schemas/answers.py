"""Schemas of answers: statements judged."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from runatomy.app.web.api.meaning.schemas.evidence import Evidence, Fact

Verdict = Literal["holds", "partly", "does not hold", "unknown"]


class Figure(BaseModel):
    """One number of the engine with its range."""

    what: str
    value: float
    low: float
    high: float
    unit: str = Field(description="% and % of the stride are shares, 0 to 1; x is a ratio")
    over: str = Field(description="What the range ranges over.")
    text: str = Field(description="As a person says it.")


class Stance(Fact):
    """A published fact, and the side it takes: 1 for the statement, -1 against, 0 both."""

    side: Literal[-1, 0, 1]


class About(BaseModel):
    """A muscle group that a statement is about, and its muscles."""

    name: str
    plain: str
    muscles: list[dict[str, str]] = Field(description="name and plain of each, for /muscles/{name}")


class Answer(BaseModel):
    """A statement judged by the engine of this build and by what was published."""

    key: str = Field(examples=["hamstrings.late_swing"])
    topic: str
    claim: str
    verdict: Verdict
    computed: Verdict | None = Field(description="Of the engine's figures alone.")
    published: Verdict = Field(description="Of the facts alone.")
    text: str
    figures: dict[str, Figure]
    judging: list[str] = Field(description="The figures with a say.")
    because: list[str]
    doubts: list[str] = Field(description="Where measurements contradict our figures.")
    cannot: str
    professional: str
    facts: list[Stance]
    evidence: Evidence
    groups: list[About]


class Answers(BaseModel):
    """Statements people make about running, judged."""

    schema_name: str = Field(alias="schema", examples=["runatomy.answers/1"])
    runner: dict[str, float] = Field(description="mass_kg and five_k_s the figures are of")
    atlas: dict[str, Any]
    answers: list[Answer]
