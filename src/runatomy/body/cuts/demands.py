"""Demands: what motion, gravity and the ground ask of each cut, whoever carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mujoco
import numpy as np

from runatomy.body.cuts.cut import Cut
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import Pose
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CutDemands:
    """What the upper part must do to the lower at each cut, in the world's axes."""

    force: FloatArray  # [N] (frames, cuts, 3) intersegmental: muscles, bones and ligaments together
    moment: FloatArray  # [N m] (frames, cuts, 3) about the cut's center
    turn: FloatArray  # [-] (frames, cuts, 3, 3) from the cut's axes to the world's


def cut_demands(
    body: BodyModel,
    pose: Pose,
    ground: tuple[GroundForce, ...],
    gravity: FloatArray,
    cuts: tuple[Cut, ...],
) -> CutDemands:
    """Return the intersegmental force and moment at each cut, by Newton and Euler.

    `gravity` (3,) [m/s2] is given in the frame of the motion, as is all that is returned.
    """
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    model.opt.gravity[:] = gravity
    frames = len(pose.position)
    wrench, arm = np.empty((frames, len(cuts), 6)), np.empty((frames, len(cuts), 3))
    turn = np.empty((frames, len(cuts), 3, 3))
    root = [model.body_rootid[cut.lower] for cut in cuts]
    for frame in range(frames):
        data.qpos[:] = pose.position[frame]
        data.qvel[:] = pose.velocity[frame]
        data.qacc[:] = pose.acceleration[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_comVel(model, data)
        _press(body, data, ground, frame)
        mujoco.mj_rnePostConstraint(model, data)
        wrench[frame] = data.cfrc_int[[cut.lower for cut in cuts]]
        arm[frame] = data.subtree_com[root] - [cut.place(data) for cut in cuts]
        turn[frame] = data.xmat[[cut.axes for cut in cuts]].reshape(-1, 3, 3)
    force = wrench[..., 3:]
    return CutDemands(force=force, moment=wrench[..., :3] + np.cross(arm, force), turn=turn)


def _press(body: BodyModel, data: Any, ground: tuple[GroundForce, ...], frame: int) -> None:
    """Let the ground press on the feet, in place."""
    data.xfrc_applied[:] = 0.0
    for contact in ground:
        bone, force = body.foot_body[contact.side], contact.force[frame]
        if not force.any():
            continue
        point = contact.point[frame]
        if not contact.in_world:
            point = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ point
        data.xfrc_applied[bone, :3] += force
        data.xfrc_applied[bone, 3:] += np.cross(point - data.xipos[bone], force)
        if contact.moment is not None:
            data.xfrc_applied[bone, 3:] += contact.moment[frame]
