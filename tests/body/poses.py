"""Random poses within the reach of the joints, and motions with exact rates."""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose, pose_body
from runatomy.terms.arrays import FloatArray

RANGE = {  # [rad] of running, and some more; other angles within 0.4 either way
    "hip_flexion": (-0.5, 1.3),
    "knee_angle": (0.05, 2.0),
    "lumbar": (-0.3, 0.3),
    "elbow_flex": (0.0, 2.0),
}


def random_values(count: int, seed: int) -> FloatArray:
    """Coordinates (count, coordinates) [rad | m] drawn evenly within their range."""
    rng = np.random.default_rng(seed)
    values = rng.uniform(-0.4, 0.4, (count, len(COORDINATES)))
    for name, column in INDEX.items():
        for start, (low, high) in RANGE.items():
            if name.startswith(start):
                values[:, column] = rng.uniform(low, high, count)
    return values


def still(body: BodyModel, values: FloatArray) -> Pose:
    """The pose of these coordinates, at rest."""
    rest = np.zeros_like(values)
    return pose_body(body, values, rest, rest)


def swinging(time: FloatArray, seed: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Coordinates, rates and accelerations of a smooth motion of every joint, exactly."""
    rng = np.random.default_rng(seed)
    middle, size = random_values(1, seed)[0], rng.uniform(0.05, 0.25, len(COORDINATES))
    pace, start = rng.uniform(3.0, 12.0, len(size)), rng.uniform(0.0, 2.0 * np.pi, len(size))
    angle = np.outer(time, pace) + start
    values = middle + size * np.sin(angle)
    return values, size * pace * np.cos(angle), -size * pace**2 * np.sin(angle)
