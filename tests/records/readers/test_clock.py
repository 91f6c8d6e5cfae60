"""Whatever the file's clock did, the run's clock only goes forward, and repairs are told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runatomy.records.readers.clock import DAY, LONGEST, settle
from runatomy.terms.arrays import FloatArray

YEAR = 365.25 * DAY


def seconds(count: int, first: float = 1e9) -> FloatArray:
    return first + np.arange(count, dtype=float)


def test_a_sound_clock_is_left_alone() -> None:
    clock = settle(seconds(50))
    assert clock.rows.tolist() == list(range(50)) and clock.repairs == []


def test_records_without_a_time_are_dropped() -> None:
    time = seconds(10)
    time[3] = np.nan
    clock = settle(time)
    assert clock.rows.tolist() == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert clock.repairs == ["1 of 10 records have no time; dropped"]


@pytest.mark.parametrize("years", [-33.0, 12.0])
def test_a_jump_of_years_is_cut(years: float) -> None:
    clock = settle(np.concatenate([seconds(5, 1e9 + years * YEAR), seconds(95)]))
    assert clock.rows.tolist() == list(range(5, 100))
    assert "years; 5 records beyond it cut" in clock.repairs[0]


def test_one_wild_record_is_cut_out() -> None:
    time = seconds(100)
    time[40] += 7 * YEAR
    assert settle(time).rows.tolist() == [*range(40), *range(41, 100)]


def test_one_record_that_goes_back_is_dropped() -> None:
    time = seconds(100)
    time[60] -= 30.0
    clock = settle(time)
    assert clock.rows.tolist() == [*range(60), *range(61, 100)]
    assert clock.repairs == ["1 record whose time goes back dropped"]


def test_reversed_times_are_sorted() -> None:
    clock = settle(seconds(100)[::-1])
    assert clock.rows.tolist() == list(range(99, -1, -1))
    assert clock.repairs == ["the records were not in order of time; sorted"]


def test_stretches_out_of_order_are_sorted() -> None:
    clock = settle(np.concatenate([seconds(50, 1e9 + 50), seconds(50)]))
    assert clock.time == pytest.approx(seconds(100))


def test_a_clock_set_back_goes_on_where_it_was() -> None:
    time = np.concatenate([seconds(100), seconds(100, 1e9 + 40)])
    distance = 3.0 * np.arange(200)
    clock = settle(time, distance)
    assert clock.rows.tolist() == list(range(200))
    assert clock.time == pytest.approx(seconds(200))
    assert clock.repairs == ["the clock was set back; 100 records moved 60 s later"]


def test_an_hour_given_back_at_the_end_of_summer_is_set_back() -> None:
    time = np.concatenate([seconds(900), seconds(900, 1e9 + 900 - 3_600)])
    distance = 3.0 * np.arange(1_800)
    clock = settle(time, distance)
    assert clock.rows.tolist() == list(range(1_800))
    assert clock.time == pytest.approx(seconds(1_800))
    assert clock.repairs == ["the clock was set back; 900 records moved 3600 s later"]


def test_laps_written_in_the_wrong_order_are_sorted_whatever_the_witness() -> None:
    time = np.concatenate([seconds(50, 1e9 + 50), seconds(50)])
    distance = 3.0 * (time - 1e9)
    assert settle(time, distance).repairs == ["the records were not in order of time; sorted"]


def test_a_repeated_stretch_is_dropped() -> None:
    time = np.concatenate([seconds(100), seconds(100)])
    distance = np.tile(3.0 * np.arange(100), 2)
    clock = settle(time, distance)
    assert clock.rows.tolist() == list(range(100))
    assert clock.repairs == ["100 records that repeat earlier ones dropped"]


def test_no_records() -> None:
    assert len(settle(np.zeros(0)).time) == 0
    assert len(settle(np.full(3, np.nan)).time) == 0


times = st.lists(
    st.one_of(
        st.integers(1_000_000_000, 1_000_000_300).map(float),
        st.floats(-1e11, 1e11),
        st.just(np.nan),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(times)
def test_any_clock_goes_forward(values: list[float]) -> None:
    time = np.array(values, float)
    clock = settle(time, np.arange(len(time), dtype=float))
    assert np.all(np.diff(clock.time) >= 0.0)
    assert len(clock.time) == len(clock.rows) == len(set(clock.rows.tolist()))
    assert len(clock.time) > 0 or not np.isfinite(time).any()
    assert not len(clock.time) or clock.time[-1] - clock.time[0] <= LONGEST
