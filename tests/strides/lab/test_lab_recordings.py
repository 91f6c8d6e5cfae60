"""Real laboratories: strides, speed and weight of recordings whose truth is published."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.lab.posed import pose

G = 9.81
MASS = {"RBDS001": 62.0, "RBDS010": 64.75}  # [kg] participantInfo.csv
SPEED = {"T25": 2.5, "T35": 3.5, "T45": 4.5}  # [m/s] of the belt
FUKUCHI = [(runner, trial) for runner in MASS for trial in SPEED]
ROAD = {  # file: speed in its name [m/s], footfalls counted by eye on the markers' heights
    "dorn_ja1/run0350cms.trc": (3.5, 8),
    "dorn_ja1/run0500cms.trc": (5.2, 7),
    "dorn_ja1/run0700cms.trc": (7.0, 5),
    "dorn_ja1/run0900cms.trc": (9.5, 5),
}
RAJAGOPAL = "rajagopal_run/motion_capture_run.trc"
BMC = "bmc_run/motion_capture_run.trc"
JOG = "dorn_ja1/jog.trc"
RunOf = Callable[[str], CapturedRun]
Recorded = Callable[[str], Capture]


def fukuchi(runner: str, trial: str) -> str:
    return f"fukuchi/{runner}/{runner}run{trial}.c3d"


def strikes_counted(capture: Capture) -> int:
    """Rises of the plate's force through 40 % of its peak, over a mean of 50 ms: plain and sure."""
    assert capture.forces is not None
    up = capture.forces.plates[0].force[:, 1]
    smooth = np.convolve(up, np.ones(15) / 15.0, mode="valid")
    return int(np.count_nonzero(np.diff((smooth > 0.4 * smooth.max()).astype(int)) == 1))


@pytest.mark.parametrize(("runner", "trial"), FUKUCHI)
def test_fukuchi_has_all_strides_the_belts_speed_and_the_runners_weight(
    recorded: Recorded, run_of: RunOf, runner: str, trial: str
) -> None:
    capture, run = recorded(fukuchi(runner, trial)), run_of(fukuchi(runner, trial))
    assert len(run.strides) == strikes_counted(capture) - 2
    assert all(stride.forces_whole for stride in run.strides)
    assert "".join(fall.side for fall in run.footfalls).find("rr") == -1
    assert "".join(fall.side for fall in run.footfalls).find("ll") == -1
    assert run.treadmill
    assert run.speed == pytest.approx(SPEED[trial], rel=0.01)
    assert run.mean_vertical_force == pytest.approx(MASS[runner] * G, rel=0.03)
    assert run.events_from == "force"


def test_markers_exchanged_on_one_shoe_are_found_in_the_trials_that_have_it(run_of: RunOf) -> None:
    for trial, exchanged in (("T25", True), ("T35", True), ("T45", False)):
        run = run_of(fukuchi("RBDS001", trial))
        said = [told for told in run.warnings if "R.MT1 and R.MT5 are exchanged" in told]
        assert bool(said) is exchanged
        at = {marker.name: k for k, marker in enumerate(run.track.markers)}
        line = run.track.position[:, at["R.MT5"]] - run.track.position[:, at["R.MT1"]]
        assert np.median(line[:, 2]) > 0.08


def test_one_marker_on_the_edge_of_the_ball_tells_its_middle(run_of: RunOf) -> None:
    """The left shoe carries a marker over the fifth metatarsal head alone."""
    run = run_of(fukuchi("RBDS010", "T35"))
    assert not any("of the ball of the left foot" in told for told in run.warnings)


def test_rajagopals_run(run_of: RunOf) -> None:
    run = run_of(RAJAGOPAL)
    assert run.treadmill
    assert 3.6 < run.speed < 4.1  # "about 4 m/s"
    assert len(run.footfalls) == 15
    assert len(run.strides) == 12
    assert all(stride.forces_whole for stride in run.strides)
    assert run.mean_vertical_force == pytest.approx(72.84 * G, rel=0.01)
    assert "".join(fall.side for fall in run.footfalls) == "rl" * 7 + "r"


