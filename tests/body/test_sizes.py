"""Sizing by segment: joints where both bones meet, mass kept, uniform sizes the old scaling."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still
from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel, build_body, build_body_by_segment, reference_model
from runatomy.body.paths import muscle_paths
from runatomy.body.segments import REFERENCE_HEIGHT, REFERENCE_MASS, Vector
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import BodyError

LONG_THIGHS: dict[str, Vector] = {"femur": (1.2, 1.2, 1.2)}


def standing(body: BodyModel) -> dict[str, FloatArray]:
    """Where every bone lies [m] with all coordinates zero."""
    model = body.mujoco_model
    data = mujoco.MjData(model)
    data.qpos[:] = still(body, np.zeros((1, len(COORDINATES)))).position[0]
    mujoco.mj_kinematics(model, data)
    return {model.body(i).name: data.xpos[i].copy() for i in range(model.nbody)}


def test_one_size_for_all_is_scaling_by_height() -> None:
    taller = 1.86 / REFERENCE_HEIGHT
    names = ("pelvis", "torso", "femur", "tibia", "foot", "humerus", "forearm")
    one = build_body_by_segment(80.0, 1.86, dict.fromkeys(names, (taller,) * 3))
    other, without = build_body(80.0, 1.86), build_body_by_segment(80.0, 1.86, {})
    values = random_values(6, seed=2)
    for body in (one, without):
        pairs = zip(*(muscle_paths(b, still(b, values)).length for b in (body, other)), strict=True)
        for mine, theirs in pairs:
            np.testing.assert_allclose(mine, theirs, rtol=1e-12)
        for field in ("body_mass", "body_inertia", "body_ipos", "body_pos"):
            mine, theirs = (getattr(b.mujoco_model, field) for b in (body, other))
            np.testing.assert_allclose(mine, theirs, rtol=1e-12, atol=1e-15, err_msg=field)


def test_longer_thighs_move_the_knees_and_nothing_above() -> None:
    body = build_body_by_segment(70.0, REFERENCE_HEIGHT, LONG_THIGHS)
    (before, after) = standing(build_body(70.0, REFERENCE_HEIGHT)), standing(body)
    np.testing.assert_allclose(after["femur_r"], before["femur_r"], atol=1e-12)
    np.testing.assert_allclose(after["torso"], before["torso"], atol=1e-12)
    knee = np.array([-0.00809, -0.40796, 0.0])  # [m] in the thigh (Rajagopal et al. 2016)
    lower = after["tibia_r"] - before["tibia_r"]
    np.testing.assert_allclose(lower[:2], 0.2 * knee[:2], atol=2e-5)
    np.testing.assert_allclose(after["talus_l"] - before["talus_l"], lower * (1, 1, -1), atol=1e-9)


def test_one_side_alone_can_be_longer() -> None:
    body = standing(build_body_by_segment(70.0, 1.7, {"tibia_l": (1.1, 1.1, 1.1)}))
    assert body["talus_l"][1] < body["talus_r"][1] - 0.03
    np.testing.assert_allclose(body["tibia_l"][1], body["tibia_r"][1], atol=5e-4)


def test_masses_keep_their_shares() -> None:
    body = build_body_by_segment(60.0, 1.6, {"pelvis": (1.1, 0.9, 1.2)} | LONG_THIGHS)
    reference, _ = reference_model()
    share = body.mujoco_model.body_mass / 60.0
    np.testing.assert_allclose(share, reference.body_mass / REFERENCE_MASS, rtol=1e-9)


def test_a_stretched_bone_resists_as_stretched_mass_does() -> None:
    """Second moments of mass by the engine, against those of the reference, each axis squared."""
    size = np.array([1.1, 0.8, 1.25])
    body = build_body_by_segment(REFERENCE_MASS, 1.7, {"pelvis": tuple(size)}).mujoco_model

    def moments(model: mujoco.MjModel) -> FloatArray:
        bone, frame = model.body("pelvis").id, np.empty(9)
        mujoco.mju_quat2Mat(frame, model.body_iquat[bone])
        turn = frame.reshape(3, 3)
        inertia = turn @ np.diag(model.body_inertia[bone]) @ turn.T
        return 0.5 * np.trace(inertia) * np.eye(3) - inertia

    expected = moments(reference_model()[0]) * np.outer(size, size)
    np.testing.assert_allclose(moments(body), expected, atol=1e-12)


def test_the_engine_turns_inertia_with_its_bone() -> None:
    """Its shortcut for bones whose axes are those of inertia must end where these change."""
    names = ("pelvis", "torso", "femur", "tibia", "foot", "humerus", "forearm")
    model = build_body_by_segment(70.0, 1.75, dict.fromkeys(names, (1.1, 0.8, 1.25))).mujoco_model
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    for bone in range(model.nbody):
        turn = np.empty(9)
        mujoco.mju_quat2Mat(turn, model.body_iquat[bone])
        own = data.xmat[bone].reshape(3, 3) @ turn.reshape(3, 3)
        np.testing.assert_allclose(data.ximat[bone].reshape(3, 3), own, atol=1e-9)


def test_the_kneecap_glides_as_far_as_the_thigh_is_large_along_each_axis() -> None:
    """From the knee straight to bent by 90 degrees, in the thigh's axes."""
    size = np.array([1.1, 0.9, 1.0])
    bent = np.zeros((2, len(COORDINATES)))
    bent[1, COORDINATES.index("knee_angle_r")] = np.pi / 2.0
    ways = []
    for body in (build_body(), build_body_by_segment(70.0, REFERENCE_HEIGHT, {"femur": size})):
        data, places = mujoco.MjData(body.mujoco_model), []
        for position in still(body, bent).position:
            data.qpos[:] = position
            mujoco.mj_kinematics(body.mujoco_model, data)
            places.append(data.body("patella_r").xpos - data.body("femur_r").xpos)
        ways.append(places[1] - places[0])
    np.testing.assert_allclose(ways[1], ways[0] * size, atol=1e-9)


def test_the_reference_stays_as_it_is() -> None:
    before = {name: getattr(reference_model()[0], name).copy() for name in ("body_pos", "site_pos")}
    build_body_by_segment(90.0, 2.0, LONG_THIGHS)
    build_body(40.0, 1.4)
    for name, kept in before.items():
        np.testing.assert_array_equal(getattr(reference_model()[0], name), kept)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"thigh": (1.0, 1.0, 1.0)}, "'thigh' is not a segment"),
        ({"femur": (1000.0, 1000.0, 1000.0)}, "the femur would be"),
        ({"tibia": (0.9, float("nan"), 0.9)}, "the tibia would be"),
    ],
)
def test_sizes_that_no_runner_has_are_refused(sizes: dict[str, Vector], said: str) -> None:
    with pytest.raises(BodyError, match=said):
        build_body_by_segment(70.0, 1.75, sizes)
