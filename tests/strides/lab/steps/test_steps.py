"""Steps: strikes, toe-offs, speed and strides of a runner whose every step is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run
from runatomy.strides.lab.posed import pose
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Origin
from strides.lab.made_captures import MASS, WALK, Gait, frames, made_capture

BARE = Gait(forces="none")


def off(run: CapturedRun, gait: Gait) -> tuple[list[float], list[float]]:
    """By how much every strike and toe-off inside the recording is off [s]."""
    strikes, leaves = [], []
    for fall in run.footfalls:
        near = gait.strikes(fall.side.upper())
        if fall.strike > 0.0:
            strikes.append(float(np.abs(near - fall.strike).min()))
        if fall.toe_off < gait.clock[-1]:
            leaves.append(float(np.abs(near + gait.contact - fall.toe_off).min()))
    return strikes, leaves


@pytest.mark.parametrize("treadmill", [True, False])
@pytest.mark.parametrize(
    "gait", [Gait(), Gait(speed=6.0, stride=0.6, contact=0.16), Gait(speed=2.4, contact=0.3)]
)
def test_by_force_every_step_is_found(gait: Gait, treadmill: bool) -> None:
    gait = replace(gait, treadmill=treadmill, forces="feet")
    run = captured_run(made_capture(gait), mass=MASS)
    strikes, leaves = off(run, gait)
    assert max(strikes + leaves) < 0.003
    assert run.treadmill is treadmill
    assert run.speed == pytest.approx(gait.speed, rel=0.005)
    assert run.events_from == "force"
    assert not run.warnings


@pytest.mark.parametrize("treadmill", [True, False])
def test_by_markers_alone_too(treadmill: bool) -> None:
    gait = replace(BARE, treadmill=treadmill)
    run = captured_run(made_capture(gait))
    strikes, leaves = off(run, gait)
    assert max(strikes) < 0.005
    assert max(leaves) < 0.012
    assert run.events_from == "markers"
    assert not run.feet
    assert np.isnan(run.mean_vertical_force)
    assert any("no ground forces" in told for told in run.warnings)
    assert any("told by the markers" in told for told in run.warnings)
    assert all(fall.plate is None and not fall.whole for fall in run.footfalls)


def test_strides_are_what_was_made() -> None:
    gait = Gait(seconds=3.0)
    run = captured_run(made_capture(gait))
    assert [s.side for s in run.strides] == [*["r", "l"] * 3, "r"]
    assert all(a.start <= b.start for a, b in zip(run.strides, run.strides[1:], strict=False))
    for stride in run.strides:
        assert stride.end - stride.start == pytest.approx(gait.stride, abs=0.002)
        assert stride.step_rate == pytest.approx(2.0 / gait.stride, rel=0.005)
        assert stride.contact_time == pytest.approx(gait.contact, abs=0.004)
        assert stride.duty_factor == pytest.approx(2.0 * gait.contact / gait.stride, rel=0.02)
        assert stride.speed == pytest.approx(gait.speed, rel=0.01)
        assert stride.vertical_movement == pytest.approx(0.06, abs=0.002)
        assert stride.forces_whole
    assert run.mean_vertical_force == pytest.approx(MASS * 9.81, rel=0.005)
    assert run.speed_evidence.origin is Origin.DERIVED


def test_a_first_and_a_last_step_that_are_cut_are_told_apart() -> None:
    gait = Gait(forces="feet")
    run = captured_run(frames(made_capture(gait), 30, 318))
    first, last = run.footfalls[0], run.footfalls[-1]
    assert first.strike == pytest.approx(0.2)
    assert not first.whole
    assert last.toe_off == pytest.approx(317 / 150)
    assert not last.whole
    assert all(fall.whole for fall in run.footfalls[1:-1])
    assert all(stride.start > 0.3 for stride in run.strides)


@pytest.mark.parametrize("forces", ["belt", "feet", "none"])
@pytest.mark.parametrize("treadmill", [True, False])
def test_walking_is_refused(forces: str, treadmill: bool) -> None:
    with pytest.raises(StrideError, match="this is walking") as caught:
        captured_run(made_capture(replace(WALK, forces=forces, treadmill=treadmill)))
    assert "made for running" in str(caught.value.mend)


def test_standing_given_as_a_run_is_refused() -> None:
    capture = frames(made_capture(BARE), 20, 21)
    still = np.repeat(capture.position, 100, axis=0)
    with pytest.raises(StrideError, match="nobody runs here") as caught:
        captured_run(replace(capture, time=np.arange(100) / 100.0, position=still))
    assert "static trial" in str(caught.value.mend)


def test_two_frames_are_refused_and_a_third_of_a_second_is_not() -> None:
    with pytest.raises(StrideError, match="holds 2 frames"):
        captured_run(frames(made_capture(), 0, 2))
    run = captured_run(frames(made_capture(), 60, 110))
    assert not run.strides
    assert any("No whole stride" in told for told in run.warnings)
    assert run.track.position.shape[0] == 50


def test_an_uneven_clock_is_refused() -> None:
    capture = made_capture(BARE)
    time = capture.time.copy()
    time[200:] += 0.1
    with pytest.raises(StrideError, match="not evenly spaced"):
        captured_run(replace(capture, time=time))


@pytest.mark.parametrize("treadmill", [True, False])
def test_where_the_ball_of_the_foot_is_unseen_the_step_is_not_invented(treadmill: bool) -> None:
    capture = made_capture(replace(BARE, treadmill=treadmill))
    position = capture.position.copy()
    gone = (capture.time > 0.75) & (capture.time < 1.2)  # the second stance of the right foot
    for name in ("RTOE", "RMT5", "RCAL"):
        position[gone, capture.markers.index(name)] = np.nan
    run = captured_run(replace(capture, position=position))
    assert not any(0.5 < fall.strike < 1.2 and fall.side == "r" for fall in run.footfalls)
    assert all(stride.end - stride.start < 0.8 for stride in run.strides)
    assert any("RTOE" in told and "stay unknown" in told for told in run.warnings)


def test_a_foot_hidden_in_one_stance_costs_that_stance_alone() -> None:
    capture = made_capture()
    position = capture.position.copy()
    gone = (capture.time > 0.85) & (capture.time < 0.99)
    for name in ("RTOE", "RMT5", "RCAL"):
        position[gone, capture.markers.index(name)] = np.nan
    run = captured_run(replace(capture, position=position))
    whole = captured_run(capture)
    assert not any("Both feet" in told for told in run.warnings)
    assert (
        sum(s.forces_whole for s in whole.strides) - sum(s.forces_whole for s in run.strides) <= 2
    )
    assert sum(s.forces_whole for s in run.strides) >= 1


@pytest.mark.parametrize(("factor", "word"), [(2.0, "fewer"), (0.5, "more")])
def test_a_clock_at_which_nobody_runs_is_told(factor: float, word: str) -> None:
    capture = made_capture(BARE)
    run = captured_run(replace(capture, time=factor * capture.time))
    assert any("steps a minute" in told and word in told for told in run.warnings)
    assert not any("steps a minute" in told for told in captured_run(capture).warnings)


def test_the_ground_under_the_feet_is_measured() -> None:
    belt, road = (pose(made_capture(replace(BARE, treadmill=t))).going for t in (True, False))
    assert belt.ground[0] == pytest.approx(-3.5, rel=0.005)
    assert road.ground[0] == pytest.approx(0.0, abs=0.01)
    assert road.body[0] == pytest.approx(3.5, rel=0.005)
    assert belt.speed == pytest.approx(road.speed, rel=0.005)
