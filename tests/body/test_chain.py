"""The chain of bones against the compiled body: same places, same turns, exact rates."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still
from runatomy.body.chain import FOLLOWED, Chain, chain_to, pose_chain
from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel, build_body_by_segment
from runatomy.body.segments import REFERENCE_HEIGHT, Vector
from runatomy.terms.arrays import FloatArray

HEIGHT = 1.81  # [m]
SIZES: dict[str, Vector] = {
    "pelvis": (1.1, 0.9, 1.05),
    "torso": (1.03, 1.03, 1.03),
    "femur": (1.08, 1.08, 1.08),
    "tibia": (0.95, 0.95, 0.95),
    "foot": (1.1, 1.1, 1.1),
    "humerus": (0.92, 0.92, 0.92),
}
SIDED = ("femur", "tibia", "calcn", "toes", "forearm", "radius")
BONES = frozenset({"pelvis", "torso", *(f"{bone}_{side}" for bone in SIDED for side in "rl")})
STEP = 1e-6


@pytest.fixture(scope="module")
def sized() -> BodyModel:
    """A runner with long thighs, short shanks and a flat pelvis."""
    return build_body_by_segment(70.0, HEIGHT, SIZES)


@pytest.fixture(scope="module")
def chain() -> Chain:
    """The same runner's chain."""
    return chain_to(BONES).sized(SIZES, HEIGHT / REFERENCE_HEIGHT)


def values_of(count: int) -> FloatArray:
    """Random coordinates, the forearms' turn among them."""
    turn = np.random.default_rng(3).uniform(0.0, 2.0, (count, len(FOLLOWED) - len(COORDINATES)))
    return np.concatenate((random_values(count, seed=8), turn), axis=1)


def test_bones_lie_where_the_engine_puts_them(sized: BodyModel, chain: Chain) -> None:
    values = values_of(12)
    pose, model = pose_chain(chain, values), sized.mujoco_model
    joints, data = still(sized, values[:, : len(COORDINATES)]).position, mujoco.MjData(model)
    for frame in range(len(values)):
        data.qpos[:] = joints[frame]
        mujoco.mj_kinematics(model, data)
        for i, bone in enumerate(chain.bones):
            if bone.name.startswith("radius"):
                continue
            place, turn = pose.frame(i)
            body = model.body(bone.name).id
            np.testing.assert_allclose(place[frame], data.xpos[body], atol=1e-12)
            np.testing.assert_allclose(turn[frame].ravel(), data.xmat[body], atol=1e-12)


@pytest.mark.parametrize("name", ["torso", "calcn_r", "toes_l", "radius_r", "radius_l"])
def test_twists_are_derivatives_of_the_pose(chain: Chain, name: str) -> None:
    values, bone = values_of(4), chain.index(name)
    point = np.array([0.1, -0.2, 0.05])

    def at(moved: FloatArray) -> FloatArray:
        place, turn = pose_chain(chain, moved).frame(bone)
        return place + turn @ point

    here, twist = at(values), pose_chain(chain, values).twist
    for column in range(len(FOLLOWED)):
        aside = np.zeros(len(FOLLOWED))
        aside[column] = STEP
        slope = (at(values + aside) - at(values - aside)) / (2.0 * STEP)
        if column in chain.bones[bone].moved_by:
            speed = twist[column, :3].T + np.cross(twist[column, 3:].T, here)
        else:
            speed = np.zeros_like(here)
        np.testing.assert_allclose(slope, speed, atol=1e-8, err_msg=FOLLOWED[column])


def test_the_two_radii_are_mirror_images(chain: Chain) -> None:
    values = np.zeros((1, len(FOLLOWED)))
    values[0, -2:] = 0.9
    pose = pose_chain(chain, values)
    (right, turn_r), (left, turn_l) = (pose.frame(chain.index(f"radius_{s}")) for s in "rl")
    flip = np.diag([1.0, 1.0, -1.0])
    np.testing.assert_allclose(left, right * (1.0, 1.0, -1.0), atol=1e-12)
    np.testing.assert_allclose(turn_l[0], flip @ turn_r[0] @ flip, atol=1e-12)


def test_a_chain_holds_only_the_bones_on_the_way() -> None:
    names = {bone.name for bone in chain_to(frozenset({"tibia_l"})).bones}
    assert names == {"Full Body", "myolegs_root", "pelvis", "femur_l", "tibia_l"}
