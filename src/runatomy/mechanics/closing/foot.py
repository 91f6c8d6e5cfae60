"""Foot: where on the sole the ground's force acts."""

from __future__ import annotations

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray

HEEL, TOE = -0.02, 0.24  # [m] along the reference foot from the calcaneus' origin, forward
SOLE = -0.035  # [m] of the shoe, below the calcaneus' origin
MIDLINE = 0.008  # [m] of the sole, lateral of the origin


def pressure_point(body: BodyModel, motion: Motion, side: str) -> FloatArray:
    """Return the center of pressure (frames, 3) [m] in the calcaneus' frame of this side."""
    path = motion.center_of_pressure_r if side == "r" else motion.center_of_pressure_l
    size, sign = body.height / REFERENCE_HEIGHT, 1.0 if side == "r" else -1.0
    place = np.nan_to_num(path)  # in the air nothing presses, wherever the point
    point = np.empty((len(path), 3))
    point[:, 0] = HEEL + place[:, 0] * (TOE - HEEL)
    point[:, 1] = SOLE
    point[:, 2] = sign * (MIDLINE + place[:, 1] * (TOE - HEEL))
    return size * point
