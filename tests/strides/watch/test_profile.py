"""The smoother of altitude: what it keeps, what it takes away, what it sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runatomy.strides.watch.profile import (
    on_grid,
    penalized,
    smooth_profile,
    summed_climb,
    without_jumps,
)
from strides.made_runs import barometer

profiles = arrays(np.float64, st.integers(2, 80), elements=st.floats(-50.0, 50.0))


@given(st.floats(-0.4, 0.4), st.floats(-100, 3000), st.integers(17, 400), st.floats(2.0, 60.0))
def test_a_straight_climb_passes_unchanged(slope, base, points, wave):
    line = base + slope * 4.0 * np.arange(points)
    assert np.abs(penalized(line, wave) - line).max() < 1e-6


@pytest.mark.parametrize("wave", [8.0, 12.5, 40.0])
def test_a_wave_of_the_length_asked_for_is_halved(wave):
    points = np.arange(2000)
    hills = np.sin(2.0 * np.pi * points / wave)
    middle = slice(500, 1500)
    gain = penalized(hills, wave)[middle] @ hills[middle] / (hills[middle] @ hills[middle])
    assert gain == pytest.approx(0.5, abs=0.002)


@given(profiles)
def test_smoothing_is_linear_and_knows_no_direction(values):
    smooth = penalized(values, 6.0)
    assert np.allclose(penalized(3.0 * values + 7.0, 6.0), 3.0 * smooth + 7.0, atol=1e-6)
    assert np.allclose(penalized(values[::-1], 6.0)[::-1], smooth, atol=1e-6)


@given(profiles, st.floats(0.1, 20.0))
def test_ascent_less_descent_is_the_net_rise_and_mirrors(values, reversal):
    ascent, descent = summed_climb(values, reversal)
    assert ascent - descent == pytest.approx(values[-1] - values[0], abs=1e-9)
    assert summed_climb(-values, reversal) == pytest.approx((descent, ascent), abs=1e-9)


@given(profiles)
def test_without_a_threshold_every_rise_counts(values):
    ascent, _ = summed_climb(values, 1e-12)
    assert ascent == pytest.approx(np.maximum(np.diff(values), 0.0).sum(), abs=1e-6)


def test_ripples_below_the_threshold_are_no_climb():
    ripples = np.tile([0.0, 3.0], 50)
    assert summed_climb(ripples, 4.0) == (3.0, 0.0)
    assert summed_climb(np.tile([0.0, 5.0], 50), 4.0) == (250.0, 245.0)


@pytest.mark.parametrize("slope", [0.06, -0.12, 0.0])
def test_a_ramp_under_a_barometer_gives_its_slope(slope):
    along = np.arange(3000) * 3.0
    grid, profile = on_grid(along, barometer(100.0 + slope * along))
    climb = np.gradient(smooth_profile(profile, grid[1] - grid[0], 50.0), grid)
    assert climb.mean() == pytest.approx(slope, abs=0.0005)
    assert climb.std() < 0.012


def test_a_louder_altimeter_is_smoothed_more():
    along = np.arange(3000) * 3.0
    flat = np.zeros(3000)
    quiet = on_grid(along, barometer(flat, spread=0.3))[1]
    loud = on_grid(along, barometer(flat, spread=6.0))[1]
    ratio = (
        np.gradient(smooth_profile(loud, 4.0, 50.0)).std()
        / np.gradient(smooth_profile(quiet, 4.0, 50.0)).std()
    )
    assert ratio < 14.0  # 20 without


def test_a_spike_leaves_nothing_and_a_calibration_no_cliff():
    time, along = np.arange(400.0), np.arange(400.0) * 3.0
    truth = 50.0 + 0.04 * along
    broken = truth.copy()
    broken[100] += 60.0
    broken[:5] += 87.0
    steady, shown, jumped = without_jumps(time, along, broken)
    assert np.abs(np.diff(steady)).max() < 0.121
    assert np.abs(steady + shown - truth)[5:].max() < 0.5
    assert np.flatnonzero(jumped).tolist() == [5, 100, 101]


def test_weather_during_a_stay_is_no_climb_but_is_shown():
    time = np.concatenate([np.arange(200.0), 2000.0 + np.arange(200.0)])
    along = np.concatenate([np.arange(200.0), 199.0 + np.arange(200.0)]) * 3.0
    altitude = np.where(time < 1000.0, 10.0, 12.0)
    steady, shown, jumped = without_jumps(time, along, altitude)
    assert np.ptp(steady) == 0.0 and not jumped.any()
    assert (steady + shown).tolist() == altitude.tolist()


@pytest.mark.parametrize("held", [10, 30, 90])
def test_altitude_held_and_stepping_climbs_as_the_course_does(held):
    """A map of heights, or a slow altimeter: 7.5 m a step at the longest is no jump."""
    time, along = np.arange(1800.0), np.arange(1800.0) * 2.5
    stairs = 100.0 + np.floor(time / held) * held * 2.5 / 30.0
    steady, shown, jumped = without_jumps(time, along, stairs)
    assert steady[-1] - steady[0] == pytest.approx(stairs[-1] - stairs[0])
    assert not jumped.any() and np.abs(steady + shown - stairs).max() < held * 2.5 / 30.0 + 1e-9


def test_standing_counts_as_one_place():
    along = np.concatenate([np.arange(100.0), np.full(300, 99.0), 99.0 + np.arange(100.0)]) * 3.0
    altitude = np.where(np.arange(500) % 2 == 0, 9.0, 11.0)
    grid, profile = on_grid(along, altitude)
    assert grid[0] == 0.0 and grid[-1] == along[-1]
    assert profile[np.argmin(np.abs(grid - 297.0))] == pytest.approx(10.0, abs=0.05)


def test_a_course_around_the_world_is_no_larger_than_a_long_one() -> None:
    """Positions gone wild: 200,000 km took nine gigabytes before."""
    distance = np.linspace(0.0, 2e8, 50)
    grid, profile = on_grid(distance, 100.0 + np.sin(np.arange(50.0)))
    assert len(grid) == len(profile) == 250_001
    assert grid[-1] == 2e8
    assert np.isfinite(smooth_profile(profile, float(grid[1]), 50.0)).all()
