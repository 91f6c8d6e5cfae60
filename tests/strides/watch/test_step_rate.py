"""Step rate: the published means, and what is repaired."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.strides.conditions import RUNNING, STANDING, WALKING
from runatomy.strides.normal import normal_step_rate
from runatomy.strides.watch.clock import row_clock
from runatomy.strides.watch.step_rate import (
    complete_step_rate,
    measured_step_rate,
    running_step_rate,
    walking_step_rate,
)
from strides.made_runs import HEIGHT, steady


@pytest.mark.parametrize(("speed", "spm"), [(2, 159.6), (3, 167.8), (4, 178.6), (5, 193.9)])
def test_running_is_hamner_and_delps(speed, spm):
    assert 60.0 * running_step_rate(np.array([float(speed)]), HEIGHT) == pytest.approx(spm)


def test_taller_runners_step_slower_and_climbers_quicker():
    speed = np.array([3.0])
    assert running_step_rate(speed, 1.90) < running_step_rate(speed, 1.60)
    assert running_step_rate(speed, HEIGHT, 0.07) == pytest.approx(
        1.04 * running_step_rate(speed, HEIGHT)
    )
    down = normal_step_rate(3.0, -0.1) / normal_step_rate(3.0)  # Vernillo et al. 2017: fewer
    assert down < 0.98
    assert running_step_rate(speed, HEIGHT, -0.1) == pytest.approx(
        down * running_step_rate(speed, HEIGHT)
    )


def test_walking_keeps_step_length_over_step_rate():
    speed = np.array([1.1, 1.4, 1.9])
    rate = walking_step_rate(speed, 1.70)
    assert speed / rate**2 == pytest.approx(np.full(3, 0.39))
    assert 60.0 * rate[1] == pytest.approx(113.7, abs=0.1)


def measured(step_rate, speed=3.0):
    run = steady(step_rate.size, speed, step_rate=step_rate)
    clock = row_clock(run.time, (), run.distance)
    rows = np.full(clock.start.shape, speed)
    return measured_step_rate(run, clock, rows), rows


def test_a_run_counted_on_one_foot_is_doubled_and_said():
    found, _ = measured(np.full(300, 1.4))
    assert found.rate == pytest.approx(np.full(299, 2.8))
    assert found.repaired.all() and "one foot" in found.warnings[0]


def test_a_half_rate_in_between_is_doubled_and_marked():
    steps = np.full(300, 2.8)
    steps[100:120] = 1.4
    found, _ = measured(steps)
    assert found.rate[101:118] == pytest.approx(np.full(17, 2.8))
    assert found.repaired[101:118].all() and not found.repaired[:99].any()
    assert not found.warnings


def test_walking_is_not_doubled():
    found, _ = measured(np.full(300, 1.7), speed=1.4)
    assert found.rate == pytest.approx(np.full(299, 1.7)) and not found.repaired.any()


def test_zeros_while_running_are_bridged_when_short_and_usual_when_long():
    steps = np.full(600, 2.9)
    steps[100:105] = 0.0
    steps[300:400] = 0.0
    found, speed = measured(steps)
    gait = np.full(speed.shape, RUNNING)
    rate, counted = complete_step_rate(found.rate, gait, speed, np.zeros(599), HEIGHT)
    assert rate == pytest.approx(np.full(599, 2.9))  # the usual one, made this runner's own
    assert not counted[301:398].any() and counted[:99].all()


def test_without_any_measurement_the_usual_one_stands_in():
    speed = np.array([3.0, 1.4, 0.0])
    gait = np.array([RUNNING, WALKING, STANDING])
    nothing = np.full(3, np.nan)
    rate, counted = complete_step_rate(nothing, gait, speed, np.zeros(3), HEIGHT)
    assert 60.0 * rate == pytest.approx([167.8, 111.4, 0.0], abs=0.1)
    assert not counted.any()
