"""Scaling: moment arms grow with height, inertia with mass times height squared, exactly."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still, swinging
from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.body.moments import GroundForce, inverse_dynamics
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import pose_body
from runatomy.terms.units import GRAVITY

MASS, HEIGHT = 51.0, 1.58  # [kg], [m] of the other runner
SLIDES = [INDEX[f"pelvis_t{axis}"] for axis in "xyz"]


@pytest.fixture(scope="module")
def small() -> BodyModel:
    """A lighter, shorter runner."""
    return build_body(MASS, HEIGHT)


def test_every_bone_has_its_share_of_mass_and_size(body: BodyModel, small: BodyModel) -> None:
    heavier, taller = MASS / body.mass, HEIGHT / body.height
    one, other = body.mujoco_model, small.mujoco_model
    np.testing.assert_allclose(other.body_mass, heavier * one.body_mass, rtol=1e-12)
    np.testing.assert_allclose(other.body_inertia, heavier * taller**2 * one.body_inertia)
    np.testing.assert_allclose(other.body_ipos, taller * one.body_ipos, atol=1e-15)


def test_paths_grow_with_height_and_nothing_else(body: BodyModel, small: BodyModel) -> None:
    values = random_values(8, seed=3)
    values[:, SLIDES] = 0.0
    taller = HEIGHT / body.height
    one, other = (muscle_paths(b, still(b, values)) for b in (body, small))
    np.testing.assert_allclose(other.length, taller * one.length, rtol=1e-9)
    turns = [i for i in range(values.shape[1]) if i not in SLIDES]
    np.testing.assert_allclose(
        other.moment_arm[..., turns], taller * one.moment_arm[..., turns], atol=1e-9
    )


def test_standing_height_is_the_runners(body: BodyModel, small: BodyModel) -> None:
    """From sole to the middle of the head: the same share of height in both."""
    ratios = []
    for runner in (body, small):
        model = runner.mujoco_model
        data = mujoco.MjData(model)
        mujoco.mj_kinematics(model, data)
        rise = data.xpos[model.body("head").id] - data.xpos[model.body("calcn_r").id]
        ratios.append(rise[1] / runner.height)
    assert ratios[0] == pytest.approx(ratios[1], rel=1e-12)
    assert 0.75 < ratios[0] < 1.0


def test_dynamic_similarity(body: BodyModel, small: BodyModel) -> None:
    """The same motion at a pace of sqrt(height): moments are the same share of m g h, forces of
    m g. Gravity, speed, acceleration and ground force all have a part in it."""
    time = np.linspace(0.0, 0.5, 6)
    push = np.array([0.2, 1.8, -0.1])  # [BW]
    point = np.array([0.1, -0.03, 0.01])  # [of body height]
    found = []
    for runner in (body, small):
        pace = np.sqrt(runner.height)
        values, rates, bends = swinging(time, seed=5)
        values[:, SLIDES] *= runner.height
        rates[:, SLIDES] *= runner.height
        bends[:, SLIDES] *= runner.height
        weight = runner.mass * GRAVITY
        ground = GroundForce(
            side="l",
            force=np.tile(push * weight, (len(time), 1)),
            point=np.tile(point * runner.height, (len(time), 1)),
        )
        pose = pose_body(runner, values, rates / pace, bends / pace**2)
        gravity = np.array([0.1, -1.0, 0.0]) * GRAVITY
        force = inverse_dynamics(runner, pose, (ground,), gravity).force / weight
        turns = np.ones(force.shape[1]) * runner.height
        turns[SLIDES] = 1.0
        found.append(force / turns)
    np.testing.assert_allclose(found[1], found[0], atol=1e-10)
