"""Ground force of the normal stride: shapes from force plates, size from the laws of mechanics.

Shapes are in units of the mean normal force over contact. In a steady stride that mean is, in body
weights, cos(angle of slope) over the duty factor; forward force means tan(angle) of it (air drag
is left out); rightward forces of both feet cancel. These hold exactly, sample by sample.
"""

from __future__ import annotations

import math

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.timing import Timing, normal_contact_time
from runatomy.terms.arrays import FloatArray, read_only

# Impact after foot strike, part of the mean normal shape of rearfoot and forefoot runners.
IMPACT = 0.30  # [mean normal force]
IMPACT_AT, IMPACT_WIDTH = 0.16, 0.05  # of stance
# Gottschall & Kram 2005 (3 m/s): impact peak +54 % at -9 degrees, none at +9; at +-5 degrees the
# same rule meets one runner's curves (Alcantara 2022).
IMPACT_GAIN, IMPACT_SLOPE = 2.9, 0.15

# What the impact grows by downhill points toward the body, as far back as the foot is ahead of it.
IMPACT_TILT = 0.2

# Forward force on a slope: what carries the body's weight along it comes early in stance uphill
# and late downhill, so that the propulsive peak grows by 75 % at +9 and the braking peak by 73 %
# at -9 degrees (Gottschall & Kram 2005), within what lets the force point at the center of mass.
EARLY_UPHILL, LATE_DOWNHILL = 1.3, 1.2


def impact_factor(slope: float) -> float:
    """Return the size of the impact against that on the level."""
    if slope > 0:
        return math.exp(-slope * IMPACT_GAIN / IMPACT_SLOPE)
    return 1.0 + IMPACT_GAIN * (1.0 - math.exp(slope / IMPACT_SLOPE))


def stance_force(stance: FloatArray, when: Timing) -> FloatArray:
    """Return forward, normal and rightward force (m, 3) on the right foot, not yet to scale."""
    table = coefficients()
    rows = np.tensordot(table.weights(when.speed), table.force, axes=1)
    turns = np.pi * np.outer(stance, np.arange(1, len(rows) + 1))
    force = np.sin(turns) @ rows
    reach = when.contact_time / normal_contact_time(when.speed)  # way of the foot on the ground
    force[:, 0] *= reach
    bump = np.exp(-0.5 * ((stance - IMPACT_AT) / IMPACT_WIDTH) ** 2)
    edge = np.minimum(1.0, np.sin(np.pi * stance) / 0.25)
    impact = IMPACT * (impact_factor(when.slope) - 1.0) * bump * edge
    force[:, 1] += impact
    force[:, 0] -= IMPACT_TILT * impact
    force[:, 1] = np.maximum(force[:, 1], 0.0)  # the ground cannot pull
    pull = 0.5 * np.pi * np.sin(np.pi * stance)
    skew = EARLY_UPHILL if when.slope > 0.0 else LATE_DOWNHILL
    pull += skew * when.slope * np.sin(2.0 * np.pi * stance)
    force[:, 0] += when.slope * pull
    return force


def normal_force(phase: FloatArray, when: Timing) -> tuple[FloatArray, FloatArray]:
    """Return the force [BW] (n, 3) on the right and on the left foot at phases (n,).

    The phases are an even grid with an even number of samples.
    """
    share, angle = when.contact_share, math.atan(when.slope)
    right = np.zeros((len(phase), 3))
    on = phase < share
    right[on] = stance_force(phase[on] / share, when)
    right[:, 1] *= math.cos(angle) / (2.0 * right[:, 1].mean())
    right[:, [0, 2]] *= math.cos(angle) / when.duty_factor
    left_over = 0.5 * math.sin(angle) - right[:, 0].mean()
    right[:, 0] += left_over * right[:, 1] / right[:, 1].mean()
    left = np.roll(right, len(phase) // 2, axis=0) * np.array([1.0, 1.0, -1.0])
    return read_only(right), read_only(left)
