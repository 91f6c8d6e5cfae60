"""What a force plate's channels add up to: force, and moment about the middle of its surface.

Plate axes: x and y along the surface, z into the ground. Types and signs as in the C3D user
guide (Motion Lab Systems 2008, chapter FORCE_PLATFORM).
"""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

CHANNELS = {1: 6, 2: 6, 3: 8, 4: 6}  # of each type that can be read


def wrench(
    kind: int, channels: FloatArray, origin: FloatArray, moment_unit: float, length_unit: float
) -> tuple[FloatArray, FloatArray]:
    """Return force [N] and moment [N m] (samples, 3) about the surface's middle, plate axes.

    `channels` (samples, 6 or 8): forces in newtons. `origin` [m] (3,) as ORIGIN says: for types 2
    and 4 the way from the sensors' origin to the surface's middle, for type 3 the sensors'
    distances a, b and the height. `moment_unit` [N m], `length_unit` [m] of type 1's point.
    """
    if kind == 1:
        return _with_point(channels, moment_unit, length_unit)
    if kind == 3:
        force, moment = _four_sensors(channels, origin[0], origin[1])
        return force, moment + np.cross(force, [0.0, 0.0, origin[2]])
    force = channels[:, :3]
    return force, channels[:, 3:6] * moment_unit + np.cross(force, origin)


def _with_point(
    channels: FloatArray, moment_unit: float, length_unit: float
) -> tuple[FloatArray, FloatArray]:
    """Return the wrench of type 1: force, center of pressure on the surface, free moment."""
    force = channels[:, :3]
    point = np.zeros_like(force)
    point[:, :2] = channels[:, 3:5] * length_unit
    moment = np.cross(point, force)
    moment[:, 2] += channels[:, 5] * moment_unit
    return force, moment


def _four_sensors(channels: FloatArray, a: float, b: float) -> tuple[FloatArray, FloatArray]:
    """Return the wrench of type 3 about the sensors' middle: Fx12 Fx34 Fy14 Fy23 Fz1 to Fz4."""
    x12, x34, y14, y23, z1, z2, z3, z4 = channels.T
    force = np.stack([x12 + x34, y14 + y23, z1 + z2 + z3 + z4], axis=1)
    moment = np.stack(
        [b * (z1 + z2 - z3 - z4), a * (z2 + z3 - z1 - z4), b * (x34 - x12) + a * (y14 - y23)],
        axis=1,
    )
    return force, moment


def pressed(force: FloatArray) -> np.ndarray:
    """Return the samples in which a plate is clearly loaded, along its z."""
    load = np.abs(force[:, 2])
    return load > max(50.0, 0.2 * float(load.max(initial=0.0)))


def pressure(force: FloatArray, moment: FloatArray) -> FloatArray:
    """Return the center of pressure [m] (samples, 2) from the surface's middle, plate axes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack([-moment[:, 1] / force[:, 2], moment[:, 0] / force[:, 2]], axis=1)
