"""Moment arms and lengths of every muscle of the leg against Rajagopal et al. (2016) in OpenSim.

Joints are swept one at a time over the range of running, from two postures, and some postures are
drawn at random; the shipped body at the published model's own size.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from body.opensim_tools import LegPaths, leg_paths
from body.poses import still
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import muscle_paths
from runatomy.body.segments import REFERENCE_HEIGHT, REFERENCE_MASS
from runatomy.terms.arrays import FloatArray, IntArray
from runatomy.terms.units import DEGREE

RANGE = {  # [degrees] of running
    "hip_flexion_r": (-25.0, 75.0),
    "hip_adduction_r": (-15.0, 15.0),
    "hip_rotation_r": (-15.0, 15.0),
    "knee_angle_r": (0.0, 120.0),
    "ankle_angle_r": (-35.0, 25.0),
    "subtalar_angle_r": (-15.0, 15.0),
}
POSTURES = ((0.0, 0.0, 0.0, 0.0, 0.0, 0.0), (30.0, 5.0, -5.0, 45.0, 10.0, 5.0))
STEPS = (7, 3, 3, 9, 5, 3)  # of each joint's sweep
DRAWN = 20  # postures
LARGEST = 2e-3  # [m] root mean square over the poses
HIP_AND_ANKLE = 1e-3  # [m] the same, away from the knee
MUSCLES = 40


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Compared:
    """Both bodies in the same poses."""

    poses: FloatArray  # [rad] (poses, coordinates)
    swept: IntArray  # (poses,) which coordinate; -1 drawn at random
    ours: LegPaths
    theirs: LegPaths

    @property
    def off(self) -> FloatArray:
        """Difference of the moment arms [m] (poses, muscles, coordinates)."""
        return self.ours.moment_arm - self.theirs.moment_arm


@pytest.fixture(scope="module")
def reference() -> BodyModel:
    """The body of the published model's own size."""
    return build_body(REFERENCE_MASS, REFERENCE_HEIGHT)


@pytest.fixture(scope="module")
def compared(shared: Path, reference: BodyModel) -> Compared:
    """Moment arms and lengths by both."""
    file = shared / "mocap" / "rajagopal_run" / "opensim" / "Rajagopal2016.osim"
    poses, swept = running_poses()
    theirs = leg_paths(file, tuple(RANGE), poses)
    values = np.zeros((len(poses), len(COORDINATES)))
    columns = [INDEX[name] for name in RANGE]
    values[:, columns] = poses
    paths = muscle_paths(reference, still(reference, values))
    rows = [reference.muscles.index(name) for name in theirs.muscles]
    ours = LegPaths(
        muscles=theirs.muscles,
        moment_arm=paths.moment_arm[:, rows][:, :, columns],
        length=paths.length[:, rows],
    )
    return Compared(poses=poses, swept=swept, ours=ours, theirs=theirs)


def running_poses() -> tuple[FloatArray, IntArray]:
    """Poses [rad] (poses, coordinates), and which coordinate is swept in each (-1: none)."""
    limits = np.array(list(RANGE.values()))
    rng = np.random.default_rng(16)
    poses = list(rng.uniform(limits[:, 0], limits[:, 1], (DRAWN, len(RANGE))))
    swept = [-1] * DRAWN
    for column, count in enumerate(STEPS):
        for posture in POSTURES:
            for value in np.linspace(*limits[column], count):
                pose = np.array(posture)
                pose[column] = value
                poses.append(pose)
                swept.append(column)
    return np.array(poses) * DEGREE, np.array(swept)


def too_far(compared: Compared, limit: float, names: tuple[str, ...], sweep: int = -2) -> list[str]:
    """What is off by more than the limit [m] at these joints over all poses or one sweep."""
    rows = compared.swept == sweep if sweep > -2 else np.full(len(compared.swept), True)
    rms = np.sqrt(np.mean(compared.off[rows] ** 2, axis=0))
    return [
        f"{compared.theirs.muscles[i]} at {name}: {1e3 * rms[i, list(RANGE).index(name)]:.1f} mm"
        for name in names
        for i in np.flatnonzero(rms[:, list(RANGE).index(name)] > limit)
    ]


def test_all_muscles_of_the_leg_are_compared(compared: Compared) -> None:
    assert len(compared.theirs.muscles) == MUSCLES
    crossed = np.abs(compared.theirs.moment_arm).max(axis=0) > 1e-6
    assert crossed.sum() == (np.abs(compared.ours.moment_arm).max(axis=0) > 1e-6).sum()
    assert (crossed.sum(axis=0) > (20, 20, 20, 12, 10, 10)).all()  # muscles at each joint


def test_every_moment_arm_is_rajagopal_s_at_every_joint(compared: Compared) -> None:
    """Over all poses, and over the sweep of the joint itself."""
    assert too_far(compared, LARGEST, tuple(RANGE)) == []
    for column, name in enumerate(RANGE):
        assert too_far(compared, LARGEST, (name,), column) == []


def test_hip_and_ankle_are_within_a_millimeter(compared: Compared) -> None:
    others = tuple(name for name in RANGE if name != "knee_angle_r")
    assert too_far(compared, HIP_AND_ANKLE, others) == []


def test_lengths_are_rajagopal_s(compared: Compared) -> None:
    """To a fifth of a millimeter; the gastrocnemii where OpenSim's length fits its own moment arm.

    With the knee nearly straight OpenSim 4.6 lets the gastrocnemii lie on condyles and shank at
    once, and reports them up to 6 mm shorter than its own path points and moment arms make them.
    """
    bent = compared.poses[:, list(RANGE).index("knee_angle_r")] > 30.0 * DEGREE
    off = compared.ours.length - compared.theirs.length
    for column, name in enumerate(compared.theirs.muscles):
        rows = bent if name.startswith("gas") else np.full(len(bent), True)
        assert np.sqrt(np.mean(off[rows, column] ** 2)) < 2e-4, name


@pytest.mark.parametrize("name", list(RANGE))
def test_a_moment_arm_is_what_the_path_gives_up(reference: BodyModel, name: str) -> None:
    """By differences, in the poses of this comparison."""
    poses, _ = running_poses()
    step = 1e-6
    values = np.zeros((len(poses), len(COORDINATES)))
    values[:, [INDEX[coordinate] for coordinate in RANGE]] = poses
    lengths = []
    for shift in (step, -step):
        moved = values.copy()
        moved[:, INDEX[name]] += shift
        lengths.append(muscle_paths(reference, still(reference, moved)).length)
    arms = muscle_paths(reference, still(reference, values)).moment_arm[:, :, INDEX[name]]
    slope = (lengths[0] - lengths[1]) / (2.0 * step)
    np.testing.assert_allclose(arms, -slope, atol=1e-7)
