"""Stores and food: glycogen and what to eat on the way."""

from __future__ import annotations

import pytest

from runatomy.loads.fuel.fueling import TABLE, before_run, fueling
from runatomy.loads.fuel.glycogen import glycogen_store, share_of_store
from runatomy.loads.heart.span import Span


def test_stores_scale_with_mass_and_are_unknown_without() -> None:
    small, large = glycogen_store(50.0), glycogen_store(100.0)
    assert small is not None and large is not None
    assert large.usual == pytest.approx(2.0 * small.usual)
    assert glycogen_store(None) is None
    assert share_of_store(Span(low=100.0, usual=200.0, high=300.0), None) is None


def test_the_share_of_a_store_holds_what_both_leave_open() -> None:
    store = glycogen_store(70.0)
    assert store is not None
    share = share_of_store(Span(low=200.0, usual=250.0, high=300.0), store)
    assert share is not None
    assert share.usual == pytest.approx(0.5)
    assert share.low < 200.0 / 500.0 and share.high > 300.0 / 500.0


@pytest.mark.parametrize(
    ("hours", "low", "high"), [(1.5, 30.0, 60.0), (3.0, 30.0, 90.0), (6.0, 30.0, 90.0)]
)
def test_food_by_duration(hours: float, low: float, high: float) -> None:
    per_hour = fueling(hours * 3600.0).per_hour
    assert per_hour is not None
    assert (per_hour.low, per_hour.high) == (low, high)


def test_short_runs_need_no_food() -> None:
    assert fueling(2400.0).per_hour is None
    assert before_run(3000.0, 70.0) is None


def test_before_a_long_run_by_mass() -> None:
    before = before_run(7200.0, 70.0)
    assert before is not None
    assert (before.low, before.high) == (70.0, 280.0)
    assert before_run(7200.0, None) is None


def test_the_table_is_in_order() -> None:
    assert [row.from_duration for row in TABLE] == sorted(row.from_duration for row in TABLE)
