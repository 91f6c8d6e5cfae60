"""Fitting the body: sizes and standing pose found again, markers put where they were seen."""

from __future__ import annotations

import numpy as np
import pytest

from body.markers.made_runner import (
    HEIGHT,
    MASS,
    PLACES,
    SIZES,
    firm,
    made_runner,
    running_values,
    standing_values,
    with_position,
)
from runatomy.body.coordinates import COORDINATES, INDEX, mirror_map
from runatomy.body.markers import FittedBody, MarkerCloud, fit_body, follow_markers
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import BodyError
from runatomy.terms.evidence import Origin
from runatomy.terms.landmarks import MarkerPlace
from runatomy.terms.units import DEGREE

FRAMES = 41
NAMES = list(PLACES)
LEGS = [
    INDEX[f"{name}_{side}"]
    for name in ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle")
    for side in "rl"
]


@pytest.fixture(scope="module")
def standing() -> MarkerCloud:
    return made_runner().cloud(standing_values())


@pytest.fixture(scope="module")
def running() -> MarkerCloud:
    return made_runner().cloud(running_values(FRAMES), firm(NAMES))


@pytest.fixture(scope="module")
def fitted(standing: MarkerCloud, running: MarkerCloud) -> FittedBody:
    return fit_body(standing, running, MASS, HEIGHT)


def offset(fitted: FittedBody, running: MarkerCloud) -> FloatArray:
    """Mean difference [rad | m] of every coordinate from the true run."""
    found = follow_markers(fitted, running).value
    return (found - running_values(len(found))).mean(axis=0)


def test_sizes_are_found_again(fitted: FittedBody) -> None:
    """To a percent; they are drawn a little to the height's share (the forearms wholly)."""
    for name, size in SIZES.items():
        if name == "forearm":  # no landmark tells them
            size = (HEIGHT / REFERENCE_HEIGHT,) * 3
        np.testing.assert_allclose(fitted.body.sizes[name], size, rtol=0.012, err_msg=name)
        mean = np.cbrt(np.prod(fitted.body.sizes[name]))
        assert fitted.segment_scale[name] == pytest.approx(mean, rel=1e-12)


def test_the_standing_pose_is_found_again(fitted: FittedBody) -> None:
    assert fitted.standing is not None
    true = standing_values()[0]
    turns = [i for i, name in enumerate(COORDINATES) if not name.startswith("arm_rot")]
    assert np.abs(fitted.standing - true)[turns].max() < 1.5 * DEGREE


def test_the_run_is_found_again(fitted: FittedBody, running: MarkerCloud) -> None:
    assert np.abs(offset(fitted, running))[LEGS].max() < 1.0 * DEGREE
    found = follow_markers(fitted, running)
    assert np.sqrt(np.nanmean(found.marker_error**2)) < 2e-3  # [m]


def test_mass_and_evidence_are_told(fitted: FittedBody) -> None:
    assert fitted.body.mujoco_model.body_mass.sum() == pytest.approx(MASS, rel=1e-5)
    assert fitted.scaling.origin is Origin.DERIVED
    assert "as recorded" in fitted.scaling.note
    assert fitted.warnings == ()


def test_markers_that_miss_their_landmark_are_told(
    standing: MarkerCloud, running: MarkerCloud
) -> None:
    """A heel marker 2 cm too high is put where it was, and its distance told."""
    moved = standing.position.copy()
    moved[:, standing.names.index("heel_r")] += (0.0, 0.02, 0.0)
    fitted = fit_body(with_position(standing, moved), running, MASS, HEIGHT)
    error = dict(zip(fitted.markers, fitted.landmark_error, strict=True))
    assert 0.01 < error["heel_r"] < 0.025
    assert error["heel_l"] < 0.006
    assert np.isnan(error["femur1_r"])


def test_turning_the_standing_pose_changes_nothing(
    standing: MarkerCloud, running: MarkerCloud, fitted: FittedBody
) -> None:
    turn = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]])
    other = fit_body(with_position(standing, standing.position @ turn.T), running, MASS, HEIGHT)
    np.testing.assert_allclose(other.point, fitted.point, atol=1e-6)
    np.testing.assert_allclose(other.standing[6:], fitted.standing[6:], atol=1e-5)  # type: ignore[index]


