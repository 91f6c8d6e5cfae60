"""Force plates of every readable type: a known force goes in, the same comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from records.readers.lab.c3d_bytes import Array, c3d, person, plate_groups
from runatomy.records.capture import Capture
from runatomy.records.readers.lab import read_capture

FRAMES, SAMPLES = 20, 10
COUNT = FRAMES * SAMPLES
MARKERS = person(FRAMES)
# [m] two plates in a floor at z = 0, one behind the other; z up
CORNERS = np.array([[0.6, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.8, 0.0], [0.6, 0.8, 0.0]])
NEXT = CORNERS + np.array([0.7, 0.0, 0.0])
ORIGIN = np.array([0.004, -0.003, -0.041])  # [m] from the sensors' origin to the surface's middle
SENSORS = np.array([0.25, 0.35, -0.054])  # [m] a, b, and the surface above them
N_NMM = ("N", "N", "N", "Nmm", "Nmm", "Nmm")


def push(corners: Array = CORNERS, strength: float = 800.0) -> tuple[Array, Array]:
    """Return the ground's force [N] and moment about the origin [N m] (samples, 3), z up."""
    phase = np.linspace(0.02, np.pi - 0.02, COUNT)
    force = np.stack([-0.2 * np.sin(2.0 * phase), 0.05 * np.cos(phase), np.sin(phase)], axis=1)
    force *= strength
    point = corners.mean(axis=0) + np.stack(
        [0.10 * np.cos(phase), 0.03 * np.sin(3.0 * phase), np.zeros(COUNT)], axis=1
    )
    twist = np.stack([np.zeros(COUNT), np.zeros(COUNT), 5.0 * np.sin(2.0 * phase)], axis=1)
    return force, np.cross(point, force) + twist


def channels(kind: int, force: Array, moment: Array, corners: Array = CORNERS) -> Array:
    """Return a plate's channels [N, N m, m] that this force would give; from first principles."""
    axes = np.linalg.qr(np.stack([corners[0] - corners[1], corners[0] - corners[3]], axis=1))[0]
    x, y = (corners[0] - corners[1]) / 0.6, (corners[0] - corners[3]) / 0.8
    turn = np.stack([x, y, np.cross(x, y)])
    assert axes.shape == (3, 2) and turn[2] @ [0.0, 0.0, 1.0] == pytest.approx(-1.0)
    middle = moment - np.cross(corners.mean(axis=0), force)
    force, middle = force @ turn.T, middle @ turn.T
    if kind == 1:
        point = np.stack([-middle[:, 1], middle[:, 0]], axis=1) / force[:, 2:]
        free = middle[:, 2] - (point[:, 0] * force[:, 1] - point[:, 1] * force[:, 0])
        return np.column_stack([force, point, free])
    if kind in (2, 4):
        return np.column_stack([force, middle + np.cross(ORIGIN, force)])
    a, b, _ = SENSORS
    below = middle + np.cross([0.0, 0.0, SENSORS[2]], force)
    places = [(0, b), (0, -b), (a, 0), (-a, 0), (a, b), (-a, b), (-a, -b), (a, -b)]
    directions = [0, 0, 1, 1, 2, 2, 2, 2]
    effect = np.zeros((6, 8))
    for sensor, ((along, across), axis) in enumerate(zip(places, directions, strict=True)):
        effect[axis, sensor] = 1.0
        effect[3:, sensor] = np.cross([along, across, 0.0], np.eye(3)[axis])
    return np.column_stack([force, below]) @ np.linalg.pinv(effect).T


def recorded(
    kind: int = 2,
    data: Array | None = None,
    *,
    origin: Sequence[float] | Array | None = None,
    units: Sequence[str] = N_NMM,
    corners: Array = CORNERS,
    markers: Array = MARKERS,
    **more: object,
) -> Capture:
    """Return what is read of one plate; `data` in N, N mm and mm, as millimeter files have it."""
    if data is None:
        data = channels(kind, *push()) * scale(kind)
    origin = (SENSORS if kind == 3 else ORIGIN) * 1e3 if origin is None else origin
    groups = plate_groups(kind, corners * 1e3, list(origin), units, **more)  # type: ignore[arg-type]
    return read_capture(c3d(markers * 1e3, analog=data, samples=SAMPLES, groups=groups), "push.c3d")


