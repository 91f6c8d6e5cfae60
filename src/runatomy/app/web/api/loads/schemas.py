"""Schemas: days and weeks as the API tells them."""

# ruff: noqa: N815 - the units' own letters
from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

Verdict = Literal["less", "usual", "more", "much more", "cannot tell"]


class Day(BaseModel):
    """What was run on a day."""

    date: str = Field(examples=["2026-03-29"])
    runs: int
    distance_m: float
    moving_s: float
    energy_J: float
    ascent_m: float


class Calendar(BaseModel):
    """The days with runs, in order."""

    days: list[Day]


class Usual(BaseModel):
    """What earlier windows of the same length held: 10th, 50th and 90th percentile."""

    low: float
    usual: float
    high: float


class Carried(BaseModel):
    """What a group or tissue has carried, by the length of the window in days."""

    name: str
    plain: str
    unit: str = Field(description="J of both sides; BW s (bending: BW m s) of one leg")
    carried: dict[str, float]
    usual: dict[str, Usual | None]
    verdict: dict[str, Verdict]
    missing_days: dict[str, int] = Field(description="until one can tell; 0 where one can")


class Loads(BaseModel):
    """What was carried in the last days against the runner's own habit."""

    runner_id: int
    until: str
    windows: list[int] = Field(description="[days]", examples=[[7, 28, 84]])
    groups: list[Carried]
    tissues: list[Carried]
    evidence: dict[str, Any]


class Trend(BaseModel):
    """What was carried week by week."""

    name: str
    plain: str
    unit: str
    weeks: list[str] = Field(description="Mondays, the oldest first.")
    value: list[float]
