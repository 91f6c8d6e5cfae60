"""Up, forward and right: found from the body, whatever the laboratory's axes are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.strides.from_capture import captured_run
from runatomy.strides.lab.axes.heading import face, toward
from runatomy.strides.lab.axes.vertical import find_up, force_axis
from runatomy.strides.lab.mend.known import known_tracks
from runatomy.terms.errors import StrideError
from strides.lab.made_captures import Z_UP, Gait, made_capture, relabeled, turned, with_plates, yaw

MADE = made_capture(Gait(seconds=1.5))
MIRROR = np.diag([1.0, 1.0, -1.0])


@pytest.mark.parametrize("axis", range(3))
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_up_is_found_along_every_axis(axis: int, sign: float) -> None:
    turn = np.roll(np.eye(3), axis - 1, axis=0) * np.array([sign, sign, 1.0])  # rotations all
    assert np.linalg.det(turn) > 0.0
    moved = turned(MADE, turn)
    up, told = find_up(known_tracks(moved, None), moved.forces, None, "made")
    assert np.allclose(up, turn @ [0.0, 1.0, 0.0])
    assert not told


def test_a_file_that_names_another_axis_is_contradicted() -> None:
    run = captured_run(replace(MADE, up="+z"))
    assert any("+z points up" in told and "along +y" in told for told in run.warnings)
    assert run.speed == pytest.approx(3.5, rel=0.01)
    assert not captured_run(replace(MADE, up="+y")).warnings


def test_a_laboratory_without_a_vertical_axis_is_refused() -> None:
    a = np.radians(45.0)
    slant = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    with pytest.raises(StrideError, match="no laboratory axis points up"):
        captured_run(turned(MADE, slant))


def test_a_lean_that_is_not_usual_is_told() -> None:
    a = np.radians(-15.0)
    slant = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    tracks = known_tracks(turned(MADE, slant), None)
    up, told = find_up(tracks, None, None, "made", usual=10.0)
    assert np.allclose(up, [0.0, 1.0, 0.0]) and "axes may be tilted" in told[0]
    assert find_up(tracks, None, None, "made")[1] == ()  # a runner may lean so


@pytest.mark.parametrize("times", [1000.0, 0.001])
def test_a_wrong_unit_of_length_is_told(times: float) -> None:
    with pytest.raises(StrideError, match="unit of length"):
        captured_run(replace(MADE, position=MADE.position * times))


def test_the_axis_of_force_is_told_whatever_its_sign() -> None:
    assert force_axis(MADE.forces) == 1
    assert force_axis(turned(MADE, Z_UP).forces) == 2
    assert force_axis(None) is None
    down = with_plates(MADE, lambda p: replace(p, force=-p.force, moment=-p.moment))
    assert force_axis(down.forces) == 1


@pytest.mark.parametrize("degrees", [0.0, 30.0, 45.0, 135.0, -179.0])
def test_the_body_faces_where_it_is_turned(degrees: float) -> None:
    tracks = known_tracks(turned(MADE, yaw(degrees)), None)
    turn = face(tracks, np.array([0.0, 1.0, 0.0]), "made")
    assert np.allclose(turn @ yaw(degrees), np.eye(3), atol=0.02)
    assert np.linalg.det(turn) == pytest.approx(1.0)


@pytest.mark.parametrize("change", [relabeled, lambda capture: turned(capture, MIRROR)])
def test_exchanged_sides_and_left_handed_axes_are_refused_alike(change) -> None:
    with pytest.raises(StrideError, match="left and right are exchanged") as caught:
        captured_run(change(MADE))
    assert "left-handed" in str(caught.value)
    assert "change the sign of one axis" in str(caught.value.mend)


@pytest.mark.parametrize("treadmill", [True, False])
def test_running_backward_is_refused(treadmill: bool) -> None:
    capture = made_capture(Gait(seconds=1.5, treadmill=treadmill, forces="none"))
    with pytest.raises(StrideError, match="does not go where it faces, but backward"):
        captured_run(replace(capture, position=capture.position[::-1]))


def test_running_sideways_is_refused() -> None:
    capture = made_capture(Gait(seconds=1.5, treadmill=False, forces="none"))
    way = 5.0 * 3.5 * (capture.time - capture.time.mean())
    aside = capture.position + way[:, None, None] * np.array([0.0, 0.0, 1.0])
    with pytest.raises(StrideError, match="degrees beside it"):
        captured_run(replace(capture, position=aside))


def test_toward_keeps_up_and_takes_the_level_part() -> None:
    turn = toward(np.eye(3), np.array([1.0, 5.0, 1.0]))
    assert np.allclose(turn[0], np.array([1.0, 0.0, 1.0]) / np.sqrt(2.0))
    assert np.allclose(turn @ turn.T, np.eye(3))
    assert np.allclose(turn[2], np.cross(turn[0], turn[1]))
