"""Real recordings beside OpenSim and the experts who solved them.

OpenSim stops early: solved to 1e-7 instead of the 1e-4 of its tools, its own standing pose and run
move by up to 3 degrees on the first recording and 5 on the second, and then agree with ours to 2.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from body.markers.opensim_places import Seen, loaded, placed_by_opensim, registered, settled
from body.opensim_tools import marker_errors
from body.opensim_trial import Table, read_table
from runatomy.body.coordinates import INDEX
from runatomy.body.markers import FittedBody, Followed, MarkerCloud, fit_body, follow_markers
from runatomy.body.markers.places import noise_of
from runatomy.records.readers.lab import read_capture
from runatomy.strides.captured_run import CapturedMarker
from runatomy.strides.from_capture import captured_run, standing_pose
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE


class Solved(NamedTuple):
    """A recording, solved."""

    time: FloatArray
    fitted: FittedBody
    followed: Followed
    theirs: Table


def cloud(markers: tuple[CapturedMarker, ...], position: FloatArray) -> MarkerCloud:
    return MarkerCloud(
        names=tuple(marker.name for marker in markers),
        places=tuple(marker.place for marker in markers),
        position=position,
    )


@cache
def solve(run: Path, standing: Path | None, angles: Path, mass: float, height: float) -> Solved:
    """Recognize, fit and follow a recording as the laboratory path does."""
    track = captured_run(read_capture(run.read_bytes(), run.name)).track
    running = cloud(track.markers, track.position)
    still = None
    if standing is not None:
        pose = standing_pose(read_capture(standing.read_bytes(), standing.name))
        still = cloud(pose.markers, pose.position[None])
    fitted = fit_body(still, running, mass, height)
    return Solved(track.time, fitted, follow_markers(fitted, running), read_table(angles))


def apart(one: Solved, name: str) -> tuple[float, float]:
    """Root mean square difference [deg], and that about the mean difference."""
    ours = np.interp(one.theirs["time"], one.time, one.followed.value[:, INDEX[name]]) / DEGREE
    off = ours - one.theirs[name]
    return float(np.sqrt(np.mean(off**2))), float(off.std())


def marker_rms(one: Solved) -> float:
    """Root mean square distance of all markers from the model's [mm]."""
    return 1e3 * float(np.sqrt(np.nanmean(one.followed.marker_error**2)))


@pytest.fixture(scope="module")
def rajagopal(shared: Path) -> Solved:
    folder = shared / "mocap" / "rajagopal_run"
    return solve(
        folder / "motion_capture_run.trc",
        folder / "static_run.trc",
        folder / "opensim" / "ik_run.mot",
        72.84,
        1.80,
    )


@pytest.fixture(scope="module")
def one_stride(shared: Path) -> Solved:
    folder = shared / "mocap" / "bmc_run"
    return solve(
        folder / "motion_capture_run.trc",
        folder / "static_run.trc",
        folder / "opensim" / "ik_run.mot",
        70.0,
        1.75,
    )


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize(
    ("name", "degrees"),  # measured, right and left: 2.4 2.6, 1.9 2.1, 1.7 2.0, 1.6 1.8, 2.3 3.5
    [
        ("hip_flexion", 3.0),
        ("knee_angle", 3.0),
        ("ankle_angle", 3.0),
        ("hip_adduction", 3.0),
        ("hip_rotation", 5.0),
    ],
)
def test_angles_are_opensims(rajagopal: Solved, name: str, side: str, degrees: float) -> None:
    assert apart(rajagopal, f"{name}_{side}")[0] < degrees


