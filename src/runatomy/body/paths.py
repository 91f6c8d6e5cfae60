"""Muscle paths: lengths, speeds and moment arms over a motion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mujoco
import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose
from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MusclePaths:
    """Every muscle-tendon unit's path over a motion."""

    length: FloatArray  # [m] (frames, muscles) muscle-tendon unit
    velocity: FloatArray  # [m/s] (frames, muscles) lengthening positive
    moment_arm: FloatArray  # [m] (frames, muscles, coordinates) moment per newton of pull


def muscle_paths(body: BodyModel, pose: Pose) -> MusclePaths:
    """Return length, velocity and moment arms of every muscle at each frame of the pose."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    frames, count = len(pose.position), len(body.muscles)
    length, velocity = np.empty((frames, count)), np.empty((frames, count))
    arms = np.empty((frames, count, pose.tangent.shape[2]))
    order = list(body.tendon_index)
    dense, layout = _layout(model, data)
    jacobian = np.zeros((model.ntendon, model.nv))
    for frame in range(frames):
        data.qpos[:] = pose.position[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)
        length[frame] = data.ten_length[order]
        entries = np.ravel(data.ten_J)
        if dense:
            jacobian[:] = entries.reshape(jacobian.shape)
        else:
            jacobian[layout[0], layout[1]] = entries[layout[2]]
        velocity[frame] = (jacobian @ pose.velocity[frame])[order]
        arms[frame] = -(jacobian[order] @ pose.tangent[frame])
    return MusclePaths(length=length, velocity=velocity, moment_arm=arms)


def _layout(model: Any, data: Any) -> tuple[bool, tuple[IntArray, IntArray, IntArray]]:
    """Return whether the tendons' Jacobian is kept densely, and else (row, column, entry)."""
    if np.size(data.ten_J) == model.ntendon * model.nv:
        none = np.empty(0, dtype=np.int64)
        return True, (none, none, none)
    place = model if hasattr(model, "ten_J_colind") else data  # differs between MuJoCo releases
    count = np.asarray(place.ten_J_rownnz)
    row = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(row)) - np.repeat(np.r_[0, np.cumsum(count)[:-1]], count)
    entry = np.repeat(np.asarray(place.ten_J_rowadr), count) + within
    return False, (row, np.asarray(place.ten_J_colind)[entry].astype(np.int64), entry)
