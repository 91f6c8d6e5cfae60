"""Inverse dynamics: the joint moments that a motion and the ground's force demand."""

from __future__ import annotations

from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class GroundForce:
    """What the ground does to one foot, in the frame of the slope: x forward, y up, z right."""

    side: str  # "r" or "l"
    force: FloatArray  # [N] (frames, 3)
    point: FloatArray  # [m] (frames, 3) in the calcaneus' frame, or in the world's
    moment: FloatArray | None = None  # [N m] (frames, 3) free moment about the point
    in_world: bool = False  # the point was measured in the world, not on the foot


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Dynamics:
    """Generalized forces and the body's whole motion at each frame."""

    force: FloatArray  # [N m | N] (frames, coordinates) that muscles (and residuals) must give
    center: FloatArray  # [m] (frames, 3) center of mass
    slip: FloatArray  # [m/s] (frames, feet, 3) velocity of the foot's point under the force


def inverse_dynamics(
    body: BodyModel, pose: Pose, ground: tuple[GroundForce, ...], gravity: FloatArray
) -> Dynamics:
    """Return the generalized force of each coordinate [N m | N] by recursive Newton-Euler.

    `gravity` (3,) [m/s2] is given in the frame of the motion. The first six columns are residuals:
    what a hand at the pelvis would have to do; they vanish in a consistent stride.
    """
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    model.opt.gravity[:] = gravity
    frames = len(pose.position)
    full = np.empty((frames, model.nv))
    center = np.empty((frames, 3))
    slip = np.zeros((frames, len(ground), 3))
    applied, result = np.zeros(model.nv), np.zeros(model.nv)
    jacobian, turning = np.zeros((3, model.nv)), np.zeros((3, model.nv))
    for frame in range(frames):
        data.qpos[:] = pose.position[frame]
        data.qvel[:] = pose.velocity[frame]
        data.qacc[:] = pose.acceleration[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_comVel(model, data)
        mujoco.mj_rne(model, data, 1, result)
        applied[:] = 0.0
        for foot, contact in enumerate(ground):
            if not contact.force[frame].any():
                continue
            bone = body.foot_body[contact.side]
            point = contact.point[frame]
            if not contact.in_world:
                point = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ point
            mujoco.mj_jac(model, data, jacobian, turning, point, bone)
            applied += contact.force[frame] @ jacobian
            if contact.moment is not None:
                applied += contact.moment[frame] @ turning
            slip[frame, foot] = jacobian @ pose.velocity[frame]
        full[frame] = result - applied
        center[frame] = data.subtree_com[0]
    force = np.einsum("fj,fjc->fc", full, pose.tangent)
    return Dynamics(force=force, center=center, slip=slip)
