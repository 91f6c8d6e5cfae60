"""Strain and stored energy of tendons."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.tissues.tendons import (
    OWNERS,
    pooled_strain,
    pooled_sum,
    stored_energy,
    unit_strain,
)
from runatomy.mechanics.tissues.tissue_loads import TENDONS
from runatomy.muscle.fibers import Units


@pytest.fixture(scope="module")
def units(parts: tuple[Part, ...]) -> Units:
    return parts[0].units


def test_what_is_stored_is_force_over_elongation(units: Units) -> None:
    """Against the trapezoidal sum of ten thousand steps, up to 1.2 times full strength."""
    share = np.linspace(0.0, 1.2, 10_001)[:, None]
    force = share * units.max_force
    stretch = unit_strain(units, force) * units.tendon_slack_length
    work = (0.5 * (force[1:] + force[:-1]) * np.diff(stretch, axis=0)).sum(axis=0)
    np.testing.assert_allclose(stored_energy(units, force[-1:])[0], work, rtol=1e-6)


def test_at_full_strength_the_strain_is_the_tendons_own(units: Units) -> None:
    strain = unit_strain(units, units.max_force[None])[0]
    np.testing.assert_allclose(strain, units.tendon_strain, atol=0.005)


def test_a_stiffer_tendon_stores_less(units: Units) -> None:
    """Half the strain at the same force: half the energy."""
    stiff = replace(units, tendon_strain=0.5 * units.tendon_strain)
    force = 0.6 * units.max_force[None]
    np.testing.assert_allclose(
        stored_energy(stiff, force), 0.5 * stored_energy(units, force), rtol=1e-12
    )


def test_tendons_gather_their_own_muscles(units: Units) -> None:
    assert tuple(OWNERS) == TENDONS
    counted = pooled_sum(units, np.ones((1, len(units.names))))[0]
    np.testing.assert_array_equal(counted, [3.0, 4.0, 3.0])
    np.testing.assert_allclose(pooled_strain(units, np.full((1, len(units.names)), 0.03)), 0.03)
