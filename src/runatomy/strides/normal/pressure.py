"""Center of pressure along the foot over stance."""

from __future__ import annotations

import math

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.shifts import climb
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only

LATERAL = 0.02  # [foot lengths] to the little toe; assumed, near the middle of the foot
# Uphill more of the foot's front is used: the direction of Vernillo 2017. At contact by a share of
# a foot length per unit of slope, fading at once; in later stance the pressure hurries to where it
# is at toe-off, downhill it lingers. When it does, and how long it lingers, is fitted
# (tools/fit_slope_shifts.py), the rest set by hand. Without it the Achilles tendon carries 1.16 of
# its level load at +6 and 0.80 at -6 degrees, where 1.39 and 0.74 were measured (Van Hooren 2024),
# with it 1.26 and 0.75. Sooner it would take too much off the heel, whose peak is 0.73 of the
# level's at +6 degrees (0.76 in Horiguchi 2025) and 0.70 at 15 % (0.73 in Ho 2010).
CLIMB_SHIFT, CLIMB_FADES = 0.24, 4  # [foot lengths per unit of slope], [-] power of what is left
HURRY, LINGER = 0.95, 0.5  # [-] shares of what is left to toe-off, at the most: up, down
HURRY_MOST, LINGER_MOST = 0.086, 0.03  # [-] slopes at which they level off
SLOPE_SOFT = 0.01  # [-] slope by which they begin
LATE, SETS_IN = 0.495, 4  # [stance] when, [-] power: how suddenly
SPRINT_SHIFT = 0.06  # [foot lengths per m/s] at contact: sprinters land on the forefoot; assumed
SPRINT_FROM, SPRINT_SOFT = 5.0, 1.0  # [m/s]


def normal_pressure(phase: FloatArray, when: Timing) -> tuple[FloatArray, FloatArray]:
    """Return where the force acts under the right and the left foot, (n, 2); NaN in the air.

    Columns: along the foot from the back of the heel (0) to the tip of the toes (1); toward the
    little toe. Both in foot lengths.
    """
    stance = phase / when.contact_share
    along = np.polynomial.polynomial.polyval(stance, coefficients().pressure)
    fast = when.speed - SPRINT_FROM
    fast = 0.5 * (fast + np.hypot(fast, SPRINT_SOFT))
    climbs, left = climb(when.slope), 1.0 - stance
    along = along + left**2 * SPRINT_SHIFT * fast + left**CLIMB_FADES * CLIMB_SHIFT * climbs
    toe_off = np.polynomial.polynomial.polyval(1.0, coefficients().pressure)
    late = 1.0 - np.exp(-((np.maximum(stance, 0.0) / LATE) ** SETS_IN))
    along = along + _hurry(when.slope) * late * (toe_off - along)
    rows = np.stack([along, np.full_like(along, LATERAL)], axis=-1)
    rows[phase >= when.contact_share] = np.nan
    return read_only(rows), read_only(np.roll(rows, len(phase) // 2, axis=0))


def _hurry(slope: float) -> float:
    """Return the share of what is left to toe-off by which the pressure is ahead; less downhill."""
    up, down = (max(climb(way), 0.0) for way in (slope, -slope))
    up, down = (one**2 / (one + SLOPE_SOFT) for one in (up, down))  # nothing at all the other way
    return HURRY * math.tanh(up / HURRY_MOST) - LINGER * math.tanh(down / LINGER_MOST)
