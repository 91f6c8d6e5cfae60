"""What motion and ground ask of each cut: Newton's law on the leg, Euler's by inverse dynamics."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import swinging
from runatomy.body.coordinates import INDEX, mirror_map
from runatomy.body.cuts.cut import leg_cuts
from runatomy.body.cuts.demands import CutDemands, cut_demands
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce, inverse_dynamics
from runatomy.body.pose import Pose, pose_body
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

TIME = np.linspace(0.0, 0.6, 5)
STEP = 1e-4  # [s]
TILTED = np.array([0.5, -GRAVITY, 0.0])
NAMES = ("hip", "knee", "patella", "ankle", "shank")
FLIP = np.array([1.0, 1.0, -1.0])


def moved(body: BodyModel, time: FloatArray) -> Pose:
    return pose_body(body, *swinging(time, seed=12))


@pytest.fixture(scope="module")
def ground() -> GroundForce:
    force, point = np.random.default_rng(3).normal(size=(2, len(TIME), 3))
    return GroundForce(side="r", force=700.0 * force, point=0.1 * point, moment=5.0 * point)


@pytest.fixture(scope="module")
def demand(body: BodyModel, ground: GroundForce) -> CutDemands:
    return cut_demands(body, moved(body, TIME), (ground,), TILTED, leg_cuts(body, "r"))


def momentum(body: BodyModel, time: FloatArray, bone: int) -> FloatArray:
    """Of all that hangs on a bone [kg m/s] (frames, 3)."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    pose, jacobian, rows = moved(body, time), np.zeros((3, model.nv)), []
    for position, velocity in zip(pose.position, pose.velocity, strict=True):
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_jacSubtreeCom(model, data, jacobian, bone)
        rows.append(model.body_subtreemass[bone] * jacobian @ velocity)
    return np.array(rows)


@pytest.mark.parametrize("name", NAMES[:4])
def test_the_forces_on_the_part_below_change_its_momentum(
    body: BodyModel, demand: CutDemands, ground: GroundForce, name: str
) -> None:
    cut = leg_cuts(body, "r")[NAMES.index(name)]
    rate = sum(
        weight * (momentum(body, TIME + k * STEP, cut.lower)
                  - momentum(body, TIME - k * STEP, cut.lower))
        for k, weight in ((1, 8.0 / 12.0), (2, -1.0 / 12.0))
    ) / STEP  # fmt: skip
    weight = body.mujoco_model.body_subtreemass[cut.lower] * TILTED
    outside = weight + (0.0 if name == "patella" else ground.force)
    np.testing.assert_allclose(demand.force[:, NAMES.index(name)] + outside, rate, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "joint"),
    [("hip", "hip_flexion_r"), ("hip", "hip_adduction_r"), ("hip", "hip_rotation_r"),
     ("ankle", "ankle_angle_r")],
)  # fmt: skip
def test_moments_about_the_joints_axis_are_those_of_inverse_dynamics(
    body: BodyModel, demand: CutDemands, ground: GroundForce, name: str, joint: str
) -> None:
    model, data, pose = body.mujoco_model, mujoco.MjData(body.mujoco_model), moved(body, TIME)
    asked = inverse_dynamics(body, pose, (ground,), TILTED).force[:, INDEX[joint]]
    for frame, position in enumerate(pose.position):
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        axis = data.xaxis[model.joint(joint).id]
        mine = demand.moment[frame, NAMES.index(name)] @ axis
        assert mine == pytest.approx(asked[frame], abs=1e-6)


def test_the_moment_of_the_section_is_the_ankles_moved_up_the_shank(
    body: BodyModel, demand: CutDemands
) -> None:
    """A third of the way from ankle to knee, in the tibia's axes; the force is the ankle's."""
    ankle, shank = NAMES.index("ankle"), NAMES.index("shank")
    np.testing.assert_array_equal(demand.force[:, shank], demand.force[:, ankle])
    cuts, model = leg_cuts(body, "r"), body.mujoco_model
    start = model.body_pos[cuts[ankle].lower]
    lever = (cuts[1].center - start) / 3.0
    force = np.einsum("fij,fi->fj", demand.turn[:, shank], demand.force[:, shank])
    change = np.einsum(
        "fij,fi->fj", demand.turn[:, shank], demand.moment[:, ankle] - demand.moment[:, shank]
    )
    np.testing.assert_allclose(change, np.cross(lever, force), atol=1e-9)


def test_mirrored_motion_asks_for_mirrored_forces(
    body: BodyModel, demand: CutDemands, ground: GroundForce
) -> None:
    order, signs = mirror_map()
    pose = pose_body(body, *(rows[:, order] * signs for rows in swinging(TIME, seed=12)))
    assert ground.moment is not None
    foot = GroundForce(
        side="l", force=ground.force * FLIP, point=ground.point * FLIP, moment=-ground.moment * FLIP
    )
    other = cut_demands(body, pose, (foot,), TILTED, leg_cuts(body, "l"))
    np.testing.assert_allclose(other.force * FLIP, demand.force, atol=1e-4)
    np.testing.assert_allclose(-other.moment * FLIP, demand.moment, atol=1e-4)
