"""Left against right: noise is even, a lean must clear noise and normal, nothing is made up."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mechanics.made_atlas import made_conditions
from runatomy.loads.sides.balance import DEVICE, NORMAL, contact_difference
from runatomy.loads.sides.difference import Lean, from_symmetry_angle, lean_of
from runatomy.loads.sides.single_leg import (
    TESTS,
    SingleLegResult,
    result_difference,
    single_leg_test,
)
from runatomy.loads.sides.strides import FORCE_NORMAL, stride_difference
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.errors import RunatomyError

DAY = date(2026, 6, 1)


def watched(share: float, minutes: int = 30, noise: float = 0.002) -> StrideConditions:
    """A run whose left share of contact time is so."""
    rng = np.random.default_rng(1)
    rows = 60 * minutes
    balance = share + noise * rng.standard_normal(rows)
    return made_conditions(np.full(rows, 3.0), balance=balance)


def test_a_symmetry_angle_is_what_it_is_defined_as() -> None:
    """By hand: 103 over 100 is 45.847 degrees, 0.94 % of 90; the difference is 3 over 101.5."""
    angle = (math.degrees(math.atan2(103.0, 100.0)) - 45.0) / 90.0 * 100.0
    assert from_symmetry_angle(angle) == pytest.approx(100.0 * 3.0 / 101.5)
    assert pytest.approx(6.9, abs=0.05) == NORMAL


@pytest.mark.parametrize(
    ("share", "lean"),
    [
        (0.500, Lean.EVEN),
        (0.503, Lean.EVEN),
        (0.508, Lean.WITHIN_NORMAL),
        (0.530, Lean.LEFT),
        (0.470, Lean.RIGHT),
    ],
)
def test_a_lean_must_clear_the_device_and_what_is_normal(share: float, lean: Lean) -> None:
    found = contact_difference(watched(share))
    assert found.lean is lean
    assert found.value == pytest.approx(200.0 * (2.0 * share - 1.0), abs=0.1)
    assert found.low is not None and found.high is not None
    assert found.high - found.low >= 2.0 * 1.6 * DEVICE


def test_without_a_device_or_with_little_of_it_nobody_can_tell() -> None:
    blind = made_conditions(np.full(1800, 3.0))
    for conditions in (blind, watched(0.53, minutes=3), replace(blind, gait=0 * blind.gait)):
        found = contact_difference(conditions)
        assert found.lean is Lean.CANNOT_TELL
        assert found.value is None


def test_gaps_in_the_measurement_widen_the_range() -> None:
    """The same swing from minute to minute, six minutes of it against thirty."""
    minute = np.arange(1800) // 60
    balance = 0.52 + 0.02 * np.where(minute % 2 == 0, 1.0, -1.0)
    whole = made_conditions(np.full(1800, 3.0), balance=balance)
    balance = np.where(minute < 6, balance, np.nan)
    part = contact_difference(replace(whole, contact_balance=balance))
    full = contact_difference(whole)
    assert None not in (part.low, part.high, full.low, full.high)
    assert part.high - part.low > full.high - full.low  # type: ignore[operator]


@given(share=st.floats(0.4, 0.6))
def test_the_mirror_image_gives_the_mirror_result(share: float) -> None:
    conditions = watched(share)
    mirror = replace(conditions, contact_balance=1.0 - conditions.contact_balance)
    one, other = contact_difference(conditions), contact_difference(mirror)
    assert one.value == pytest.approx(-float(other.value or 0.0), abs=1e-9)
    turned = {Lean.LEFT: Lean.RIGHT, Lean.RIGHT: Lean.LEFT}
    assert other.lean is turned.get(one.lean, one.lean)


def test_strides_of_a_laboratory() -> None:
    rng = np.random.default_rng(2)
    left, right = 6.0 + 0.1 * rng.standard_normal(12), 5.0 + 0.1 * rng.standard_normal(12)
    found = stride_difference("Achilles tendon, peak", left, right, 10.0)
    assert found.lean is Lean.LEFT
    assert found.value == pytest.approx(100.0 * 1.0 / 5.5, abs=2.0)
    assert stride_difference("peak", left, right, FORCE_NORMAL).lean is Lean.WITHIN_NORMAL
    assert stride_difference("peak", left, left[::-1]).lean is Lean.EVEN
    assert stride_difference("peak", left, right).lean is Lean.CANNOT_TELL  # normal not known
    assert stride_difference("peak", left[:2], right).value is None
    gaps = np.append(left, np.nan)
    assert (
        stride_difference("peak", gaps, right).value == stride_difference("peak", left, right).value
    )


def test_a_test_tells_no_more_than_its_error() -> None:
    def lean(test: str, left: float, right: float) -> Lean:
        result = SingleLegResult(test=test, day=DAY, left=left, right=right)
        return result_difference(result).lean

    assert lean("calf_raises", 25.0, 22.0) is Lean.EVEN
    assert lean("calf_raises", 32.0, 15.0) is Lean.LEFT
    assert lean("hop", 1.60, 1.50) is Lean.EVEN
    assert lean("hop", 1.30, 1.60) is Lean.RIGHT
    assert lean("squat", 3.0, 12.0) is Lean.CANNOT_TELL


def test_every_test_says_how_and_what_its_error_rests_on() -> None:
    for test in TESTS:
        assert test.how and test.source and test.unit
        assert single_leg_test(test.name) is test
    with pytest.raises(RunatomyError):
        single_leg_test("somersault")
    with pytest.raises(RunatomyError, match="cannot be"):
        SingleLegResult(test="hop", day=DAY, left=-1.0, right=1.0)


def test_lean_needs_a_range() -> None:
    assert lean_of(None, 1.0, 1.0) is Lean.CANNOT_TELL
    assert lean_of(math.nan, 1.0, 1.0) is Lean.CANNOT_TELL
