"""Limits of the heart: published means and spreads of age and rest."""

from __future__ import annotations

import pytest

from runatomy.loads.heart.limits import heart_limits, usual_max_bpm
from runatomy.terms.runner import Runner


@pytest.mark.parametrize(("age", "bpm"), [(20.0, 198.2), (40.0, 185.4), (60.0, 172.6)])
def test_maximum_of_the_age_by_nes(age: float, bpm: float) -> None:
    span = usual_max_bpm(age)
    assert span.usual == pytest.approx(bpm)
    assert span.width == pytest.approx(2.0 * 1.645 * 10.8)


def test_resting_rate_reaches_the_slowest_that_was_seen() -> None:
    resting = heart_limits(Runner(age=30.0)).resting_bpm
    assert (resting.low, resting.usual) == (40.0, 65.5)
    assert resting.high == pytest.approx(65.5 + 1.645 * 7.7)


def test_given_limits_have_no_range() -> None:
    limits = heart_limits(Runner(max_heart_rate_bpm=190.0, resting_heart_rate_bpm=44.0))
    assert limits.max_bpm is not None
    assert limits.max_bpm.width == limits.resting_bpm.width == 0.0
