"""Weeks of effort: sums keep their ranges, and nothing is judged that cannot be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loads.effort.runs import LAST, effort, week
from runatomy.loads.effort.effort_habit import (
    NAMES,
    effort_habits,
    effort_sum,
)
from runatomy.loads.effort.run_effort import RunEffort, measured_share
from runatomy.loads.habit import Verdict
from runatomy.loads.heart.span import Span


def test_sums_add_low_to_low_and_high_to_high() -> None:
    found = effort_habits([LAST, LAST, LAST - timedelta(days=9)], [effort(), effort(2.0),
                          effort()], LAST)  # fmt: skip
    assert [one.name for one in found] == list(NAMES)
    for habit, usual in zip(found, (90.0, 2e6, 8e5, 1.3e6), strict=True):
        seven, month = habit.windows[:2]
        assert (seven.runs, month.runs) == (2, 3)
        assert seven.carried is not None and month.carried is not None
        assert seven.carried.usual == pytest.approx(3.0 * usual)
        assert seven.carried.low == pytest.approx(2.4 * usual)
        assert seven.carried.high == pytest.approx(4.5 * usual)
        assert month.carried.usual == pytest.approx(4.0 * usual)
        assert seven.verdict is Verdict.CANNOT_TELL and seven.habit.missing_days > 0


@given(st.lists(st.floats(0.0, 5.0), min_size=1, max_size=12), st.floats(0.0, 5.0))
def test_one_more_run_is_never_less(sizes: list[float], more: float) -> None:
    runs: list[RunEffort | None] = [effort(size) for size in sizes]
    for name in NAMES:
        one, other = effort_sum(runs, name), effort_sum([*runs, effort(more)], name)
        assert one is not None and other is not None
        assert (one.low, one.usual, one.high) <= (other.low, other.usual, other.high)


@pytest.mark.parametrize(
    ("size", "verdict"),
    [(0.5, Verdict.LESS), (1.0, Verdict.USUAL), (1.2, Verdict.MORE), (2.0, Verdict.MUCH_MORE)],
)
def test_a_week_is_held_against_the_runners_own(size: float, verdict: Verdict) -> None:
    found = week([*[effort()] * 20, effort(size)])
    assert found.verdict is verdict and not found.why
    assert found.habit.usual == pytest.approx(90.0)


def test_a_run_that_waits_makes_the_habit_untold() -> None:
    found = week([effort(), None, *[effort()] * 12])
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.why == "a run that it takes must be analyzed anew first"
    assert found.carried is not None  # the week itself is told


def test_no_maximum_no_impulse_but_energy() -> None:
    runs: list[RunEffort | None] = [effort(trimp=None)] * 14
    assert week(runs).carried is None and week(runs).told == 0
    energy = week(runs, "energy")
    assert energy.verdict is Verdict.USUAL and energy.carried is not None


def test_estimated_weeks_are_not_held_against_measured_ones() -> None:
    blind = effort(3.0, measured=0.0)
    found = week([*[effort()] * 14, blind])
    assert found.verdict is Verdict.CANNOT_TELL and "missing" in found.why
    assert week([*[effort()] * 14, blind], "energy").verdict is Verdict.MUCH_MORE
    every: list[RunEffort | None] = [effort(measured=0.0)] * 14
    assert week([*every, blind]).verdict is Verdict.MUCH_MORE
    assert "measured in these days" in week([*every, effort()]).why


def test_runs_after_the_day_are_left_out() -> None:
    (habit, *_) = effort_habits([LAST + timedelta(days=1)], [effort()], LAST)
    assert habit.windows[0].runs == 0
    assert habit.windows[0].carried == Span(low=0.0, usual=0.0, high=0.0)


def test_measured_share_weighs_by_running_time() -> None:
    assert measured_share([effort(1.0), effort(3.0, measured=0.0)]) == pytest.approx(0.25)
    assert measured_share([]) == 0.0
