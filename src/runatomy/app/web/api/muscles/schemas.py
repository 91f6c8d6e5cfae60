"""Schemas: muscles and strides as the API tells them."""

# ruff: noqa: N815 - the units' own letters
from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class MuscleRow(BaseModel):
    """One muscle of the catalogue, left and right alike."""

    name: str = Field(examples=["soleus"])
    plain: str = Field(description="In plain words.")
    latin: str
    group: str
    group_plain: str
    region: str = Field(description="leg, trunk or arm")
    does: str = Field(description="At which joint, in plain words.")
    in_running: str = Field(description="When in the stride, and what for.")
    response: bool = Field(description="Whether its answer to conditions can be told.")


class Named(BaseModel):
    """A name, and the same in plain words."""

    name: str
    plain: str
    latin: str


class MuscleDetail(MuscleRow):
    """One muscle with what belongs to it."""

    tissues: list[Named] = Field(description="Tendons it pulls on with others.")
    groups: list[Named] = Field(description="Groups it is part of.")
    neighbors: list[Named] = Field(description="The other muscles of its group.")


class Response(BaseModel):
    """How a muscle's work changes along one condition; both sides together."""

    muscle: str
    along: str = Field(description="speed, slope or step_rate")
    unit: str = Field(description="of x: m/s, 1 (rise over run) or steps/min")
    at: dict[str, float | None] = Field(
        description="The other conditions: speed [m/s], slope [-], step_rate [steps/min] "
        "(null: the usual one at each point), mass [kg], height [m]."
    )
    x: list[float]
    energy_share: list[float] = Field(description="[-] of all muscles' energy")
    low: list[float] = Field(description="[-] 5th percentile over runners and assumptions")
    high: list[float] = Field(description="[-] 95th percentile")
    power_W: list[float] = Field(description="[W] net metabolic")
    peak_force_BW: list[float | None] = Field(description="[body weights] one side")
    peak_force_low_BW: list[float | None]
    peak_force_high_BW: list[float | None]
    mean_activation: list[float | None] = Field(description="[-]")
    outside: list[bool] = Field(description="Beyond the atlas: its nearest stride stands in.")


class Explanation(BaseModel):
    """One stride at given conditions (runatomy.explanation/1); loads are those of a kilometer."""

    schema_name: str = Field(alias="schema", examples=["runatomy.explanation/1"])
    conditions: dict[str, Any]
    per: str
    groups: list[dict[str, Any]]
    muscles: list[dict[str, Any]]
    total: dict[str, Any]
    tissues: list[dict[str, Any]]
    roles: dict[str, Any]
    breath: dict[str, Any]
    stride: dict[str, Any]
    evidence: list[dict[str, Any]]
    warnings: list[str]
