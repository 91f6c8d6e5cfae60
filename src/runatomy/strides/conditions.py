"""StrideConditions: how the runner moved, one row per second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.evidence import Evidence

STANDING, WALKING, RUNNING = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StrideConditions:
    """How the runner moved, one row per second of the recording's clock."""

    time: FloatArray  # [s]   (time,) middle of the second, since start
    duration: FloatArray  # [s]   (time,) timer time in this row (0 in a pause or a long gap)
    gait: IntArray  # [-]   (time,) STANDING, WALKING or RUNNING
    speed: FloatArray  # [m/s] (time,) along the ground
    slope: FloatArray  # [-]   (time,) rise over run, uphill positive
    step_rate: FloatArray  # [1/s] (time,) steps, both feet counted
    altitude: FloatArray  # [m]   (time,) smoothed; NaN where unknown
    distance: FloatArray  # [m]   (time,) along the ground since start
    contact_time: FloatArray  # [s]   (time,) NaN where not measured
    contact_balance: FloatArray  # [-]   (time,) left share, NaN where not measured
    heart_rate_bpm: FloatArray  # [1/min] (time,) NaN where not measured
    repaired: BoolArray  # (time,) True where a gap, pause or spike was filled
    ascent: float  # [m] summed over the run
    descent: float  # [m] summed over the run, positive
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # speed, slope, step_rate, ...
    warnings: tuple[str, ...] = ()  # in plain words
