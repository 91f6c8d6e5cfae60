"""The training impulse: the published check value, sexes, and what is not known."""

from __future__ import annotations

import numpy as np
import pytest

from loads.heart.runs import AGED, KNOWN, load_of, steady
from runatomy.loads.heart.limits import heart_limits
from runatomy.loads.heart.trimp import measured_trimp, reserve, trimp_of
from runatomy.terms.runner import Runner, Sex

HOUR = np.ones(3600)


@pytest.mark.parametrize(("sex", "published"), [("m", 117.94), ("f", None)])
def test_check_value_of_banister(sex: Sex, published: float | None) -> None:
    found = trimp_of(reserve(150.0 * HOUR, 50.0, 185.0), HOUR, sex)
    share = 100.0 / 135.0
    by_hand = {"m": 0.64 * np.exp(1.92 * share), "f": 0.86 * np.exp(1.67 * share)}[sex]
    assert found == pytest.approx(60.0 * share * by_hand, rel=1e-12)
    if published is not None:
        assert found == pytest.approx(published, abs=0.1)


def test_the_check_value_comes_out_of_a_whole_run() -> None:
    trimp = load_of(150.0 * HOUR).trimp
    assert trimp is not None
    assert trimp.usual == pytest.approx(117.94, abs=0.1)
    assert trimp.width == 0.0


def test_an_unknown_sex_holds_both() -> None:
    both = load_of(
        steady(30), runner=Runner(mass=70.0, max_heart_rate_bpm=185.0, resting_heart_rate_bpm=50.0)
    ).trimp
    limits = heart_limits(KNOWN)
    man, woman = (measured_trimp(steady(30), np.ones(1800), limits, sex) for sex in ("m", "f"))
    assert both is not None and man is not None and woman is not None
    assert both.low == pytest.approx(man.usual)
    assert both.high == pytest.approx(woman.usual)


def test_an_estimated_maximum_widens_the_range_and_says_so() -> None:
    known, guessed = load_of(steady(45)), load_of(steady(45), runner=AGED)
    assert known.trimp is not None and guessed.trimp is not None
    assert guessed.trimp.width > 10.0 > known.trimp.width
    assert any("usual one of your age" in note for note in guessed.notes)


def test_without_age_and_maximum_nobody_can_tell() -> None:
    load = load_of(steady(45), runner=Runner(mass=70.0, sex="m"))
    assert load.trimp is None
    assert load.zones == ()
    assert str(load.evidence["trimp"].origin) == "cannot tell"


def test_an_impossible_pair_of_limits_is_not_used() -> None:
    odd = Runner(max_heart_rate_bpm=110.0, resting_heart_rate_bpm=100.0)
    assert load_of(steady(20), runner=odd).trimp is None
