"""The low pass against a plain recursion run forward and backward, and against its definition."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.terms.arrays import FloatArray
from runatomy.terms.low_pass import low_pass

RATE, CUTOFF = 300.0, 15.0


def recursion(values: FloatArray) -> FloatArray:
    """One pass of the second-order Butterworth filter, as Winter (2009) writes it."""
    w = np.tan(np.pi * CUTOFF / RATE)
    k = np.sqrt(2.0) * w
    a0 = w * w / (1.0 + k + w * w)
    b1, b2 = 2.0 * (1.0 - w * w) / (1.0 + k + w * w), -(1.0 - k + w * w) / (1.0 + k + w * w)
    made = np.array(values)
    for i in range(2, values.size):
        new = a0 * (values[i] + 2.0 * values[i - 1] + values[i - 2])
        made[i] = new + b1 * made[i - 1] + b2 * made[i - 2]
    return made


def test_it_is_the_butterworth_filter_run_both_ways() -> None:
    values = np.cumsum(np.random.default_rng(1).normal(size=900))
    usual = recursion(recursion(values)[::-1])[::-1]
    ours = low_pass(values, RATE, CUTOFF)
    inner = slice(120, -120)  # at the ends the recursion has to settle
    assert np.abs(ours - usual)[inner].max() < 1e-9 * np.ptp(values)


@pytest.mark.parametrize(("frequency", "left"), [(1.5, 0.9999), (15.0, 0.5), (60.0, 0.0016)])
def test_the_amplitude_is_halved_at_the_cutoff_and_nothing_is_late(
    frequency: float, left: float
) -> None:
    time = np.arange(3000) / RATE
    wave = np.sin(2.0 * np.pi * frequency * time)
    inner = slice(600, -600)
    assert np.abs(low_pass(wave, RATE, CUTOFF) - left * wave)[inner].max() < 2e-3


def test_a_straight_line_and_a_constant_pass_unchanged() -> None:
    line = np.linspace(-3.0, 8.0, 400)
    assert np.abs(low_pass(line, RATE, CUTOFF) - line).max() < 1e-9
    assert np.array_equal(low_pass(np.array([2.5]), RATE, CUTOFF), [2.5])


def test_a_cutoff_above_half_the_rate_changes_nothing() -> None:
    values = np.random.default_rng(2).normal(size=(50, 3))
    assert np.array_equal(low_pass(values, 25.0, CUTOFF), values)


def test_a_few_samples_are_enough_and_the_ends_stay() -> None:
    assert np.allclose(low_pass(np.array([1.0, 1.0, 1.0]), RATE, CUTOFF), 1.0)
    values = np.random.default_rng(3).normal(size=40)
    assert np.allclose(low_pass(values, RATE, CUTOFF)[[0, -1]], values[[0, -1]])
