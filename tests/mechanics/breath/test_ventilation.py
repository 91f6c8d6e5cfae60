"""Ventilation by three ways: published points, ranges, and what stays unknown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.mechanics.breath.from_heart_rate import (
    ventilation_by_heart_and_breath,
    ventilation_by_heart_rate,
)
from runatomy.mechanics.breath.from_oxygen import (
    BEST_EFFORT,
    RESTING,
    best_equivalent,
    equivalent_over_best,
    maximal_uptake,
    oxygen_uptake,
    share_of_reserve,
    usual_maximal_uptake,
    ventilation_by_oxygen,
)
from runatomy.mechanics.breath.from_respiration import ventilation_by_breaths
from runatomy.mechanics.breath.lungs import (
    PEAK_VENTILATION,
    PEAK_VENTILATION_SPREAD,
    peak_ventilation,
    tidal_volume,
    vital_capacity,
)
from runatomy.mechanics.breath.ventilation import Ventilation, narrowest
from runatomy.terms.evidence import Origin
from runatomy.terms.runner import Runner

MAN = Runner(mass=80.0, height=1.80, sex="m", age=25.0)
WOMAN = Runner(mass=65.0, height=1.67, sex="f", age=25.0)
HEART = np.array([110.0, 150.0, 185.0])
BREATHS = np.array([22.0, 33.0, 48.0])


def every_way(runner: Runner) -> list[Ventilation]:
    """Return the ventilation of the same three seconds by each way."""
    oxygen = oxygen_uptake(np.array([500.0, 900.0, 1150.0]), runner.mass or 70.0)
    return [
        ventilation_by_heart_rate(HEART, runner),
        ventilation_by_heart_and_breath(HEART, BREATHS, runner),
        ventilation_by_breaths(BREATHS, runner),
        ventilation_by_oxygen(oxygen, runner),
        ventilation_by_oxygen(oxygen, runner, maximal=4.4),
    ]


@pytest.mark.parametrize("runner", [MAN, WOMAN, Runner()], ids=["man", "woman", "unknown"])
def test_more_of_anything_is_more_air_inside_its_range(runner: Runner) -> None:
    for found in every_way(runner):
        assert (np.diff(found.lpm) > 0.0).all()
        assert ((found.low_lpm < found.lpm) & (found.lpm < found.high_lpm)).all()
        assert ((found.of_max > 0.0) & (found.of_max <= 1.0)).all()


def test_the_ways_agree_within_their_ranges() -> None:
    for one in every_way(MAN):
        for other in every_way(MAN):
            assert (one.low_lpm < other.high_lpm).all()


def test_greenwalds_law_as_printed() -> None:
    lungs = vital_capacity(1.80, 25.0, "m")
    by_hand = np.exp(-9.59) * 150.0**2.39 * 25.0**0.274 * 1.0**-0.204 * lungs**0.520
    assert ventilation_by_heart_rate(np.array([150.0]), MAN).lpm[0] == pytest.approx(by_hand)
    both = np.exp(-8.57) * 150.0**1.72 * 33.0**0.611 * 25.0**0.298 * 2.0**-0.206
    both *= vital_capacity(1.67, 25.0, "f") ** 0.614
    found = ventilation_by_heart_and_breath(np.array([150.0]), np.array([33.0]), WOMAN)
    assert found.lpm[0] == pytest.approx(both)


@given(st.floats(0.1, 1.0))
def test_air_per_oxygen_is_least_at_the_published_effort(effort: float) -> None:
    at = np.array([effort, BEST_EFFORT])
    found = equivalent_over_best(at)
    assert found[1] == pytest.approx(1.0) and found[0] >= 1.0


@pytest.mark.parametrize(("runner", "sex"), [(MAN, "m"), (WOMAN, "f")])
def test_the_largest_ventilation_of_treadmill_running(runner: Runner, sex: str) -> None:
    """Loe et al. 2014: 141.9 +- 24.5 L/min in men, 92.0 +- 16.5 in women of 20 to 29 years."""
    most = usual_maximal_uptake(runner.mass or 0.0, 25.0, runner.sex)
    ours = ventilation_by_oxygen(np.array([most]), runner, maximal=most).lpm[0]
    published = getattr(PEAK_VENTILATION, sex)
    spread = getattr(PEAK_VENTILATION_SPREAD, sex) * published
    assert peak_ventilation(25.0, runner.sex) == published
    assert abs(ours - published) < spread


def test_endurance_athletes_best_air_per_oxygen() -> None:
    """44.2 +- 4.2 mL/L in men of 21 years, 41.0 +- 4.8 in women of 23 (NOODLE study, 2024)."""
    assert abs(1e3 / best_equivalent(1.80, 21.4, "m") - 44.2) < 4.2
    assert abs(1e3 / best_equivalent(1.68, 23.4, "f") - 41.0) < 4.8


def test_heart_rate_and_cost_tell_the_maximal_uptake() -> None:
    largest, mass = 4.2, 70.0
    resting = RESTING * mass
    reserve = np.array([0.2, 0.6, 0.7, 0.9])
    oxygen = resting + reserve * (largest - resting)
    assert maximal_uptake(oxygen, reserve, mass) == pytest.approx(largest)
    assert np.isnan(maximal_uptake(oxygen, np.full(4, 0.3), mass))


def test_share_of_reserve_runs_from_rest_to_the_maximum() -> None:
    share = share_of_reserve(np.array([40.0, 50.0, 120.0, 190.0]), 50.0, 190.0)
    assert share[0] == share[1] == 0.0
    assert share[2] == pytest.approx((0.5 - 0.015) / 1.03)
    assert 0.95 < share[3] <= 1.0


def test_a_run_that_asks_for_more_than_usual_shows_a_larger_maximum() -> None:
    fast = np.full(60, 3.6)
    found = ventilation_by_oxygen(fast, WOMAN)
    assert found.evidence.origin is Origin.ASSUMED
    assert (found.of_max < 1.0).all()


def test_unknown_seconds_stay_unknown() -> None:
    gap = np.array([150.0, np.nan, 0.0])
    for found in (
        ventilation_by_heart_rate(gap, MAN),
        ventilation_by_breaths(gap, MAN),
        ventilation_by_heart_and_breath(gap, gap, MAN),
    ):
        assert np.isfinite(found.lpm).tolist() == [True, False, False]
        assert np.isfinite(found.high_lpm).tolist() == [True, False, False]
    lost = ventilation_by_oxygen(np.array([2.0, np.nan]), MAN)
    assert np.isfinite(lost.lpm).tolist() == [True, False]


def test_the_narrowest_way_is_chosen_and_one_nowhere_known_is_the_last() -> None:
    heart, both, breaths, _, own = every_way(MAN)
    assert narrowest(heart, both, breaths) is both
    assert narrowest(breaths, own, heart) is own
    nowhere = ventilation_by_heart_and_breath(HEART, np.full(3, np.nan), MAN)
    assert narrowest(nowhere, breaths) is breaths


def test_lungs_shrink_with_age_and_an_unknown_sex_is_in_between() -> None:
    for measure in (
        lambda age, sex: vital_capacity(1.75, age, sex),
        peak_ventilation,
        tidal_volume,
    ):
        assert measure(70.0, "f") < measure(40.0, "f") < measure(40.0, "m")
        assert measure(40.0, None) == pytest.approx(
            0.5 * (measure(40.0, "f") + measure(40.0, "m")), rel=1e-12
        )
