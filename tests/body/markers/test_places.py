"""Landmarks: every one has a place; those of the published marker set are where it has them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

from runatomy.body.chain import chain_to, pose_chain
from runatomy.body.markers.places import (
    LANDMARK_PLACE,
    MIDDLE,
    TORSO_IN_PELVIS,
    bone_of,
    hip_centers,
    middle_centers,
    middle_of,
    point_of,
    split_side,
)
from runatomy.body.segments import BACK_IN_PELVIS
from runatomy.terms.landmarks import LANDMARKS, SEGMENTS, MarkerPlace

PUBLISHED = {  # in the model's own file
    "RASI": "asis_r", "LPSI": "psis_l", "RLFC": "knee_lateral_r", "LMFC": "knee_medial_l",
    "RLMAL": "ankle_lateral_r", "LMMAL": "ankle_medial_l", "RCAL": "heel_r",
    "LTOE": "metatarsal_2_l", "RMT5": "metatarsal_5_r", "LACR": "acromion_l", "C7": "c7",
    "RLEL": "elbow_lateral_r", "LMEL": "elbow_medial_l", "RFAradius": "wrist_radius_r",
    "LFAulna": "wrist_ulna_l",
}  # fmt: skip


@pytest.mark.parametrize("landmark", sorted(LANDMARKS))
def test_every_landmark_has_a_place_on_a_bone_of_the_chain(landmark: str) -> None:
    place = MarkerPlace(segment=LANDMARKS[landmark], landmark=landmark)
    point, spread = point_of(landmark)
    assert 0.002 < spread <= 0.03
    assert np.linalg.norm(point) < 0.6
    chain_to(frozenset({bone_of(place)})).index(bone_of(place))


@pytest.mark.parametrize("segment", SEGMENTS)
def test_every_segment_but_the_head_carries_markers(segment: str) -> None:
    bone = bone_of(MarkerPlace(segment=segment))
    assert split_side(bone)[0] in MIDDLE
    assert np.isfinite(middle_of(bone)).all()


def test_sides_are_mirror_images() -> None:
    for name in LANDMARKS:
        if name.endswith("_r"):
            right, left = point_of(name)[0], point_of(name[:-1] + "l")[0]
            np.testing.assert_allclose(left, right * (1.0, 1.0, -1.0), atol=1e-15)


def test_published_landmarks_are_the_published_ones(shared: Path) -> None:
    file = shared / "mocap" / "rajagopal_run" / "opensim" / "Rajagopal2016.osim"
    markers = {str(m.get("name")): m for m in ET.parse(file).getroot().iter("Marker")}
    back = np.subtract(BACK_IN_PELVIS, TORSO_IN_PELVIS)
    for name, landmark in PUBLISHED.items():
        theirs = np.array([float(x) for x in markers[name].findtext("location", "").split()])
        body = markers[name].findtext("socket_parent_frame", "").rpartition("/")[2]
        theirs = theirs + (back if body == "torso" else 0.0)
        np.testing.assert_allclose(point_of(landmark)[0], theirs, atol=0.002, err_msg=name)


def test_the_torso_lies_where_its_shift_says() -> None:
    chain = chain_to(frozenset({"torso"}))
    place, _ = pose_chain(chain, np.zeros((1, 33))).frame(chain.index("torso"))
    np.testing.assert_allclose(place[0], TORSO_IN_PELVIS, atol=1e-9)


def test_hips_are_where_the_regressions_put_them() -> None:
    """A level pelvis 24 cm broad and 15 cm deep, facing x."""
    seen = {
        "asis_r": np.array([[0.0, 1.0, 0.12]]),
        "asis_l": np.array([[0.0, 1.0, -0.12]]),
        "psis_r": np.array([[-0.15, 1.0, 0.04]]),
        "psis_l": np.array([[-0.15, 1.0, -0.04]]),
    }
    narrow = hip_centers(seen)  # Harrington et al. (2007)
    np.testing.assert_allclose(narrow["hip_guess_r"][0], (-0.0459, 1 - 0.0829, 0.0865), atol=1e-9)
    feet = {f"ankle_medial_{s}": seen[f"asis_{s}"] - (0.0, 0.9, 0.0) for s in "rl"}
    known = hip_centers(seen | feet)  # Hara et al. (2016), legs of 0.9 m
    np.testing.assert_allclose(known["hip_guess_l"][0], (-0.0457, 1 - 0.0792, -0.0854), atol=1e-9)
    assert hip_centers({name: seen[name] for name in ("asis_r", "asis_l")}) == {}


def test_hips_turn_with_the_pelvis() -> None:
    rng = np.random.default_rng(2)
    turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    turn *= np.sign(np.linalg.det(turn))
    seen = {n: rng.normal(size=(1, 3)) for n in ("asis_r", "asis_l", "sacrum")}
    before = hip_centers(seen)
    after = hip_centers({name: point @ turn.T for name, point in seen.items()})
    for name in before:
        np.testing.assert_allclose(after[name], before[name] @ turn.T, atol=1e-12)


def test_knees_and_ankles_are_halfway() -> None:
    one, other = np.zeros((1, 3)), np.array([[0.0, 0.2, 0.1]])
    found = middle_centers({"knee_lateral_l": one, "knee_medial_l": other, "ankle_medial_l": one})
    assert list(found) == ["knee_center_l"]
    np.testing.assert_allclose(found["knee_center_l"], [[0.0, 0.1, 0.05]])


def test_the_places_of_joint_centers_are_halfway_too() -> None:
    for joint in ("knee", "ankle", "elbow"):
        ends = [LANDMARK_PLACE[f"{joint}_{end}"].point for end in ("lateral", "medial")]
        np.testing.assert_allclose(
            LANDMARK_PLACE[f"{joint}_center"].point, np.mean(ends, axis=0), atol=1e-4
        )
