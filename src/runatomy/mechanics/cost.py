"""Cost: the measured energy of running on slopes, to which the muscles' total is anchored."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

MINETTI = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)  # [J/kg/m] highest power first
MINETTI_RANGE = 0.45  # [-] slope, either way


def running_cost(slope: FloatArray) -> FloatArray:
    """Return the net energy cost of running [J/kg/m] on a slope [-] (Minetti et al. 2002).

    Net: above standing still. Per meter along the ground; independent of speed. Valid to a slope
    of 0.45 either way; beyond it the value at the edge is kept.
    """
    inside = np.clip(slope, -MINETTI_RANGE, MINETTI_RANGE)
    return np.asarray(np.polyval(MINETTI, inside), dtype=np.float64)


# Standard deviation over mean of the measured cost, ten runners (Minetti et al. 2002).
MEASURED_SLOPES = (-0.45, -0.20, 0.0, 0.45)  # [-]
MEASURED_SPREAD = (0.81 / 3.92, 0.36 / 1.73, 0.24 / 3.40, 1.74 / 18.93)  # [-]


def cost_spread(slope: FloatArray) -> FloatArray:
    """Return the spread of the cost between runners [-] on a slope [-], one standard deviation."""
    return np.asarray(np.interp(slope, MEASURED_SLOPES, MEASURED_SPREAD))