@pytest.mark.parametrize("name", ["pelvis_tilt", "pelvis_list", "lumbar_extension"])
def test_pelvis_and_trunk_are_opensims(rajagopal: Solved, name: str) -> None:
    assert apart(rajagopal, name)[0] < 3.0  # measured: 1.8, 1.7, 1.5


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize(
    ("name", "degrees"),  # measured: 2.3 2.7, 1.2 1.7, 2.7 4.5
    [("hip_flexion", 3.0), ("hip_adduction", 3.0), ("hip_rotation", 5.0)],
)
def test_hips_are_opensims_in_the_other_laboratory(
    one_stride: Solved, name: str, side: str, degrees: float
) -> None:
    """Knees and ankles lie 3 to 6 degrees apart: see what OpenSim's solver says further on."""
    assert apart(one_stride, f"{name}_{side}")[0] < degrees


def test_markers_lie_no_farther_than_opensims(rajagopal: Solved, shared: Path) -> None:
    """On the same markers, all counted alike: 13.2 against 14.6 mm."""
    theirs = marker_errors(shared / "mocap" / "rajagopal_run")
    columns = [rajagopal.followed.markers.index(name) for name in theirs.markers]
    ours = rajagopal.followed.marker_error[:, columns]
    assert float(np.sqrt(np.mean(ours**2))) < theirs.total()


def test_segments_are_as_large_as_opensims(rajagopal: Solved) -> None:
    """The factors of its scale tool, by distances between landmarks."""
    scale = rajagopal.fitted.segment_scale
    for name, theirs in (
        ("femur", 1.109), ("tibia", 1.077), ("foot", 1.118), ("torso", 0.991), ("humerus", 1.106),
    ):  # fmt: skip
        assert scale[name] == pytest.approx(theirs, rel=0.015), name


def recorded(file: Path) -> Seen:
    """Markers of a file, in its own axes."""
    capture = read_capture(file.read_bytes(), file.name)
    return Seen(capture.markers, capture.position)


def some(seen: Seen, frames: list[int]) -> Seen:
    return Seen(seen.names, seen.position[frames])


def firm(seen: Seen) -> dict[str, float]:
    """Markers of the pelvis count as much more as ours do; centers of joints not at all."""
    markers = [name for name in seen.names if not name.endswith("JC")]
    bones = ["pelvis" if name[1:] in ("ASI", "PSI") else "" for name in markers]
    return dict(zip(markers, (noise_of([""])[0] / noise_of(bones)) ** 2, strict=True))


def test_with_opensims_places_the_pose_is_opensims(rajagopal: Solved, shared: Path) -> None:
    """Its scaled bones, its marker places, its solver driven to the end: the same least squares.

    It locks the subtalar joint, which costs the ankle some degrees.
    """
    folder = shared / "mocap" / "rajagopal_run"
    file = folder / "opensim" / "subject_scaled_run.osim"
    seen, frames = recorded(folder / "motion_capture_run.trc"), [40, 170, 300, 430]
    theirs = settled(*loaded(file), some(seen, frames), firm(seen))
    found = follow_markers(placed_by_opensim(rajagopal.fitted, file), lab_cloud(rajagopal, seen))
    for name, degrees in (
        ("hip_flexion", 1.0), ("hip_adduction", 1.0), ("hip_rotation", 1.5), ("knee_angle", 1.0),
        ("ankle_angle", 4.0),
    ):  # fmt: skip
        for side in "rl":
            ours = found.value[frames, INDEX[f"{name}_{side}"]]
            off = (ours - theirs[f"{name}_{side}"]) / DEGREE
            assert np.abs(off).max() < degrees, (name, side, off)


def lab_cloud(one: Solved, seen: Seen) -> MarkerCloud:
    """A recording in the laboratory's own axes, with the places that were recognized."""
    places = dict(zip(one.fitted.markers, one.fitted.places, strict=True))
    mine = [i for i, name in enumerate(seen.names) if name in one.followed.markers]
    return MarkerCloud(
        names=tuple(seen.names[i] for i in mine),
        places=tuple(places[seen.names[i]] for i in mine),
        position=seen.position[:, mine],
    )


