"""The signs that the glossary gives to the joint angles are those of the body model."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.terms.arrays import FloatArray

mujoco = pytest.importorskip("mujoco", reason="the body model needs the extra runatomy[model]")

FORWARD, UP, RIGHT = 0, 1, 2

# A positive angle moves this part of the body this way: what docs/glossary.md says in words.
MOVES = [
    ("pelvis_tilt", "torso", FORWARD, -1),
    ("pelvis_list", "femur_l", UP, +1),
    ("pelvis_rotation", "femur_r", FORWARD, +1),
    ("lumbar_extension", "humerus_r", FORWARD, -1),
    ("lumbar_bending", "humerus_r", UP, -1),
    ("lumbar_rotation", "humerus_r", FORWARD, +1),
    ("hip_flexion_r", "tibia_r", FORWARD, +1),
    ("hip_flexion_l", "tibia_l", FORWARD, +1),
    ("hip_adduction_r", "tibia_r", RIGHT, -1),
    ("hip_adduction_l", "tibia_l", RIGHT, +1),
    ("knee_angle_r", "calcn_r", FORWARD, -1),
    ("knee_angle_l", "calcn_l", FORWARD, -1),
    ("ankle_angle_r", "toes_r", UP, +1),
    ("ankle_angle_l", "toes_l", UP, +1),
    ("arm_flex_r", "forearm_r", FORWARD, +1),
    ("arm_add_r", "forearm_r", RIGHT, -1),
    ("arm_add_l", "forearm_l", RIGHT, +1),
    ("elbow_flex_r", "hand_r", FORWARD, +1),
]

# A positive angle turns this part of the right side about this axis, right-handed.
TURNS = [
    ("hip_rotation_r", "femur_r", UP, +1),  # knee inward
    ("subtalar_angle_r", "calcn_r", FORWARD, +1),  # sole inward
    ("mtp_angle_r", "toes_r", RIGHT, -1),  # toes down
    ("arm_rot_r", "humerus_r", UP, +1),  # inward
]


@pytest.fixture(scope="module")
def body() -> Any:
    from runatomy.body.model import build_body

    return build_body()


def placed(body: Any, angle: str | None = None) -> Any:
    """Return the model standing straight, one angle at 0.3 rad."""
    from runatomy.body.pose import pose_body

    values = np.zeros((1, len(COORDINATES)))
    if angle is not None:
        values[0, INDEX[angle]] = 0.3
    data = mujoco.MjData(body.mujoco_model)
    data.qpos[:] = pose_body(body, values, 0 * values, 0 * values).position[0]
    mujoco.mj_kinematics(body.mujoco_model, data)
    return data


def place(body: Any, data: Any, part: str) -> FloatArray:
    return np.array(data.xpos[body.mujoco_model.body(part).id])


def turn(body: Any, data: Any, part: str) -> FloatArray:
    return np.array(data.xmat[body.mujoco_model.body(part).id]).reshape(3, 3)


@pytest.mark.parametrize(("angle", "part", "axis", "sign"), MOVES, ids=lambda value: str(value))
def test_positive_moves(body: Any, angle: str, part: str, axis: int, sign: int) -> None:
    moved = place(body, placed(body, angle), part) - place(body, placed(body), part)
    assert sign * moved[axis] > 0.005


@pytest.mark.parametrize(("angle", "part", "axis", "sign"), TURNS, ids=lambda value: str(value))
def test_positive_turns(body: Any, angle: str, part: str, axis: int, sign: int) -> None:
    turned = turn(body, placed(body, angle), part) @ turn(body, placed(body), part).T
    spin = (turned - turned.T)[[2, 0, 1], [1, 2, 0]]
    assert sign * spin[axis] > 0.1
