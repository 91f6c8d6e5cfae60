"""One foot or both is told by the speed."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.records.readers.cadence import step_rate


@pytest.mark.parametrize(
    ("speed", "steps"),
    [
        (1.0, 100),
        (1.5, 118),
        (2.2, 150),
        (2.8, 164),
        (3.5, 172),
        (4.5, 184),
        (6.0, 200),
        (9.0, 270),
    ],
)
@pytest.mark.parametrize("feet", [1, 2])
def test_both_ways_of_counting_give_the_same_steps(speed: float, steps: float, feet: int) -> None:
    cadence = np.full(30, steps * feet / 2)
    rate, told = step_rate(cadence, np.full(30, speed))
    assert rate == pytest.approx(np.full(30, steps / 60))
    assert ("one foot" if feet == 1 else "both feet") in told[0]


@pytest.mark.parametrize(("cadence", "steps"), [(60, 120), (85, 170), (110, 220), (150, 150)])
def test_without_a_speed(cadence: float, steps: float) -> None:
    rate, _ = step_rate(np.full(30, cadence), None)
    assert rate == pytest.approx(np.full(30, steps / 60))


@pytest.mark.parametrize(("cadence", "speed"), [(57, 1.4), (90, 2.0), (100, 3.0), (140, 9.0)])
def test_a_promise_of_one_foot_holds_when_plausible(cadence: float, speed: float) -> None:
    rate, told = step_rate(np.full(30, cadence), np.full(30, speed), one_foot=True)
    assert rate == pytest.approx(np.full(30, 2 * cadence / 60)) and told == []


def test_standing_says_nothing_and_stays_zero() -> None:
    rate, told = step_rate(np.zeros(30), np.zeros(30))
    assert np.all(rate == 0.0) and told == []


def test_standing_does_not_sway_the_choice() -> None:
    cadence = np.concatenate([np.zeros(100), np.full(20, 86.0)])
    speed = np.concatenate([np.zeros(100), np.full(20, 3.0)])
    assert step_rate(cadence, speed)[0][-1] == pytest.approx(172 / 60)
