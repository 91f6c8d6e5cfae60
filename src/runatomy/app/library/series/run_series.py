"""RunSeries: a run second by second, as it comes out of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunSeries:
    """A run second by second; every array is (time,), NaN where nobody knows."""

    time_s: FloatArray  # middle of the second, since start
    duration_s: FloatArray  # timer time in this row (0 in a pause or a long gap)
    gait: IntArray  # STANDING, WALKING or RUNNING of strides.conditions
    distance_m: FloatArray
    altitude_m: FloatArray
    speed_m_s: FloatArray
    slope: FloatArray  # [-] uphill positive
    step_rate_spm: FloatArray
    heart_rate_bpm: FloatArray
    ventilation_lpm: FloatArray
    power_W: FloatArray  # net metabolic, of all groups  # noqa: N815 - the unit's own letter
    group_power_W: Mapping[str, FloatArray]  # noqa: N815
    latitude_deg: FloatArray | None  # None where the run has no track
    longitude_deg: FloatArray | None