def test_the_mirror_image_stands_mirrored(
    standing: MarkerCloud, running: MarkerCloud, fitted: FittedBody
) -> None:
    def mirrored(cloud: MarkerCloud) -> MarkerCloud:
        sides = {"r": "l", "l": "r"}
        other = [n[:-1] + sides[n[-1]] if n[-2:] in ("_r", "_l") else n for n in cloud.names]
        order = [cloud.names.index(name) for name in other]
        return with_position(cloud, cloud.position[:, order] * (1.0, 1.0, -1.0))

    other = fit_body(mirrored(standing), mirrored(running), MASS, HEIGHT)
    columns, signs = mirror_map()
    np.testing.assert_allclose(
        other.standing[columns] * signs,  # type: ignore[index]
        fitted.standing,  # type: ignore[arg-type]
        atol=1e-5,
    )
    for name, size in fitted.body.sizes.items():
        np.testing.assert_allclose(other.body.sizes[name], size, atol=1e-6)


def test_a_marker_of_the_run_alone_is_put_where_the_run_shows_it(
    standing: MarkerCloud, running: MarkerCloud, fitted: FittedBody
) -> None:
    kept = [n for n in standing.names if n not in ("tibia1_r", "heel_l")]
    other = fit_body(standing.of(kept), running, MASS, HEIGHT)
    for name, near in (("tibia1_r", 0.002), ("heel_l", 0.004)):  # [m] seen; on its landmark
        one, two = (f.point[f.markers.index(name)] for f in (other, fitted))
        assert np.linalg.norm(one - two) < near
    assert np.abs(offset(other, running) - offset(fitted, running))[LEGS].max() < 1.0 * DEGREE


def test_without_forearms_the_arms_have_their_height_s_share(
    standing: MarkerCloud, running: MarkerCloud
) -> None:
    legs = [n for n in standing.names if not PLACES[n].segment.startswith(("humerus", "forearm"))]
    fitted = fit_body(
        standing.of(legs), running.of([n for n in running.names if n in legs]), MASS, HEIGHT
    )
    assert fitted.segment_scale["humerus"] == pytest.approx(HEIGHT / REFERENCE_HEIGHT, rel=1e-9)


def test_markers_of_the_head_are_left_out(standing: MarkerCloud, running: MarkerCloud) -> None:
    head = MarkerPlace(segment="head")
    nodding = np.random.default_rng(1).normal(1.6, 0.1, (FRAMES, 1, 3))
    cloud = MarkerCloud(
        names=(*running.names, "LFHD"),
        places=(*running.places, head),
        position=np.concatenate((running.position, nodding), axis=1),
    )
    fitted = fit_body(standing, cloud, MASS, HEIGHT)
    assert "LFHD" not in fitted.markers
    assert fitted.warnings == ("not followed, as the body has no neck: LFHD",)
    assert "LFHD" not in follow_markers(fitted, cloud).markers


def test_without_a_standing_pose_the_run_tells_the_sizes(running: MarkerCloud) -> None:
    fitted = fit_body(None, running, MASS, HEIGHT)
    for name, size in SIZES.items():
        np.testing.assert_allclose(fitted.body.sizes[name], size, rtol=0.03, err_msg=name)
    assert np.abs(offset(fitted, running))[LEGS].max() < 2.0 * DEGREE
    assert fitted.standing is None
    assert fitted.scaling.origin is Origin.MODELED
    assert "run alone" in fitted.scaling.source


def test_without_hips_in_the_recording_they_come_by_regression(
    standing: MarkerCloud, running: MarkerCloud
) -> None:
    seen = standing.of([n for n in standing.names if "_center" not in n])
    fitted = fit_body(seen, running, MASS, HEIGHT)
    assert "regression" in fitted.scaling.note
    assert np.abs(offset(fitted, running))[LEGS].max() < 5.0 * DEGREE


def test_a_pelvis_without_landmarks_is_an_error(
    standing: MarkerCloud, running: MarkerCloud
) -> None:
    bare = [
        n for n in standing.names if not n.startswith(("asis", "psis", "sacrum", "iliac", "hip"))
    ]
    with pytest.raises(BodyError, match="0 landmarks of the pelvis") as said:
        fit_body(standing.of(bare), running, MASS, HEIGHT)
    assert "ASIS" in str(said.value.mend)
    with pytest.raises(BodyError, match="landmarks of the pelvis"):
        fit_body(None, running.of([n for n in running.names if n in bare]), MASS, HEIGHT)


def test_markers_in_other_units_are_an_error(standing: MarkerCloud, running: MarkerCloud) -> None:
    with pytest.raises(BodyError, match="times the reference body's"):
        fit_body(with_position(standing, standing.position * 3.28), running, MASS, HEIGHT)


def test_a_cloud_must_fit_together() -> None:
    with pytest.raises(BodyError, match="do not fit positions"):
        MarkerCloud(
            names=("a",), places=(MarkerPlace(segment="pelvis"),), position=np.zeros((2, 3))
        )
