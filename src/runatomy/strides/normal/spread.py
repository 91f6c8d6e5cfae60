"""normal_spread: how much runners differ from the normal stride."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runatomy.strides.motion import ANGLES, MIDDLE
from runatomy.strides.normal.angles import harmonics, leg_phase, normal_angles
from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.force import stance_force
from runatomy.strides.normal.timing import Timing, timing
from runatomy.terms.arrays import FloatArray, read_only

JOIN = 4.5  # [m/s] beyond it one sprinter's change is added
MODELED = 0.5  # share of a modeled change that counts as its own standard deviation
STEP_RATE = 0.06  # [-] between 23 runners at one speed
CONTACT_TIME = 0.07  # [-] between the runners with forces at one speed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StrideSpread:
    """Standard deviations between runners around a normal stride, sampled at its phases."""

    phase: FloatArray  # [-]   (n,)
    angles: Mapping[str, FloatArray]  # [rad] name -> (n,)
    ground_force_r: FloatArray  # [BW]  (n, 3) forward, normal, right
    ground_force_l: FloatArray  # [BW]  (n, 3) forward, normal, right
    center_of_pressure: float  # [foot lengths] along the foot
    step_rate: float  # [1/s]
    contact_time: float  # [s]


def normal_spread(
    speed: float, slope: float = 0.0, step_rate: float | None = None, n: int = 100
) -> StrideSpread:
    """Return the spread around `normal_stride` with the same arguments.

    To the spread between runners, half of every change that is modeled and not measured is added
    as a standard deviation of its own: that of slope, of step rate, and of speed above 4.5 m/s.
    """
    when = timing(speed, slope, step_rate)
    phase = np.arange(n) / n
    table = coefficients()
    plain = normal_angles(phase, timing(min(speed, JOIN), 0.0, None))
    here = normal_angles(phase, when)
    angles = {}
    for name in ANGLES:
        rows = table.angle_spread[name if name in MIDDLE else name[:-2]]
        at = phase if name in MIDDLE else leg_phase((phase + 0.5 * name.endswith("_l")) % 1, when)
        angles[name] = read_only(
            np.hypot(harmonics(at, rows), MODELED * (here[name] - plain[name]))
        )
    right = _force(phase, when)
    return StrideSpread(
        phase=read_only(phase),
        angles=angles,
        ground_force_r=right,
        ground_force_l=read_only(np.roll(right, n // 2, axis=0)),
        center_of_pressure=table.pressure_spread,
        step_rate=STEP_RATE * when.step_rate,
        contact_time=CONTACT_TIME * when.contact_time,
    )


def _force(phase: FloatArray, when: Timing) -> FloatArray:
    rows = coefficients().force_spread
    stance = phase / when.contact_share
    on = stance < 1.0
    found = np.zeros((len(phase), 3))
    level = timing(min(when.speed, JOIN), 0.0, None)
    change = stance_force(stance[on], when) - stance_force(stance[on], level)
    points = np.linspace(0.0, 1.0, len(rows))
    between = np.stack([np.interp(stance[on], points, rows[:, k]) for k in range(3)], axis=-1)
    found[on] = np.hypot(between, MODELED * change) / when.duty_factor
    return read_only(found)
