"""Strength and volume of the muscles: the published model, the volume law, the limits."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.muscle.catalogue.handsfield import VOLUME_SHARE
from runatomy.muscle.catalogue.rajagopal import LEG_ROWS, REFERENCE_HEIGHT, REFERENCE_MASS
from runatomy.muscle.parameters import (
    ACHILLES_MUSCLES,
    LEG,
    MAX_SHORTENING_VELOCITY,
    QUADRICEPS,
    SPECIFIC_TENSION,
    TRUNK_TENSION,
    leg_fiber_lengths,
    leg_muscle_volume,
    leg_strength_scale,
    leg_tendon_slack_lengths,
    leg_volumes,
    slow_twitch,
    trunk_fibers,
    trunk_strength_scale,
)
from runatomy.terms.errors import MuscleError

CM3 = 1e-6
masses = st.floats(30.0, 150.0)
heights = st.floats(1.3, 2.2)


@pytest.fixture(scope="module")
def published(shared: Path) -> ET.Element:
    """The published model, as its authors wrote it."""
    file = shared / "mocap" / "rajagopal_run" / "opensim" / "Rajagopal2016.osim"
    return ET.parse(file).getroot()


def muscle_values(root: ET.Element, tag: str) -> dict[str, float]:
    return {
        str(muscle.get("name")): float(muscle.findtext(tag, "nan"))
        for muscle in root.iter("Millard2012EquilibriumMuscle")
        if muscle.get("name", "").endswith(("_r", "_l"))
    }


@pytest.mark.parametrize(
    ("field", "tag"),
    [
        ("max_force", "max_isometric_force"),
        ("optimal_fiber_length", "optimal_fiber_length"),
        ("tendon_slack_length", "tendon_slack_length"),
        ("pennation", "pennation_angle_at_optimal"),
    ],
)
def test_published_model(published: ET.Element, field: str, tag: str) -> None:
    values = muscle_values(published, tag)
    assert set(values) == {f"{name}_{side}" for name in LEG.names for side in "rl"}
    elements = sorted(values)
    np.testing.assert_allclose(
        getattr(LEG, field)[LEG.rows(elements)], [values[e] for e in elements], rtol=5e-6
    )


def test_published_shortening_velocity(published: ET.Element) -> None:
    velocities = {float(str(v.text)) for v in published.iter("max_contraction_velocity")}
    assert velocities == {MAX_SHORTENING_VELOCITY}


def test_published_mass(published: ET.Element) -> None:
    mass = sum(float(body.findtext("mass", "nan")) for body in published.iter("Body"))
    assert mass == pytest.approx(REFERENCE_MASS, abs=1e-9)


def test_reference_height_is_the_one_the_volume_law_leaves() -> None:
    volume = float(LEG.max_force @ LEG.optimal_fiber_length) / SPECIFIC_TENSION
    limb = volume / sum(VOLUME_SHARE.values())
    height = (limb - leg_muscle_volume(1e-9, 1e-9)) / (47.05e-6 * REFERENCE_MASS)
    assert height == pytest.approx(REFERENCE_HEIGHT, abs=0.002)


def test_reference_size_gives_the_published_strengths() -> None:
    strengths = leg_strength_scale(REFERENCE_MASS, REFERENCE_HEIGHT)
    np.testing.assert_allclose(strengths, LEG.max_force, rtol=0.002)


@pytest.mark.parametrize(
    ("units", "cm3"),
    [
        (("soleus",), 464),
        (("vaslat",), 870),
        (("glmax1", "glmax2", "glmax3"), 891),
        (("addmagDist", "addmagIsch", "addmagMid", "addmagProx"), 587),
        (("glmed1", "glmed2", "glmed3"), 339),
        (("edl", "ehl"), 107),
        (("perbrev", "perlong"), 137),
    ],
)
def test_volumes_of_a_usual_runner(units: tuple[str, ...], cm3: float) -> None:
    assert leg_muscle_volume(75.0, 1.75) / CM3 == pytest.approx(7465, abs=0.5)
    volume = leg_volumes(75.0, 1.75)[LEG.rows(units)].sum() / CM3
    assert volume == pytest.approx(cm3, abs=0.5)


def test_every_share_is_used_once() -> None:
    assert {row[-1] for row in LEG_ROWS} == set(VOLUME_SHARE)
    assert LEG.volume_share.sum() == pytest.approx(sum(VOLUME_SHARE.values()), abs=1e-12)
    assert LEG.volume_share.sum() == pytest.approx(0.9692, abs=1e-9)


def test_compartments_keep_their_proportion() -> None:
    rows = LEG.rows(["glmed1", "glmed2", "glmed3"])
    reference = LEG.max_force[rows] * LEG.optimal_fiber_length[rows]
    ratio = leg_volumes(50.0, 1.6)[rows] / reference
    np.testing.assert_allclose(ratio, ratio[0], rtol=1e-12)


@given(mass=masses, height=heights)
def test_strength_is_volume_over_fiber_length(mass: float, height: float) -> None:
    strengths = leg_strength_scale(mass, height)
    assert np.all(strengths > 0.0)
    np.testing.assert_allclose(
        strengths * leg_fiber_lengths(height), SPECIFIC_TENSION * leg_volumes(mass, height)
    )
    assert np.all(leg_strength_scale(mass + 5.0, height) > strengths)


@given(height=heights)
def test_fiber_and_tendon_grow_alike(height: float) -> None:
    fiber = leg_fiber_lengths(height) / LEG.optimal_fiber_length
    tendon = leg_tendon_slack_lengths(height) / LEG.tendon_slack_length
    np.testing.assert_allclose(fiber, height / REFERENCE_HEIGHT)
    np.testing.assert_allclose(tendon, fiber)


def test_table_is_sound() -> None:
    assert len(LEG.names) == len(set(LEG.names)) == 40
    for field in dataclasses.fields(LEG):
        if field.name == "names":
            continue
        column = getattr(LEG, field.name)
        assert column.shape == (40,) and column.dtype == np.float64
        assert np.all(column >= 0.0) and np.all(np.isfinite(column))
        assert not column.flags.writeable
        if field.name != "pennation":
            assert np.all(column > 0.0)
    assert np.all(LEG.pennation < np.pi / 4)
    assert np.all(LEG.slow_twitch < 1.0)
    assert float(LEG.slow_twitch[LEG.rows(["soleus"])][0]) == 0.803


@pytest.mark.parametrize(("muscles", "strain"), [(ACHILLES_MUSCLES, 0.10), (QUADRICEPS, 0.089)])
def test_calves_and_quadriceps_have_the_compliant_tendons(
    muscles: tuple[str, ...], strain: float
) -> None:
    """Arnold et al. (2013); the model of 2023 that Uhlrich et al. (2022) fitted. 0.04 elsewhere."""
    np.testing.assert_array_equal(LEG.tendon_strain[LEG.rows(muscles)], strain)
    others = [n for n in LEG.names if n not in (*ACHILLES_MUSCLES, *QUADRICEPS)]
    np.testing.assert_array_equal(LEG.tendon_strain[LEG.rows(others)], 0.04)


def test_slow_twitch_shares() -> None:
    elements = ["soleus_l", "gaslat_r", "IL_L1_r", "MF_m1s_l", "EO3_r", "IO3_l", "Ps_L1_VB_r"]
    assert slow_twitch(elements).tolist() == [0.803, 0.507, 0.60, 0.60, 0.58, 0.56, 0.50]
    assert slow_twitch(["rect_abd_r", "DELT1", "DELT1_l"]).tolist() == [0.5, 0.5, 0.5]
    both = [f"{name}_{side}" for side in "rl" for name in LEG.names]
    np.testing.assert_array_equal(slow_twitch(both), np.tile(LEG.slow_twitch, 2))
    with pytest.raises(MuscleError, match="no element"):
        slow_twitch(["soleus"])


def test_rows_of_both_sides_agree() -> None:
    right = LEG.rows([f"{name}_r" for name in LEG.names])
    left = LEG.rows([f"{name}_l" for name in LEG.names])
    np.testing.assert_array_equal(right, np.arange(40))
    np.testing.assert_array_equal(left, right)


def test_an_element_outside_the_legs_is_refused() -> None:
    with pytest.raises(MuscleError, match="rect_abd_r"):
        LEG.rows(["soleus_r", "rect_abd_r"])


@pytest.mark.parametrize(("mass", "height"), [(0.0, 1.7), (70.0, -1.0), (float("nan"), 1.7)])
def test_impossible_runners_are_refused(mass: float, height: float) -> None:
    with pytest.raises(MuscleError, match="no muscle volume"):
        leg_muscle_volume(mass, height)


def test_trunk_has_the_measured_specific_tension_at_the_reference_size() -> None:
    """Burkhart et al. (2017): 75.5 N/cm2, where the body model has 46."""
    assert TRUNK_TENSION == 75.5e4
    forces = np.array([296.805, 183.123])
    same = trunk_strength_scale(["rect_abd_r", "EO2_r"], forces, REFERENCE_MASS, REFERENCE_HEIGHT)
    np.testing.assert_allclose(same, forces * 75.5 / 46.0, rtol=1e-12)


@given(mass=masses, height=heights)
def test_trunk_and_leg_grow_alike(mass: float, height: float) -> None:
    trunk = trunk_strength_scale(["rect_abd_r"], np.array([1.0]), mass, height)
    reference = leg_strength_scale(REFERENCE_MASS, REFERENCE_HEIGHT)
    grown = leg_strength_scale(mass, height) / reference
    np.testing.assert_allclose(grown, trunk[0] * 46.0 / 75.5)


def test_a_trunk_force_left_to_the_engine_is_refused() -> None:
    with pytest.raises(MuscleError, match="EO2_r"):
        trunk_strength_scale(["EO1_r", "EO2_r"], np.array([54.7, -1.0]), 70.0, 1.75)


def test_trunk_fibers_and_tendon_fill_the_standing_path() -> None:
    lengths = np.array([0.38, 0.05])
    fiber, tendon = trunk_fibers(lengths)
    np.testing.assert_allclose(fiber + tendon, lengths)
    assert np.all(fiber > tendon)
