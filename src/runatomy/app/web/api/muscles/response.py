"""Response: how the muscles' work changes with speed, slope or step rate, from the atlas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from runatomy.analysis.explanation import StrideExplanation, explain
from runatomy.analysis.load import Load
from runatomy.analysis.plain import rounded
from runatomy.mechanics.atlas.grid import RATES, SLOPES, SPEEDS
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.preferred_rate import preferred_step_rate
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner, Sex
from runatomy.terms.units import KILOMETER

Along = Literal["speed", "slope", "step_rate"]
UNITS = {"speed": "m/s", "slope": "1", "step_rate": "steps/min"}
POINTS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Where a muscle is asked; step rate None is the usual one at each point."""

    speed: float  # [m/s]
    slope: float  # [-]
    step_rate: float | None  # [1/s]
    mass: float | None  # [kg]
    height: float | None  # [m]
    sex: Sex | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is kept of one stride."""

    muscles: tuple[Load, ...]
    seconds: float  # [s] of the kilometer that the loads are of
    outside: bool  # beyond the atlas

    @classmethod
    def of(cls, stride: StrideExplanation) -> Point:
        """Keep what a curve needs of a stride."""
        speed = stride.conditions["speed_m_s"]
        assert isinstance(speed, float)
        return cls(
            muscles=stride.muscles,
            seconds=KILOMETER / speed,
            outside=bool(stride.conditions["outside_atlas"]),
        )


def response(muscle: str, along: Along, at: At) -> dict[str, Any]:
    """Return the curves of one muscle along a condition, the others held."""
    points = _curve(along, at)
    rows = [next(load for load in point.muscles if load.name == muscle) for point in points]
    seconds = [point.seconds for point in points]
    return {
        "muscle": muscle,
        "along": along,
        "unit": UNITS[along],
        "at": _told(along, at),
        "x": [rounded(x * (60.0 if along == "step_rate" else 1.0), 4) for x in _axis(along, at)],
        "energy_share": [rounded(row.energy_share) for row in rows],
        "low": [rounded(row.low) for row in rows],
        "high": [rounded(row.high) for row in rows],
        "power_W": [rounded(row.energy_J / t) for row, t in zip(rows, seconds, strict=True)],
        "peak_force_BW": [rounded(row.peak_force_BW) for row in rows],
        "peak_force_low_BW": [rounded(row.peak_force_low_BW) for row in rows],
        "peak_force_high_BW": [rounded(row.peak_force_high_BW) for row in rows],
        "mean_activation": [rounded(row.mean_activation) for row in rows],
        "outside": [point.outside for point in points],
    }


@lru_cache(maxsize=16)  # about 1 MB each
def _curve(along: Along, at: At) -> tuple[Point, ...]:
    """Return the strides along a condition: of every muscle, so that the next one costs nothing."""
    person = Runner(mass=at.mass or DEFAULT_MASS, height=at.height or DEFAULT_HEIGHT, sex=at.sex)
    points = (_moved(at, along, x) for x in _axis(along, at))
    return tuple(Point.of(explain(p.speed, p.slope, p.step_rate, person)) for p in points)


def _moved(at: At, along: Along, x: float) -> At:
    if along == "speed":
        return replace(at, speed=x)
    return replace(at, slope=x) if along == "slope" else replace(at, step_rate=x)


def _axis(along: Along, at: At) -> list[float]:
    """Return the points [m/s], [-] or [1/s] as far as the atlas reaches."""
    if along == "speed":
        low, high = float(SPEEDS[0]), float(SPEEDS[-1])
    elif along == "slope":
        low, high = float(SLOPES[0]), float(SLOPES[-1])
    else:
        usual = preferred_step_rate(load_atlas(), at.speed, at.slope, at.height or DEFAULT_HEIGHT)
        low, high = usual * float(RATES[0]), usual * float(RATES[-1])
    values: list[float] = np.linspace(low, high, POINTS).tolist()
    return values


def _told(along: Along, at: At) -> dict[str, float | None]:
    """Return the conditions that are held."""
    rate = None if at.step_rate is None else at.step_rate * 60.0
    held = {"speed_m_s": at.speed, "slope": at.slope, "step_rate_spm": rate}
    moved = {"speed": "speed_m_s", "slope": "slope", "step_rate": "step_rate_spm"}[along]
    del held[moved]
    return held | {"mass_kg": at.mass or DEFAULT_MASS, "height_m": at.height or DEFAULT_HEIGHT}
