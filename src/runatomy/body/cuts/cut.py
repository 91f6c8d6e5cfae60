"""Cut: a place where the body is cut open, to see what the upper part does to the lower."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray, read_only

FOOT = ("talus", "calcn", "toes")
SECTION = 1.0 / 3.0  # [-] of the way from the ankle's center up to the knee's: "distal third"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Cut:
    """One cut through a joint, or through one bone; bones are ids of the compiled body."""

    name: str  # "hip", "knee", "patella", "ankle" or "shank"
    side: str  # "r" or "l"
    lower: int  # the bone below the cut; what it feels from its parent is what the cut shows
    below: IntArray  # (bones,) all that hangs below
    axes: int  # the bone in whose axes vectors are read
    center_bone: int
    center: FloatArray  # [m] (3,) in that bone's frame
    split: FloatArray | None = None  # [-] (3,) up the center bone, where the cut goes through it

    def place(self, data: Any) -> FloatArray:
        """Return the center [m] (3,) in the world, in the posture of MuJoCo's `data`."""
        turn = data.xmat[self.center_bone].reshape(3, 3)
        return np.asarray(data.xpos[self.center_bone] + turn @ self.center)

    def up(self, data: Any) -> FloatArray:
        """Return the direction (3,) across which a bone is cut, in the world; zero at a joint."""
        if self.split is None:
            return np.zeros(3)
        return np.asarray(data.xmat[self.center_bone].reshape(3, 3) @ self.split)

    def holds(self, bone: IntArray, height: FloatArray) -> BoolArray:
        """Return which points lie below the cut: on these bones, this high above the section."""
        inside: BoolArray = np.isin(bone, self.below)
        if self.split is not None:
            inside |= (bone == self.center_bone) & (height < 0.0)
        return inside


def leg_cuts(body: BodyModel, side: str) -> tuple[Cut, ...]:
    """Return the cuts of one leg ("r" or "l"): hip, knee, patella, ankle, and through the shank.

    Hip and patella are read in the femur's axes, all others in the tibia's. The shank is cut at
    its distal third, across the line from the ankle's center to the knee's; what little of the
    shank's mass lies below is left to the upper part.
    """
    model = body.mujoco_model
    bone = {name: int(model.body(f"{name}_{side}").id) for name in ("femur", "tibia", "patella")}
    foot = np.array([int(model.body(f"{name}_{side}").id) for name in FOOT])
    shank = np.array([bone["tibia"], *foot])
    femur, tibia, patella, talus = bone["femur"], bone["tibia"], bone["patella"], int(foot[0])
    leg = np.array([femur, patella, *shank])
    ankle, knee = model.body_pos[talus] + _anchor(model, talus), _anchor(model, tibia)
    up = (knee - ankle) / np.linalg.norm(knee - ankle)

    def joint(name: str, lower: int, below: IntArray, axes: int) -> Cut:
        center = read_only(_anchor(model, lower).copy())
        return Cut(name=name, side=side, lower=lower, below=below, axes=axes, center_bone=lower,
                   center=center)  # fmt: skip

    section = Cut(
        name="shank",
        side=side,
        lower=talus,
        below=foot,
        axes=tibia,
        center_bone=tibia,
        center=read_only(ankle + SECTION * (knee - ankle)),
        split=read_only(up),
    )
    return (
        joint("hip", femur, leg, femur),
        joint("knee", tibia, shank, tibia),
        joint("patella", patella, np.array([patella]), femur),
        joint("ankle", talus, foot, tibia),
        section,
    )


def _anchor(model: Any, bone: int) -> FloatArray:
    """Return where the joint of a bone lies in its frame [m] (3,)."""
    return np.asarray(model.jnt_pos[int(model.body_jntadr[bone])])
