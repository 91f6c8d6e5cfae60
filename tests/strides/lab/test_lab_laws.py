"""Laws: what the laboratory happens to be like changes nothing but labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run
from runatomy.terms.errors import StrideError
from strides.lab.made_captures import (
    Z_UP,
    Gait,
    frames,
    made_capture,
    relabeled,
    turned,
    without,
    yaw,
)

MIRROR = np.diag([1.0, 1.0, -1.0])
MADE = {
    "belt": Gait(),
    "feet": Gait(forces="feet", treadmill=False),
    "bare": Gait(forces="none", treadmill=False),
}
REAL = ("rajagopal_run/motion_capture_run.trc", "dorn_ja1/jog.trc")


def timing(run: CapturedRun) -> list[float]:
    """Every time and measure of every stride."""
    return [
        value
        for s in run.strides
        for value in (s.start, s.end, s.toe_off, s.speed, s.duty_factor, s.vertical_movement)
    ]


def same(one: CapturedRun, other: CapturedRun) -> None:
    """Both runs are the same in the runner's own axes, to a tenth of a millimeter and a newton."""
    assert len(one.strides) == len(other.strides) > 0
    assert timing(other) == pytest.approx(timing(one), abs=1e-6)
    assert other.speed == pytest.approx(one.speed, abs=1e-6)
    assert other.treadmill is one.treadmill
    assert other.mean_vertical_force == pytest.approx(
        one.mean_vertical_force, abs=1e-6, nan_ok=True
    )
    assert np.nanmax(np.abs(one.track.position - other.track.position)) < 1e-8
    for a, b in zip(one.feet, other.feet, strict=True):
        assert a.side == b.side
        for part in ("force", "point", "moment"):
            assert np.abs(getattr(a, part) - getattr(b, part)).max() < 1e-5


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("degrees", [17.0, 90.0, -151.0])
def test_a_turned_laboratory_changes_nothing(made: str, degrees: float) -> None:
    capture = made_capture(MADE[made])
    run = captured_run(capture)
    other = captured_run(turned(capture, yaw(degrees)))
    same(run, other)
    assert np.allclose(other.track.turn @ yaw(degrees), run.track.turn, atol=1e-9)


@pytest.mark.parametrize("made", MADE)
def test_z_up_is_y_up(made: str) -> None:
    capture = made_capture(MADE[made])
    same(captured_run(capture), captured_run(turned(capture, Z_UP @ yaw(33.0))))


@pytest.mark.parametrize("made", MADE)
def test_the_mirror_image_is_the_mirrored_run(made: str) -> None:
    capture = made_capture(MADE[made])
    mirrored(captured_run(capture), captured_run(relabeled(turned(capture, MIRROR))))


def mirrored(run: CapturedRun, image: CapturedRun) -> None:
    """The image's left is the run's right."""
    other = {"r": "l", "l": "r"}
    assert timing(image) == pytest.approx(timing(run), abs=1e-6)
    assert [s.side for s in image.strides] == [other[s.side] for s in run.strides]
    flipped = image.track.position * [1.0, 1.0, -1.0]
    assert np.nanmax(np.abs(flipped - run.track.position)) < 1e-8
    for a, b in zip(run.feet, image.feet[::-1], strict=True):
        assert np.abs(a.force - b.force * [1.0, 1.0, -1.0]).max() < 1e-5
        assert np.abs(a.point - b.point * [1.0, 1.0, -1.0]).max() < 1e-8
        assert np.abs(a.moment - b.moment * [-1.0, -1.0, 1.0]).max() < 1e-5


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("origin", [(2.0, 0.0, -1.5), (-7.0, 0.0, 3.0)])
def test_another_origin_moves_everything_along(made: str, origin: tuple[float, ...]) -> None:
    capture = made_capture(MADE[made])
    moved = replace(capture, position=capture.position + origin)
    if capture.forces is not None:
        plates = tuple(
            replace(
                plate,
                moment=plate.moment + np.cross(origin, plate.force),
                corners=None if plate.corners is None else plate.corners + origin,
            )
            for plate in capture.forces.plates
        )
        moved = replace(moved, forces=replace(capture.forces, plates=plates))
    run, other = captured_run(capture), captured_run(moved)
    assert timing(other) == pytest.approx(timing(run), abs=1e-6)
    way = run.track.turn @ np.array(origin)
    assert np.allclose(other.track.position - way, run.track.position, atol=1e-8)
    for a, b in zip(run.feet, other.feet, strict=True):
        assert np.allclose((b.point - way)[b.contact], a.point[a.contact], atol=1e-6)


