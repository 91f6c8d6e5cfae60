"""Rows for JSON: as the numbers one by one, whatever the floats are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.analysis.plain import plain_rows, rounded, significant


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    name: str
    side: str | None = None
    work_J: float | None  # noqa: N815
    share: float


def test_rows_are_dictionaries_with_texts_and_rounded_numbers() -> None:
    rows = [
        _Row(name="soleus", work_J=1234.56789, share=0.1234567891),
        _Row(name="vasti", side="left", work_J=None, share=float("nan")),
    ]
    assert plain_rows(rows) == [
        {"name": "soleus", "side": None, "work_J": 1234.57, "share": 0.123457},
        {"name": "vasti", "side": "left", "work_J": None, "share": None},
    ]


def test_no_rows_are_no_rows() -> None:
    assert plain_rows([]) == []


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_many_are_rounded_as_one_is(value: float) -> None:
    """Below a trillionth of a trillionth nothing that reaches a user lies."""
    expected = rounded(value)
    found = float(significant(np.array([value]))[0])
    if abs(value) < 1e-16:
        assert found == pytest.approx(expected, abs=1e-21)
    else:
        assert found == pytest.approx(expected, rel=1.1e-5)
        assert float(f"{found:.6g}") == found  # no digit beyond the sixth


@given(st.integers(100_000, 999_999), st.integers(-12, 8))
def test_a_number_of_six_digits_stays_itself(digits: int, power: int) -> None:
    value = float(f"{digits}e{power}")
    assert float(significant(np.array([value]))[0]) == value


def test_what_is_not_finite_is_not_known() -> None:
    row = _Row(name="x", work_J=float("inf"), share=float("-inf"))
    assert plain_rows([row]) == [{"name": "x", "side": None, "work_J": None, "share": None}]
