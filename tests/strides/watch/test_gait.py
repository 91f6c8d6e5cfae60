"""Gait: running, walking and standing told apart."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.strides.conditions import RUNNING, STANDING, WALKING
from runatomy.strides.watch.gait import tell_gait, transition_speed

HEIGHT = 1.75


def told(speed, spm, height=HEIGHT, seconds=60):
    """The one gait told from a steady minute."""
    rows = np.ones(seconds)
    rate = rows * (np.nan if spm is None else spm / 60.0)
    gait = tell_gait(rows * speed, rate, height, rows > 0)
    assert (gait == gait[0]).all()
    return gait[0]


@pytest.mark.parametrize(
    ("speed", "spm", "gait"),
    [
        (3.3, 170, RUNNING),
        (5.5, 190, RUNNING),
        (2.8, 150, RUNNING),  # long strides
        (2.0, 152, RUNNING),
        (1.6, 150, RUNNING),  # a slow jog
        (1.3, 155, RUNNING),  # a slower one
        (1.4, 115, WALKING),
        (1.9, 128, WALKING),  # brisk
        (2.1, 132, WALKING),  # as brisk as it gets
        (1.1, 120, WALKING),  # steep uphill
        (0.6, 100, WALKING),
        (0.5, 160, WALKING),  # shaking a watch is not running
        (0.1, 0, STANDING),
        (0.3, None, STANDING),
        (3.0, None, RUNNING),
        (1.5, None, WALKING),
        (2.6, None, RUNNING),
    ],
)
def test_a_steady_minute(speed, spm, gait):
    rate = None if spm == 0 else spm
    assert told(speed, rate) == gait


def test_the_transition_is_at_a_froude_number_of_a_half():
    assert transition_speed(1.75) == pytest.approx(2.13, abs=0.01)
    assert transition_speed(1.50) < transition_speed(2.00)
    assert told(2.05, None, height=1.45) == RUNNING
    assert told(2.05, None, height=2.00) == WALKING


def test_noise_at_the_border_does_not_flicker():
    rng = np.random.default_rng(4)
    speed = transition_speed(HEIGHT) + rng.normal(0.0, 0.25, 1800)
    silent = np.full(1800, np.nan)
    changes = np.count_nonzero(np.diff(tell_gait(speed, silent, HEIGHT, speed > 0)))
    plain = np.count_nonzero(np.diff(speed > transition_speed(HEIGHT)))
    assert plain > 700 and changes < plain / 50


def test_a_walk_break_is_found_to_the_second():
    walking = np.zeros(600, dtype=bool)
    walking[200:300] = True
    gait = tell_gait(
        np.where(walking, 1.5, 3.0), np.where(walking, 1.95, 2.8), HEIGHT, np.ones(600, bool)
    )
    assert np.abs(np.flatnonzero(gait == WALKING)[[0, -1]] - [200, 299]).max() <= 3
    assert set(gait) == {WALKING, RUNNING}


def test_nobody_runs_in_a_pause():
    active = np.ones(100, dtype=bool)
    active[40:60] = False
    gait = tell_gait(np.full(100, 3.0), np.full(100, 2.8), HEIGHT, active)
    assert (gait[40:60] == STANDING).all() and (gait[active] == RUNNING).all()


def test_where_speed_alone_is_unclear_a_run_is_a_run():
    """Just below the speed at which most begin to run, with no steps counted."""
    rows, silent = np.full(300, 2.05), np.full(300, np.nan)
    assert transition_speed(HEIGHT) > 2.05
    run = tell_gait(rows, silent, HEIGHT, rows > 0, called_run=True)
    other = tell_gait(rows, silent, HEIGHT, rows > 0)
    assert (run == RUNNING).all() and (other == WALKING).all()


def test_a_walk_in_a_run_is_a_walk_still():
    rows, silent = np.full(300, 1.5), np.full(300, np.nan)
    assert (tell_gait(rows, silent, HEIGHT, rows > 0, called_run=True) == WALKING).all()
