"""The clock: durations sum to the timer time, whatever the recording does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.strides.watch.clock import row_clock

steps = st.lists(st.floats(0.05, 59.0), min_size=1, max_size=60)
stops = st.lists(st.tuples(st.floats(-20, 900), st.floats(0, 200)), max_size=5)


def overlap(first: float, last: float, pauses: list[tuple[float, float]]) -> float:
    """Time within any pause, counted plainly in steps of a thousandth."""
    moments = np.linspace(first, last, 20_001)
    inside = np.zeros(moments.shape, dtype=bool)
    for a, b in pauses:
        inside |= (moments >= a) & (moments < b)
    return float(inside.mean()) * (last - first)


@given(steps, stops)
def test_durations_sum_to_the_time_the_timer_ran(apart, stopped):
    time = 5.25 + np.concatenate([[0.0], np.cumsum(apart)])
    pauses = [(a, a + length) for a, length in stopped]
    clock = row_clock(time, pauses, None)
    span = time[-1] - time[0]
    assert (clock.duration >= 0.0).all() and (clock.duration <= 1.0).all()
    assert np.isclose(
        clock.duration.sum(), span - overlap(time[0], time[-1], pauses), atol=2e-3 * span + 1e-6
    )


def test_a_record_every_second_makes_a_row_every_second():
    clock = row_clock(np.arange(101.0), (), None)
    assert clock.start.tolist() == list(range(100))
    assert clock.duration.tolist() == [1.0] * 100
    assert clock.at(np.arange(101.0)).tolist() == clock.middle.tolist()
    assert not clock.bridged.any()


def test_smart_recording_is_bridged_without_a_mark_and_slow_points_with_one():
    smart = row_clock(np.arange(0.0, 100.0, 7.0), (), None)
    slow = row_clock(np.arange(0.0, 301.0, 60.0), (), None)
    assert smart.duration.sum() == 98.0 and not smart.bridged.any()
    assert slow.duration.sum() == 300.0 and slow.bridged.all() and not slow.blind.any()
    assert slow.at(np.arange(0.0, 301.0, 60.0)) == pytest.approx(slow.middle)


def test_a_pause_has_rows_of_no_duration():
    clock = row_clock(np.arange(201.0), [(50.5, 120.25), (100.0, 130.0)], None)
    assert clock.duration.sum() == 200.0 - 79.5
    assert clock.duration[50] == 0.5
    assert not clock.active[51:130].any() and clock.active[130:].all()


def test_a_long_gap_is_left_out_unless_the_distance_moved_on():
    time = np.concatenate([np.arange(100.0), 300.0 + np.arange(100.0)])
    still = row_clock(time, (), np.minimum(time, 99.0) * 3.0)
    moved = row_clock(time, (), time * 3.0)
    flown = row_clock(time, (), time * 90.0)
    assert still.duration.sum() == flown.duration.sum() == 198.0
    assert still.gaps.tolist() == [201.0]
    assert moved.duration.sum() == 399.0 and moved.bridged[150]
    assert np.isnan(moved.at(time)[150]) and not np.isnan(moved.at(time)[98])


def test_a_clock_that_jumps_sixty_years_makes_no_rows_in_between():
    time = np.concatenate([np.arange(100.0), 2e9 + np.arange(100.0)])
    clock = row_clock(time, (), None)
    assert clock.start.size < 220
    assert clock.duration.sum() == 198.0


def test_a_silent_record_lets_its_neighbor_speak():
    clock = row_clock(np.arange(5.0), (), None)
    values = np.array([1.0, np.nan, 3.0, np.nan, np.nan])
    assert np.array_equal(clock.at(values), [1.0, 3.0, 3.0, np.nan], equal_nan=True)
