"""Center of pressure along the foot over stance."""

from __future__ import annotations

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.shifts import climb
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only

LATERAL = 0.02  # [foot lengths] to the little toe; assumed, near the middle of the foot
# [foot lengths per unit of slope] at contact uphill. More of the foot's front is the direction of
# Vernillo 2017; the size goes with insoles: with the smaller impact, the peak under the heel is
# 0.73 of the level's at +6 degrees (0.76 in Horiguchi 2025) and 0.70 at 15 % (0.73 in Ho 2010).
CLIMB_SHIFT = 0.24
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
    shift = CLIMB_SHIFT * climb(when.slope) + SPRINT_SHIFT * fast
    along = along + (1.0 - stance) ** 2 * shift
    rows = np.stack([along, np.full_like(along, LATERAL)], axis=-1)
    rows[phase >= when.contact_share] = np.nan
    return read_only(rows), read_only(np.roll(rows, len(phase) // 2, axis=0))
