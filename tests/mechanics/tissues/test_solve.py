"""What tissues carry: balance of every bone, superposition, the mirror."""

from __future__ import annotations

from collections.abc import Callable

import mujoco
import numpy as np
import pytest

from runatomy.body.coordinates import INDEX
from runatomy.body.cuts.cut import leg_cuts
from runatomy.body.cuts.demands import CutDemands, cut_demands
from runatomy.body.cuts.pulls import CutPulls, cut_pulls
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.kneecap import tendon_shares
from runatomy.mechanics.tissues.solve import JOINT_CUTS, load_tissues
from runatomy.mechanics.tissues.tendons import QUADRICEPS
from runatomy.mechanics.tissues.tissue_loads import JOINTS, TENDONS, TISSUES, TissueLoads
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

DOWN = np.array([0.0, -GRAVITY, 0.0])
NAMES = ("hip", "knee", "patella", "ankle", "shank")
Loads = Callable[..., tuple[TissueLoads, TissueLoads]]
Solver = Callable[[FloatArray], TissueLoads]


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    return closed_stride(3.5)


@pytest.fixture(scope="module")
def mechanics(solved_stride: Callable[..., StrideMechanics]) -> StrideMechanics:
    return solved_stride(3.5)


@pytest.fixture(scope="module")
def right(
    body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride, mechanics: StrideMechanics
) -> Solver:
    """The right leg's loads under any muscle forces (frames, muscles)."""

    def loads(force: FloatArray) -> TissueLoads:
        args = (stride.pose, stride.ground, DOWN, mechanics.muscles, force)
        return load_tissues(body, *args, parts=parts)[0]

    return loads


@pytest.fixture(scope="module")
def demand(body: BodyModel, stride: SteadyStride) -> CutDemands:
    return cut_demands(body, stride.pose, stride.ground, DOWN, leg_cuts(body, "r"))


@pytest.fixture(scope="module")
def pulls(body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride) -> CutPulls:
    return cut_pulls(body, stride.pose, leg_cuts(body, "r"), parts[0].elements)


@pytest.fixture(scope="module")
def force(parts: tuple[Part, ...], mechanics: StrideMechanics) -> FloatArray:
    """Of the right leg's units (frames, units)."""
    columns = [mechanics.muscles.index((name[:-2], "r")) for name in parts[0].units.names]
    return mechanics.force[:, columns]


def test_without_muscle_force_bone_carries_the_intersegmental_force(
    right: Solver, mechanics: StrideMechanics, demand: CutDemands
) -> None:
    found = right(np.zeros_like(mechanics.force))
    for joint, cut in zip(JOINTS, JOINT_CUTS, strict=True):
        size = np.linalg.norm(demand.force[:, NAMES.index(cut)], axis=1)
        np.testing.assert_allclose(found.load[:, TISSUES.index(joint)], size, atol=1e-9)
    assert not found.strain.any()
    assert not found.energy.any()


