"""Runs that nobody can tell any more: a small part is bridged and named, a large one is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from loads.effort.runs import LAST, effort, week
from runatomy.loads.effort.effort_habit import NAMES, effort_habits, effort_sum
from runatomy.loads.effort.lost_run import SMALL, Known, LostRun, lost_share
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.loads.habit import Verdict


def lost(size: float = 1.0) -> LostRun:
    """Return a lost run of so many hours."""
    return LostRun(name="Round the lake", day=LAST, moving_time=3600.0 * size)


@pytest.mark.parametrize("name", NAMES)
def test_a_sum_goes_on_without_it_and_leaves_room_above(name: str) -> None:
    """As much room as the hardest known run asked in that time: here the shorter one."""
    hard = effort(0.5, trimp=effort(1.0).trimp, energy=effort(1.0).energy)
    known: list[Known] = [effort(), hard]
    alone, told = effort_sum(known, name), effort_sum([*known, lost(0.25)], name)
    assert alone is not None and told is not None
    assert (told.low, told.usual) == (alone.low, alone.usual)
    most = max(one.amount(name).high / one.running_time for one in (effort(), hard))  # type: ignore[union-attr]
    assert told.high == pytest.approx(alone.high + most * 900.0)


def test_nothing_known_nothing_told() -> None:
    assert effort_sum([lost()], "energy") is None
    assert lost_share([lost()]) == 1.0 and lost_share([]) == 0.0
    assert lost_share([effort(3.0), lost()]) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("size", "verdict"),
    [(0.3, Verdict.LESS), (1.0, Verdict.USUAL), (3.0, Verdict.MUCH_MORE)],
)
def test_one_of_many_weeks_lost_leaves_the_verdict(size: float, verdict: Verdict) -> None:
    """A clear week is what it is, whatever the lost run asked."""
    found = week([*[effort()] * 6, lost(), *[effort()] * 14, effort(size)])
    assert (found.verdict, found.why, found.lost) == (verdict, "", ())


def test_a_lost_run_that_would_decide_leaves_it_open() -> None:
    """Seven minutes beside an hour: without them a usual week, with them more than that."""
    dates = [LAST - timedelta(days=7 * i) for i in range(1, 21)]
    runs: list[Known] = [*[effort()] * 20, effort(1.0), lost(0.12)]
    (habit, *_) = effort_habits([*dates, LAST, LAST], runs, LAST)
    seven = habit.windows[0]
    assert seven.lost_share == pytest.approx(0.12 / 1.12)
    assert seven.verdict is Verdict.CANNOT_TELL
    assert seven.why == "a run that nobody can tell any more would decide it"
    assert seven.carried is not None and (seven.told, seven.runs, seven.waiting) == (1, 2, 0)


def test_too_much_lost_is_held_against_nothing() -> None:
    share = 0.25
    assert share > SMALL
    early: list[Known] = [lost() if i % 4 == 0 else effort() for i in range(20)]
    found = week([*early, effort(9.0)])
    assert found.verdict is Verdict.CANNOT_TELL
    assert "25% of the earlier running" in found.why


def test_a_run_that_waits_is_waited_for() -> None:
    found = week([*[effort()] * 10, None, lost(0.1), *[effort()] * 10])
    assert found.why == "a run that it takes must be analyzed anew first"


def test_fuel_of_a_week_has_room_for_it() -> None:
    alone, told = week_fuel([effort(3.0)]), week_fuel([effort(3.0)], [lost(0.3)])
    for name in ("energy", "fat", "carbohydrate", "fat_equivalent"):
        one, other = getattr(alone, name), getattr(told, name)
        assert (one.low, one.usual) == (other.low, other.usual)
        assert other.high == pytest.approx(1.1 * one.high)
    assert told.lost == (lost(0.3),) and told.lost_share == pytest.approx(0.3 / 3.3)
    assert alone.lost == () and alone.lost_share == 0.0
