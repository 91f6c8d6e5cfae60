"""Clock: derivatives of strides and recordings, and what a smooth signal keeps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.muscle.clock import CUTOFF, StrideClock, TrialClock, first_harmonics, periodic_rate

PERIOD = 0.7  # [s]
STEP = 0.01  # [s]
harmonics = st.lists(st.tuples(st.floats(-2.0, 2.0), st.floats(-2.0, 2.0)), min_size=1, max_size=6)


@given(harmonics, st.integers(14, 60))
def test_the_rate_of_harmonics_is_exact(waves: list[tuple[float, float]], count: int) -> None:
    phase = 2.0 * np.pi * np.arange(count) / count
    order = 2.0 * np.pi / PERIOD * np.arange(1, len(waves) + 1)
    a, b = np.array(waves).T
    turn = np.outer(phase, np.arange(1, len(waves) + 1))
    values = 3.0 + np.cos(turn) @ a + np.sin(turn) @ b
    rate = np.cos(turn) @ (order * b) - np.sin(turn) @ (order * a)
    np.testing.assert_allclose(periodic_rate(values, PERIOD), rate, atol=1e-10)


def test_the_rate_is_taken_along_time_alone() -> None:
    values = np.random.default_rng(1).normal(size=(20, 3, 2))
    whole = periodic_rate(values, PERIOD)
    np.testing.assert_allclose(whole[:, 1, 1], periodic_rate(values[:, 1, 1], PERIOD), atol=1e-12)
    np.testing.assert_allclose(whole.mean(axis=0), 0.0, atol=1e-12)


def test_the_fastest_wave_of_an_even_count_has_no_known_rate() -> None:
    np.testing.assert_allclose(periodic_rate(np.array([1.0, -1.0] * 5), PERIOD), 0.0, atol=1e-12)


def test_the_first_harmonics_are_slow_waves_and_no_others() -> None:
    phase = 2.0 * np.pi * np.arange(40) / 40
    slow = 2.0 + np.cos(3 * phase) - np.sin(5 * phase)
    np.testing.assert_allclose(first_harmonics(slow + np.cos(6 * phase), 5), slow, atol=1e-12)


def test_a_stride_keeps_five_harmonics() -> None:
    phase = 2.0 * np.pi * np.arange(40) / 40
    clock = StrideClock(PERIOD)
    np.testing.assert_allclose(clock.smooth(np.cos(6 * phase)), 0.0, atol=1e-12)
    rate = 2 * np.pi / PERIOD * np.cos(phase)
    np.testing.assert_allclose(clock.rate(np.sin(phase)), rate, atol=1e-10)


@pytest.mark.parametrize(("frequency", "part"), [(1.4, 1e-6), (5.0, 1e-3), (10.0, 0.01)])
def test_a_recording_has_the_rate_of_its_waves(frequency: float, part: float) -> None:
    """Away from the ends; as a part of the wave's largest rate, at 100 frames a second."""
    time = STEP * np.arange(200)
    turn = 2.0 * np.pi * frequency
    found = TrialClock(STEP).rate(np.stack([np.sin(turn * time), time], axis=1))
    np.testing.assert_allclose(found[3:-3, 0], turn * np.cos(turn * time)[3:-3], atol=part * turn)
    np.testing.assert_allclose(found[:, 1], 1.0, atol=1e-9)


def test_a_recording_keeps_what_is_slow_and_loses_what_is_fast() -> None:
    time = STEP * np.arange(300)
    clock = TrialClock(STEP)
    slow = np.sin(2.0 * np.pi * 1.4 * time)
    fast = np.sin(2.0 * np.pi * 4.0 * CUTOFF * time)
    inside = slice(50, -50)
    np.testing.assert_allclose(clock.smooth(slow)[inside], slow[inside], atol=0.01)
    assert np.abs(clock.smooth(fast)[inside]).max() < 0.01
    np.testing.assert_allclose(clock.smooth(np.full((30, 2), 3.0)), 3.0, rtol=1e-9)


@pytest.mark.parametrize("frames", [1, 2, 3, 6, 7])
def test_a_few_frames_are_enough_not_to_fail(frames: int) -> None:
    values = np.arange(float(frames))[:, None]
    clock = TrialClock(STEP)
    expected = 0.0 if frames == 1 else 1.0 / STEP
    np.testing.assert_allclose(clock.rate(values), expected, rtol=1e-9)
    assert clock.smooth(values).shape == values.shape
