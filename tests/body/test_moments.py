"""Inverse dynamics: weight, free fall, energy and virtual work, by other roads than its own."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still, swinging
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce, inverse_dynamics
from runatomy.body.pose import Pose, pose_body
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

DOWN = np.array([0.0, -GRAVITY, 0.0])
STEP = 1e-6


def placed(body: BodyModel, pose: Pose, frame: int) -> mujoco.MjData:
    """The body of one frame, with everything that follows from its pose and speed."""
    data = mujoco.MjData(body.mujoco_model)
    data.qpos[:] = pose.position[frame]
    data.qvel[:] = pose.velocity[frame]
    mujoco.mj_kinematics(body.mujoco_model, data)
    mujoco.mj_comPos(body.mujoco_model, data)
    mujoco.mj_comVel(body.mujoco_model, data)
    return data


def test_standing_in_the_air_a_hand_must_hold_the_weight(body: BodyModel) -> None:
    force = inverse_dynamics(body, still(body, random_values(4, seed=1)), (), DOWN).force
    weight = body.mujoco_model.body_mass.sum() * GRAVITY
    np.testing.assert_allclose(force[:, INDEX["pelvis_ty"]], weight, rtol=1e-12)
    sideways = [INDEX["pelvis_tx"], INDEX["pelvis_tz"]]
    np.testing.assert_allclose(force[:, sideways], 0.0, atol=1e-9)


def test_standing_on_the_ground_nobody_need_hold_it(body: BodyModel) -> None:
    values = random_values(4, seed=1)
    weight = body.mujoco_model.body_mass.sum() * GRAVITY
    feet = tuple(
        GroundForce(
            side=side,
            force=np.tile([0.0, share * weight, 0.0], (4, 1)),
            point=np.zeros((4, 3)),
        )
        for side, share in (("r", 0.3), ("l", 0.7))
    )
    force = inverse_dynamics(body, still(body, values), feet, DOWN).force
    np.testing.assert_allclose(force[:, 3:6], 0.0, atol=1e-9)


def test_in_free_fall_nothing_is_needed_at_all(body: BodyModel) -> None:
    values = random_values(5, seed=2)
    falling = np.zeros_like(values)
    falling[:, INDEX["pelvis_ty"]] = -GRAVITY
    pose = pose_body(body, values, np.zeros_like(values), falling)
    force = inverse_dynamics(body, pose, (), DOWN).force
    np.testing.assert_allclose(force, 0.0, atol=1e-9)


def energy(body: BodyModel, motion: tuple[FloatArray, FloatArray, FloatArray]) -> FloatArray:
    """Kinetic and potential energy [J] of each frame, summed over the bones one by one."""
    pose, model = pose_body(body, *motion), body.mujoco_model
    total = np.zeros(len(pose.position))
    for frame in range(len(total)):
        data = placed(body, pose, frame)
        speed = np.zeros(6)
        for bone in range(1, model.nbody):
            mujoco.mj_objectVelocity(model, data, mujoco.mjtObj.mjOBJ_BODY, bone, speed, 1)
            spin, drift, mass = speed[:3], speed[3:], model.body_mass[bone]
            total[frame] += 0.5 * mass * (drift @ drift) + mass * GRAVITY * data.xipos[bone, 1]
            total[frame] += 0.5 * spin @ (model.body_inertia[bone] * spin)
    return total


def test_the_power_of_all_forces_is_the_change_of_energy(body: BodyModel) -> None:
    time = np.linspace(0.0, 1.0, 9)
    motion = swinging(time, seed=6)
    force = inverse_dynamics(body, pose_body(body, *motion), (), DOWN).force
    power = (force * motion[1]).sum(axis=1)
    step = 1e-5
    later, sooner = (energy(body, swinging(time + s, seed=6)) for s in (step, -step))
    np.testing.assert_allclose(power, (later - sooner) / (2.0 * step), atol=1e-4)
    assert np.abs(power).max() > 100.0  # [W]


def test_mujocos_own_account_of_energy_agrees(body: BodyModel) -> None:
    """The bones summed by hand are the body MuJoCo knows."""
    motion = swinging(np.array([0.3]), seed=6)
    pose, model = pose_body(body, *motion), body.mujoco_model
    model.opt.gravity[:] = DOWN
    data = placed(body, pose, 0)
    model.opt.enableflags |= int(mujoco.mjtEnableBit.mjENBL_ENERGY)
    try:
        mujoco.mj_forward(model, data)
    finally:
        model.opt.enableflags &= ~int(mujoco.mjtEnableBit.mjENBL_ENERGY)
    assert energy(body, motion)[0] == pytest.approx(data.energy.sum(), rel=1e-9)


def spot(body: BodyModel, values: FloatArray, side: str, point: FloatArray) -> FloatArray:
    """World place [m] of a point of the calcaneus in each frame."""
    pose, bone = still(body, values), body.foot_body[side]
    rows = []
    for frame in range(len(values)):
        data = placed(body, pose, frame)
        rows.append(data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ point[frame])
    return np.array(rows)


@pytest.mark.parametrize("side", ["r", "l"])
def test_ground_force_works_on_the_way_of_its_point(body: BodyModel, side: str) -> None:
    """Virtual work: a coordinate feels the force times the way its point takes."""
    values = random_values(3, seed=8)
    rng = np.random.default_rng(1)
    force, point = 800.0 * rng.normal(size=(3, 3)), 0.1 * rng.normal(size=(3, 3))
    foot = GroundForce(side=side, force=force, point=point)
    pose = still(body, values)
    without = inverse_dynamics(body, pose, (), DOWN).force
    felt = without - inverse_dynamics(body, pose, (foot,), DOWN).force
    for column in range(len(COORDINATES)):
        ways = []
        for step in (STEP, -STEP):
            moved = values.copy()
            moved[:, column] += step
            ways.append(spot(body, moved, side, point))
        way = (ways[0] - ways[1]) / (2.0 * STEP)
        np.testing.assert_allclose(felt[:, column], (force * way).sum(axis=1), atol=2e-5)


def test_slip_is_the_speed_of_the_loaded_point(body: BodyModel) -> None:
    time = np.linspace(0.0, 0.5, 5)
    point = np.tile([0.12, -0.03, 0.02], (5, 1))
    force = np.tile([0.0, 500.0, 0.0], (5, 1))
    force[2] = 0.0  # in the air nothing slips
    foot = GroundForce(side="r", force=force, point=point)
    slip = inverse_dynamics(body, pose_body(body, *swinging(time, seed=4)), (foot,), DOWN).slip
    ways = [spot(body, swinging(time + s, seed=4)[0], "r", point) for s in (STEP, -STEP)]
    speed = (ways[0] - ways[1]) / (2.0 * STEP)
    speed[2] = 0.0
    np.testing.assert_allclose(slip[:, 0], speed, atol=1e-7)


def test_the_center_of_mass_is_the_mean_of_the_bones(body: BodyModel) -> None:
    pose = still(body, random_values(3, seed=5))
    center = inverse_dynamics(body, pose, (), DOWN).center
    mass = body.mujoco_model.body_mass
    for frame in range(3):
        expected = mass @ placed(body, pose, frame).xipos / mass.sum()
        np.testing.assert_allclose(center[frame], expected, atol=1e-12)