def test_contact_muscles_gravity_and_ground_move_the_leg(
    body: BodyModel,
    stride: SteadyStride,
    right: Solver,
    mechanics: StrideMechanics,
    pulls: CutPulls,
    force: FloatArray,
) -> None:
    """Newton on the whole leg, its momentum from the motion: to 1e-6 of the largest force."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    femur, jacobian = int(model.body("femur_r").id), np.zeros((3, model.nv))
    contact = right(mechanics.force).contact["hip"]
    pulled = np.einsum("fmi,fm->fi", pulls.force[:, 0], force)
    pose, mass = stride.pose, float(model.body_subtreemass[femur])
    step = 1e-5
    for frame in range(0, 100, 7):
        speeds = []
        for sign in (1.0, -1.0):
            t = sign * step
            data.qpos[:] = (
                pose.position[frame] + t * pose.velocity[frame]
                + 0.5 * t * t * pose.acceleration[frame]
            )  # fmt: skip
            mujoco.mj_kinematics(model, data)
            mujoco.mj_comPos(model, data)
            mujoco.mj_jacSubtreeCom(model, data, jacobian, femur)
            speeds.append(jacobian @ (pose.velocity[frame] + t * pose.acceleration[frame]))
        data.qpos[:] = pose.position[frame]
        mujoco.mj_kinematics(model, data)
        hip = data.xmat[femur].reshape(3, 3) @ contact[frame]
        total = hip + pulled[frame] + mass * DOWN + stride.ground[0].force[frame]
        rate = mass * (speeds[0] - speeds[1]) / (2.0 * step)
        np.testing.assert_allclose(total, rate, atol=1e-6 * np.abs(contact).max())


def test_the_knees_bones_do_no_work(
    body: BodyModel,
    parts: tuple[Part, ...],
    stride: SteadyStride,
    demand: CutDemands,
    pulls: CutPulls,
    force: FloatArray,
) -> None:
    """What bone does to the shank as the knee bends is what no muscle gave, and nothing else.

    The patellar tendon pulls the shank by its own force, which differs from the quadriceps'.
    """
    units = parts[0].units.names
    extensors = [units.index(f"{name}_r") for name in QUADRICEPS]
    shares = tendon_shares(body, stride.pose, {"r": parts[0].elements[extensors]})
    onward = force.copy()
    onward[:, extensors] *= shares["r"]
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    column, power = INDEX["knee_angle_r"], np.zeros(len(force))
    for frame, position in enumerate(stride.pose.position):
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        for name, muscles in (("knee", onward), ("patella", np.zeros_like(onward))):
            cut, place = leg_cuts(body, "r")[NAMES.index(name)], NAMES.index(name)
            shift, turn = np.zeros((2, 3, model.nv))
            mujoco.mj_jac(model, data, shift, turn, cut.place(data), cut.lower)
            along = stride.pose.tangent[frame, :, column]
            push = demand.force[frame, place] - muscles[frame] @ pulls.force[frame, place]
            twist = demand.moment[frame, place] - muscles[frame] @ pulls.moment[frame, place]
            power[frame] += push @ shift @ along + twist @ turn @ along
    arms = muscle_paths(body, stride.pose).moment_arm[:, parts[0].elements, column]
    asked = stride.dynamics.force[:, column]  # as the bones feel it, before the muscles' low pass
    left = asked - (arms * force).sum(axis=1)
    np.testing.assert_allclose(power, left, atol=1e-6 * np.abs(asked).max())


def test_what_several_muscles_do_is_the_sum_of_what_each_does(
    right: Solver, mechanics: StrideMechanics
) -> None:
    rng = np.random.default_rng(5)
    one, other = (mechanics.force * rng.uniform(0.0, 1.0, mechanics.force.shape) for _ in range(2))
    nothing = right(np.zeros_like(one))
    a, b, both = right(one), right(other), right(one + other)
    for joint in JOINTS:
        apart = a.contact[joint] + b.contact[joint] - nothing.contact[joint]
        np.testing.assert_allclose(both.contact[joint], apart, atol=1e-6)
    bones = slice(TISSUES.index("tibia_compression"), None)
    apart = a.load + b.load - nothing.load
    np.testing.assert_allclose(both.load[:, bones], apart[:, bones], atol=1e-6)


def test_half_a_stride_later_the_left_leg_carries_what_the_right_did(
    stride_tissues: Loads,
) -> None:
    right, left = stride_tissues(3.5)
    later = np.roll(left.load, len(left.load) // 2, axis=0)
    np.testing.assert_allclose(later, right.load, atol=1e-4 * right.load.max())
    for joint, vector in right.contact.items():
        flipped = np.roll(left.contact[joint], 50, axis=0) * [1.0, 1.0, -1.0]
        np.testing.assert_allclose(flipped, vector, atol=1e-4 * np.abs(vector).max())


def test_frames_without_muscle_forces_stay_unknown(
    right: Solver, mechanics: StrideMechanics
) -> None:
    some = mechanics.force.copy()
    some[10:20] = np.nan
    found, whole = right(some), right(mechanics.force)
    assert np.isnan(found.load[10:20]).all()
    known = np.r_[0:10, 20:100]
    np.testing.assert_allclose(found.load[known], whole.load[known], rtol=1e-12)


def test_given_strains_are_pooled_by_strength(
    body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride, mechanics: StrideMechanics
) -> None:
    """The Achilles tendon's strain is nearer to the strong soleus' than to the gastrocnemii's."""
    given = np.zeros_like(mechanics.force)
    given[:, mechanics.muscles.index(("soleus", "r"))] = 0.06
    args = (stride.pose, stride.ground, DOWN, mechanics.muscles, mechanics.force, given, parts)
    strain = load_tissues(body, *args)[0].strain
    strength = dict(zip(parts[0].units.names, parts[0].units.max_force, strict=True))
    mean = 0.06 * strength["soleus_r"] / sum(
        strength[name] for name in ("soleus_r", "gasmed_r", "gaslat_r")
    )  # fmt: skip
    np.testing.assert_allclose(strain[:, TENDONS.index("achilles_tendon")], mean, rtol=1e-12)
    assert not strain[:, 1:].any()


def test_bone_is_pressed_not_pulled_in_stance(stride_tissues: Loads, stride: SteadyStride) -> None:
    """Hip, knee and ankle push the lower bone down, the femur pushes the kneecap forward."""
    contact, stance = stride_tissues(3.5)[0].contact, stride.motion.contact_r
    for joint in ("hip", "tibiofemoral", "ankle"):
        assert (contact[joint][stance, 1] < 0.0).all(), joint
    loaded = np.linalg.norm(contact["patellofemoral"], axis=1) > 500.0
    assert (contact["patellofemoral"][loaded, 0] > 0.0).all()
