"""Schemas: days and weeks as the API tells them."""

# ruff: noqa: N815 - the units' own letters
from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from runatomy.app.web.api.meaning.schemas.evidence import Evidence, Finding

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


class EffortWindow(BaseModel):
    """What the runs of one window asked in sum, and how that stands to the habit."""

    days: int
    runs: int
    told: int = Field(description="Runs of which it can be told.")
    waiting: int = Field(description="Runs that wait to be analyzed anew before they tell.")
    lost: int = Field(
        description="Runs that never tell: their originals are gone. The upper end of `carried` "
        "leaves room for them."
    )
    lost_share: float = Field(description="[-] of the time run that is theirs")
    measured: float = Field(description="[-] of their running time with a heart rate")
    carried: Usual | None = Field(description="Least and most likely; null: nobody can tell.")
    usual: Usual | None = Field(description="10th, 50th and 90th percentile of earlier windows")
    verdict: Verdict
    missing_days: int = Field(description="until one can tell; 0 where one can")
    why: str = Field(description="one cannot tell, where it is not for want of weeks")
    evidence: Evidence


class Effort(BaseModel):
    """Training impulse, energy, fat or carbohydrate."""

    name: str = Field(examples=["trimp"])
    plain: str
    unit: str = Field(description="min of the training impulse, J of the others")
    J_per_g: float | None = Field(description="of fat and carbohydrate, to tell them in grams")
    windows: list[EffortWindow]


class Lost(BaseModel):
    """A run that nobody can tell any more what it asked of heart and fuel."""

    id: str
    name: str
    date: str


class Efforts(BaseModel):
    """What the last weeks asked of heart and fuel, against the runner's own habit."""

    runner_id: int
    until: str
    waiting: int = Field(description="Runs that wait to be analyzed anew before they tell of it.")
    lost: list[Lost] = Field(
        description="Runs that cannot tell of it: their originals are gone, so their older "
        "analyses stay."
    )
    rows: list[Effort]
    findings: list[Finding] = Field(
        description="Of the last seven days; none while a run of them waits."
    )
    evidence: dict[str, Any]


class Weeks(BaseModel):
    """Training impulse, energy, fat or carbohydrate week by week; null where nobody can tell."""

    name: str
    plain: str
    unit: str
    weeks: list[str] = Field(description="Mondays, the oldest first.")
    runs: list[int]
    told: list[int] = Field(description="Runs of which it can be told.")
    value: list[float | None]
    low: list[float | None]
    high: list[float | None]