@pytest.mark.parametrize(
    ("folder", "model"),
    [
        ("rajagopal_run", "subject_scaled_run.osim"),
        ("bmc_run", "Rajagopal2015_scaled.osim"),
    ],
)
def test_opensim_driven_to_the_end_agrees(
    request: pytest.FixtureRequest, shared: Path, folder: str, model: str
) -> None:
    """Its scale tool's weights and its solver, standing and running, to 1e-7 instead of 1e-4.

    Ours is told nothing of either: it scaled and put the markers by itself. Six frames; measured
    0.5 to 1.6 degrees in the first recording, 0.6 to 2.5 in the second.
    """
    one = request.getfixturevalue("rajagopal" if folder == "rajagopal_run" else "one_stride")
    trial, published = shared / "mocap" / folder, shared / "mocap" / "rajagopal_run" / "opensim"
    standing = recorded(trial / "static_run.trc")
    middle = Seen(standing.names, median(standing.position))
    theirs = registered(
        trial / "opensim" / model,
        published / "Rajagopal2016.osim",
        published / "scale_setup_run.xml",
        middle,
    )
    seen = recorded(trial / "motion_capture_run.trc")
    frames = np.linspace(5, len(seen.position) - 6, 6).astype(int).tolist()
    angles = settled(*theirs, some(seen, frames), firm(seen))
    for name in ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle"):
        for side in "rl":
            ours = one.followed.value[frames, INDEX[f"{name}_{side}"]]
            off = (ours - angles[f"{name}_{side}"]) / DEGREE
            assert np.sqrt(np.mean(off**2)) < 3.0, (name, side, off)


def median(position: FloatArray) -> FloatArray:
    """Where each marker mostly was, (1, markers, 3); NaN where it never was."""
    kept = np.full((1, *position.shape[1:]), np.nan)
    seen = np.isfinite(position).any(axis=(0, 2))
    kept[0, seen] = np.nanmedian(position[:, seen], axis=0)
    return kept


@pytest.mark.parametrize("speed", ["350", "500", "700", "900"])
def test_a_sprinter_moves_as_the_expert_says(shared: Path, speed: str) -> None:
    """The expert's pelvis is tilted 10 degrees further back; the rest of the legs agrees."""
    folder = shared / "mocap" / "dorn_ja1"
    run, standing = folder / f"run0{speed}cms.trc", folder / "static.trc"
    one = solve(run, standing, folder / f"run0{speed}cms.mot", 76.0, 1.80)
    assert marker_rms(one) < 20.0  # [mm] measured: 13.0, 13.7, 18.9 (wrists), 16.1
    for side in "rl":
        assert apart(one, f"knee_angle_{side}")[0] < 3.0
        for name in ("hip_flexion", "knee_angle", "ankle_angle", "hip_adduction", "hip_rotation"):
            # measured: up to 2.6 without the fastest, whose right hip's adduction is 4.0 apart
            assert apart(one, f"{name}_{side}")[1] < (4.2 if speed == "900" else 3.5), (name, side)


@pytest.mark.parametrize(("runner", "mass"), [("RBDS001", 62.0), ("RBDS010", 64.7)])
def test_legs_alone_from_c3d_move_as_the_expert_says(
    shared: Path, runner: str, mass: float
) -> None:
    """No trunk, no arms; the experts' pelvis is tilted 6 degrees further back, as their model's
    iliac spines lie lower."""
    folder = shared / "mocap" / "fukuchi"
    file = folder / runner / f"{runner}runT35.c3d"
    angles = folder / "ik" / f"{runner}_T35_ik_complex.mot"
    one = solve(file, folder / runner / f"{runner}static.c3d", angles, mass, 1.75)
    assert marker_rms(one) < 13.0  # [mm] measured: 11.8, 10.8
    for side in "rl":
        for name in ("knee_angle", "ankle_angle"):
            # measured: knees 1.1 to 1.9, ankles 0.8 to 4.0
            assert apart(one, f"{name}_{side}")[0] < 4.3, (name, side)
        assert apart(one, f"hip_flexion_{side}")[1] < 2.3  # measured: up to 2.1