def scale(kind: int) -> Array:
    """Return what turns N, m and N m into a millimeter file's units."""
    if kind == 3:
        return np.ones(8)
    return np.array([1.0, 1.0, 1.0, 1e3, 1e3, 1e3])


def check(capture: Capture, plate: int = 0, corners: Array = CORNERS, atol: float = 0.05) -> None:
    assert capture.forces is not None
    one = capture.forces.plates[plate]
    force, moment = push(corners)
    np.testing.assert_allclose(one.force, force, atol=atol)
    np.testing.assert_allclose(one.moment, moment, atol=atol)
    np.testing.assert_allclose(one.corners, corners, atol=1e-6)


def told(capture: Capture, words: str) -> bool:
    return any(words in line for line in capture.repairs)


@pytest.mark.parametrize("kind", [1, 2, 3])
def test_a_known_force_comes_out(kind: int) -> None:
    units = ("N",) * 8 if kind == 3 else ("N", "N", "N", "mm", "mm", "Nmm") if kind == 1 else N_NMM
    data = channels(kind, *push())
    capture = recorded(kind, data * scale(kind), units=units)
    check(capture)
    assert capture.repairs == () and capture.up == "+z" and capture.emg is None
    assert capture.forces is not None
    np.testing.assert_allclose(capture.forces.time, np.arange(COUNT) / 1000.0, atol=1e-9)


def test_type_4_applies_its_calibration() -> None:
    matrix = np.diag([500.0, 500.0, 1000.0, 8e5, 2.5e5, 4e5])
    matrix[0, 1], matrix[2, 3], matrix[4, 0] = 20.0, -35.0, 900.0
    data = channels(4, *push()) * scale(4) @ np.linalg.inv(matrix).T
    check(recorded(4, data, CAL_MATRIX=matrix[:, :, None]))
    by_row = recorded(4, data, CAL_MATRIX=matrix.T[:, :, None], MATRIX_STORE="BYROW")
    check(by_row)
    forces = recorded(4, channels(4, *push()) * scale(4), CAL_MATRIX=matrix[:, :, None])
    check(forces)
    assert told(forces, "CAL_MATRIX left out")
    bare = recorded(4)
    check(bare)
    assert told(bare, "without CAL_MATRIX")


@pytest.mark.parametrize("kind", [2, 3])
def test_a_plate_upside_down_is_turned_over_and_told(kind: int) -> None:
    units = ("N",) * 8 if kind == 3 else N_NMM
    capture = recorded(kind, -channels(kind, *push()) * scale(kind), units=units)
    check(capture)
    assert told(capture, "plate 1 was upside down")


def test_up_is_where_the_runner_is() -> None:
    """Corners in the wrong sense turn the plate's z up; the ground still pushes up."""
    reverse = CORNERS[[1, 0, 3, 2]]
    force, moment = push()
    mirror = np.array([-1.0, 1.0, -1.0])
    data = channels(2, force, moment) * scale(2)
    data[:, :3] *= mirror  # x and z of the plate point the other way
    data[:, 3:] *= mirror
    capture = recorded(2, data, corners=reverse, origin=ORIGIN * 1e3 * mirror)
    assert capture.forces is not None
    np.testing.assert_allclose(capture.forces.plates[0].force, force, atol=0.05)


def test_an_origin_written_the_other_way_is_turned_and_told() -> None:
    capture = recorded(2, origin=-ORIGIN * 1e3)
    check(capture)
    assert told(capture, "ORIGIN points from surface to sensors")
    data = channels(3, *push())
    sensors = recorded(3, data, origin=SENSORS * [1e3, 1e3, -1e3], units=("N",) * 8)
    check(sensors)
    assert told(sensors, "ORIGIN's signs are mended")


