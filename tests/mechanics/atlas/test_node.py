"""What the atlas keeps of a solved stride: pooled by muscle, per kilogram and body weight."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.coordinates import INDEX, LUMBAR
from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas.node import atlas_muscles, muscle_masses, summarize
from runatomy.mechanics.atlas.quality import JOINTS
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.muscle.anatomy import GROUPS, MUSCLES, muscle_named, muscles_in
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

AT = (3.0, 0.10)  # [m/s], [-]
Row = dict[str, FloatArray]


@pytest.fixture(scope="module")
def found(solved_stride: Callable[..., StrideMechanics]) -> StrideMechanics:
    """The solved stride."""
    return solved_stride(*AT)


@pytest.fixture(scope="module")
def kept(
    body: BodyModel, found: StrideMechanics, closed_stride: Callable[..., SteadyStride],
    parts: tuple[Part, ...],
) -> Row:  # fmt: skip
    """What is kept of it."""
    return summarize(body, closed_stride(*AT), found, parts)


@pytest.fixture(scope="module")
def names(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Muscles of the atlas."""
    return atlas_muscles(parts)


def columns(found: StrideMechanics, name: str, sides: str = "rl") -> list[int]:
    """Columns of a solved stride that belong to a muscle of the catalogue."""
    own = (*muscle_named(name).fascicles, name)
    return [i for i, (n, side) in enumerate(found.muscles) if n in own and side in sides]


def test_legs_and_trunk_of_the_catalogue_and_no_arms(names: tuple[str, ...]) -> None:
    assert names == tuple(m.name for m in MUSCLES if m.region != "arm")


def test_every_column_of_the_stride_has_one_owner(
    found: StrideMechanics, names: tuple[str, ...]
) -> None:
    owned = sorted(i for name in names for i in columns(found, name))
    assert owned == list(range(len(found.muscles)))


def test_energy_is_shared_by_what_each_muscle_burns(
    kept: Row, found: StrideMechanics, names: tuple[str, ...]
) -> None:
    mean = found.metabolic_power.mean(axis=0)
    for i, name in enumerate(names):
        own = mean[columns(found, name)].sum()
        assert kept["energy_share"][i] == pytest.approx(own / mean.sum())
        assert kept["energy_power"][i] == pytest.approx(own / found.mass)
    assert kept["energy_share"].sum() == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("name", ["gluteus_maximus", "soleus", "rectus_abdominis", "multifidus"])
def test_peaks_are_those_of_the_whole_muscle_on_one_side(
    kept: Row, found: StrideMechanics, names: tuple[str, ...], name: str, body: BodyModel
) -> None:
    """Heads of a muscle pull together: the peak of their sum, not the sum of their peaks."""
    right, row = columns(found, name, "r"), names.index(name)
    pull = found.force[:, right].sum(axis=1) / (body.mass * GRAVITY)
    assert kept["peak_force"][row] == pytest.approx(pull.max())
    np.testing.assert_allclose(kept["force_curve"][row], pull[::2])
    power = found.fiber_power[:, right].sum(axis=1) / body.mass
    np.testing.assert_allclose(kept["power_curve"][row], power[::2])


def test_heads_count_by_their_mass_in_activation(
    kept: Row, found: StrideMechanics, names: tuple[str, ...], parts: tuple[Part, ...]
) -> None:
    right, row = columns(found, "gluteus_medius", "r"), names.index("gluteus_medius")
    mass = np.concatenate([part.drive_mass for part in parts])[right]
    mean = np.average(found.activation[:, right], axis=1, weights=mass)
    assert kept["mean_activation"][row] == pytest.approx(mean.mean())
    assert kept["peak_activation"][row] == pytest.approx(mean.max())
    np.testing.assert_allclose(kept["activation_curve"][row], mean[::2] * 255.0, atol=0.5)


def test_work_is_that_of_both_sides(
    kept: Row, found: StrideMechanics, names: tuple[str, ...]
) -> None:
    power = found.fiber_power
    for name in ("vastus_lateralis", "psoas_major"):
        own = power[:, columns(found, name)] / found.mass
        row = names.index(name)
        shortening = np.where(own > 0.0, own, 0.0).mean(axis=0).sum()
        assert kept["positive_power"][row] == pytest.approx(shortening)
        assert kept["positive_power"][row] - kept["negative_power"][row] == pytest.approx(
            own.mean(axis=0).sum()
        )


def test_fibers_and_tendons_do_the_units_net_work(
    kept: Row, found: StrideMechanics, names: tuple[str, ...]
) -> None:
    """Positive and negative apart, for both sides; the net of the two kinds is that of the unit."""
    net = {
        title: kept[f"{title}positive_power"] - kept[f"{title}negative_power"]
        for title in ("", "tendon_", "unit_")
    }
    np.testing.assert_allclose(net[""] + net["tendon_"], net["unit_"], atol=1e-9)
    for name in ("soleus", "gluteus_medius"):
        own = found.tendon_power[:, columns(found, name)] / found.mass
        given = np.where(own > 0.0, own, 0.0).mean(axis=0).sum()
        assert kept["tendon_positive_power"][names.index(name)] == pytest.approx(given)
    assert kept["tendon_positive_power"][names.index("soleus")] > 0.1


