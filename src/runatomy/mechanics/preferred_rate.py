"""Preferred rate: the step rate that a runner usually takes at a speed and a slope."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import Atlas


def preferred_step_rate(
    atlas: Atlas, speed: float, slope: float, height: float = REFERENCE_RUNNER[1]
) -> float:
    """Return the usual step rate [1/s], both feet counted, of a runner of this height [m]."""
    grid = atlas.archive
    rates = [np.interp(slope, grid["slopes"], row) for row in grid["preferred_rate"]]
    usual = float(np.interp(speed, grid["speeds"], rates))
    return usual / float(np.sqrt(height / REFERENCE_RUNNER[1]))
