"""Following markers: known motion found again, whatever is done to the recording."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from body.markers.made_runner import (
    PLACES,
    firm,
    made_runner,
    running_values,
    with_position,
)
from runatomy.body.coordinates import COORDINATES, INDEX, LUMBAR, PELVIS, mirror_map
from runatomy.body.markers import Followed, MarkerCloud, follow_markers
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import BodyError
from runatomy.terms.units import DEGREE

FRAMES = 61
TURNS = [i for name, i in INDEX.items() if name not in PELVIS[3:]]
TOLD = [i for name, i in INDEX.items() if not name.startswith("mtp")]
CLOSE = 0.1 * DEGREE  # every angle is drawn a little to its usual value


@pytest.fixture(scope="module")
def values() -> FloatArray:
    """The true motion."""
    return running_values(FRAMES)


@pytest.fixture(scope="module")
def cloud(values: FloatArray) -> MarkerCloud:
    """Its markers, exactly."""
    return made_runner().cloud(values, firm(list(PLACES)))


@pytest.fixture(scope="module")
def plain(cloud: MarkerCloud) -> Followed:
    """The motion found from them."""
    return follow_markers(made_runner().fitted(), cloud)


def worst(found: FloatArray, true: FloatArray, columns: list[int]) -> float:
    """Largest difference [rad | m] of some coordinates."""
    return float(np.abs(found - true)[:, columns].max())


def test_the_true_motion_is_found(plain: Followed, values: FloatArray) -> None:
    assert worst(plain.value, values, TOLD) < CLOSE
    assert np.nanmax(plain.marker_error) < 2e-4  # [m]
    assert plain.solved.all()
    assert not plain.wild.any()
    assert [COORDINATES[i] for i in np.flatnonzero(~plain.tracked)] == [
        "mtp_angle_r",
        "mtp_angle_l",
    ]


def test_the_subtalar_angle_is_drawn_to_zero_and_bends_nothing_else(values: FloatArray) -> None:
    """Markers on a shoe hardly tell it."""
    rolling, roll = values.copy(), INDEX["subtalar_angle_r"]
    rolling[:, roll] = 0.1 * np.sin(np.linspace(0.0, 6.0, FRAMES))
    found = follow_markers(made_runner().fitted(), made_runner().cloud(rolling))
    share = found.value[:, roll] @ rolling[:, roll] / (rolling[:, roll] @ rolling[:, roll])
    assert 0.2 < share < 1.0
    others = [i for i in TOLD if i not in (roll, INDEX["ankle_angle_r"])]
    assert worst(found.value, rolling, others) < 1.5 * DEGREE


@pytest.mark.parametrize("yaw", [0.7, -2.5, np.pi])
def test_turning_the_laboratory_turns_the_pelvis_alone(
    cloud: MarkerCloud, plain: Followed, yaw: float
) -> None:
    c, s = np.cos(yaw), np.sin(yaw)
    turn = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    found = follow_markers(made_runner().fitted(), with_position(cloud, cloud.position @ turn.T))
    rest = [i for i in range(len(COORDINATES)) if i >= len(PELVIS)]
    assert worst(found.value, plain.value, rest) < 1e-5
    np.testing.assert_allclose(found.marker_error, plain.marker_error, atol=1e-6)


def test_the_mirror_image_runs_the_mirrored_run(cloud: MarkerCloud, plain: Followed) -> None:
    other = [
        n[:-1] + {"r": "l", "l": "r"}[n[-1]] if n[-2:] in ("_r", "_l") else n for n in cloud.names
    ]
    order = [cloud.names.index(name) for name in other]
    flipped = with_position(cloud, cloud.position[:, order] * (1.0, 1.0, -1.0))
    found = follow_markers(made_runner().fitted(), flipped)
    columns, signs = mirror_map()
    assert worst(found.value[:, columns] * signs, plain.value, list(range(len(COORDINATES)))) < 1e-5


def test_half_the_frames_give_the_same_poses(cloud: MarkerCloud, plain: Followed) -> None:
    found = follow_markers(made_runner().fitted(), cloud.at(np.arange(0, FRAMES, 2)))
    assert worst(found.value, plain.value[::2], TOLD) < 1e-4


@pytest.mark.parametrize("frames", [1, 2, 3, 7])
def test_short_recordings_are_followed_too(
    cloud: MarkerCloud, plain: Followed, frames: int
) -> None:
    found = follow_markers(made_runner().fitted(), cloud.at(np.arange(frames)))
    assert worst(found.value, plain.value[:frames], TOLD) < 1e-4


def test_one_wild_marker_cannot_bend_the_body(cloud: MarkerCloud, plain: Followed) -> None:
    position = cloud.position.copy()
    position[20:30, cloud.names.index("femur1_r")] += (0.3, 0.2, 0.1)
    found = follow_markers(made_runner().fitted(), with_position(cloud, position))
    assert worst(found.value, plain.value, TURNS) < 3.0 * DEGREE
    assert set(np.flatnonzero(found.wild.any(axis=0))) == {found.markers.index("femur1_r")}
    assert found.wild.any(axis=1).nonzero()[0].tolist() == list(range(20, 30))


def test_noise_is_spread_over_the_markers(cloud: MarkerCloud, values: FloatArray) -> None:
    """Ten millimeters on every coordinate of every marker leave angles true to a few degrees."""
    noise = np.random.default_rng(4).normal(0.0, 0.01, cloud.position.shape)
    found = follow_markers(made_runner().fitted(), with_position(cloud, cloud.position + noise))
    off = np.sqrt(np.mean((found.value - values) ** 2, axis=0)) / DEGREE
    for name in ("hip_flexion_r", "knee_angle_l", "pelvis_tilt", "lumbar_extension"):
        assert off[INDEX[name]] < 3.0, name
    rms = np.sqrt(np.mean(found.marker_error**2))
    assert rms == pytest.approx(0.01 * np.sqrt(3.0), rel=0.15)


def test_a_gap_is_bridged_and_said(cloud: MarkerCloud, plain: Followed) -> None:
    position = cloud.position.copy()
    shank = [i for i, place in enumerate(cloud.places) if place.segment == "tibia_l"]
    foot = [i for i, place in enumerate(cloud.places) if place.segment == "calcn_l"]
    position[30:34, [*shank, *foot]] = np.nan
    found = follow_markers(made_runner().fitted(), with_position(cloud, position))
    ankle = INDEX["ankle_angle_l"]
    assert found.lost[:, ankle].nonzero()[0].tolist() == [30, 31, 32, 33]
    assert not found.lost[:, INDEX["ankle_angle_r"]].any()
    assert found.solved.nonzero()[0].tolist() == [i for i in range(FRAMES) if not 30 <= i < 34]
    assert np.isfinite(found.value).all()
    assert worst(found.value, plain.value, [ankle, INDEX["knee_angle_l"]]) < 3.0 * DEGREE
    others = [i for i in TOLD if not COORDINATES[i].endswith("_l")]
    assert worst(found.value, plain.value, others) < 0.2 * DEGREE
    assert np.isnan(found.marker_error[30:34][:, [*shank, *foot]]).all()


def test_exchanged_names_are_put_right_and_said(cloud: MarkerCloud, plain: Followed) -> None:
    one, other = cloud.names.index("metatarsal_1_r"), cloud.names.index("metatarsal_5_r")
    position = cloud.position.copy()
    position[:, [one, other]] = position[:, [other, one]]
    found = follow_markers(made_runner().fitted(), with_position(cloud, position))
    assert worst(found.value, plain.value, TOLD) < 1e-9
    assert len(found.warnings) == 1
    assert "metatarsal_1_r" in found.warnings[0]
    assert "metatarsal_5_r" in found.warnings[0]
    assert plain.warnings == ()


def test_without_its_markers_the_trunk_is_steady_and_the_arms_usual(values: FloatArray) -> None:
    legs = [
        name
        for name in firm(list(PLACES))
        if not PLACES[name].segment.startswith(("torso", "humerus", "forearm"))
    ]
    found = follow_markers(made_runner().fitted(), made_runner().cloud(values, legs))
    untold = {COORDINATES[i] for i in np.flatnonzero(~found.tracked)}
    assert untold == {n for n in COORDINATES if n.startswith(("lumbar", "arm", "elbow", "mtp"))}
    lean = found.value[:, [INDEX["pelvis_tilt"], INDEX["lumbar_extension"]]].sum(axis=1)
    assert np.abs(lean + 0.22).max() < 1.5 * DEGREE  # [rad] forward, whatever the pelvis does
    turn = found.value[:, [INDEX["pelvis_rotation"], INDEX["lumbar_rotation"]]].sum(axis=1)
    assert np.ptp(turn) < 1.0 * DEGREE
    assert np.ptp(found.value[:, INDEX["elbow_flex_r"]]) == 0.0
    assert np.ptp(found.value[:, INDEX[LUMBAR[2]]]) > 5.0 * DEGREE


def test_a_limit_holds_and_is_said(values: FloatArray) -> None:
    beyond = values.copy()
    beyond[:, INDEX["knee_angle_r"]] = np.linspace(0.6, -0.3, FRAMES)
    found = follow_markers(made_runner().fitted(), made_runner().cloud(beyond))
    knee = INDEX["knee_angle_r"]
    assert found.value[:, knee].min() == 0.0
    assert (found.at_limit[:, knee] == (found.value[:, knee] == 0.0)).all()
    assert found.at_limit[-5:, knee].all()
    assert not found.at_limit[:20].any()


def test_centers_of_joints_are_not_followed_beside_markers(values: FloatArray) -> None:
    found = follow_markers(made_runner().fitted(), made_runner().cloud(values))
    assert not any("_center" in name for name in found.markers)


def test_centers_of_joints_are_followed_where_nothing_else_is(values: FloatArray) -> None:
    """As markerless recordings give them."""
    sparse = [n for n in PLACES if "_center" in n or PLACES[n].segment in ("pelvis", "torso")]
    sparse += [n for n in PLACES if n.startswith(("heel", "metatarsal"))]
    found = follow_markers(made_runner().fitted(), made_runner().cloud(values, sparse))
    knees = [INDEX["knee_angle_r"], INDEX["hip_flexion_l"]]
    assert worst(found.value, values, knees) < 0.5 * DEGREE
    assert "knee_center_r" in found.markers


def test_a_pelvis_that_nobody_saw_is_an_error(values: FloatArray) -> None:
    legs = [name for name in firm(list(PLACES)) if PLACES[name].segment.startswith("tibia_r")]
    with pytest.raises(BodyError, match="where the pelvis was"):
        follow_markers(made_runner().fitted(), made_runner().cloud(values, legs))


def test_a_run_of_other_markers_is_an_error(cloud: MarkerCloud) -> None:
    others = replace(cloud, names=tuple(f"x{name}" for name in cloud.names))
    with pytest.raises(BodyError, match="where the pelvis was"):
        follow_markers(made_runner().fitted(), others)
