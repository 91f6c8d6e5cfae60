"""Equations: the body's equations of motion at each frame, its loaded feet held to the ground."""

from __future__ import annotations

from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import Pose
from runatomy.mechanics.induced.foot_contact import ROWS, contact_rows, loaded, pressed_point
from runatomy.terms.arrays import BoolArray, FloatArray

HELD = tuple(name for name in COORDINATES if name.startswith("mtp"))  # the sole holds the toes
FREE = tuple(name for name in COORDINATES if name not in HELD)
COLUMNS = np.array([COORDINATES.index(name) for name in FREE])
SLIDES = tuple(FREE.index(f"pelvis_t{axis}") for axis in "xyz")  # they carry the whole body


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Equations:
    """M q'' = force + weight - swing + contact' ground, and contact q'' + drift = rest.

    In the coordinates that are free to move (`FREE`). The rows are the feet's, four for one after
    the other, and are zero while a foot is in the air.
    """

    mass: FloatArray  # [kg | kg m | kg m2] (frames, free, free)
    weight: FloatArray  # [N | N m] (frames, free) what gravity gives
    swing: FloatArray  # [N | N m] (frames, free) what the body's own speed takes
    contact: FloatArray  # [- | m] (frames, rows, free)
    drift: FloatArray  # [m/s2 | 1/s2] (frames, rows) of the foot, by speed alone
    rest: FloatArray  # [m/s2 | 1/s2] (frames, rows) what the foot really did where it is held
    loaded: BoolArray  # (frames, feet)


def equations(
    body: BodyModel, pose: Pose, ground: tuple[GroundForce, ...], gravity: FloatArray
) -> Equations:
    """Return the equations of motion of every frame.

    `gravity` (3,) [m/s2] is given in the frame of the motion; a foot is held where `ground` has
    any force on it. Coupled joints (knee, patella, spine) follow their coordinates.
    """
    rows, joints, frames = ROWS * len(ground), body.mujoco_model.nv, len(pose.position)
    free = coordinate_accelerations(body, pose)[:, COLUMNS]
    tangent = np.ascontiguousarray(pose.tangent[:, :, COLUMNS].transpose(0, 2, 1))
    # What joints do while no free coordinate accelerates: curved couplings, and the toes.
    bend = pose.acceleration - np.einsum("fcj,fc->fj", tangent, free)
    momentum, swing = np.empty_like(tangent), np.empty((frames, joints))
    contact, drift = np.zeros((frames, rows, joints)), np.zeros((frames, rows))
    _sweep(body, pose, ground, tangent, bend, (momentum, swing, contact, drift))
    across = contact @ tangent.transpose(0, 2, 1)
    mass = momentum @ tangent.transpose(0, 2, 1)
    # The pelvis' slides carry the whole body along the world's axes: their rows are its momentum.
    return Equations(
        mass=mass,
        weight=np.einsum("i,fic->fc", gravity, mass[:, SLIDES]),
        swing=np.einsum("fj,fcj->fc", swing, tangent),
        contact=across,
        drift=drift,
        rest=np.einsum("frc,fc->fr", across, free) + drift,
        loaded=loaded(ground),
    )


def coordinate_accelerations(body: BodyModel, pose: Pose) -> FloatArray:
    """Return the acceleration of every coordinate (frames, coordinates) [1/s2 | m/s2].

    Read off a joint that follows the coordinate, and it alone, in proportion.
    """
    table = body.coupling
    sole = (np.abs(table).sum(axis=2) > 0.0).sum(axis=1) == 1
    straight = sole[:, None] & (table[:, :, 1] != 0.0) & ~table[:, :, 2:].any(axis=2)
    joint = straight.argmax(axis=0)
    slope = table[joint, np.arange(table.shape[1]), 1]
    return np.asarray(pose.acceleration[:, joint] / slope)


def _sweep(
    body: BodyModel,
    pose: Pose,
    ground: tuple[GroundForce, ...],
    tangent: FloatArray,
    bend: FloatArray,
    into: tuple[FloatArray, ...],
) -> None:
    """Fill in momentum by coordinate, swing, contact and drift of all joints, frame by frame."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    momentum, swing, contact, drift = into
    before = model.opt.gravity.copy()
    model.opt.gravity[:] = 0.0
    for frame in range(len(pose.position)):
        data.qpos[:], data.qvel[:] = pose.position[frame], pose.velocity[frame]
        data.qacc[:] = bend[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_comVel(model, data)
        mujoco.mj_makeM(model, data)
        for coordinate, way in enumerate(tangent[frame]):
            mujoco.mj_mulM(model, data, momentum[frame, coordinate], way)
        mujoco.mj_rne(model, data, 1, swing[frame])
        for foot, under in enumerate(ground):
            if under.force[frame].any():
                some = slice(ROWS * foot, ROWS * (foot + 1))
                bone, point = body.foot_body[under.side], pressed_point(body, data, under, frame)
                rows = contact_rows(model, data, bone, point, bend[frame])
                contact[frame, some], drift[frame, some] = rows
    model.opt.gravity[:] = before
