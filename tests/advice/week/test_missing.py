"""A week without a run that nobody can tell any more: named, never guessed silently."""

from __future__ import annotations

from datetime import timedelta

from loads.effort.runs import LAST, effort
from runatomy.advice.week.fuel import fuel_week_findings
from runatomy.advice.week.heart import heart_week_findings
from runatomy.advice.week.missing import missing_of
from runatomy.loads.effort.effort_habit import EffortWindow, effort_habits
from runatomy.loads.effort.lost_run import Known, LostRun
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.terms.evidence import Origin

DATES = [LAST - timedelta(days=7 * i) for i in range(1, 21)]
GONE = "its original file is gone and its analysis is of an older version"


def lost(size: float, name: str = "Round the lake") -> LostRun:
    return LostRun(name=name, day=LAST, moving_time=3600.0 * size)


def week_with(*last: Known) -> EffortWindow:
    """Return the last week of twenty usual ones before it."""
    days = [*DATES, *(LAST for _ in last)]
    return effort_habits(days, [*([effort()] * 20), *last], LAST)[0].windows[0]


def test_a_small_run_is_named_and_the_week_told() -> None:
    (alone,) = heart_week_findings(week_with(effort(3.0)))
    (told,) = heart_week_findings(week_with(effort(3.0), lost(0.3)))
    assert f"Without “Round the lake” of November 22: {GONE}." in told.text
    assert "It made up 9% of the running; the upper end leaves room for it." in told.text
    assert "in the 1 that can be told" in told.text and "much more than usual" in told.text
    assert (told.value, told.low) == (alone.value, alone.low)
    assert told.high is not None and alone.high is not None and told.high > alone.high
    assert "Without" not in alone.text


def test_a_large_one_leaves_the_week_untold_and_says_why() -> None:
    (heart,) = heart_week_findings(week_with(effort(), lost(1.0)))
    (fuel,) = fuel_week_findings(week_fuel([effort()], [lost(1.0)]))
    for found in (heart, fuel):
        assert found.value is None and found.evidence.origin is Origin.UNKNOWN
        assert "cannot be told without “Round the lake” of November 22" in found.text
        assert "made up 50% of the running" in found.text
        assert "Import the file again" in found.text
    (alone,) = heart_week_findings(week_with(lost(1.0)))
    assert "age" not in alone.text and "Round the lake" in alone.text
    assert fuel_week_findings(week_fuel([], [lost(1.0)]))[0].key == "fuel.week"


def test_fuel_names_it_too() -> None:
    balance, _ = fuel_week_findings(week_fuel([effort(3.0)], [lost(0.3)]))
    assert f"Without “Round the lake” of November 22: {GONE}." in balance.text
    assert balance.text.startswith("Your run used")


def test_many_are_counted_and_long_names_cut() -> None:
    several = [lost(0.1, "x" * 300), *[lost(0.1, f"Run {i}") for i in range(4)]]
    said = missing_of(several, 0.1)
    assert "x" * 39 + "…”" in said and "x" * 41 not in said
    assert "“Run 1” of November 22 and 2 more: their original files are gone" in said
    assert "They made up 10% of the running" in said
    assert missing_of((), 0.0) == ""
