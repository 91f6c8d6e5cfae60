"""What was carried against the runner's own habit: worked cases, laws, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.loads.habit import (
    HISTORY_DAYS,
    LONGEST,
    MUCH,
    NEEDED,
    STEP,
    WINDOWS,
    Carried,
    Habit,
    Verdict,
    habits,
)
from runatomy.terms.errors import RunatomyError

TODAY = date(2026, 6, 30)
RANK = {Verdict.LESS: 0, Verdict.USUAL: 1, Verdict.MORE: 2, Verdict.MUCH_MORE: 3}
NAMES = ("calves", "hamstrings")


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def steady(days: int, load: float = 10.0, gap: int = 1) -> tuple[list[date], np.ndarray]:
    """The same load every `gap` days for so many days up to today."""
    dates = [back(i) for i in range(0, days, gap)]
    return dates, np.full((len(dates), 1), load)


def one(dates: list[date], loads: np.ndarray, length: int = 7, until: date = TODAY) -> Carried:
    (habit,) = habits(dates, loads, ["calves"], until, [length])
    return habit.windows[0]


def verdicts(found: tuple[Habit, ...]) -> list[Verdict]:
    return [window.verdict for habit in found for window in habit.windows]


def test_a_year_of_the_same_is_usual_in_every_window() -> None:
    (habit,) = habits(*steady(500), ["calves"], TODAY)
    assert [window.days for window in habit.windows] == list(WINDOWS)
    assert [window.earlier for window in habit.windows] == [52, 49, 41]
    for window in habit.windows:
        assert window.carried == window.low == window.usual == window.high == 10.0 * window.days
        assert (window.verdict, window.missing_days) == (Verdict.USUAL, 0)


def test_percentiles_are_those_of_the_windows_before_and_not_of_this_one() -> None:
    # Eleven weeks of 0, 1, … 10 before a week of 100: percentiles of 0 … 10 are known by heart.
    weeks = [*range(11), 100]
    dates = [back(7 * i + 3) for i in range(len(weeks))]
    loads = np.array([weeks[::-1]], dtype=float).T
    dates, loads = [*dates, back(7 * 12 - 1)], np.vstack([loads, [[0.001]]])  # a first run
    week = one(dates, loads)
    assert (week.carried, week.earlier) == (100.0, 11)
    assert (week.low, week.usual, week.high) == pytest.approx((1.0, 5.0, 9.0), abs=0.002)


@pytest.mark.parametrize(
    ("factor", "verdict"),
    [
        (0.0, Verdict.LESS),
        (0.99, Verdict.LESS),
        (1.0, Verdict.USUAL),
        (1.01, Verdict.MORE),
        (MUCH, Verdict.MORE),
        (MUCH * 1.001, Verdict.MUCH_MORE),
    ],
)
def test_where_the_verdicts_change(factor: float, verdict: Verdict) -> None:
    dates, loads = steady(300)
    loads[:7] *= factor
    assert one(dates, loads).verdict is verdict


@pytest.mark.parametrize("length", WINDOWS)
def test_too_short_a_history_cannot_tell_and_says_how_long_to_wait(length: int) -> None:
    enough = 2 * length + (NEEDED - 1) * STEP
    dates, loads = steady(enough - 1)
    short = one(dates, loads, length)
    assert (short.verdict, short.usual, short.missing_days) == (Verdict.CANNOT_TELL, None, 1)
    assert (short.carried, short.earlier) == (10.0 * length, NEEDED - 1)
    assert short.to_dict()["usual"] is None
    whole = one(*steady(enough), length)
    assert (whole.verdict, whole.earlier, whole.missing_days) == (Verdict.USUAL, NEEDED, 0)


def test_without_any_run_nothing_can_be_told() -> None:
    found = habits([], np.zeros((0, 2)), NAMES, TODAY)
    assert [habit.name for habit in found] == list(NAMES)
    assert set(verdicts(found)) == {Verdict.CANNOT_TELL}
    assert found[0].windows[0].carried == 0.0
    assert found[0].windows[0].missing_days > 7 * NEEDED
    rest = habits([back(3)], np.zeros((1, 1)), ["calves"], TODAY)  # a day without work is no start
    assert rest[0].windows[0].earlier == 0


def test_days_after_the_day_asked_about_are_unknown_to_it() -> None:
    dates, loads = steady(400)
    past = habits(dates, loads, ["calves"], back(30))
    dates, loads = [*dates, TODAY + timedelta(days=2)], np.vstack([loads, [[1e6]]])
    loads[:30] *= 50.0
    assert habits(dates, loads, ["calves"], back(30)) == past
    assert set(verdicts(past)) == {Verdict.USUAL}


def test_what_is_older_than_the_history_counts_for_nothing() -> None:
    dates, loads = steady(600)
    plain = one(dates, loads)
    loads[7 + HISTORY_DAYS :] *= 100.0
    assert one(dates, loads) == plain


def test_after_a_long_rest_the_first_run_is_much_more() -> None:
    dates, loads = [back(700), back(2)], np.array([[10.0], [10.0]])
    assert one(dates, loads).verdict is Verdict.MUCH_MORE
    assert one(dates[:1], loads[:1]).verdict is Verdict.USUAL  # resting has become the habit


@pytest.mark.parametrize(
    ("loads", "windows", "told"),
    [
        (np.zeros((2, 1)), WINDOWS, "one row a day"),
        (np.array([[np.nan]]), WINDOWS, "not finite"),
        (np.array([[np.inf]]), WINDOWS, "not finite"),
        (np.zeros((1, 1)), (), "lengths from 1"),
        (np.zeros((1, 1)), (0,), "lengths from 1"),
        (np.zeros((1, 1)), (LONGEST + 1,), "lengths from 1"),
    ],
)
def test_what_cannot_be_is_refused(loads: np.ndarray, windows: tuple[int, ...], told: str) -> None:
    with pytest.raises(RunatomyError, match=told):
        habits([TODAY], loads, ["calves"], TODAY, windows)


def test_the_longest_window_can_be_told_and_arrays_of_dates_are_taken() -> None:
    dates, loads = steady(2 * HISTORY_DAYS)
    found = habits(np.array(dates, dtype="datetime64[D]"), loads, ["calves"], TODAY, [1, LONGEST])
    assert verdicts(found) == [Verdict.USUAL] * 2


# Laws ------------------------------------------------------------------------------------------

RUNS = st.lists(
    st.tuples(st.integers(0, 460), st.floats(0.01, 1e4), st.floats(0.0, 1e4)),
    min_size=1,
    max_size=120,
)


def table(runs: list[tuple[int, float, float]]) -> tuple[list[date], np.ndarray]:
    return [back(run[0]) for run in runs], np.array([run[1:] for run in runs])


@given(RUNS, st.integers(0, 83), st.floats(0.0, 1e5))
def test_more_work_now_never_means_less_load(
    runs: list[tuple[int, float, float]], day: int, more: float
) -> None:
    runs = [*runs, (455, 1.0, 1.0)]
    before = habits(*table(runs), NAMES, TODAY)
    after = habits(*table([*runs, (day, more, more)]), NAMES, TODAY)
    for old, new in zip(before, after, strict=True):
        for was, now in zip(old.windows, new.windows, strict=True):
            # Only a window that holds the day whole and whose habit does not may be compared.
            if day < was.days:
                assert now.carried >= was.carried
                assert RANK[now.verdict] >= RANK[was.verdict]
                assert (now.low, now.high) == (was.low, was.high)
            else:
                assert now.carried == was.carried
                assert RANK[now.verdict] <= RANK[was.verdict]


@given(RUNS, st.sets(st.integers(0, 460)))
def test_a_day_without_a_row_is_a_day_of_nothing(
    runs: list[tuple[int, float, float]], rests: set[int]
) -> None:
    filled = [*runs, *((day, 0.0, 0.0) for day in rests)]
    assert habits(*table(filled), NAMES, TODAY) == habits(*table(runs), NAMES, TODAY)


@given(RUNS, st.integers(-20_000, 20_000))
def test_shifting_all_dates_changes_nothing(
    runs: list[tuple[int, float, float]], days: int
) -> None:
    dates, loads = table(runs)
    shift = timedelta(days=days)
    moved = habits([day + shift for day in dates], loads, NAMES, TODAY + shift)
    assert moved == habits(dates, loads, NAMES, TODAY)


@given(RUNS, st.floats(1e-3, 1e6))
def test_another_unit_changes_no_verdict(
    runs: list[tuple[int, float, float]], factor: float
) -> None:
    dates, loads = table(runs)
    plain, scaled = (habits(dates, loads * f, NAMES, TODAY) for f in (1.0, factor))
    assert verdicts(scaled) == verdicts(plain)
    for old, new in zip(plain, scaled, strict=True):
        carried = [window.carried for window in new.windows]
        assert carried == pytest.approx([window.carried * factor for window in old.windows])


@given(RUNS, st.randoms())
def test_the_order_of_rows_and_names_changes_nothing(
    runs: list[tuple[int, float, float]], random: object
) -> None:
    once = {run[0]: run for run in runs}  # one row a day: sums of a day round by their order
    rows = list(once.values())
    shuffled = sorted(rows, key=lambda _: random.random())  # type: ignore[attr-defined]
    dates, loads = table(rows)
    plain = habits(dates, loads, NAMES, TODAY)
    assert habits(*table(shuffled), NAMES, TODAY) == plain
    swapped = habits(dates, loads[:, ::-1], NAMES[::-1], TODAY)
    assert swapped == plain[::-1]


@given(RUNS)
def test_the_sign_of_a_load_counts_for_nothing(runs: list[tuple[int, float, float]]) -> None:
    dates, loads = table(runs)
    assert habits(dates, -loads, NAMES, TODAY) == habits(dates, loads, NAMES, TODAY)


@given(RUNS)
def test_low_usual_and_high_come_in_order(runs: list[tuple[int, float, float]]) -> None:
    for habit in habits(*table(runs), NAMES, TODAY):
        for window in habit.windows:
            told = window.verdict is not Verdict.CANNOT_TELL
            assert told == (window.earlier >= NEEDED) == (window.missing_days == 0)
            if window.low is not None and window.usual is not None and window.high is not None:
                assert 0.0 <= window.low <= window.usual <= window.high
