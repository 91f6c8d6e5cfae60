"""Segment masses and inertias: the published model's, in the compiled body too."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import mujoco
import numpy as np
import pytest

from body.poses import still
from runatomy.body import segments
from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel

SIDED = {
    "femur": segments.FEMUR,
    "tibia": segments.TIBIA,
    "patella": segments.PATELLA,
    "talus": segments.TALUS,
    "calcn": segments.CALCANEUS,
    "toes": segments.TOES,
    "humerus": segments.HUMERUS,
    "hand": segments.HAND,
}
TRUNK_BODIES = ("lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1", "Abdomen", "torso")


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, ET.Element]:
    """Bodies of the published model, as its authors wrote them."""
    file = shared / "mocap" / "rajagopal_run" / "opensim" / "Rajagopal2016.osim"
    return {str(b.get("name")): b for b in ET.parse(file).getroot().iter("Body")}


def numbers(bone: ET.Element, tag: str) -> np.ndarray:
    return np.array([float(word) for word in bone.findtext(tag, "nan").split()])


def test_segments_are_those_of_the_published_model(published: dict[str, ET.Element]) -> None:
    rows = {f"{name}_r": segment for name, segment in SIDED.items()}
    rows |= {"pelvis": segments.PELVIS, "torso": segments.TRUNK}
    for name, segment in rows.items():
        bone = published[name]
        assert segment.mass == pytest.approx(numbers(bone, "mass")[0], rel=2e-4), name
        np.testing.assert_allclose(
            segment.center, numbers(bone, "mass_center"), atol=5e-5, err_msg=name
        )
        np.testing.assert_allclose(
            segment.inertia, numbers(bone, "inertia")[:3], rtol=2e-3, atol=5e-5, err_msg=name
        )


def test_the_forearm_is_ulna_and_radius_together(published: dict[str, ET.Element]) -> None:
    ulna, radius = published["ulna_r"], published["radius_r"]
    mass = numbers(ulna, "mass")[0] + numbers(radius, "mass")[0]
    assert segments.FOREARM.mass == pytest.approx(mass, rel=1e-9)
    inertia = numbers(ulna, "inertia")[:3] + numbers(radius, "inertia")[:3]
    np.testing.assert_allclose(segments.FOREARM.inertia, inertia, rtol=2e-3)


def test_the_segments_weigh_the_reference_mass() -> None:
    whole = segments.PELVIS.mass + segments.TRUNK.mass
    whole += 2.0 * sum(segment.mass for segment in (*segments.LEG, *segments.ARM))
    assert whole == pytest.approx(segments.REFERENCE_MASS, abs=5e-4)


def share(body: BodyModel, *names: str) -> float:
    model = body.mujoco_model
    return float(sum(model.body(name).mass[0] for name in names) / model.body_mass.sum())


def test_the_body_weighs_what_the_runner_weighs(body: BodyModel) -> None:
    assert body.mujoco_model.body_mass.sum() == pytest.approx(body.mass, rel=1e-5)


@pytest.mark.parametrize(
    ("bodies", "percent"),  # of the published 75.337 kg
    [
        (("pelvis", "sacrum"), 15.63),
        (("femur_r",), 12.35),
        (("tibia_l",), 4.92),
        (("calcn_r", "talus_r", "toes_r"), 2.08),
        (TRUNK_BODIES, 35.61),
        (("humerus_r", "forearm_r", "hand_r", "humerus_l", "forearm_l", "hand_l"), 9.84),
    ],
)
def test_shares_of_mass_are_published_ones(
    body: BodyModel, bodies: tuple[str, ...], percent: float
) -> None:
    assert 100.0 * share(body, *bodies) == pytest.approx(percent, abs=0.006)


def test_no_mass_hides_in_the_other_bodies(body: BodyModel) -> None:
    named = {"pelvis", *TRUNK_BODIES}
    named |= {f"{name}_{side}" for name in (*SIDED, "forearm") for side in "rl"}
    model = body.mujoco_model
    names = {model.body(i).name for i in range(model.nbody)}
    assert named <= names
    assert share(body, *(names - named)) < 1e-12


def trunk(body: BodyModel) -> tuple[np.ndarray, np.ndarray]:
    """Center [m] in the pelvis' frame and inertia [kg m2] of vertebrae and thorax, upright."""
    model = body.mujoco_model
    data = mujoco.MjData(model)
    data.qpos[:] = still(body, np.zeros((1, len(COORDINATES)))).position[0]
    mujoco.mj_kinematics(model, data)
    ids = [model.body(name).id for name in TRUNK_BODIES]
    mass = model.body_mass[ids]
    center = mass @ data.xipos[ids] / mass.sum()
    inertia = np.zeros((3, 3))
    for i, m in zip(ids, mass, strict=True):
        frame, arm = data.ximat[i].reshape(3, 3), data.xipos[i] - center
        inertia += frame @ np.diag(model.body_inertia[i]) @ frame.T
        inertia += m * (arm @ arm * np.eye(3) - np.outer(arm, arm))
    return center, inertia


def published_trunk(body: BodyModel) -> tuple[np.ndarray, np.ndarray]:
    heavier, taller = body.mass / segments.REFERENCE_MASS, body.height / segments.REFERENCE_HEIGHT
    center = taller * np.add(segments.BACK_IN_PELVIS, segments.TRUNK.center)
    return center, heavier * taller**2 * np.asarray(segments.TRUNK.inertia)


def test_the_divided_trunk_lies_and_resists_as_the_published_one(body: BodyModel) -> None:
    (center, inertia), (at, published) = trunk(body), published_trunk(body)
    np.testing.assert_allclose(center, at, atol=1e-6)
    np.testing.assert_allclose(np.diag(inertia), published, rtol=1e-5)


def test_the_divided_trunk_has_no_product_of_inertia_either(body: BodyModel) -> None:
    inertia, published = trunk(body)[1], published_trunk(body)[1]
    np.testing.assert_allclose(inertia, np.diag(published), atol=1e-4)
