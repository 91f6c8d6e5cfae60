"""Schemas: runs as the API tells them."""

# ruff: noqa: N815 - the units' own letters
from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from runatomy.app.web.api.answers.values import NOTE, TEXT

ID = "0123456789abcdef-0"


class Run(BaseModel):
    """One run."""

    id: str = Field(examples=[ID])
    name: str
    note: str
    start: str | None = Field(description="UTC, ISO 8601", examples=["2026-03-29T06:12:00Z"])
    runner_id: int
    runner: str = Field(description="Name of the runner.")
    sport: str
    device: str | None
    duration_s: float = Field(description="[s] timer time")
    moving_s: float = Field(description="[s] of it running or walking")
    distance_m: float
    ascent_m: float
    descent_m: float
    heart_rate_bpm: float | None = Field(description="[1/min] mean")
    energy_J: float = Field(description="[J] net metabolic")
    group_energy_J: dict[str, float] = Field(description="[J] by group of muscles")
    twin_of: str | None = Field(description="The same run from another file.")
    stale: bool = Field(
        description="Analyzed by another version, or for other figures of its runner; unless it "
        "stays, it will be analyzed anew."
    )
    stays: bool = Field(
        description="Stale for good: its original file is gone, so its older analysis stays."
    )
    file_name: str | None = None


class RunSums(BaseModel):
    """Sums over every run that was asked for, twins not counted."""

    runs: int
    distance_m: float
    moving_s: float
    ascent_m: float
    energy_J: float


class RunList(BaseModel):
    """Some of the runs that were asked for."""

    runs: list[Run]
    total: int
    sums: RunSums


class RunChange(BaseModel):
    """What may be changed of a run; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=TEXT)] | None = (
        None
    )
    note: Annotated[str, StringConstraints(max_length=5000, pattern=NOTE)] | None = None
    runner_id: Annotated[int, Field(ge=1, le=2**53)] | None = None


class Analysis(BaseModel):
    """The answer about one run (runatomy.analysis/1, docs/json.md)."""

    schema_name: str = Field(alias="schema", examples=["runatomy.analysis/1"])
    runner: dict[str, Any]
    run: dict[str, Any]
    coverage: dict[str, Any]
    total: dict[str, Any]
    groups: list[dict[str, Any]]
    muscles: list[dict[str, Any]]
    tissues: list[dict[str, Any]]
    roles: dict[str, Any]
    breath: dict[str, Any]
    strides: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    warnings: list[str]
    provenance: dict[str, Any]


class Series(BaseModel):
    """A run, or a part of it, point by point; null where nobody knows."""

    time_s: list[float] = Field(description="[s] since start, on the recording's clock")
    duration_s: list[float] = Field(description="[s] of timer time in each point")
    distance_m: list[float | None]
    altitude_m: list[float | None]
    speed_m_s: list[float | None]
    slope: list[float | None] = Field(description="[-] uphill positive")
    step_rate_spm: list[float | None] = Field(description="[1/min] both feet")
    heart_rate_bpm: list[float | None]
    gait: list[int] = Field(description="0 standing, 1 walking, 2 running")
    group_power_W: dict[str, list[float | None]] = Field(description="[W] net metabolic")
    muscle: str | None = Field(default=None, description="The muscle that was asked for.")
    muscle_power_W: list[float | None] | None = Field(
        default=None, description="[W] net metabolic; of one side where a side was asked for"
    )


class Track(BaseModel):
    """Where the run went, the privacy zone left out; null where hidden or unknown."""

    latitude_deg: list[float | None]
    longitude_deg: list[float | None]
    time_s: list[float]
    hidden_m: float = Field(description="[m] of the run inside the privacy zone")


class PartGroup(BaseModel):
    """What a group of muscles did in a part."""

    name: str
    plain: str
    energy_J: float
    energy_share: float = Field(description="[-] of all muscles")
    power_W: float = Field(description="[W] mean over the moving time")


class Part(BaseModel):
    """A part of a run."""

    from_s: float
    to_s: float
    distance_m: float
    moving_s: float
    ascent_m: float
    descent_m: float
    speed_m_s: float | None = Field(description="[m/s] mean while moving")
    slope: float | None = Field(description="[-] mean over the distance")
    heart_rate_bpm: float | None
    energy_J: float
    groups: list[PartGroup]


class Side(BaseModel):
    """One of two that are compared."""

    id: str | None
    name: str
    distance_m: float
    energy_J: float


class ComparedGroup(BaseModel):
    """A group of muscles in both."""

    name: str
    plain: str
    this_J: float
    other_J: float
    this_J_per_km: float | None
    other_J_per_km: float | None
    ratio: float | None = Field(description="[-] this over other, both by kilometer")


class Comparison(BaseModel):
    """Two runs, or a run and the same on level ground."""

    this: Side
    other: Side
    groups: list[ComparedGroup]


class JobRef(BaseModel):
    """A job that was begun."""

    job: int
