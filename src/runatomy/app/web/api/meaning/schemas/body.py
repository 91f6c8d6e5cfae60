"""Schemas of recovery, logs and findings."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from runatomy.app.web.api.answers.values import Day
from runatomy.app.web.api.meaning.schemas.evidence import Evidence, Finding

State = Literal["fresh", "working", "tired", "overloaded"]
Kind = Literal["soreness", "strength", "rest", "single_leg"]
Figure = Annotated[float | None, Field(ge=0.0, le=10_000.0, allow_inf_nan=False)]
Word = Annotated[str | None, Field(max_length=60)]


class GroupState(BaseModel):
    """How one muscle group is; low and high are the heavy and the light end."""

    name: str
    plain: str
    state: State
    strength_percent: float = Field(description="[%] of one's own, expected")
    strength_low_percent: float
    strength_high_percent: float
    fresh_in_h: float = Field(description="[h] from then; 0 where fresh")
    fresh_in_low_h: float
    fresh_in_high_h: float
    soreness: float = Field(description="0 none to 10 worst, expected")
    soreness_low: float
    soreness_high: float
    evidence: Evidence


class Recovery(BaseModel):
    """How every muscle group is at a moment."""

    runner_id: int
    at: str
    runs: int = Field(description="Runs of the weeks before that count.")
    known_since: str | None = Field(description="From that day on nothing is missing.")
    groups: list[GroupState] = Field(description="Empty where no run tells of them.")
    rates: dict[str, Any] = Field(
        description="sensitivity and slowness [-] over people at large: learned and prior"
    )
    findings: list[Finding]


class NewLog(BaseModel):
    """What is noted: soreness and strength of a group, rest, or a test of both legs."""

    model_config = ConfigDict(extra="forbid")
    kind: Kind
    day: Day | None = Field(default=None, description="Now if left out.")
    group: Word = Field(default=None, examples=["quadriceps"])
    value: Figure = Field(default=None, description="soreness 0 to 10; strength in % of your best")
    test: Word = Field(default=None, examples=["calf_raises"])
    left: Figure = None
    right: Figure = None


class Log(BaseModel):
    """One note."""

    id: int
    at: str
    day: str
    kind: Kind
    group: str | None
    plain: str
    value: float | None
    unit: str
    test: str | None
    left: float | None
    right: float | None


class Test(BaseModel):
    """A test that each leg does on its own."""

    name: str
    plain: str
    how: str
    unit: str


class Logs(BaseModel):
    """What a runner noted, newest first, and what can be noted."""

    runner_id: int
    logs: list[Log]
    groups: list[dict[str, str]]
    tests: list[Test]


class RunFindings(BaseModel):
    """What the analysis of one run says."""

    id: str
    name: str
    start: str | None
    findings: list[Finding]


class Findings(BaseModel):
    """Everything worth saying of the last weeks."""

    runner_id: int
    since: str
    until: str
    recovery: list[Finding]
    weeks: list[Finding] = Field(description="Against the runner's own habit, and noted tests.")
    runs: list[RunFindings] = Field(description="Newest first, at most 20.")
