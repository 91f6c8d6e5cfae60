"""Days: sums of the runs of a day, in order, and how far the days lie apart."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from loads.recovery.conftest import NOON
from loads.recovery.test_state import made
from runatomy.loads.recovery.days import by_day
from runatomy.loads.recovery.session import GROUPS


def test_runs_of_a_day_add_up_at_the_end_of_its_last() -> None:
    morning, evening = NOON - timedelta(hours=4), NOON + timedelta(hours=6)
    before = NOON - timedelta(days=3)
    days = by_day([made(1.0, 2.0, 0.5, evening), made(0.5, 0.0, 0.0, before),
                   made(2.0, 1.0, 0.0, morning)])  # fmt: skip
    assert days.when == (before, evening)
    both = made(3.0, 3.0, 0.5)
    for name in ("energy", "braking", "unusual"):
        np.testing.assert_allclose(getattr(days, name)[1], getattr(both, name))
    assert np.array_equal(np.diff(days.number), [3.0])
    np.testing.assert_allclose(days.apart, [[0.0, -78.0], [78.0, 0.0]])


def test_without_a_run_there_is_no_day() -> None:
    days = by_day([])
    assert days.when == () and days.energy.shape == (0, len(GROUPS))
    assert days.number.shape == (0,)
