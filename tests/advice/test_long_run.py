"""A single run far beyond the longest of the month before is spoken of, once and calmly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.season import check
from runatomy.advice.facts.training import FACTS
from runatomy.advice.finding import Weight
from runatomy.advice.long_run import long_run_findings
from runatomy.advice.plan.growth.history import RUN_LIMIT
from runatomy.advice.plan.usual.read import PastRun

TODAY = date(2026, 7, 17)


def ran(*runs: tuple[int, float]) -> list[PastRun]:
    """Return runs so many days ago, so many kilometers long."""
    return [PastRun(day=TODAY - timedelta(days=ago), meters=1000.0 * km) for ago, km in runs]


def test_a_leap_is_told_with_its_size_and_evidence() -> None:
    found = check(long_run_findings(ran((0, 8.2), (3, 2.6), (10, 2.8), (40, 20.0)), TODAY), FACTS)
    leap = found["wear.long_run"]
    assert leap.value == pytest.approx(8.2 / 2.8) and leap.weight is Weight.CAUTION
    assert "8.2 km on Friday" in leap.text and "2.9 times" in leap.text and "2.8 km" in leap.text
    assert leap.professional and "nobody can foretell" in leap.text


def test_a_small_leap_weighs_less_and_none_is_not_told() -> None:
    (found,) = long_run_findings(ran((2, 12.0), (9, 10.0), (35, 5.0)), TODAY)
    assert found.weight is Weight.NOTICE and "20 % more" in found.text and not found.professional
    assert long_run_findings(ran((2, 11.0), (9, 10.0), (35, 5.0)), TODAY) == ()


def test_who_brings_few_weeks_of_runs_is_told_so() -> None:
    (found,) = long_run_findings(ran((1, 20.0), (12, 5.0), (21, 6.0)), TODAY)
    assert "longest run of the 20 days before it that are known here, 6.0 km" in found.text
    assert long_run_findings(ran((1, 20.0), (5, 5.0), (14, 6.0)), TODAY) == ()  # of 13 days


@pytest.mark.parametrize(
    "runs",
    [(), ((1, 9.0),), ((1, 9.0), (31 + 1, 4.0)), ((8, 9.0), (15, 4.0)), ((1, 9.0), (25, 0.4))],
    ids=["no run", "the first run", "nothing in the month", "last week's", "a few steps before"],
)
def test_without_a_run_to_compare_with_nothing_is_said(runs: tuple[tuple[int, float], ...]) -> None:
    assert long_run_findings(ran(*runs), TODAY) == ()


@given(st.lists(st.tuples(st.integers(0, 60), st.floats(0.1, 60.0)), max_size=20))
def test_only_leaps_are_told(runs: list[tuple[int, float]]) -> None:
    for found in long_run_findings(ran(*runs), TODAY):
        assert found.value is not None and found.value > RUN_LIMIT
