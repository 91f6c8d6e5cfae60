"""Laws of a run's wear: easy is one, sums add up, mass does not matter, more is more."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loads.wear.conftest import HEIGHT, Steady
from mechanics.made_atlas import hilly
from runatomy.loads.habit import Verdict
from runatomy.loads.tissue import CATALOGUE
from runatomy.loads.wear.easy import Easy
from runatomy.loads.wear.estimate import STRIKE, gluteal_tendons, plantar_fascia
from runatomy.loads.wear.exponent import EXPONENTS, Exponent, tendon_exponent
from runatomy.loads.wear.run_wear import run_wear
from runatomy.loads.wear.weeks import wear_habits
from runatomy.mechanics.atlas import Atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.terms.errors import RunatomyError


def run(atlas: Atlas, seed: int = 1, longer: float = 1.0) -> tuple[RunMechanics, np.ndarray]:
    conditions = hilly(seed=seed)
    conditions = replace(conditions, duration=longer * conditions.duration)
    found = run_from_atlas(conditions, 70.0, HEIGHT, atlas)
    return found, conditions.speed[found.rows]


def test_an_easy_kilometer_wears_like_an_easy_kilometer(steady: Steady) -> None:
    for row in steady(2.78).values():
        assert row.load_ratio == pytest.approx(1.0, rel=1e-6)
        assert row.wear_ratio == pytest.approx((1.0, 1.0, 1.0), rel=1e-6)
        assert row.wear == pytest.approx(row.distance, rel=1e-6)


def test_an_exponent_of_one_counts_peaks(atlas: Atlas, easy: Easy) -> None:
    """By hand: the mean peak of all steps over the easy peak, times steps over easy steps."""
    mechanics, speed = run(atlas)
    one = Exponent(low=1.0, usual=1.0, high=1.0, evidence=EXPONENTS["bone"].evidence)
    rows = run_wear(mechanics, speed, easy, dict.fromkeys(EXPONENTS, one))
    steps = 0.5 * mechanics.step_rate * mechanics.duration
    for i, row in enumerate(rows):
        by_hand = (steps * mechanics.tissues["tissue_peak"][:, i]).sum() / easy.peak[i] / easy.steps
        assert row.wear == row.wear_low == row.wear_high == pytest.approx(by_hand)


def test_two_runs_wear_as_much_as_one_after_the_other(atlas: Atlas, easy: Easy) -> None:
    (one, v1), (two, v2) = run(atlas, 1), run(atlas, 2)
    both = replace(
        one,
        duration=np.concatenate([one.duration, two.duration]),
        step_rate=np.concatenate([one.step_rate, two.step_rate]),
        tissues={k: np.concatenate([one.tissues[k], two.tissues[k]]) for k in one.tissues},
    )
    joined = run_wear(both, np.concatenate([v1, v2]), easy)
    for a, b, c in zip(run_wear(one, v1, easy), run_wear(two, v2, easy), joined, strict=True):
        for name in ("load", "easy_load", "wear", "distance"):
            assert getattr(c, name) == pytest.approx(getattr(a, name) + getattr(b, name)), name
        assert c.peak == max(a.peak, b.peak)


@given(longer=st.floats(1.0, 10.0))
def test_more_running_is_never_less_wear(atlas: Atlas, easy: Easy, longer: float) -> None:
    for less, more in zip(
        run_wear(*run(atlas), easy), run_wear(*run(atlas, longer=longer), easy), strict=True
    ):
        assert more.load >= less.load
        assert more.wear == pytest.approx(longer * less.wear)


def test_mass_changes_no_wear_in_body_weights(steady: Steady) -> None:
    for light, heavy in zip(
        steady(3.2, mass=50.0).values(), steady(3.2, mass=100.0).values(), strict=True
    ):
        assert heavy.wear == pytest.approx(light.wear, rel=1e-9)


def test_ranges_hold_their_values(atlas: Atlas, easy: Easy) -> None:
    for row in run_wear(*run(atlas), easy):
        assert row.wear_low <= row.wear <= row.wear_high
        assert row.peak_low <= row.peak <= row.peak_high
        assert row.evidence.grade is not None
        assert all(value is not None for value in row.to_dict().values())


def test_exponents_come_from_the_published_lines() -> None:
    """Tendon by hand: at 60 MPa ten percent more stress costs 6 MPa, 10**(6 / 14.8) of life."""
    near = math.log(10.0 ** (0.06 / 14.8)) / math.log(60.06 / 60.0)
    assert tendon_exponent(60.0) == pytest.approx(near, rel=1e-3)
    assert EXPONENTS["tendon"].usual == pytest.approx(9.3, abs=0.05)
    assert EXPONENTS["joint"].values == pytest.approx((7.57, 10.27, 13.02), abs=0.01)
    with pytest.raises(RunatomyError):
        replace(EXPONENTS["bone"], low=20.0)


def test_speeds_must_fit_the_run(atlas: Atlas, easy: Easy) -> None:
    mechanics, speed = run(atlas)
    with pytest.raises(RunatomyError, match="speeds"):
        run_wear(mechanics, speed[:-1], easy)


def test_no_running_is_no_wear(atlas: Atlas, easy: Easy) -> None:
    conditions = hilly()
    still = run_from_atlas(replace(conditions, gait=0 * conditions.gait), 70.0, HEIGHT, atlas)
    assert run_wear(still, conditions.speed[still.rows], easy) == ()
    assert plantar_fascia(()).ratio_low is None
    assert gluteal_tendons(still).peak is None


def test_plantar_fascia_is_a_range_around_the_achilles(steady: Steady) -> None:
    found = steady(4.0)
    estimate, ratio = plantar_fascia(tuple(found.values())), found["achilles_tendon"].load_ratio
    assert estimate.peak is None
    assert estimate.ratio_low == pytest.approx(ratio / STRIKE)
    assert estimate.ratio_high == pytest.approx(ratio * STRIKE)


def test_gluteal_tendons_have_a_pull_and_no_wear(atlas: Atlas) -> None:
    found = gluteal_tendons(run(atlas)[0])
    assert found.peak is not None and 0.5 < found.peak < 10.0
    assert found.peak_low is not None and found.peak_low <= found.peak
    assert found.ratio_low is None


def test_a_jump_shows_in_the_tissue_that_jumped(steady: Steady) -> None:
    """Ten weeks of level running, then a week of descents: kneecap up, Achilles not."""
    level, down = (tuple(steady(2.78, slope).values()) for slope in (0.0, -0.105))
    today = date(2026, 6, 30)
    days = [today - timedelta(days=i) for i in range(0, 77, 2)]
    runs = [down if (today - day).days < 7 else level for day in days]
    found = {habit.name: habit for habit in wear_habits(days, runs, today, (7,))}
    assert [tissue.name for tissue in CATALOGUE] == list(found)
    assert found["patellofemoral"].wear.windows[0].verdict is Verdict.MUCH_MORE
    assert found["achilles_tendon"].wear.windows[0].verdict in (Verdict.USUAL, Verdict.LESS)
    with pytest.raises(RunatomyError, match="dates"):
        wear_habits(days[1:], runs, today)
