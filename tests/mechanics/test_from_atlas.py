"""From conditions to muscles: a plain twin written with loops, and laws of any run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from mechanics.made_atlas import hilly, made_arrays, made_atlas, made_conditions, preferred_rates
from runatomy.mechanics.atlas import Atlas, grid
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.from_atlas import group_index, run_from_atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.strides.conditions import RUNNING, STANDING, WALKING, StrideConditions
from runatomy.terms.arrays import FloatArray

MASS, HEIGHT = 62.0, 1.68  # [kg], [m]
SEED = 3


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(SEED)


@pytest.fixture(scope="module")
def found(made: Atlas) -> RunMechanics:
    """A hilly run, looked up."""
    return run_from_atlas(hilly(), MASS, HEIGHT, made)


class Twin:
    """The same sums, second by second, by scipy's interpolation."""

    def __init__(self, conditions: StrideConditions) -> None:
        self.conditions = conditions
        self.arrays = made_arrays(SEED)
        self.axes = (grid.SPEEDS, grid.SLOPES, grid.RATES)
        self.usual = RegularGridInterpolator(self.axes[:2], preferred_rates())

    def at(self, name: str, row: int, slope: float | None = None) -> FloatArray:
        """A quantity of the atlas in one second, on another slope if told."""
        c = self.conditions
        v, i = c.speed[row], c.slope[row] if slope is None else slope
        ratio = c.step_rate[row] * np.sqrt(HEIGHT / 1.75) / self.usual((v, i))
        table = self.arrays[name].astype(np.float64)
        return np.asarray(RegularGridInterpolator(self.axes, table)((v, i, ratio)))

    def sum(self, name: str, level: bool = False, watt: bool = False) -> FloatArray:
        """The quantity summed over the run: by time, or by the measured power."""
        c = self.conditions
        total = np.zeros(self.arrays[name].shape[-1])
        for row in range(len(c.time)):
            slope = 0.0 if level else float(c.slope[row])
            power = float(running_cost(np.array([slope]))[0]) * c.speed[row] * MASS
            amount = c.duration[row] * (power if watt else 1.0)
            total += amount * self.at(name, row, slope)
        return total


def test_sums_are_those_of_the_plain_twin(made: Atlas, found: RunMechanics) -> None:
    conditions = hilly()
    twin, seconds = Twin(conditions), conditions.duration.sum()
    for values, expected in (
        (found.energy, twin.sum("energy_share", watt=True)),
        (found.level_energy, twin.sum("energy_share", level=True, watt=True)),
        (found.positive_work, MASS * twin.sum("positive_power")),
        (found.negative_work, MASS * twin.sum("negative_power")),
        (found.mean_activation, twin.sum("mean_activation") / seconds),
        (found.group_peak[1], twin.sum("group_mean_activation") / seconds),
    ):
        np.testing.assert_allclose(values, expected, rtol=1e-5)


def test_power_second_by_second_is_that_of_the_plain_twin(found: RunMechanics) -> None:
    conditions = hilly()
    twin = Twin(conditions)
    power = found.muscle_power()
    for row in (0, 17, 63, 119):
        watt = float(running_cost(conditions.slope[[row]])[0]) * conditions.speed[row] * MASS
        np.testing.assert_allclose(power[row], watt * twin.at("energy_share", row), rtol=1e-4)


def test_power_adds_up_to_energy_and_muscles_to_groups(found: RunMechanics) -> None:
    duration = hilly().duration
    power = np.asarray(found.muscle_power(), dtype=np.float64)
    np.testing.assert_allclose(duration @ power, found.energy, rtol=1e-5)
    into = group_index(found.muscles)
    for i in range(len(GROUPS)):
        together = power[:, into == i].sum(axis=1)
        np.testing.assert_allclose(found.group_power[:, i], together, rtol=1e-4)


def test_every_muscle_is_counted_in_its_own_group(found: RunMechanics) -> None:
    for name, index in zip(found.muscles, group_index(found.muscles), strict=True):
        assert found.groups[index] == muscle_named(name).group


def test_the_hardest_ten_seconds_by_hand(made: Atlas) -> None:
    """The run cut into tens; the muscle's own greatest mean power, and the second halfway."""
    conditions = hilly(rows=90, seed=4)
    found = run_from_atlas(conditions, MASS, HEIGHT, made)
    tens = np.asarray(found.muscle_power(), dtype=np.float64).reshape(9, 10, -1).mean(axis=1)
    np.testing.assert_allclose(found.hardest_power, tens.max(axis=0), rtol=1e-4)
    np.testing.assert_allclose(found.hardest_at, 10.0 * tens.argmax(axis=0) + 5.0, atol=0.5)
    groups = found.group_power.reshape(9, 10, -1).mean(axis=1)
    np.testing.assert_allclose(found.group_hardest_power, groups.max(axis=0), rtol=1e-4)
    halfway = 10.0 * groups.argmax(axis=0) + 5.0
    np.testing.assert_allclose(found.group_hardest_at, halfway, atol=0.5)
    assert len(set(found.hardest_at)) > 2


