"""The equations of motion, against inverse dynamics and against small steps in time."""

from __future__ import annotations

from collections.abc import Callable

import mujoco
import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import pose_body
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.induced.equations import (
    COLUMNS,
    FREE,
    HELD,
    Equations,
    coordinate_accelerations,
    equations,
)
from runatomy.mechanics.induced.foot_contact import ROWS
from runatomy.muscle.clock import periodic_rate
from runatomy.terms.units import GRAVITY

DOWN = np.array([0.0, -GRAVITY, 0.0])


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    """One closed stride."""
    return closed_stride(3.5)


@pytest.fixture(scope="module")
def laws(body: BodyModel, stride: SteadyStride) -> Equations:
    """Its equations of motion."""
    return equations(body, stride.pose, stride.ground, DOWN)


def test_the_toes_alone_are_held() -> None:
    assert set(HELD) == {"mtp_angle_r", "mtp_angle_l"}
    assert set(FREE) | set(HELD) == set(COORDINATES)


def test_accelerations_are_read_back_from_the_joints(body: BodyModel, stride: SteadyStride) -> None:
    wanted = periodic_rate(stride.rates, stride.motion.stride_time)
    found = coordinate_accelerations(body, stride.pose)
    np.testing.assert_allclose(found, wanted, atol=1e-9)


def test_moving_toes_count_with_the_velocities(body: BodyModel) -> None:
    """A held coordinate's own acceleration stays in the law of motion."""
    frames, rng = 4, np.random.default_rng(3)
    values, rates, gains = (rng.normal(0.0, s, (frames, len(COORDINATES))) for s in (0.2, 1.0, 9.0))
    pose = pose_body(body, values, rates, gains)
    air = GroundForce(side="r", force=np.zeros((frames, 3)), point=np.zeros((frames, 3)))
    laws = equations(body, pose, (air,), np.zeros(3))
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    model.opt.gravity[:] = 0.0
    for frame in range(frames):
        data.qpos[:], data.qvel[:] = pose.position[frame], pose.velocity[frame]
        data.qacc[:] = pose.acceleration[frame]
        mujoco.mj_fwdPosition(model, data)
        mujoco.mj_comVel(model, data)
        needed = np.zeros(model.nv)
        mujoco.mj_rne(model, data, 1, needed)
        found = laws.mass[frame] @ gains[frame, COLUMNS] + laws.swing[frame]
        np.testing.assert_allclose(found, needed @ pose.tangent[frame][:, COLUMNS], atol=1e-8)


def test_inverse_dynamics_satisfies_them(
    body: BodyModel, stride: SteadyStride, laws: Equations
) -> None:
    gain = coordinate_accelerations(body, stride.pose)[:, COLUMNS]
    ground = np.concatenate(
        [np.pad(foot.force, ((0, 0), (0, ROWS - 3))) for foot in stride.ground], axis=1
    )
    left = np.einsum("fij,fj->fi", laws.mass, gain) + laws.swing
    right = stride.dynamics.force[:, COLUMNS] + laws.weight
    right = right + np.einsum("frc,fr->fc", laws.contact, ground)
    np.testing.assert_allclose(left, right, atol=1e-8)


def test_the_mass_matrix_is_one(laws: Equations) -> None:
    np.testing.assert_allclose(laws.mass, laws.mass.transpose(0, 2, 1), atol=1e-12)
    assert np.linalg.eigvalsh(laws.mass).min() > 0.0


def test_gravity_pulls_at_the_center(
    body: BodyModel, stride: SteadyStride, laws: Equations
) -> None:
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    jacobian = np.zeros((3, model.nv))
    for frame in (0, 17, 60):
        data.qpos[:] = stride.pose.position[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_jacSubtreeCom(model, data, jacobian, 0)
        pulled = (
            model.body_subtreemass[0] * DOWN @ jacobian @ stride.pose.tangent[frame][:, COLUMNS]
        )
        np.testing.assert_allclose(laws.weight[frame], pulled, atol=1e-9)


def test_the_held_rows_move_as_the_foot_does(
    body: BodyModel, stride: SteadyStride, laws: Equations
) -> None:
    """The acceleration of the pressed point and of the spin, by a small step forth and back."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    bone, h = body.foot_body["r"], 1e-5
    frames = np.flatnonzero(laws.loaded[:, 0])[2::7]
    assert len(frames) >= 4
    for frame in frames:
        place = stride.ground[0].point[frame]
        speed = []
        for t in (-h, h):
            pose, gain = stride.pose, stride.pose.acceleration[frame]
            data.qvel[:] = pose.velocity[frame] + t * gain
            data.qpos[:] = pose.position[frame] + t * pose.velocity[frame] + 0.5 * t**2 * gain
            mujoco.mj_kinematics(model, data)
            mujoco.mj_comPos(model, data)
            moving, turning = np.zeros((3, model.nv)), np.zeros((3, model.nv))
            spot = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ place
            mujoco.mj_jac(model, data, moving, turning, spot, bone)
            speed.append(np.append(moving @ data.qvel, (turning @ data.qvel)[1]))
        np.testing.assert_allclose(
            laws.rest[frame, :ROWS], (speed[1] - speed[0]) / (2.0 * h), rtol=1e-5, atol=1e-4
        )


def test_a_foot_in_the_air_has_no_rows(laws: Equations) -> None:
    for foot in (0, 1):
        rows = laws.contact[:, ROWS * foot : ROWS * (foot + 1)]
        assert laws.loaded[:, foot].any() and not laws.loaded[:, foot].all()
        np.testing.assert_array_equal(rows.any(axis=(1, 2)), laws.loaded[:, foot])
