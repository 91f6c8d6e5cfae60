"""Foot: which points of the sole carry the ground's force through stance."""

from __future__ import annotations

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray

HEEL, TOE = -0.02, 0.24  # [m] along the reference foot from the calcaneus' origin, forward
SOLE = -0.035  # [m] of the shoe, below the calcaneus' origin
MIDLINE = 0.008  # [m] of the sole, lateral of the origin, right foot
CONTACT_POINTS = np.array([0.10, 0.40, 0.70, 0.85])  # [-] along the sole, heel to toe


def foot_points(body: BodyModel) -> FloatArray:
    """Return the right sole's points (points, 3) [m] in the calcaneus' frame."""
    size = body.height / REFERENCE_HEIGHT
    along = HEEL + CONTACT_POINTS * (TOE - HEEL)
    return size * np.stack(
        [along, np.full_like(along, SOLE), np.full_like(along, MIDLINE)], axis=1
    )


def contact_weights(motion: Motion, stance: FloatArray) -> FloatArray:
    """Return how much each sole point carries (stance, points), by nearness to the pressure."""
    place = motion.center_of_pressure_r[stance, 0][:, None]
    spacing = np.gradient(CONTACT_POINTS)
    near = np.maximum(1.0 - np.abs(place - CONTACT_POINTS) / spacing, 0.0)
    inside = np.clip(place, CONTACT_POINTS[0], CONTACT_POINTS[-1])
    edge = np.maximum(1.0 - np.abs(inside - CONTACT_POINTS) / spacing, 0.0)
    load = np.linalg.norm(motion.ground_force_r[stance], axis=1)[:, None]
    return np.maximum(near, edge) * np.sqrt(load / load.max())


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