@pytest.mark.parametrize("rate", [100.0, 200.0, 300.0])
@pytest.mark.parametrize("made", MADE)
def test_another_frame_rate_changes_little(made: str, rate: float) -> None:
    run, other = (captured_run(made_capture(replace(MADE[made], rate=r))) for r in (150.0, rate))
    assert len(run.strides) == len(other.strides)
    assert timing(other) == pytest.approx(timing(run), abs=0.02)
    assert other.speed == pytest.approx(run.speed, rel=0.003)
    shared = run.track.time <= other.track.time[-1]
    for a, b in zip(run.feet, other.feet, strict=True):
        there = np.interp(run.track.time, other.track.time, b.force[:, 1])
        assert np.abs(there - a.force[:, 1])[shared].max() < 0.01 * a.force[:, 1].max()


def test_markers_in_another_order_change_nothing() -> None:
    capture = made_capture(MADE["belt"])
    order = np.random.default_rng(4).permutation(len(capture.markers))
    run = captured_run(
        replace(
            capture,
            markers=tuple(capture.markers[k] for k in order),
            position=capture.position[:, order],
        )
    )
    assert timing(run) == pytest.approx(timing(captured_run(capture)), abs=1e-9)


@pytest.mark.parametrize("name", REAL)
def test_real_laboratories_may_be_turned_and_mirrored(
    recorded: Callable[[str], Capture], run_of: Callable[[str], CapturedRun], name: str
) -> None:
    run, capture = run_of(name), recorded(name)
    other = captured_run(turned(capture, Z_UP @ yaw(-77.0)))
    same(run, other)
    assert len(other.warnings) == len(run.warnings)
    middle = ("C7", "CLAV", "MAN", "T7", "SACR", "P1", "P2", "P3")
    swap = {"R": "L", "L": "R"}
    image = turned(capture, MIRROR)
    named = tuple(n if n in middle else swap[n[0]] + n[1:] for n in image.markers)
    assert image.forces is not None
    plates = tuple(replace(p, side={"r": "l", "l": "r"}[p.side or ""]) for p in image.forces.plates)
    image = replace(image, markers=named, forces=replace(image.forces, plates=plates))
    mirrored(run, captured_run(image))


def test_other_names_with_a_map_change_nothing() -> None:
    capture = made_capture(MADE["belt"])
    known = {"RTH1": "thigh_r", "LCAL": "heel_l", "LPSI": "psis_l", "RTOE": "metatarsal_2_r"}
    own = {f"Own {place}": place for place in known.values()}
    names = tuple(f"Own {known[n]}" if n in known else n for n in capture.markers)
    run = captured_run(replace(capture, markers=names), marker_map=own)
    assert timing(run) == pytest.approx(timing(captured_run(capture)), abs=1e-9)
    bare = captured_run(replace(capture, markers=names))
    assert any("no known name" in told and "Own thigh_r" in told for told in bare.warnings)


def test_three_missing_markers_change_little() -> None:
    capture = made_capture(MADE["belt"])
    run = captured_run(without(capture, ["RTH1", "LTB2", "RPSI"]))
    assert timing(run) == pytest.approx(timing(captured_run(capture)), abs=0.01)
    assert not run.warnings


@settings(max_examples=25)
@given(st.integers(0, 370), st.integers(1, 375), st.sets(st.integers(0, 25), max_size=9))
def test_any_part_of_a_recording_is_told_or_refused_in_words(
    first: int, count: int, unseen: set[int]
) -> None:
    capture = frames(made_capture(MADE["belt"]), first, first + count)
    position = np.array(capture.position)
    position[position.shape[0] // 3 :, list(unseen)] = np.nan
    try:
        run = captured_run(replace(capture, position=position))
    except StrideError as refused:
        assert refused.mend
        return
    assert run.track.position.shape[0] == capture.time.size
    assert all(s.start >= capture.time[0] and s.end <= capture.time[-1] for s in run.strides)
