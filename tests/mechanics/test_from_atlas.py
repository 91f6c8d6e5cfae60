"""From conditions to muscles: a plain twin written with loops, and laws of any run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from mechanics.made_atlas import (
    MADE_MUSCLES,
    hilly,
    made_arrays,
    made_atlas,
    made_conditions,
    preferred_rates,
)
from runatomy.mechanics.atlas import Atlas, grid
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run.names import GROUP_NAMES, group_index
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.strides.conditions import RUNNING, STANDING, WALKING, StrideConditions
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Runner

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

    def sum(self, name: str) -> FloatArray:
        """The quantity summed over the run's time."""
        c = self.conditions
        total = np.zeros(self.arrays[name].shape[-1])
        for row in range(len(c.time)):
            total += c.duration[row] * self.at(name, row)
        return total

    def power(self, row: int, air: float, level: bool = False) -> FloatArray:
        """Power of each muscle in one second: the measured cost less breathing, by shares.

        `air` is breathing's part of the whole: a third of it each to the midriff, to the muscles
        between the ribs (one half each) and to those of the belly (by mass).
        """
        slope = 0.0 if level else float(self.conditions.slope[row])
        watt = float(running_cost(np.array([slope]))[0]) * self.conditions.speed[row] * MASS
        bones = watt * (1.0 - air) * self.at("energy_share", row, slope)
        belly = np.array([muscle_named(n).group == "abdominals" for n in MADE_MUSCLES])
        mass = self.arrays["muscle_mass"] * belly
        bones = bones + watt * air / 3.0 * mass / mass.sum()
        return np.append(bones, watt * air * np.array([1.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]))


def air_of(found: RunMechanics) -> FloatArray:
    """Breathing's part of the power of each second."""
    return found.breath_power / found.power


def test_sums_are_those_of_the_plain_twin(made: Atlas, found: RunMechanics) -> None:
    conditions = hilly()
    twin, seconds, air = Twin(conditions), conditions.duration.sum(), air_of(found)
    bones = len(made.muscles)
    for values, expected in (
        (found.energy, sum(twin.power(row, air[row]) for row in range(120))),
        (found.level_energy, sum(twin.power(row, air[row], True) for row in range(120))),
        (found.positive_work[:bones], MASS * twin.sum("positive_power")),
        (found.negative_work[:bones], MASS * twin.sum("negative_power")),
        (found.tendon_positive_work[:bones], MASS * twin.sum("tendon_positive_power")),
        (found.unit_negative_work[:bones], MASS * twin.sum("unit_negative_power")),
        (found.mean_activation[:bones], twin.sum("mean_activation") / seconds),
        (found.group_mean_activation[: len(GROUPS)], twin.sum("group_mean_activation") / seconds),
    ):
        np.testing.assert_allclose(values, expected, rtol=1e-5)


def test_power_second_by_second_is_that_of_the_plain_twin(found: RunMechanics) -> None:
    twin, air = Twin(hilly()), air_of(found)
    power = found.muscle_power()
    for row in (0, 17, 63, 119):
        np.testing.assert_allclose(power[row], twin.power(row, air[row]), rtol=1e-4)


def test_breathing_is_part_of_the_whole_and_not_on_top(made: Atlas, found: RunMechanics) -> None:
    """The measured cost is the sum of all; what breathes has its groups' shares of breathing."""
    conditions = hilly()
    cost = MASS * running_cost(conditions.slope) * conditions.speed
    assert found.energy.sum() == pytest.approx(float(conditions.duration @ cost), rel=1e-6)
    breath = float(found.duration @ found.breath_power)
    assert found.breath_energy[1] == pytest.approx(breath)
    assert 0.02 * found.energy.sum() < breath < 0.2 * found.energy.sum()
    assert (np.diff(found.breath_energy) > 0.0).all()
    assert found.breath_split.sum() == pytest.approx(1.0)
    by_group = found.group_power.sum(axis=0) / found.group_power.sum()
    for group in ("diaphragm", "intercostals"):
        share = found.energy.sum() * by_group[GROUP_NAMES.index(group)]
        assert share == pytest.approx(breath / 3.0, rel=1e-4)
    for values in (found.peak_force, found.mean_activation, found.positive_work):
        assert np.isnan(values[len(made.muscles) :]).all()
        assert np.isfinite(values[: len(made.muscles)]).all()


