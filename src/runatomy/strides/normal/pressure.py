"""Center of pressure along the foot over stance."""

from __future__ import annotations

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.shifts import climb
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only

LATERAL = 0.02  # [foot lengths] to the little toe; assumed, near the middle of the foot
# [foot lengths per unit of slope] in the middle of stance uphill, fading to nothing at contact and
# toe-off. More of the foot's front is the direction of Vernillo 2017. The size is fitted: with the
# ground's force in front of the ankle as on the level, the Achilles tendon would carry 1.16 of its
# level load at +6 degrees, where 1.39 was measured (Van Hooren 2024); with 0.75 it carries 1.25.
# More would lift the heel too much: the peak under it is then 0.69 of the level's at +6 degrees
# (0.76 in Horiguchi 2025) and 0.64 at 15 % (0.73 in Ho 2010), which two slopes show to level off.
CLIMB_SHIFT = 0.75
CLIMB_MOST = 0.12  # [-] of slope at which the shift levels off
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
    along = along + (1.0 - stance) ** 2 * SPRINT_SHIFT * fast
    climbing = CLIMB_MOST * np.tanh(climb(when.slope) / CLIMB_MOST)
    along = along + 4.0 * stance * (1.0 - stance) * CLIMB_SHIFT * climbing
    rows = np.stack([along, np.full_like(along, LATERAL)], axis=-1)
    rows[phase >= when.contact_share] = np.nan
    return read_only(rows), read_only(np.roll(rows, len(phase) // 2, axis=0))
