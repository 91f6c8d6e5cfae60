"""What muscles do to the part below a cut: virtual work, moment arms, the mirror."""

from __future__ import annotations

from copy import copy

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still
from runatomy.body.coordinates import INDEX, mirror_map
from runatomy.body.cuts.cut import leg_cuts
from runatomy.body.cuts.pulls import CutPulls, cut_pulls
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import Pose
from runatomy.muscle.anatomy import mirror_of
from runatomy.terms.arrays import FloatArray, IntArray

STEP = 1e-6  # [m] by which a bone is moved
NAMES = ("hip", "knee", "patella", "ankle")


@pytest.fixture(scope="module")
def values() -> FloatArray:
    """Five poses, the knee bent from 0.1 to 2 rad."""
    values = random_values(5, seed=7)
    values[:, INDEX["knee_angle_r"]] = np.linspace(0.1, 2.0, 5)
    return values


@pytest.fixture(scope="module")
def pose(body: BodyModel, values: FloatArray) -> Pose:
    return still(body, values)


@pytest.fixture(scope="module")
def every(body: BodyModel) -> IntArray:
    return np.arange(len(body.muscles))


@pytest.fixture(scope="module")
def pulls(body: BodyModel, pose: Pose, every: IntArray) -> CutPulls:
    return cut_pulls(body, pose, leg_cuts(body, "r"), every)


def lengths(body: BodyModel, model: mujoco.MjModel, pose: Pose) -> FloatArray:
    data, rows = mujoco.MjData(model), []
    for position in pose.position:
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)
        rows.append(data.ten_length[list(body.tendon_index)])
    return np.array(rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_pull_is_the_length_lost_as_the_part_below_is_moved(
    body: BodyModel, pose: Pose, pulls: CutPulls, name: str
) -> None:
    """The joint opened by a micrometer along each axis of the upper bone: via points, wraps and
    the branches of the gastrocnemii count as they do in the engine's own lengths."""
    cut = next(c for c in leg_cuts(body, "r") if c.name == name)
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    upper = int(model.body_parentid[cut.lower])
    for axis in range(3):
        change = np.zeros((len(pose.position), len(body.muscles)))
        for sign in (1.0, -1.0):
            opened = copy(model)
            opened.body_pos[cut.lower, axis] += sign * STEP
            change += sign * lengths(body, opened, pose) / (2.0 * STEP)
        for frame, position in enumerate(pose.position):
            data.qpos[:] = position
            mujoco.mj_kinematics(model, data)
            way = data.xmat[upper].reshape(3, 3)[:, axis]
            mine = pulls.force[frame, NAMES.index(name)] @ way
            np.testing.assert_allclose(mine, -change[frame], atol=1e-8)


@pytest.mark.parametrize(
    ("name", "joint"),
    [("hip", "hip_flexion_r"), ("hip", "hip_adduction_r"), ("hip", "hip_rotation_r"),
     ("ankle", "ankle_angle_r")],
)  # fmt: skip
def test_a_pulls_moment_about_the_joints_axis_is_the_muscles_arm(
    body: BodyModel, pose: Pose, pulls: CutPulls, name: str, joint: str
) -> None:
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    arms = muscle_paths(body, pose).moment_arm[:, :, INDEX[joint]]
    for frame, position in enumerate(pose.position):
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        mine = pulls.moment[frame, NAMES.index(name)] @ data.xaxis[model.joint(joint).id]
        np.testing.assert_allclose(mine, arms[frame], atol=1e-10)


def test_through_the_shank_pass_those_that_cross_its_section(
    body: BodyModel, pulls: CutPulls
) -> None:
    """The calf and the long muscles of the foot do, with all their force; the thigh's do not."""
    size = np.linalg.norm(pulls.force[:, -1], axis=2)
    for name in ("soleus_r", "gasmed_r", "gaslat_r", "tibant_r", "perlong_r", "fhl_r"):
        np.testing.assert_allclose(size[:, body.muscles.index(name)], 1.0, atol=1e-9)
    for name in ("vaslat_r", "semimem_r", "sart_r", "psoas_r", "soleus_l"):
        np.testing.assert_array_equal(size[:, body.muscles.index(name)], 0.0)


def test_mirrored_poses_give_mirrored_pulls(
    body: BodyModel, values: FloatArray, pulls: CutPulls, every: IntArray
) -> None:
    """Within two micrometers of the arms, as the shipped model's points are."""
    order, signs = mirror_map()
    other = cut_pulls(body, still(body, values[:, order] * signs), leg_cuts(body, "l"), every)
    theirs = [body.muscles.index(mirror_of(name)) for name in body.muscles]
    np.testing.assert_allclose(other.force[:, :, theirs] * [1.0, 1.0, -1.0], pulls.force, atol=1e-3)
    np.testing.assert_allclose(
        other.moment[:, :, theirs] * [-1.0, -1.0, 1.0], pulls.moment, atol=1e-4
    )