def test_tissues_are_those_of_the_mean_leg(
    kept: Row, body: BodyModel, found: StrideMechanics, parts: tuple[Part, ...],
    closed_stride: Callable[..., SteadyStride],
) -> None:  # fmt: skip
    stride = closed_stride(*AT)
    right, left = tissues_of(body, stride, found, parts)
    peak = 0.5 * (right.load.max(axis=0) + left.load.max(axis=0)) / (body.mass * GRAVITY)
    np.testing.assert_allclose(kept["tissue_peak"], peak)
    assert kept["tendon_strain"].shape == (len(TENDONS),)
    assert kept["tissue_impulse"].shape == (len(TISSUES),)
    on = stride.motion.contact_r, stride.motion.contact_l
    both = sum((leg.load[there].sum(axis=0) for leg, there in zip((right, left), on, strict=True)))
    step = found.period / len(right.load)
    stance = 0.5 * both * step / (body.mass * GRAVITY)
    np.testing.assert_allclose(kept["tissue_stance_impulse"], stance)
    share = dict(zip(TISSUES, stance / kept["tissue_impulse"], strict=True))
    assert share["hamstring_tendons"] < share["achilles_tendon"] < 1.0  # they catch the leg


def test_all_causes_together_hold_the_runner_up(kept: Row) -> None:
    """Shares of the ground's normal impulse are whole, and no muscle pushes back to propel."""
    whole = kept["support_share"].sum() + kept["unmuscled_support_share"].sum()
    assert whole == pytest.approx(1.0, abs=1e-9)
    for title in ("", "unmuscled_", "group_"):
        assert (kept[f"{title}braking_impulse"] <= 0.0).all()
        assert (kept[f"{title}propulsion_impulse"] >= 0.0).all()


def test_a_groups_impulses_net_are_those_of_its_muscles(kept: Row, names: tuple[str, ...]) -> None:
    """Braking and propulsion less what the group's own muscles undo of each other."""
    order = [group.name for group in GROUPS]
    for group in ("calves", "quadriceps"):
        mine = [i for i, name in enumerate(names) if muscle_named(name).group == group]
        apart = kept["braking_impulse"][mine].sum(), kept["propulsion_impulse"][mine].sum()
        place = order.index(group)
        whole = kept["group_braking_impulse"][place], kept["group_propulsion_impulse"][place]
        assert sum(whole) == pytest.approx(sum(apart), abs=1e-9)
        assert whole[0] >= apart[0] - 1e-12


def test_thighs_hold_up_early_and_calves_late(kept: Row, names: tuple[str, ...]) -> None:
    """Hamner et al. (2010): quadriceps brake and support early, soleus supports and propels."""
    vastus, soleus = names.index("vastus_lateralis"), names.index("soleus")
    early = kept["early_support"] / kept["support_share"]
    assert early[vastus] > 0.5
    assert early[vastus] > early[soleus]
    assert -kept["braking_impulse"][vastus] > kept["propulsion_impulse"][vastus]
    assert kept["propulsion_impulse"][soleus] > -kept["braking_impulse"][soleus]


def test_a_groups_peak_is_that_of_its_muscles_together(
    kept: Row, found: StrideMechanics, body: BodyModel
) -> None:
    order = [group.name for group in GROUPS]
    for group in ("quadriceps", "calves", "gluteals"):
        own = [i for m in muscles_in(group) for i in columns(found, m.name, "r")]
        peak = found.force[:, own].sum(axis=1).max() / (body.mass * GRAVITY)
        assert kept["group_peak_force"][order.index(group)] == pytest.approx(peak)


def test_muscle_masses_add_up_to_those_of_the_parts(parts: tuple[Part, ...]) -> None:
    whole = sum(part.units.mass.sum() for part in parts)
    assert 2.0 * muscle_masses(parts).sum() == pytest.approx(whole)


def test_quality_says_what_the_stride_says(kept: Row, found: StrideMechanics) -> None:
    for i, name in enumerate(found.shared):
        asked = np.abs(found.moment[:, INDEX[name]]).max()
        assert kept["reserve_share"][i] == pytest.approx(np.abs(found.reserve[:, i]).max() / asked)
    weight = found.mass * GRAVITY
    np.testing.assert_allclose(
        kept["residual_force"], np.abs(found.moment[:, 3:6]).max(axis=0) / weight
    )
    assert kept["unsolved"] == 0.0


def test_joint_powers_are_summed_leg_by_leg(kept: Row, found: StrideMechanics) -> None:
    """What one hip takes up while the other gives is both taken up and given; the trunk is one."""
    takes, gives, net = 0.0, 0.0, 0.0
    for side in "rl":
        hip = [INDEX[f"hip_{axis}_{side}"] for axis in ("flexion", "adduction", "rotation")]
        power = found.joint_power[:, hip].sum(axis=1) / found.mass
        takes += np.where(power < 0.0, power, 0.0).mean()
        gives += np.where(power > 0.0, power, 0.0).mean()
        net += power.mean()
    at = JOINTS.index("hip")
    assert kept["joint_negative_power"][at] == pytest.approx(takes)
    assert kept["joint_positive_power"][at] == pytest.approx(gives)
    assert kept["joint_work"][at] == pytest.approx(net * found.period)
    trunk = found.joint_power[:, [INDEX[name] for name in LUMBAR]].sum(axis=1) / found.mass
    at = JOINTS.index("lumbar")
    assert kept["joint_work"][at] == pytest.approx(trunk.mean() * found.period)
    assert kept["joint_positive_power"][at] == pytest.approx(np.maximum(trunk, 0.0).mean())


def test_the_climb_is_gravity_times_the_rise(kept: Row, found: StrideMechanics) -> None:
    speed, slope = AT
    rise = speed * found.period * np.sin(np.arctan(slope))
    assert kept["climb_work"] == pytest.approx(GRAVITY * rise)
    assert kept["joint_work"].sum() == pytest.approx(GRAVITY * rise, rel=0.02)
