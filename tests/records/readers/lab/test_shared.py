"""Real laboratories: every shared recording is read, and says what its makers say it holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from records.readers.lab.c3d_bytes import Array
from runatomy.records.capture import Capture
from runatomy.records.readers.lab import (
    read_capture,
    read_emg,
    read_forces,
    read_storage,
    with_emg,
    with_forces,
)

# file: frames, markers, rate [Hz], first and last moment [s]
TRC = {
    "rajagopal_run/motion_capture_run.trc": (510, 42, 100.0, 0.23, 5.32),
    "rajagopal_run/static_run.trc": (397, 64, 100.0, 0.0, 3.96),
    "bmc_run/motion_capture_run.trc": (123, 78, 150.0, 0.0, 0.813),
    "bmc_run/static_run.trc": (1500, 78, 150.0, 0.0, 9.993),
    "dorn_ja1/jog.trc": (837, 51, 250.0, 0.0, 3.344),
    "dorn_ja1/static.trc": (647, 55, 250.0, 0.0, 2.584),
    "dorn_ja1/run0350cms.trc": (836, 53, 250.0, 0.004, 3.344),
    "dorn_ja1/run0500cms.trc": (569, 53, 250.0, 0.004, 2.276),
    "dorn_ja1/run0700cms.trc": (413, 51, 250.0, 0.004, 1.652),
    "dorn_ja1/run0900cms.trc": (323, 53, 250.0, 0.004, 1.292),
    "fukuchi/RBDS001/RBDS001static.trc": (150, 48, 150.0, 0.0, 0.993),
    "fukuchi/RBDS010/RBDS010static.trc": (150, 48, 150.0, 0.0, 0.993),
}
MASS = {"RBDS001": 62.0, "RBDS010": 64.75}  # [kg] participantInfo.csv
FOOT = (("Heel.Top", "Heel.Lateral", "Heel.Bottom"), ("MT1", "MT5"))  # back and front


def capture_of(shared: Path, name: str) -> Capture:
    path = shared / "mocap" / name
    return read_capture(path.read_bytes(), path.name)


def fukuchi(shared: Path, runner: str, trial: str) -> Capture:
    return capture_of(shared, f"fukuchi/{runner}/{runner}{trial}.c3d")


def smooth(values: Array, width: int) -> Array:
    """Return values (samples, channels) averaged twice over `width` samples: a gentle low pass."""
    kernel = np.convolve(np.ones(width), np.ones(width)) / width**2
    return np.stack([np.convolve(one, kernel, "same") for one in values.T], axis=1)


def contacts(vertical: Array) -> list[tuple[int, int]]:
    """Return where a smooth vertical force [N] lies above 50 N for 0.15 s or more of 300 Hz."""
    edges = np.diff(np.concatenate([[False], vertical > 50.0, [False]]).astype(int))
    pairs = zip(np.flatnonzero(edges > 0), np.flatnonzero(edges < 0), strict=True)
    return [(a, b) for a, b in pairs if b - a > 45 and a > 0 and b < len(vertical)]


@pytest.mark.parametrize("name", sorted(TRC))
def test_every_trc(shared: Path, name: str) -> None:
    frames, markers, rate, first, last = TRC[name]
    capture = capture_of(shared, name)
    assert capture.position.shape == (frames, markers, 3) and len(capture.markers) == markers
    assert 1.0 / np.diff(capture.time).mean() == pytest.approx(rate, rel=1e-6)
    assert capture.time[[0, -1]].tolist() == pytest.approx([first, last], abs=5e-4)
    height = np.nanmax(capture.position[..., 1], axis=1) - np.nanmin(
        capture.position[..., 1], axis=1
    )
    assert 0.9 < np.median(height) < 1.75  # legs alone, or up to the neck
    assert all("never seen" in line for line in capture.repairs)


@pytest.mark.parametrize("runner", sorted(MASS))
@pytest.mark.parametrize("trial", ["static", "runT25", "runT35", "runT45"])
def test_c3d_agrees_with_the_fields_own_reader(shared: Path, runner: str, trial: str) -> None:
    ezc3d = pytest.importorskip("ezc3d")
    path = shared / "mocap" / "fukuchi" / runner / f"{runner}{trial}.c3d"
    theirs = ezc3d.c3d(str(path), extract_forceplat_data=trial != "static")
    capture = read_capture(path.read_bytes(), path.name)
    points = theirs["data"]["points"][:3].transpose(2, 1, 0)
    points[(points == 0.0).all(axis=2)] = np.nan
    assert list(capture.markers) == theirs["parameters"]["POINT"]["LABELS"]["value"]
    np.testing.assert_allclose(capture.position, points * 1e-3, atol=1e-9)
    assert capture.up == "+y"
    if trial == "static":
        return
    assert capture.forces is not None
    (ours,), other = capture.forces.plates, theirs["data"]["platform"][0]
    np.testing.assert_allclose(ours.force, other["force"].T, atol=1e-6)
    middle = np.array([2.149, 0.0, 0.9767])  # [m] of the belt, from its corners
    moment = other["moment"].T * 1e-3 + np.cross(middle, ours.force)
    np.testing.assert_allclose(ours.moment, moment, atol=1e-6 * 1e3)


def test_a_static_trial_as_c3d_and_trc(shared: Path) -> None:
    for runner in MASS:
        c3d = fukuchi(shared, runner, "static")
        trc = capture_of(shared, f"fukuchi/{runner}/{runner}static.trc")
        assert c3d.markers == trc.markers
        np.testing.assert_allclose(c3d.position, trc.position, atol=1e-5)
    unplugged = fukuchi(shared, "RBDS001", "static")
    assert unplugged.forces is None
    assert any("plate 1 left out: its channels are not in the file" in w for w in unplugged.repairs)


@pytest.mark.parametrize("runner", sorted(MASS))
@pytest.mark.parametrize("trial", ["runT25", "runT35", "runT45"])
def test_the_ground_carries_the_runner(shared: Path, runner: str, trial: str) -> None:
    """Over whole seconds the ground pushes up with the weight, and not along the belt."""
    capture = fukuchi(shared, runner, trial)
    assert capture.forces is not None
    mean = capture.forces.plates[0].force.mean(axis=0)
    assert mean[1] == pytest.approx(MASS[runner] * 9.80665, rel=0.035)
    assert abs(mean[0]) < 0.02 * mean[1] and abs(mean[2]) < 0.03 * mean[1]


@pytest.mark.parametrize("trial", ["runT35", "runT45"])
def test_the_pressure_is_under_the_foot(shared: Path, trial: str) -> None:
    """In mid-stance, under the front half of a forefoot runner's foot.

    RBDS001 at 2.5 m/s is left out: its markers are swapped.
    """
    capture = fukuchi(shared, "RBDS001", trial)
    assert capture.forces is not None
    (plate,) = capture.forces.plates
    force, moment = smooth(plate.force, 5), smooth(plate.moment, 5)
    share, beside = [], []
    for a, b in contacts(force[:, 1]):
        at = (a + b) // 2
        point = np.array([moment[at, 2], -moment[at, 0]]) / force[at, 1]  # x, z on the floor y = 0
        feet = []
        for side in "LR":
            ends = [[capture.markers.index(f"{side}.{one}") for one in end] for end in FOOT]
            feet.append(np.stack([capture.position[at // 2, end].mean(axis=0) for end in ends]))
        back, front = min(feet, key=lambda one: float(one[:, 1].mean()))[:, [0, 2]]
        share.append((point - back)[0] / (front - back)[0])
        beside.append((point - front)[1])
    assert len(share) > 80 and 0.5 < np.nanmedian(share) < 1.2
    assert abs(np.nanmedian(beside)) < 0.03


@pytest.mark.parametrize("speed", ["25", "35", "45"])
@pytest.mark.parametrize("side", ["R", "L"])
def test_ground_forces_are_the_authors(shared: Path, speed: str, side: str) -> None:
    """Stance means, low-passed a little, against the authors' own curves [N/kg].

    Their z is toward the runner's middle for both feet. Single samples along the belt reach 2.3
    times their peaks (at 3.5 m/s): the treadmill rings after every foot strike.
    """
    path = shared / "curves" / "RBDS001processed.txt"
    head = path.read_text().partition("\n")[0].split()
    table = np.genfromtxt(path, skip_header=1)
    curves = np.stack([table[:, head.index(f"{side}grf{axis}{speed}")] for axis in "XYZ"], axis=1)
    curves = curves[np.isfinite(curves).all(axis=1)]
    capture = fukuchi(shared, "RBDS001", f"runT{speed}")
    assert capture.forces is not None
    force = smooth(capture.forces.plates[0].force, 7)
    moment = smooth(capture.forces.plates[0].moment, 7)
    spans = contacts(force[:, 1])
    across = [-moment[(a + b) // 2, 0] / force[(a + b) // 2, 1] for a, b in spans]
    even_is_right = np.mean(across[::2]) > np.mean(across[1::2])
    mine = spans[0 if even_is_right == (side == "R") else 1 :: 2]
    grid = np.linspace(0.0, 1.0, len(curves))
    stance = np.mean([
        [np.interp(grid, np.linspace(0, 1, b - a), one[a:b]) for one in force.T] for a, b in mine
    ], axis=0).T / MASS["RBDS001"]  # fmt: skip
    assert len(mine) > 35
    fore, up = (np.ptp(stance[:, axis]) / np.ptp(curves[:, axis]) for axis in (0, 1))
    assert 0.9 < fore < 1.1 and 0.95 < up < 1.05, (fore, up)
    assert np.corrcoef(stance[:, 0], curves[:, 0])[0, 1] > 0.95
    assert np.corrcoef(stance[:, 1], curves[:, 1])[0, 1] > 0.97
    medial = stance[:, 2] * (1.0 if side == "L" else -1.0)
    assert np.corrcoef(medial, curves[:, 2])[0, 1] > 0.8


def test_the_rajagopal_trial_in_one_piece(shared: Path) -> None:
    folder = shared / "mocap" / "rajagopal_run"
    capture = capture_of(shared, "rajagopal_run/motion_capture_run.trc")
    forces = read_forces((folder / "grf_run.mot").read_bytes(), "grf_run.mot")
    emg = read_emg((folder / "emg_run.txt").read_bytes(), "emg_run.txt")
    whole = with_emg(with_forces(capture, forces), emg)
    assert whole.repairs == () and whole.forces is not None and whole.emg is not None
    assert [one.side for one in whole.forces.plates] == ["r", "l"]
    assert whole.emg.values.shape == (5590, 11) and whole.emg.channels[0] == "SOL"
    table = read_storage((folder / "grf_run.mot").read_bytes(), "grf_run.mot")
    point = np.stack([table.column(f"R_ground_force_p{axis}") for axis in "xyz"], axis=1)
    force = whole.forces.plates[0].force
    twist = np.outer(table.column("R_ground_torque_y"), [0.0, 1.0, 0.0])
    np.testing.assert_allclose(
        whole.forces.plates[0].moment, np.cross(point, force) + twist, atol=1e-9
    )
    steps = (whole.forces.time > 0.5) & (whole.forces.time < 5.0)
    mean = sum(one.force[steps, 1].mean() for one in whole.forces.plates)
    assert mean == pytest.approx(72.84 * 9.80665, rel=0.03)


def test_other_force_files(shared: Path) -> None:
    for name, rows, rate in (
        ("bmc_run/grf_run.mot", 246, 300.0),
        ("dorn_ja1/jog_grf.mot", 3349, 1e3),
    ):
        path = shared / "mocap" / name
        forces = read_forces(path.read_bytes(), path.name)
        assert len(forces.time) == rows and forces.repairs == ()
        assert 1.0 / np.diff(forces.time).mean() == pytest.approx(rate, rel=1e-4)
        assert {one.side for one in forces.plates} == {"r", "l"}
        assert all(1500.0 < one.force[:, 1].max() < 2200.0 for one in forces.plates)


def test_every_storage_file(shared: Path) -> None:
    paths = [one for kind in ("mot", "sto") for one in (shared / "mocap").rglob(f"*.{kind}")]
    assert len(paths) > 80
    for path in paths[::4]:
        table = read_storage(path.read_bytes(), path.name)
        assert table.repairs == () and np.isfinite(table.values).all(), path.name
        assert np.all(np.diff(table.time) > 0.0), path.name
        if "nrows" in table.header:
            assert len(table.time) == int(table.header["nrows"])
        if path.name.startswith("ik_run"):
            assert table.in_degrees is True and "knee_angle_r" in table.columns
