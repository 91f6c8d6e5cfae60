"""How joint angles shift on a slope and at another step rate: modeled, with a wide range.

A shift is a smooth bump over the stride: degrees, center and width (standard deviation) in shares
of the stride of the right leg. Slope bumps are per unit of climb or descent (rise over run), step
rate bumps per unit of ln(step rate over the usual one).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE


class Bump(NamedTuple):
    """One smooth bump over the stride."""

    degrees: float
    center: float  # [stride]
    width: float  # [stride]


# Step rate. Heiderscheit et al. 2011, Table 3 (n = 45; -10 to +10 %): in loading, hip flexion
# 30.7 to 23.6, hip adduction 11.3 to 8.7, knee flexion at contact 16.9 to 19.6 and at its stance
# peak 50.6 to 42.8 degrees; the flatter foot at contact is modeled. What the leg does in swing was
# not published: there, and by some degrees in mid-stance, the bumps are fitted
# (tools/fit_rate_shifts.py) to how joint work (the same) and hip muscles' forces (Lenhart et al.
# 2014) change. With swing as usual, only sooner over, hip and knee would be asked for far more than
# was found; with less bending of the knee it is less.
RATE: Mapping[str, tuple[Bump, ...]] = {
    "hip_flexion": (
        Bump(-42.0, 0.05, 0.22), Bump(16.0, 0.18, 0.06), Bump(-12.0, 0.40, 0.10),
        Bump(38.0, 0.62, 0.10), Bump(45.0, 0.80, 0.10),
    ),
    "hip_adduction": (Bump(-13.0, 0.10, 0.08),),
    "knee_angle": (
        Bump(10.0, 0.0, 0.035), Bump(-37.0, 0.145, 0.06), Bump(-7.0, 0.38, 0.06),
        Bump(-60.0, 0.63, 0.08), Bump(19.0, 0.77, 0.08), Bump(38.0, 0.89, 0.05),
    ),
    "ankle_angle": (Bump(-12.0, 0.0, 0.04), Bump(-6.0, 0.18, 0.08)),
}  # fmt: skip

# Slope. No study gives whole curves of angles on slopes. Directions are published: hip excursion
# in stance grows from 41 to 49 degrees at 12 degrees (Roberts & Belliveau 2005); uphill the knee
# is more flexed at contact (Vernillo 2017), downhill straighter at contact and more flexed in
# stance (Sundstrom et al. 2021). Sizes come from a fit (tools/fit_slope_shifts.py) of what closed
# and solved strides show by grade, together with the pressure's shift: to the hip's work (Roberts &
# Belliveau 2005), the power of hip, knee and ankle at -10 and +10 % (Nuckols et al. 2020), the
# loads of kneecap, tibia and Achilles tendon at -6 to +6 degrees (Van Hooren et al. 2024) and the
# heel's peak under insoles. What stands here is near what the fit ends at, and rounded.
CLIMB: Mapping[str, tuple[Bump, ...]] = {
    "hip_flexion": (Bump(60.0, 0.97, 0.12), Bump(17.0, 0.35, 0.08)),
    "knee_angle": (Bump(101.5, 0.0, 0.05), Bump(-26.0, 0.16, 0.06), Bump(-52.0, 0.36, 0.06)),
    "ankle_angle": (Bump(-11.0, 0.15, 0.08), Bump(-4.0, 0.39, 0.06)),
}
DESCENT: Mapping[str, tuple[Bump, ...]] = {
    "hip_flexion": (Bump(25.0, 0.97, 0.12), Bump(15.3, 0.35, 0.08)),
    "knee_angle": (Bump(-36.0, 0.0, 0.05), Bump(24.0, 0.16, 0.06), Bump(75.0, 0.36, 0.06)),
    "ankle_angle": (Bump(-6.1, 0.15, 0.08), Bump(14.1, 0.39, 0.06)),
}

# The body leans with gravity: shares of the slope's angle, over the whole stride or in a bump.
PELVIS_LEAN = -0.8
PELVIS_LEAN_CLIMB = -0.3
TRUNK_LEAN = -0.2
TRUNK_LEAN_CLIMB = -1.85
ANKLE_LEAN = Bump(0.5, 0.15, 0.12)  # share of the slope's angle while the sole is down

SOFT = 0.02  # slope over which climb and descent take over from one another


def climb(slope: float) -> float:
    """Return the uphill part of a slope, smooth, 0 on the level and nearly 0 downhill."""
    return 0.5 * (slope + math.hypot(slope, SOFT) - SOFT)


def bumps(rows: tuple[Bump, ...], phase: FloatArray) -> FloatArray:
    """Return the sum [rad] of bumps at phases of the right leg."""
    total = np.zeros_like(phase)
    for degrees, center, width in rows:
        sharpness = 1.0 / (2.0 * np.pi * width) ** 2
        total += degrees * np.exp(sharpness * (np.cos(2.0 * np.pi * (phase - center)) - 1.0))
    return total * DEGREE


def shift(name: str, phase: FloatArray, slope: float, rate_ratio: float) -> FloatArray:
    """Return the shift [rad] of an angle at phases of its own leg (or of the stride)."""
    up, down, lean = climb(slope), climb(-slope), math.atan(slope)
    total = np.zeros_like(phase)
    for table, size in ((RATE, math.log(rate_ratio)), (CLIMB, up), (DESCENT, down)):
        if name in table and size:
            total += size * bumps(table[name], phase)
    if name == "pelvis_tilt":
        total += PELVIS_LEAN * lean + PELVIS_LEAN_CLIMB * math.atan(up)
    elif name == "lumbar_extension":
        total += TRUNK_LEAN * lean + TRUNK_LEAN_CLIMB * math.atan(up)
    elif name == "ankle_angle":
        total += lean / DEGREE * bumps((ANKLE_LEAN,), phase)
    return total