def test_an_origin_turned_along_the_surface_is_found_by_the_pressure() -> None:
    """A treadmill's sensors lie at its corner: turned around, the pressure is off the belt."""
    corner = np.array([-0.3, 0.4, -0.015])
    force, moment = push()
    data = channels(2, force, moment) + np.column_stack(
        [np.zeros((COUNT, 3)), np.cross(corner - ORIGIN, force * [1.0, -1.0, -1.0])]
    )
    check(recorded(2, data * scale(2), origin=corner * 1e3))
    turned = recorded(2, data * scale(2), origin=corner * [-1e3, -1e3, 1e3])
    check(turned)
    assert told(turned, "ORIGIN is turned around")


@pytest.mark.parametrize(
    ("size", "unit", "mended"),
    [(1.0, "Nm", False), (1.0, "N.m", False), (1e3, "V", False), (1.0, "V", True),
     (1.0, "Nmm", True), (1e3, "Nm", True)],
)  # fmt: skip
def test_units_of_moments(size: float, unit: str, mended: bool) -> None:
    data = channels(2, *push()) * [1.0, 1.0, 1.0, size, size, size]
    capture = recorded(2, data, units=("N", "N", "N", unit, unit, unit))
    check(capture)
    assert told(capture, "its moments are in") == mended


def test_the_baseline_is_subtracted_where_nobody_stood_on_the_plate() -> None:
    force, moment = push()
    lead = np.clip(np.arange(COUNT) - 30, 0, None)
    force, moment = force[lead] * (lead > 0)[:, None], moment[lead] * (lead > 0)[:, None]
    data = channels(2, force, moment) * scale(2)
    offset = np.array([4.0, -3.0, 12.0, 900.0, 400.0, -300.0])
    capture = recorded(2, data + offset, ZERO=np.array([1, 3]))
    assert capture.forces is not None
    np.testing.assert_allclose(capture.forces.plates[0].force, force, atol=0.05)
    np.testing.assert_allclose(capture.forces.plates[0].moment, moment, atol=0.05)
    assert told(capture, "12.0 N of frames 1 to 3 taken as its zero")
    loaded = recorded(2, channels(2, *push()) * scale(2), ZERO=np.array([8, 10]))
    check(loaded)
    assert told(loaded, "not subtracted")


def test_several_plates_each_on_its_own_place() -> None:
    data = np.column_stack(
        [channels(2, *push(c), c) * scale(2) for c in (CORNERS, NEXT)] + [np.ones(COUNT)]
    )
    groups = plate_groups(2, np.stack([CORNERS, NEXT]) * 1e3, list(ORIGIN * 1e3), N_NMM, plates=2)
    groups["ANALOG"]["LABELS"] = [*groups["ANALOG"]["LABELS"], "TA"]  # type: ignore[misc]
    groups["ANALOG"]["UNITS"] = [*groups["ANALOG"]["UNITS"], "V"]  # type: ignore[misc]
    capture = read_capture(c3d(MARKERS * 1e3, analog=data, samples=SAMPLES, groups=groups), "a.c3d")
    check(capture, 0, CORNERS)
    check(capture, 1, NEXT)
    assert capture.emg is not None and capture.emg.channels == ("TA",)


@pytest.mark.parametrize("kind", [5, 6, 7, 12])
def test_other_types_are_left_out_and_the_markers_come(kind: int) -> None:
    capture = recorded(2, TYPE=np.array([kind]))
    assert capture.forces is None and told(capture, f"its type {kind}")
    assert capture.position.shape == MARKERS.shape
    assert "Fx1" in capture.extra["analog"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("more", "words"),
    [({"CORNERS": np.zeros((3, 4, 1))}, "corners are not"),
     ({"CHANNEL": np.zeros((6, 1))}, "channels"), ({"CHANNEL": np.array([[1, 2]]).T}, "channels"),
     ({"ORIGIN": np.zeros((2, 1))}, "ORIGIN")],
)  # fmt: skip
def test_a_plate_without_its_parameters_is_left_out(more: dict[str, object], words: str) -> None:
    capture = recorded(2, **more)  # type: ignore[arg-type]
    assert capture.forces is None and told(capture, words)


