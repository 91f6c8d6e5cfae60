"""Laws of whole runs with the atlas that ships: cost, shares, ranges, additivity, mass, level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mechanics.made_atlas import hilly, made_conditions
from runatomy.analysis.loads import group_loads, muscle_loads
from runatomy.mechanics.atlas import Atlas, grid, load_atlas
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run.names import BREATH_MUSCLES
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import GROUPS
from runatomy.muscle.catalogue.breath import BREATH_GROUPS
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.errors import AtlasError

MASS, HEIGHT = 64.0, 1.72  # [kg], [m]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The atlas that ships with the package."""
    try:
        return load_atlas()
    except AtlasError as error:
        pytest.skip(f"the package holds no atlas yet: {error.what}")


@pytest.fixture(scope="module")
def run(atlas: Atlas) -> RunMechanics:
    """A hilly run."""
    return run_from_atlas(hilly(), MASS, HEIGHT, atlas)


def joined(one: StrideConditions, other: StrideConditions) -> StrideConditions:
    """Two runs after one another as one."""
    fields = {}
    for name in one.__dataclass_fields__:
        a, b = getattr(one, name), getattr(other, name)
        if isinstance(a, np.ndarray):
            fields[name] = np.concatenate([a, b])
    return replace(
        one, **fields, ascent=one.ascent + other.ascent, descent=one.descent + other.descent
    )


def test_the_whole_costs_what_was_measured(run: RunMechanics) -> None:
    """Minetti et al. (2002) by distance and mass, second by second; within 2 %."""
    c = hilly()
    expected = MASS * (running_cost(c.slope) * c.speed * c.duration).sum()
    assert run.energy.sum() == pytest.approx(expected, rel=0.02)


def test_shares_add_up_and_lie_in_their_ranges(run: RunMechanics) -> None:
    """Of all muscles and groups, whatever the samples of other runners did."""
    share = run.energy / run.energy.sum()
    assert share.sum() == pytest.approx(1.0)
    low, high = run.energy_range
    inside = (low <= share * (1.0 + 1e-6)) & (share <= high * (1.0 + 1e-6))
    assert inside.mean() > 0.95
    conditions = hilly()
    for load in group_loads(run, conditions):
        assert load.low <= load.energy_share <= load.high, load.name
        assert load.low < load.high or load.energy_share == 0.0, load.name


def test_two_runs_are_as_much_as_one_after_the_other(atlas: Atlas) -> None:
    """To what breathing takes: the runner's unknown maximum is judged by the whole run's middle."""
    one, other = hilly(seed=1), hilly(seed=2, start=120.0)
    apart = [run_from_atlas(c, MASS, HEIGHT, atlas) for c in (one, other)]
    whole = run_from_atlas(joined(one, other), MASS, HEIGHT, atlas)
    for name in ("positive_work", "negative_work"):
        total = sum(getattr(found, name) for found in apart)
        np.testing.assert_allclose(getattr(whole, name), total, rtol=1e-6, err_msg=name)
    for name in ("energy", "level_energy"):
        total = sum(getattr(found, name) for found in apart)
        assert getattr(whole, name).sum() == pytest.approx(total.sum(), rel=1e-6), name
        np.testing.assert_allclose(getattr(whole, name), total, rtol=0.02, err_msg=name)
    assert whole.outside == sum(found.outside for found in apart)
    mean = np.mean([found.mean_activation for found in apart], axis=0)  # of equal length
    np.testing.assert_allclose(whole.mean_activation, mean, rtol=1e-6)
    hardest = np.max([found.hardest_power for found in apart], axis=0)
    np.testing.assert_allclose(whole.hardest_power, hardest, rtol=0.02)


def test_twice_the_mass_is_twice_the_energy_shared_alike(atlas: Atlas, run: RunMechanics) -> None:
    double = run_from_atlas(hilly(), 2.0 * MASS, HEIGHT, atlas)
    for name in ("energy", "positive_work", "negative_work", "hardest_power", "group_power"):
        np.testing.assert_allclose(
            getattr(double, name), 2.0 * getattr(run, name), rtol=1e-5, err_msg=name
        )
    for name in ("peak_force", "mean_activation", "peak_activation", "energy_range"):
        np.testing.assert_allclose(
            getattr(double, name), getattr(run, name), rtol=1e-6, err_msg=name
        )


def test_twice_as_long_is_twice_as_much(atlas: Atlas, run: RunMechanics) -> None:
    c = hilly()
    slow = run_from_atlas(replace(c, duration=2.0 * c.duration), MASS, HEIGHT, atlas)
    np.testing.assert_allclose(slow.energy, 2.0 * run.energy, rtol=1e-9)
    np.testing.assert_allclose(slow.mean_activation, run.mean_activation, rtol=1e-9)


def test_the_order_of_seconds_changes_no_sum(atlas: Atlas, run: RunMechanics) -> None:
    c = hilly()
    turned = {
        name: getattr(c, name)[::-1] for name in ("speed", "slope", "step_rate", "duration", "gait")
    }
    back = run_from_atlas(replace(c, **turned), MASS, HEIGHT, atlas)
    np.testing.assert_allclose(back.energy, run.energy, rtol=1e-9)


def test_a_level_run_is_as_hard_as_a_level_run(atlas: Atlas) -> None:
    conditions = made_conditions(np.linspace(2.2, 5.0, 60))
    found = run_from_atlas(conditions, MASS, HEIGHT, atlas)
    np.testing.assert_allclose(found.energy, found.level_energy, rtol=1e-9)
    for load in (*group_loads(found, conditions), *muscle_loads(found, conditions)):
        assert load.change_vs_level == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("slope", "sign"), [(0.08, 1.0), (-0.08, -1.0)])
def test_uphill_costs_more_than_the_level_and_downhill_less(
    atlas: Atlas, slope: float, sign: float
) -> None:
    found = run_from_atlas(made_conditions(np.full(20, 3.0), slope), MASS, HEIGHT, atlas)
    assert sign * (found.energy.sum() / found.level_energy.sum() - 1.0) > 0.2


def test_net_work_of_the_fibers_has_the_sign_of_the_slope(atlas: Atlas) -> None:
    """Muscles give energy uphill and take it up downhill."""
    up, down = (
        run_from_atlas(made_conditions(np.full(20, 3.0), s), MASS, HEIGHT, atlas)
        for s in (0.10, -0.10)
    )
    assert np.nansum(up.positive_work - up.negative_work) > 0.0  # NaN: muscles of breathing
    assert np.nansum(down.positive_work - down.negative_work) < 0.0


def test_no_range_is_undefined_anywhere_on_the_grid(atlas: Atlas) -> None:
    for speed in grid.SPEEDS[::3]:
        for slope in grid.SLOPES[::2]:
            found = run_from_atlas(
                made_conditions(np.full(12, speed), float(slope)), MASS, HEIGHT, atlas
            )
            assert np.isfinite(found.energy_range).all()
            assert (found.energy_range[0] <= found.energy_range[1]).all()
            assert found.group_energy_range.shape == (2, len(GROUPS) + len(BREATH_GROUPS))


def test_activations_and_forces_are_possible_ones(run: RunMechanics) -> None:
    known = np.isfinite(run.mean_activation)  # all but the muscles of breathing
    assert int((~known).sum()) == len(BREATH_MUSCLES)
    assert (run.mean_activation[known] > 0.0).all()
    assert (run.mean_activation <= run.peak_activation)[known].all()
    assert (run.peak_activation[known] <= 1.0 + 1e-6).all()
    assert (run.peak_force[known] >= 0.0).all()
    assert run.peak_force[known].max() < 12.0  # [BW]
