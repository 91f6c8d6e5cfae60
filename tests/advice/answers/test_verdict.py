"""Verdicts follow from criteria: value, range, studies, doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.verdict import (
    Verdict,
    by_facts,
    by_figure,
    combined,
    leaning,
    together,
)
from runatomy.terms.evidence import Grade

NUMBERS = st.floats(-10.0, 10.0)


def figure(value: float, low: float, high: float) -> Figure:
    return Figure(what="some", value=value, low=low, high=high, unit="x")


@pytest.mark.parametrize(
    ("three", "verdict"),
    [
        ((2.0, 1.2, 3.0), Verdict.HOLDS),
        ((2.0, 0.9, 3.0), Verdict.PARTLY),
        ((1.2, 1.1, 1.3), Verdict.PARTLY),
        ((0.8, 0.5, 1.4), Verdict.NOT),
        ((0.8, 0.5, 1.6), Verdict.PARTLY),
    ],
)
def test_value_and_range_decide(three: tuple[float, float, float], verdict: Verdict) -> None:
    assert by_figure(figure(*three), 1.5, 1.0) is verdict


@given(NUMBERS, NUMBERS, NUMBERS)
def test_thresholds_turned_round_turn_the_verdict(a: float, b: float, c: float) -> None:
    low, value, high = sorted((a, b, c))
    there = by_figure(figure(value, low, high), 1.5, 1.0)
    back = by_figure(figure(-value, -high, -low), -1.5, -1.0)
    assert there is back


@given(NUMBERS, st.floats(0.0, 5.0), st.floats(0.0, 5.0))
def test_a_wider_range_never_makes_surer(value: float, width: float, more: float) -> None:
    narrow = by_figure(figure(value, value - width, value + width), 1.5, 1.0)
    total = width + more
    wide = by_figure(figure(value, value - total, value + total), 1.5, 1.0)
    assert wide in (narrow, Verdict.PARTLY)


def test_studies_count_by_their_grade() -> None:
    strong, moderate, weak, nobody = Grade.STRONG, Grade.MODERATE, Grade.WEAK, Grade.OPEN
    assert by_facts([(moderate, 1)]) is Verdict.HOLDS
    assert by_facts([(strong, -1)]) is Verdict.NOT
    assert by_facts([(moderate, 1), (moderate, -1)]) is Verdict.PARTLY
    assert by_facts([(moderate, 0)]) is Verdict.PARTLY
    assert by_facts([(weak, 1)]) is Verdict.UNKNOWN
    assert by_facts([(weak, 1), (weak, 1)]) is Verdict.HOLDS
    assert by_facts([(nobody, 1)]) is Verdict.UNKNOWN
    assert by_facts([]) is Verdict.UNKNOWN


def test_model_and_studies_come_together() -> None:
    holds, partly, fails, unknown = Verdict
    assert combined(holds, holds, False) is holds
    assert combined(holds, fails, False) is partly
    assert combined(None, fails, False) is fails
    assert combined(holds, unknown, False) is holds
    assert combined(holds, holds, True) is partly
    assert combined(holds, unknown, True) is unknown
    assert combined(fails, unknown, False, leaning([(Grade.WEAK, 1)])) is unknown
    assert together([holds, holds]) is holds
    assert together([]) is unknown