def test_power_adds_up_to_energy_and_muscles_to_groups(found: RunMechanics) -> None:
    duration = hilly().duration
    power = np.asarray(found.muscle_power(), dtype=np.float64)
    np.testing.assert_allclose(duration @ power, found.energy, rtol=1e-5)
    into = group_index(found.muscles)
    for i in range(len(GROUP_NAMES)):
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


def by_hand(samples: FloatArray, usual: float) -> list[float]:
    """Low and high of samples, as they lie and moved to the usual value."""
    moved = samples / np.median(samples) * usual
    low = min(np.percentile(samples, 5), np.percentile(moved, 5))
    return [low, max(np.percentile(samples, 95), np.percentile(moved, 95))]


@pytest.fixture(scope="module")
def two_places(made: Atlas) -> RunMechanics:
    """Ten seconds on the level near 3.5 m/s, thirty uphill near 2.5."""
    speed = np.concatenate([np.full(10, 3.4), np.full(30, 2.6)])
    slope = np.concatenate([np.full(10, 0.01), np.full(30, 0.09)])
    return run_from_atlas(made_conditions(speed, slope), MASS, HEIGHT, made)


def sampled(name: str) -> tuple[tuple[float, FloatArray], ...]:
    """Ratios of the samples at the run's two conditions, and what part of its time each is."""
    ratio = made_arrays(SEED)[f"spread_{name}"].astype(np.float64)
    return (0.25, ratio[1, 1]), (0.75, ratio[0, 2])


def test_ranges_are_those_of_the_sampled_runners_by_hand(two_places: RunMechanics) -> None:
    """Each sample's shares of what is left to move bones, breathing's least and most on top."""
    found, bones = two_places, len(MADE_MUSCLES)
    breath, total = found.breath_energy, found.energy.sum()
    left = total - breath[1]
    share = (found.energy[:bones] - breath[1] * found.breath_split[:bones]) / left
    places = [(part, rows * share) for part, rows in sampled("energy_share")]
    places = [(part, rows / rows.sum(axis=1, keepdims=True)) for part, rows in places]
    into = group_index(found.muscles)[:bones]
    air_low, air_high = breath[0] / total, breath[2] / total
    for i, name in enumerate(MADE_MUSCLES):
        each = [part * np.array(by_hand(rows[:, i], share[i])) for part, rows in places]
        low, high = sum(each) * left / total
        part = 3.0 * found.breath_split[i]  # of the belly's
        bounds = [low + 0.10 * part * air_low, high + 0.50 * part * air_high]
        assert found.energy_range[:, i].tolist() == pytest.approx(bounds, rel=1e-6), name
    for group in ("quadriceps", "abdominals"):
        g = GROUP_NAMES.index(group)
        mine = into == g
        each = [
            part * np.array(by_hand(rows[:, mine].sum(axis=1), share[mine].sum()))
            for part, rows in places
        ]
        low, high = sum(each) * left / total
        air = (0.10 * air_low, 0.50 * air_high) if group == "abdominals" else (0.0, 0.0)
        bounds = [low + air[0], high + air[1]]
        assert found.group_energy_range[:, g].tolist() == pytest.approx(bounds, rel=1e-6)


def test_every_range_holds_its_value(two_places: RunMechanics, found: RunMechanics) -> None:
    for run in (two_places, found):
        share = run.energy / run.energy.sum()
        assert (run.energy_range[0] <= share + 1e-12).all()
        assert (share <= run.energy_range[1] + 1e-12).all()
        known = np.isfinite(run.peak_force)
        low, high = run.peak_force_range[:, known]
        assert ((low <= run.peak_force[known]) & (run.peak_force[known] <= high)).all()
        peak = run.tissues["tissue_peak"].max(axis=0)
        assert (run.tissue_peak_range[0] <= peak + 1e-12).all()
        assert (peak <= run.tissue_peak_range[1] + 1e-12).all()
        assert (run.tissue_impulse_ratio[0] <= 1.0).all()
        assert (run.tissue_impulse_ratio[1] >= 1.0).all()


