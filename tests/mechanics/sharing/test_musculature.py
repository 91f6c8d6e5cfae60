"""The body's muscle units: whose they are, how strong, and what drives them."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.operating_range import fit_operating_range
from runatomy.muscle.anatomy import mirror_of, muscle_of
from runatomy.muscle.parameters import (
    LEG,
    MUSCLE_DENSITY,
    TRUNK_TENSION,
    leg_fiber_lengths,
    leg_strength_scale,
    leg_volumes,
)
from runatomy.muscle.passive import passive_slack, passive_strain


@pytest.fixture
def named(parts: tuple[Part, ...]) -> dict[str, Part]:
    """Parts by name."""
    return {part.name: part for part in parts}


def test_two_legs_and_a_trunk_share_no_muscle_and_no_moment(parts: tuple[Part, ...]) -> None:
    assert [part.name for part in parts] == ["r", "l", "trunk"]
    elements = np.concatenate([part.elements for part in parts])
    assert len(set(elements.tolist())) == len(elements)
    moments = [name for part in parts for name in part.moments]
    assert len(moments) == len(set(moments)) == 15


def test_only_the_doubled_slips_of_psoas_are_left_out(
    body: BodyModel, parts: tuple[Part, ...]
) -> None:
    used = {body.muscles[i] for part in parts for i in part.elements}
    assert {name[:3] for name in set(body.muscles) - used} == {"Ps_"}


def test_units_are_the_elements_they_are_named_after(
    body: BodyModel, parts: tuple[Part, ...]
) -> None:
    for part in parts:
        assert part.units.names == tuple(body.muscles[i] for i in part.elements)


def test_a_leg_has_the_runners_strength(body: BodyModel, named: dict[str, Part]) -> None:
    for side in "rl":
        force = named[side].units.max_force
        np.testing.assert_array_equal(force, leg_strength_scale(body.mass, body.height))
        assert named[side].drives == tuple((name, side) for name in LEG.names)
        np.testing.assert_array_equal(named[side].drive, np.arange(len(LEG.names)))


def test_all_slips_of_one_trunk_muscle_act_together(named: dict[str, Part]) -> None:
    trunk = named["trunk"]
    for name, drive in zip(trunk.units.names, trunk.drive, strict=True):
        assert trunk.drives[drive] == (muscle_of(name)[0].name, name[-1])


def test_the_trunk_is_as_strong_left_as_right(named: dict[str, Part]) -> None:
    trunk = named["trunk"]
    place = {name: i for i, name in enumerate(trunk.units.names)}
    other = [place[mirror_of(name)] for name in trunk.units.names]
    units = trunk.units
    for values in (units.max_force, units.optimal_fiber_length, units.tendon_slack_length):
        np.testing.assert_allclose(values[other], values, rtol=1e-5)


def test_what_an_activation_commands_weighs_what_its_units_weigh(parts: tuple[Part, ...]) -> None:
    for part in parts:
        assert part.drive_mass.sum() == pytest.approx(part.units.mass.sum())
        for drive in range(len(part.drives)):
            mine = part.units.mass[part.drive == drive]
            assert part.drive_mass[drive] == pytest.approx(mine.sum())


def test_a_leg_of_muscle_weighs_what_handsfield_measured(
    body: BodyModel, named: dict[str, Part]
) -> None:
    """7 liters of muscle a leg at 70 kg and 1.75 m (47.0 m h + 1285 cm3), at 1.06 kg/l."""
    volume = 47.0e-6 * body.mass * body.height + 1285e-6
    assert named["r"].units.mass.sum() == pytest.approx(volume * 1060.0, rel=0.03)


def test_a_units_volume_is_its_strength_over_the_tension_times_its_fiber(
    body: BodyModel, parts: tuple[Part, ...], named: dict[str, Part]
) -> None:
    """The legs' after Handsfield, over the fibers of Rajagopal; the trunk's after Burkhart."""
    for side in "rl":
        np.testing.assert_array_equal(named[side].units.volume, leg_volumes(body.mass, body.height))
    trunk = named["trunk"].units
    volume = trunk.max_force / TRUNK_TENSION * trunk.optimal_fiber_length
    np.testing.assert_allclose(trunk.volume, volume, rtol=1e-12)
    for part in parts:
        np.testing.assert_allclose(part.units.mass, part.units.volume * MUSCLE_DENSITY)


def test_every_unit_rests_as_calibrated(parts: tuple[Part, ...]) -> None:
    for part in parts:
        np.testing.assert_array_equal(part.units.passive_slack, passive_slack(part.units.names))
        np.testing.assert_array_equal(part.units.passive_strain, passive_strain(part.units.names))
        assert (part.units.passive_strain > part.units.passive_slack).all()


def test_the_legs_keep_the_reference_bodys_operating_range(
    body: BodyModel, named: dict[str, Part]
) -> None:
    fitted = fit_operating_range(body)
    for side in "rl":
        units, own = named[side].units, fitted[side]
        np.testing.assert_array_equal(units.optimal_fiber_length, own.optimal_fiber_length)
        np.testing.assert_array_equal(units.tendon_slack_length, own.tendon_slack_length)
        grown = leg_fiber_lengths(body.height)[LEG.rows(["vaslat"])]
        deeper = units.optimal_fiber_length[LEG.rows(["vaslat"])]
        assert deeper > 1.1 * grown  # Lai's longer fibers, not Rajagopal's


def test_a_part_without_a_coordinate_keeps_the_others_columns(named: dict[str, Part]) -> None:
    fewer = named["l"].without(("subtalar_angle", "knee_angle"))
    kept = [i for i, n in enumerate(named["l"].moments) if n[:-2] not in
            ("subtalar_angle", "knee_angle")]  # fmt: skip
    assert fewer.moments == tuple(named["l"].moments[i] for i in kept)
    np.testing.assert_array_equal(fewer.columns, named["l"].columns[kept])
    assert named["trunk"].without(("knee_angle",)).moments == named["trunk"].moments