def test_turning_the_laboratory_turns_the_forces() -> None:
    yaw = 0.7
    turn = np.array(
        [[np.cos(yaw), -np.sin(yaw), 0.0], [np.sin(yaw), np.cos(yaw), 0.0], [0, 0, 1.0]]
    )
    capture = recorded(2, corners=CORNERS @ turn.T, markers=MARKERS @ turn.T)
    assert capture.forces is not None
    force, moment = push()
    np.testing.assert_allclose(capture.forces.plates[0].force, force @ turn.T, atol=0.05)
    np.testing.assert_allclose(capture.forces.plates[0].moment, moment @ turn.T, atol=0.05)


def test_y_up_is_seen_on_the_plate() -> None:
    turn = np.array([[1.0, 0, 0], [0, 0, 1.0], [0, -1.0, 0]])
    capture = recorded(2, corners=CORNERS @ turn.T, markers=MARKERS @ turn.T)
    assert capture.up == "+y" and capture.forces is not None
    np.testing.assert_allclose(capture.forces.plates[0].force, push()[0] @ turn.T, atol=0.05)


def test_the_plates_say_up_where_the_file_shows_it_wrongly() -> None:
    groups = plate_groups(2, CORNERS * 1e3, list(ORIGIN * 1e3), N_NMM)
    groups["POINT"] = {"Y_SCREEN": "+Y"}
    data = channels(2, *push()) * scale(2)
    capture = read_capture(c3d(MARKERS * 1e3, analog=data, samples=SAMPLES, groups=groups), "a.c3d")
    check(capture)
    assert capture.up == "+z" and told(capture, "the file shows +y upward, its plates lie across")


def test_a_wrong_unit_is_mended_for_the_plates_too() -> None:
    groups = plate_groups(2, CORNERS * 1e3, list(ORIGIN * 1e3), N_NMM)
    data = channels(2, *push()) * scale(2)
    wrong = c3d(MARKERS * 1e3, unit="m", analog=data, samples=SAMPLES, groups=groups)
    capture = read_capture(wrong, "a.c3d")
    check(capture)
    assert told(capture, "the file says m")
    groups = plate_groups(2, CORNERS, list(ORIGIN), N_NMM)
    mixed = c3d(MARKERS * 1e3, analog=data, samples=SAMPLES, groups=groups)
    check(read_capture(mixed, "a.c3d"))


@pytest.mark.parametrize("kind", [2, 3, 4])
def test_the_fields_own_filter_agrees(kind: int, tmp_path: Path) -> None:
    ezc3d = pytest.importorskip("ezc3d")
    matrix = np.diag([500.0, 500.0, 1000.0, 8e5, 2.5e5, 4e5])
    matrix[0, 1], matrix[2, 3], matrix[4, 0] = 20.0, -35.0, 900.0
    data = channels(kind, *push()) * scale(kind)
    data = data @ np.linalg.inv(matrix).T if kind == 4 else data
    origin = (SENSORS if kind == 3 else ORIGIN) * 1e3
    groups = plate_groups(
        kind, CORNERS * 1e3, list(origin), ("N",) * 8 if kind == 3 else N_NMM,
        CAL_MATRIX=matrix[:, :, None],
    )  # fmt: skip
    path = tmp_path / "push.c3d"
    path.write_bytes(c3d(MARKERS * 1e3, analog=data, samples=SAMPLES, groups=groups))
    theirs = ezc3d.c3d(str(path), extract_forceplat_data=True)["data"]["platform"][0]
    capture = read_capture(path.read_bytes(), path.name)
    check(capture)
    assert capture.forces is not None
    ours = capture.forces.plates[0]
    np.testing.assert_allclose(ours.force, theirs["force"].T, atol=1e-3)
    middle = ours.moment - np.cross(CORNERS.mean(axis=0), ours.force)
    np.testing.assert_allclose(middle, theirs["moment"].T * 1e-3, atol=1e-3)
