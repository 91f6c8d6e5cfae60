"""The energy of breathing: published shares, and books that add up."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.mechanics.breath.breath_load import BreathLoad, breath_load
from runatomy.mechanics.breath.from_heart_rate import ventilation_by_heart_rate
from runatomy.mechanics.breath.from_oxygen import JOULE_PER_LITER, ventilation_by_oxygen
from runatomy.mechanics.breath.oxygen_cost import oxygen_cost
from runatomy.mechanics.breath.split import SPLIT
from runatomy.muscle.anatomy import group_named
from runatomy.terms.evidence import Origin
from runatomy.terms.runner import Runner

MAN = Runner(mass=75.0, height=1.78, sex="m", age=30.0)
WOMAN = Runner(mass=60.0, height=1.66, sex="f", age=30.0)
MAXIMAL = 4.0  # [L/min]


def at_effort(effort: list[float], runner: Runner) -> BreathLoad:
    """Return what breathing costs at these efforts [-] of maximal uptake."""
    oxygen = MAXIMAL * np.asarray(effort)
    return breath_load(ventilation_by_oxygen(oxygen, runner, MAXIMAL), oxygen, runner)


@pytest.mark.parametrize(("runner", "published"), [(MAN, 0.094), (WOMAN, 0.138)])
def test_share_at_the_hardest_effort(runner: Runner, published: float) -> None:
    """Dominelli et al. 2015: 9.4 % of all oxygen in men, 13.8 % in women."""
    assert at_effort([1.0], runner).energy_share[0] == pytest.approx(published, rel=1e-9)


def test_share_at_moderate_effort() -> None:
    """1.2 mL/L (Lorenzo & Babb 2012) times 24 to 27 L of air per L of oxygen: about 3 %."""
    share = at_effort([0.4, 0.5, 0.6], MAN).energy_share
    assert ((share > 0.025) & (share < 0.035)).all()


def test_breathing_takes_more_and_more_of_each_further_liter() -> None:
    """Aaron et al. 1992: 39 +- 10 % of the rise from heavy to maximal effort, 8 % in moderate."""
    load = at_effort([0.45, 0.60, 0.85, 1.0], MAN)
    used = load.power / JOULE_PER_LITER * 60.0
    moderate = (used[1] - used[0]) / (0.15 * MAXIMAL)
    hardest = (used[3] - used[2]) / (0.15 * MAXIMAL)
    assert 0.29 < hardest < 0.49
    assert 0.02 < moderate < 0.08


def test_groups_add_up_to_the_whole_and_are_in_the_catalogue() -> None:
    load = at_effort([0.5, 0.8, 1.0], MAN)
    np.testing.assert_allclose(load.group_power.sum(axis=1), load.power, rtol=1e-12)
    assert [group_named(name).name for name in load.groups] == [one.group for one in SPLIT]
    for one in SPLIT:
        assert 0.0 < one.low < one.usual < one.high < 1.0
    assert sum(one.low for one in SPLIT) < 1.0 < sum(one.high for one in SPLIT)


def test_every_range_holds_its_value_and_energy_holds_the_work() -> None:
    for runner in (MAN, WOMAN, Runner()):
        load = at_effort([0.3, 0.5, 0.7, 0.9, 1.0], runner)
        for name in ("power", "energy_share", "work", "group_power"):
            low, usual, high = (getattr(load, name + end) for end in ("_low", "", "_high"))
            assert ((low < usual) & (usual < high)).all(), name
        assert (load.work_high < load.power_high).all()


def test_power_is_air_times_cost_times_the_heat_of_oxygen() -> None:
    load = at_effort([0.7], MAN)
    cost = oxygen_cost(load.ventilation.of_max, MAN).usual
    joule_per_minute = load.ventilation.lpm * cost * 1e-3 * JOULE_PER_LITER
    np.testing.assert_allclose(load.power, joule_per_minute / 60.0)


def test_cost_is_level_while_moderate_and_rises_with_its_range() -> None:
    found = oxygen_cost(np.array([0.1, 0.5, 0.75, 1.0]), MAN)
    assert found.usual[0] == found.usual[1] == 1.21
    for line in found:
        assert (np.diff(line) >= 0.0).all()
    assert found.low[-1] < found.usual[-1] < found.high[-1]


def test_what_nobody_measured_says_so() -> None:
    evidence = at_effort([0.6], MAN).evidence
    assert evidence["split"].origin is Origin.ASSUMED
    assert evidence["work"].origin is Origin.ASSUMED
    assert evidence["steps"].origin is Origin.UNKNOWN
    assert evidence["outer_and_inner_intercostals"].origin is Origin.UNKNOWN


def test_unknown_seconds_stay_unknown() -> None:
    air = ventilation_by_heart_rate(np.array([150.0, np.nan]), MAN)
    load = breath_load(air, np.array([3.0, 3.0]), MAN)
    assert np.isfinite(load.power).tolist() == [True, False]
    assert np.isfinite(load.group_power).all(axis=1).tolist() == [True, False]
