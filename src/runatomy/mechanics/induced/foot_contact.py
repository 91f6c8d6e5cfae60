"""FootContact: what the ground keeps a loaded foot from doing.

Where the ground presses on the foot (the center of pressure), the foot's material point neither
sinks in nor slides, and the foot does not spin about the ground's normal: rolling without slipping,
the model of Hamner, Seth & Delp (2010) and of OpenSim's RollingOnSurfaceConstraint. Four rows, as
many as a force plate measures (three of force, the free moment), so that the ground's whole force
is explained and none is invented; the foot may still roll and pitch about that point.
"""

from __future__ import annotations

from typing import Any

import mujoco
import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.terms.arrays import BoolArray, FloatArray

ROWS = 4  # forward, normal, right; spin about the normal
NORMAL = 1  # the axis out of the ground


def loaded(ground: tuple[GroundForce, ...]) -> BoolArray:
    """Return (frames, feet) where there is any force on a foot."""
    return np.stack([foot.force.any(axis=1) for foot in ground], axis=1)


def pressed_point(body: BodyModel, data: Any, foot: GroundForce, frame: int) -> FloatArray:
    """Return where the ground presses on the foot [m] (3,), in the world of a posed body."""
    point = foot.point[frame]
    if foot.in_world:
        return np.asarray(point)
    bone = body.foot_body[foot.side]
    return np.asarray(data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ point)


def contact_rows(
    model: Any, data: Any, bone: int, point: FloatArray, bend: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return the Jacobian (ROWS, joints) of the held rows and their drift (ROWS,).

    The drift is the rows' acceleration [m/s2 | 1/s2] from the joints' speeds and from `bend`
    (joints,), the part of the joints' accelerations that no free coordinate makes.
    """
    turning, change = np.zeros((3, model.nv)), np.zeros((3, model.nv))
    moving, drift = np.zeros((3, model.nv)), np.zeros((3, model.nv))
    mujoco.mj_jac(model, data, moving, turning, point, bone)
    mujoco.mj_jacDot(model, data, drift, change, point, bone)
    rows = np.concatenate([moving, turning[NORMAL : NORMAL + 1]])
    rates = np.concatenate([drift, change[NORMAL : NORMAL + 1]])
    return rows, rates @ data.qvel + rows @ bend