def test_forces_have_the_sampled_runners_range_by_hand(two_places: RunMechanics) -> None:
    found, places = two_places, sampled("peak_force")
    for i in range(len(MADE_MUSCLES)):
        force = found.peak_force[i]
        each = [part * np.array(by_hand(ratio[:, i] * force, force)) for part, ratio in places]
        bounds = sum(each).tolist()
        assert found.peak_force_range[:, i].tolist() == pytest.approx(bounds, rel=1e-9)
    tissue, places = found.tissues["tissue_peak"].max(axis=0), sampled("tissue_peak")
    for i in range(len(TISSUES)):
        peak = tissue[i]
        each = [part * np.array(by_hand(ratio[:, i] * peak, peak)) for part, ratio in places]
        bounds = sum(each).tolist()
        assert found.tissue_peak_range[:, i].tolist() == pytest.approx(bounds, rel=1e-9)


def test_the_anchor_is_measured_over_emergent_energy(made: Atlas, found: RunMechanics) -> None:
    conditions, twin = hilly(), Twin(hilly())
    for row in (0, 50, 119):
        own = twin.at("energy_power", row).sum()
        cost = running_cost(conditions.slope[[row]])[0] * conditions.speed[row]
        assert found.anchor_factor[row] == pytest.approx(cost / own, rel=1e-5)
    whole = MASS * twin.sum("energy_power").sum()
    assert found.mean_anchor_factor == pytest.approx(found.energy.sum() / whole, rel=1e-5)


def test_tissues_are_looked_up_for_the_runners_own_steps(made: Atlas, found: RunMechanics) -> None:
    """Impulses last as the taller runner's steps do, and the shin's bending has longer arms."""
    twin, tall = Twin(hilly()), HEIGHT / 1.75
    bent = TISSUES.index("tibia_bending")
    for row in (3, 90):
        peak, impulse = twin.at("tissue_peak", row), twin.at("tissue_impulse", row) * tall**0.5
        peak[bent], impulse[bent] = peak[bent] * tall, impulse[bent] * tall
        np.testing.assert_allclose(found.tissues["tissue_peak"][row], peak, rtol=1e-5)
        np.testing.assert_allclose(found.tissues["tissue_impulse"][row], impulse, rtol=1e-5)


def test_measured_heart_and_breath_tell_the_air(made: Atlas) -> None:
    """Twice the breaths are more air, and the energy of the whole stays what it was."""
    conditions = made_conditions(np.full(60, 3.2))
    runs = [
        run_from_atlas(conditions, MASS, HEIGHT, made, breaths_bpm=np.full(60, rate))
        for rate in (25.0, 50.0)
    ]
    calm, fast = (run.breath.ventilation.lpm[0] for run in runs)
    assert fast == pytest.approx(2.0 * calm)
    assert runs[1].breath_energy[1] > 2.0 * runs[0].breath_energy[1]
    assert runs[0].energy.sum() == pytest.approx(runs[1].energy.sum())
    plain = run_from_atlas(conditions, MASS, HEIGHT, made, runner=Runner(sex="f", age=30.0))
    assert "breaths" in runs[0].breath.ventilation.evidence.source
    assert "energy of running" in plain.breath.ventilation.evidence.source


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
    one, other = (run_from_atlas(c, MASS, h, made) for c, h in ((usual, 1.75), (fewer, tall)))
    np.testing.assert_allclose(one.peak_force, other.peak_force, rtol=1e-6)
    np.testing.assert_allclose(one.unit_positive_work, other.unit_positive_work, rtol=1e-6)
    steps = [run.tissues["tissue_impulse"][0, 0] * run.step_rate[0] for run in (one, other)]
    assert steps[0] == pytest.approx(steps[1])  # the ground bears the same weight all the time


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
    for values in (found.energy_range, found.group_energy_range, found.tissue_peak_range):
        assert np.isfinite(values).all()
    assert np.isnan(found.hardest_at).all() == (seconds == 0.0)


_ATLAS: list[Atlas] = []


def shared_atlas() -> Atlas:
    """The made-up atlas, for tests that take no fixture."""
    if not _ATLAS:
        _ATLAS.append(made_atlas(SEED))
    return _ATLAS[0]
