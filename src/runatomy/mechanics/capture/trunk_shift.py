"""TrunkShift: the trunk's center of mass moved a little, so that less is left at the pelvis.

Where the trunk's mass lies is the least known of all: the model gives it for an average man, arms,
head and clothes included. A constant error of a centimeter leaves a constant moment at the pelvis
of mass times gravity times that centimeter, as OpenSim's residual reduction also takes it out
(Delp et al. 2007). Moments of the legs do not depend on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel
from runatomy.body.moments import Dynamics
from runatomy.body.pose import Pose
from runatomy.terms.arrays import BoolArray
from runatomy.terms.units import GRAVITY

FARTHEST = 0.03  # [m] the center may be moved, forward and sideways
FEWEST = 20  # [frames] that must be solved for a mean residual to mean anything


@dataclass(frozen=True, slots=True, kw_only=True)
class TrunkShift:
    """How far the trunk's center of mass was moved [m], in the thorax' frame."""

    forward: float
    right: float


def shift_trunk(
    body: BodyModel,
    pose: Pose,
    first: Dynamics,
    again: Callable[[], Dynamics],
    frames: BoolArray,
) -> tuple[Dynamics, TrunkShift]:
    """Move the trunk's center until the mean pitching and rolling residual over `frames` is least.

    The body's model is changed in place; returns the dynamics `again` and the shift, at most 3 cm
    each way.
    """
    if frames.sum() < FEWEST:
        return first, TrunkShift(forward=0.0, right=0.0)
    model = body.mujoco_model
    bone = model.body("torso").id
    data = mujoco.MjData(model)
    data.qpos[:] = pose.position[frames].mean(axis=0)
    mujoco.mj_kinematics(model, data)
    forward, right = data.xmat[bone].reshape(3, 3)[:, [0, 2]].T
    weight = model.body_mass[bone] * GRAVITY
    # A center moved by d asks weight x d more of the pelvis about the horizontal axes.
    tilt, list_ = (
        float(first.force[frames, INDEX[n]].mean()) for n in ("pelvis_tilt", "pelvis_list")
    )
    ahead = np.clip(-tilt / (weight * forward[0]), -FARTHEST, FARTHEST)
    aside = np.clip(list_ / (weight * right[2]), -FARTHEST, FARTHEST)
    model.body_ipos[bone] += (ahead, 0.0, aside)
    mujoco.mj_setConst(model, mujoco.MjData(model))
    return again(), TrunkShift(forward=float(ahead), right=float(aside))
