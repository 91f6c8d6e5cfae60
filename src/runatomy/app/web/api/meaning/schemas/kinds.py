"""Schemas of kinds of run: what each asks of every group and tissue."""

# ruff: noqa: N815 - the units' own letters
from __future__ import annotations

from pydantic import BaseModel, Field

from runatomy.app.web.api.meaning.schemas.answers import Figure, Verdict
from runatomy.app.web.api.meaning.schemas.evidence import Grade, Named


class Kind(BaseModel):
    """A kind of run there is."""

    name: str = Field(examples=["hills"])
    plain: str
    about: str


class GroupAsked(BaseModel):
    """What one run asks of one muscle group, both legs together."""

    name: str
    plain: str
    energy_J: float
    energy_low_J: float = Field(description="5th percentile over runners and assumptions")
    energy_high_J: float
    energy_per_km_J: float | None
    energy_share: float
    low: float = Field(description="[-] of the share")
    high: float
    hardest_minute_W: float
    hardest_minute_at_s: float
    hardest_minute_against_easy: float
    braking_share: float | None
    against_easy: float
    against_easy_low: float
    against_easy_high: float


class TissueAsked(BaseModel):
    """The peak on one tendon, joint or bone of one leg."""

    name: str
    plain: str
    unit: str = Field(description="BW or BW m")
    peak: float
    low: float
    high: float


class RunAsked(BaseModel):
    """One run of the comparison."""

    name: str
    plain: str
    about: str
    kind: str | None
    word: str = Field(description="what it was asked for by", examples=["3.5m/s@8"])
    id: str | None = Field(description="of a recorded run")
    mass_kg: float = Field(description="of its runner: who ran it, or who is asked about")
    height_m: float = Field(description="the same")
    duration_s: float
    running_s: float
    distance_m: float
    energy_J: float
    low_J: float
    high_J: float
    against_easy: float
    outside_atlas_s: float
    most_by_energy: list[str]
    most_by_rise: list[str]
    groups: list[GroupAsked]
    tissues: list[TissueAsked]


class ClaimJudged(BaseModel):
    """What articles say of one kind of run, judged."""

    kind: str
    plain: str
    groups: list[str]
    verdict: Verdict = Field(description="By the engine's figures and the studies, as in /answers.")
    figure: Figure
    answer: str = Field(description="Key of the whole answer in /answers.")
    grade: Grade


class Comparison(BaseModel):
    """Kinds of run and conditions for one runner, beside recorded runs for who ran them."""

    schema_name: str = Field(alias="schema", examples=["runatomy.comparison/1"])
    runner: dict[str, float] = Field(description="mass_kg, height_m, five_k_s, easy_speed_m_s")
    runs: list[RunAsked]
    claims: list[ClaimJudged]
    evidence: list[Named]
    warnings: list[str]
    kinds: list[Kind] = Field(description="Every kind there is.")
