"""Center of pressure along the foot over stance."""

from __future__ import annotations

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.shifts import climb
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only

LATERAL = 0.02  # [foot lengths] to the little toe; assumed, near the middle of the foot
# Uphill more of the foot's front is used: the direction of Vernillo 2017. At contact by a share of
# a foot length per unit of slope, fading at once; in later stance the pressure hurries to where it
# is at toe-off. When it does is fitted (tools/fit_slope_shifts.py), how far and how suddenly set by
# hand: without it the Achilles tendon carries 1.16 of its level load at +6 degrees, where 1.39 was
# measured (Van Hooren 2024), with it 1.26. Sooner it would take too much off the heel, whose peak
# is 0.73 of the level's at +6 degrees (0.76 in Horiguchi 2025) and 0.70 at 15 % (0.73 in Ho 2010).
CLIMB_SHIFT, CLIMB_FADES = 0.24, 4  # [foot lengths per unit of slope], [-] power of what is left
CLIMB_HURRY = 0.95  # [-] share of the way to toe-off, at the most
CLIMB_MOST, CLIMB_SOFT = 0.086, 0.01  # [-] slopes at which it levels off, and by which it begins
CLIMB_AT, CLIMB_SETS_IN = 0.48, 4  # [stance] when, [-] power: how suddenly
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
    up = max(climbs, 0.0) ** 2 / (max(climbs, 0.0) + CLIMB_SOFT)  # nothing at all downhill
    hurry = CLIMB_HURRY * np.tanh(up / CLIMB_MOST)
    hurry = hurry * (1.0 - np.exp(-((np.maximum(stance, 0.0) / CLIMB_AT) ** CLIMB_SETS_IN)))
    along = along + hurry * (toe_off - along)
    rows = np.stack([along, np.full_like(along, LATERAL)], axis=-1)
    rows[phase >= when.contact_share] = np.nan
    return read_only(rows), read_only(np.roll(rows, len(phase) // 2, axis=0))