def test_one_wild_second_is_not_the_hardest_stretch(made: Atlas) -> None:
    """A last second alone, be it ever so fast, does not stand for ten."""
    speed = np.full(41, 2.5)
    speed[40] = 9.0
    found = run_from_atlas(made_conditions(speed), MASS, HEIGHT, made)
    assert (found.hardest_at < 40.0).all()
    assert found.hardest_power.sum() == pytest.approx(3.6 * 2.5 * MASS, rel=1e-4)


def test_the_hardest_stretch_is_not_in_a_pause(made: Atlas) -> None:
    """Five fast seconds before half an hour's stop, five after it."""
    speed, gait = np.zeros(1820), np.full(1820, STANDING)
    gait[:5] = gait[-15:] = RUNNING
    speed[:5], speed[-15:-10], speed[-10:] = 6.0, 6.0, 2.5
    found = run_from_atlas(made_conditions(speed, gait=gait), MASS, HEIGHT, made)
    at = np.concatenate([found.hardest_at, found.group_hardest_at]).astype(int)
    assert (gait[at] == RUNNING).all()


def test_the_doubt_of_the_total_is_the_spread_of_the_measured_cost(made: Atlas) -> None:
    """On the level 1.645 times 7.06 % either way."""
    found = run_from_atlas(made_conditions(np.full(20, 3.0)), MASS, HEIGHT, made)
    low, high = found.total_range / found.energy.sum()
    assert (low, high) == (pytest.approx(0.8839, abs=1e-3), pytest.approx(1.1161, abs=1e-3))


def test_ranges_are_those_of_the_sampled_runners_by_hand(made: Atlas) -> None:
    """Ten seconds on the level near 3.5 m/s, thirty uphill near 2.5: each sample's shares weigh
    as the time does, as they lie and moved to the usual share; five percent off either end."""
    speed = np.concatenate([np.full(10, 3.4), np.full(30, 2.6)])
    slope = np.concatenate([np.full(10, 0.01), np.full(30, 0.09)])
    found = run_from_atlas(made_conditions(speed, slope), MASS, HEIGHT, made)
    ratio = made_arrays(SEED)["spread_ratio"].astype(np.float64)
    share = found.energy / found.energy.sum()
    into = group_index(found.muscles)
    rows = [(0.25 * ratio[1, 1, s] + 0.75 * ratio[0, 2, s]) * share for s in range(16)]
    sampled = np.array([row / row.sum() for row in rows])
    groups = np.array([[row[into == g].sum() for g in range(len(GROUPS))] for row in sampled])
    usual = np.array([share[into == g].sum() for g in range(len(GROUPS))])
    for samples, middle, bounds in (
        (sampled, share, found.energy_range),
        (groups, usual, found.group_energy_range),
    ):
        for i in range(len(middle)):
            moved = samples[:, i] / np.median(samples[:, i]) * middle[i]
            low = min(np.percentile(samples[:, i], 5), np.percentile(moved, 5))
            high = max(np.percentile(samples[:, i], 95), np.percentile(moved, 95))
            assert bounds[:, i].tolist() == pytest.approx([low, high], rel=1e-9)


def test_seconds_beyond_the_grid_are_counted_and_still_paid_for(made: Atlas) -> None:
    speed = np.full(30, 3.0)
    slope = np.zeros(30)
    speed[:5], slope[10:17] = 1.2, 0.30
    found = run_from_atlas(made_conditions(speed, slope), MASS, HEIGHT, made)
    assert found.outside == pytest.approx(12.0)
    expected = MASS * (running_cost(slope) * speed).sum()
    assert found.energy.sum() == pytest.approx(expected, rel=1e-6)


def test_a_taller_runner_takes_the_same_steps_at_another_pace(made: Atlas) -> None:
    """Step rate is held against that of the runner's own height: sqrt(height) fewer is usual."""
    tall = 1.75 * 1.21
    usual = made_conditions(np.full(10, 3.0))
    fewer = made_conditions(np.full(10, 3.0), step_rate=usual.step_rate / 1.1)
    one, other = (
        run_from_atlas(c, MASS, h, made).energy for c, h in ((usual, 1.75), (fewer, tall))
    )
    np.testing.assert_allclose(one, other, rtol=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([STANDING, WALKING, RUNNING]), min_size=1, max_size=40))
def test_only_running_that_lasts_is_counted(gaits: list[int]) -> None:
    atlas = shared_atlas()
    rows = len(gaits)
    duration = np.where(np.arange(rows) % 5 == 4, 0.0, 1.0)
    speed = np.full(rows, 3.0)
    gait = np.array(gaits)
    found = run_from_atlas(
        made_conditions(speed, gait=gait, duration=duration), MASS, HEIGHT, atlas
    )
    seconds = duration[gait == RUNNING].sum()
    assert found.energy.sum() == pytest.approx(3.6 * 3.0 * MASS * seconds, rel=1e-5)
    idle = (gait != RUNNING) | (duration == 0.0)
    assert not found.group_power[idle].any()
    assert not found.muscle_power()[idle].any()
    for values in (found.energy_range, found.group_energy_range, found.mean_activation):
        assert np.isfinite(values).all()
    assert np.isnan(found.hardest_at).all() == (seconds == 0.0)


_ATLAS: list[Atlas] = []


def shared_atlas() -> Atlas:
    """The made-up atlas, for tests that take no fixture."""
    if not _ATLAS:
        _ATLAS.append(made_atlas(SEED))
    return _ATLAS[0]