def test_the_one_stride_of_the_bmclab(run_of: RunOf) -> None:
    run = run_of(BMC)
    assert not run.treadmill
    assert run.speed == pytest.approx(2.7, rel=0.03)
    assert [stride.side for stride in run.strides] == ["r"]
    assert run.strides[0].forces_whole
    assert run.mean_vertical_force == pytest.approx(70.0 * G, rel=0.02)


def test_its_exchanged_shoe_markers_are_put_right_frame_by_frame(
    recorded: Recorded, run_of: RunOf
) -> None:
    capture, run = recorded(BMC), run_of(BMC)
    at = {marker.name: k for k, marker in enumerate(run.track.markers)}
    heel, toe, fifth = (run.track.position[:, at[n]] for n in ("RCAL", "RTOE", "RMT5"))
    # In the standing trial they are 0.209 and 0.179 m from the heel; the shoe bends at push-off.
    assert np.linalg.norm(toe - heel, axis=1).min() > 0.188
    assert np.linalg.norm(fifth - heel, axis=1).max() < 0.181
    raw = capture.position[:, [capture.markers.index(n) for n in ("RCAL", "RTOE")]]
    assert np.ptp(np.linalg.norm(raw[:, 1] - raw[:, 0], axis=1)) > 0.03
    assert int(run.track.filled.sum()) == 2 * 43
    assert any("RTOE and RMT5 are exchanged in 43 frames" in told for told in run.warnings)
    assert any("computed from others: Mid_ASIS, Mid_PSIS" in told for told in run.warnings)


def test_the_jog_over_eight_plates(run_of: RunOf) -> None:
    run = run_of(JOG)
    assert not run.treadmill
    assert run.speed == pytest.approx(3.55, rel=0.02)
    whole = [fall for fall in run.footfalls if fall.whole]
    assert [(fall.side, round(fall.strike, 2)) for fall in whole] == [
        ("r", 0.91), ("l", 1.28), ("r", 1.66), ("l", 2.03),
    ]  # fmt: skip
    cut = next(fall for fall in run.footfalls if 0.4 < fall.strike < 0.6)
    assert cut.side == "l"
    assert cut.plate is not None
    assert not cut.whole
    assert sum(stride.forces_whole for stride in run.strides) == 3
    assert run.mean_vertical_force == pytest.approx(76.0 * G, rel=0.01)


@pytest.mark.parametrize(("name", "truth"), ROAD.items())
def test_sprints_without_forces(run_of: RunOf, name: str, truth: tuple[float, int]) -> None:
    run = run_of(name)
    speed, footfalls = truth
    assert run.speed == pytest.approx(speed, rel=0.02)
    assert len(run.footfalls) == footfalls
    assert len(run.strides) == footfalls - 2
    assert run.events_from == "markers"
    assert any("no ground forces" in told for told in run.warnings)


@pytest.mark.parametrize("name", [*(fukuchi(r, t) for r, t in FUKUCHI), RAJAGOPAL, BMC, JOG])
def test_steps_by_markers_agree_with_steps_by_force(
    recorded: Recorded, run_of: RunOf, name: str
) -> None:
    stances = [stance for stance in pose(recorded(name)).stances if stance.whole]
    strike, toe_off = [], []
    for fall in run_of(name).footfalls:
        near = [s for s in stances if s.side == fall.side and abs(s.strike - fall.strike) < 0.1]
        if fall.whole and near:
            strike.append(near[0].strike - fall.strike)
            toe_off.append(near[0].toe_off - fall.toe_off)
    assert len(strike) == sum(fall.whole for fall in run_of(name).footfalls)
    assert abs(np.mean(strike)) < 0.014
    assert abs(np.mean(toe_off)) < 0.02
    assert np.std(strike) < 0.006
    assert np.std(toe_off) < 0.011
