"""Repairs: each against a plain twin."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runatomy.strides.watch.clean import (
    fill,
    hold,
    median_of_five,
    merge_short,
    moving_mean,
    spikes,
)

numbers = arrays(np.float64, st.integers(1, 40), elements=st.floats(-1e3, 1e3))
gappy = arrays(np.float64, st.integers(1, 40), elements=st.floats(-1e3, 1e3) | st.just(np.nan))
labels = arrays(np.int64, st.integers(1, 60), elements=st.integers(0, 2))


@given(numbers)
def test_the_median_is_numpys(values):
    padded = np.pad(values, 2, mode="edge")
    plain = [np.median(padded[i : i + 5]) for i in range(values.size)]
    assert np.array_equal(median_of_five(values), plain)


@given(gappy, st.sampled_from([1, 3, 5, 9]))
def test_the_moving_mean_leaves_out_what_is_missing(values, width):
    half = width // 2
    for i, mean in enumerate(moving_mean(values, width)):
        near = values[max(0, i - half) : i + half + 1]
        near = near[~np.isnan(near)]
        assert np.isnan(mean) if near.size == 0 else np.isclose(mean, near.mean(), atol=1e-9)


@given(gappy)
def test_filling_keeps_what_is_known_and_adds_nothing_beyond_it(values):
    filled, known = fill(values), ~np.isnan(values)
    assert np.array_equal(filled[known], values[known])
    if known.any():
        assert filled.min() >= values[known].min() and filled.max() <= values[known].max()


def test_a_spike_is_found_and_a_steady_climb_is_not():
    climb = np.arange(20.0) * 2.0
    assert not spikes(climb[2:-2], 2.5).any()
    climb[10] += 9.0
    assert np.flatnonzero(spikes(climb, 5.0)).tolist() == [10]


def test_a_decision_holds_until_the_next():
    assert hold(np.array([-1, 2, -1, -1, 1, -1]), -1).tolist() == [2, 2, 2, 2, 1, 1]
    assert hold(np.array([-1, -1]), -1).tolist() == [-1, -1]


@given(labels, st.integers(1, 8))
def test_no_bout_is_left_shorter_than_asked_unless_all_are(values, shortest):
    merged = merge_short(values, shortest)
    assert merged.shape == values.shape
    lengths = np.diff(np.flatnonzero(np.r_[True, np.diff(merged) != 0, True]))
    if not np.array_equal(merged, values):
        assert lengths.min() >= shortest
