"""Rotation: three angles about z, the turned x and then the turned y, as joints turn."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray


def turned(about_z: FloatArray, about_x: FloatArray, about_y: FloatArray) -> FloatArray:
    """Return rotations (frames, 3, 3) by three angles [rad] (frames,)."""
    (cz, cx, cy), (sz, sx, sy) = (f([about_z, about_x, about_y]) for f in (np.cos, np.sin))
    rows = [
        [cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy],
        [sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy],
        [-cx * sy, sx, cx * cy],
    ]
    return np.moveaxis(np.array(rows), -1, 0)


def angles_of(turn: FloatArray) -> FloatArray:
    """Return the angles [rad] (frames, 3) about z, x and y of rotations (frames, 3, 3).

    Inverse of `turned` where the angle about x stays within a right angle.
    """
    about_z = np.arctan2(-turn[:, 0, 1], turn[:, 1, 1])
    about_x = np.arcsin(np.clip(turn[:, 2, 1], -1.0, 1.0))
    about_y = np.arctan2(-turn[:, 2, 0], turn[:, 2, 2])
    return np.stack((about_z, about_x, about_y), axis=1)
