"""Speed and distance: the best source, and what is repaired in it."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.strides.conditions import RUNNING, STANDING
from runatomy.strides.from_run import conditions_from_run
from runatomy.terms.evidence import Origin
from strides.made_runs import HEIGHT, made_run, steady

DEGREE = 111_195.0  # [m] of latitude


def northward(seconds: int, speed: float = 3.0, noise: float = 0.0) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    north = np.arange(seconds) * speed + rng.normal(0.0, noise, seconds)
    east = rng.normal(0.0, noise, seconds)
    return {"latitude_deg": -47.0 + north / DEGREE, "longitude_deg": -124.0 + east / DEGREE}


def test_the_device_s_speed_comes_first():
    found = conditions_from_run(steady(300, 3.2, **northward(300, 2.0)), HEIGHT)
    assert found.speed == pytest.approx(np.full(299, 3.2))
    assert found.evidence["speed"].origin is Origin.MEASURED
    assert found.evidence["speed"].source == "device speed"


def test_distance_becomes_speed():
    run = made_run(300, distance=np.arange(300) * 2.7)
    found = conditions_from_run(run, HEIGHT)
    assert found.speed == pytest.approx(np.full(299, 2.7))
    assert found.distance == pytest.approx((np.arange(299) + 0.5) * 2.7)
    assert found.evidence["speed"].origin is Origin.DERIVED
    assert found.evidence["speed"].source == "device distance"


def test_positions_become_speed_without_the_noise_of_the_fixes():
    found = conditions_from_run(made_run(900, **northward(900, 3.0, noise=1.0)), HEIGHT)
    assert found.evidence["speed"].source == "positions"
    assert found.speed.mean() == pytest.approx(3.0, abs=0.05)
    assert found.speed[20:-20].std() < 0.25
    assert (found.gait == RUNNING).all()


def test_a_silence_of_the_speed_is_filled_from_the_distance():
    speed = np.full(600, 3.0)
    speed[200:300] = np.nan
    distance = np.cumsum(np.where(np.isnan(speed), 2.4, speed))
    found = conditions_from_run(made_run(600, speed=speed, distance=distance), HEIGHT)
    assert found.speed[210:290] == pytest.approx(np.full(80, 2.4))
    assert "device distance" in found.evidence["speed"].note


def test_a_spike_of_speed_is_taken_out_and_marked():
    speed = np.full(600, 3.0)
    speed[300] = 11.0
    found = conditions_from_run(made_run(600, speed=speed), HEIGHT)
    assert found.speed.max() < 3.01
    assert np.flatnonzero(found.repaired).tolist() == [299, 300]


def test_a_spike_of_the_positions_is_taken_out_and_marked():
    places = northward(600)
    places["latitude_deg"][300] += 500.0 / DEGREE
    found = conditions_from_run(made_run(600, **places), HEIGHT)
    assert found.speed == pytest.approx(np.full(599, 3.0), abs=1e-3)
    assert found.distance[-1] == pytest.approx(599 * 3.0 - 1.5, rel=1e-4)
    assert np.flatnonzero(found.repaired).tolist() == [299, 300]


def test_a_ride_is_left_out_and_said():
    speed = np.full(900, 3.0)
    speed[300:600] = 20.0
    distance = np.concatenate([[0.0], np.cumsum(speed[:-1])])
    found = conditions_from_run(made_run(900, speed=speed, distance=distance), HEIGHT)
    assert (found.gait[302:598] == STANDING).all() and (found.speed[302:598] == 0.0).all()
    assert found.distance[-1] == pytest.approx(600 * 3.0, abs=25.0)
    assert any("ride" in warning for warning in found.warnings)


def test_a_sprint_is_no_ride():
    speed = np.concatenate([np.full(100, 3.0), np.linspace(3.0, 10.0, 20), np.full(100, 3.0)])
    found = conditions_from_run(made_run(speed.size, speed=speed), HEIGHT)
    assert found.speed.max() > 9.4 and not found.warnings[:-1]


def test_a_distance_that_stands_still_while_steps_are_counted_measures_nothing():
    run = made_run(300, distance=np.zeros(300), speed=np.zeros(300), step_rate=np.full(300, 2.8))
    found = conditions_from_run(run, HEIGHT)
    assert (found.gait == RUNNING).all()
    assert found.evidence["speed"].origin is Origin.ASSUMED
    assert any("guessed from the step rate" in warning for warning in found.warnings)


def test_a_distance_that_stands_still_is_standing():
    found = conditions_from_run(made_run(300, distance=np.zeros(300)), HEIGHT)
    assert (found.gait == STANDING).all() and found.distance[-1] == 0.0


def test_the_summary_stands_in_then_a_usual_speed():
    summary = {"total_distance": 1500.0, "total_timer_time": 600.0}
    mean = conditions_from_run(made_run(600, session=summary), HEIGHT)
    usual = conditions_from_run(made_run(600, heart_rate_bpm=np.full(600, 150.0)), HEIGHT)
    assert mean.speed == pytest.approx(np.full(599, 2.5))
    assert usual.speed == pytest.approx(np.full(599, 10.0 / 3.6))
    for found in (mean, usual):
        assert found.evidence["speed"].origin is Origin.ASSUMED
        assert any("speed" in warning.lower() for warning in found.warnings)


def test_a_speed_that_contradicts_the_distance_is_noted():
    run = made_run(600, speed=np.full(600, 3.0), distance=np.arange(600) * 2.5)
    assert "20% more" in conditions_from_run(run, HEIGHT).evidence["speed"].note


def test_single_readings_that_leave_the_distance_s_rise_are_no_way():
    distance = np.arange(900) * 3.0
    distance[400], distance[600] = 0.0, 9000.0
    found = conditions_from_run(made_run(900, distance=distance), HEIGHT)
    assert found.distance[-1] == pytest.approx(899 * 3.0, abs=5.0)
    assert found.speed == pytest.approx(np.full(899, 3.0), abs=0.1)


@pytest.mark.parametrize("step", [50.0, 100.0])
def test_a_distance_told_in_steps_grows_evenly(step):
    distance = np.floor(np.arange(1_800) * 3.0 / step) * step
    found = conditions_from_run(made_run(1_800, distance=distance), HEIGHT)
    assert found.speed[60:-60] == pytest.approx(np.full(1_679, 3.0), abs=0.5)
    assert found.distance[-1] == pytest.approx(distance[-1], abs=0.01)


def test_standing_between_two_steps_of_a_distance_stays_standing():
    run_for, stood = 900, 300
    way = 3.0 * np.concatenate(
        [np.arange(run_for), np.full(stood, run_for), run_for + np.arange(900)]
    )
    found = conditions_from_run(made_run(2_100, distance=np.floor(way / 50.0) * 50.0), HEIGHT)
    assert (found.gait == STANDING).sum() == pytest.approx(stood, abs=30)


def test_a_counter_that_begins_anew_with_every_lap_is_summed():
    distance = (np.arange(900) % 300) * 3.0
    found = conditions_from_run(made_run(900, distance=distance), HEIGHT)
    assert found.distance[-1] == pytest.approx(897 * 3.0, abs=6.0)


@pytest.mark.parametrize("factor", [0.0, 3.6])
def test_a_device_s_speed_that_its_distance_denies_is_left_out_and_told(factor):
    """Zeros, or km/h where m/s belong."""
    run = made_run(speed=np.full(600, 3.0 * factor), distance=np.arange(600) * 3.0)
    found = conditions_from_run(run, HEIGHT)
    assert found.evidence["speed"].source == "device distance"
    assert found.speed == pytest.approx(np.full(599, 3.0))
    assert any("does not fit the way" in told for told in found.warnings)


def test_positions_that_stand_still_do_not_deny_a_foot_pod():
    run = made_run(600, speed=np.full(600, 3.0), **northward(600, 0.5))
    found = conditions_from_run(run, HEIGHT)
    assert found.evidence["speed"].source == "device speed"
