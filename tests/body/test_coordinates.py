"""The independent coordinates, their mirror image, and the spine's shares."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import still
from runatomy.body.coordinates import COORDINATES, INDEX, LUMBAR, LUMBAR_SHARES, mirror_map
from runatomy.body.model import BodyModel

AXES = {"lumbar_extension": 2, "lumbar_bending": 0, "lumbar_rotation": 1}


def test_a_mirror_of_the_mirror_is_the_pose_itself() -> None:
    order, signs = mirror_map()
    values = np.random.default_rng(1).normal(size=(3, len(COORDINATES)))
    once = values[:, order] * signs
    assert not np.array_equal(once, values)
    np.testing.assert_array_equal(once[:, order] * signs, values)


def turned(axis: int, angle: float) -> np.ndarray:
    """Rotation matrix about x, y or z, written out."""
    c, s = np.cos(angle), np.sin(angle)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.eye(3)
    matrix[i, i], matrix[j, j], matrix[j, i], matrix[i, j] = c, c, s, -s
    return matrix


@pytest.mark.parametrize("name", LUMBAR)
@pytest.mark.parametrize("angle", [-0.5, 0.1, 0.7])
def test_the_thorax_turns_by_exactly_the_lumbar_coordinate(
    body: BodyModel, name: str, angle: float
) -> None:
    values = np.zeros((1, len(COORDINATES)))
    values[0, INDEX[name]] = angle
    data = mujoco.MjData(body.mujoco_model)
    data.qpos[:] = still(body, values).position[0]
    mujoco.mj_kinematics(body.mujoco_model, data)
    thorax = data.xmat[body.mujoco_model.body("torso").id].reshape(3, 3)
    np.testing.assert_allclose(thorax, turned(AXES[name], angle), atol=1e-12)


@pytest.mark.parametrize("name", LUMBAR)
def test_every_level_of_the_spine_takes_a_part_and_none_too_much(name: str) -> None:
    levels = [share for joint, share in LUMBAR_SHARES[name] if joint != "Abs_r3"]
    assert len(levels) == 5
    assert min(levels) > 0.0
    assert sum(levels) == pytest.approx(1.0, abs=1e-12)
