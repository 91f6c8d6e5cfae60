"""Energy account: sums by hand on a made stride, and the factor of the anchor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.energy_account import (
    STANDING_POWER,
    EnergyAccount,
    anchor_factor,
    energy_account,
)
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.arrays import FloatArray

PERIOD, MASS = 0.8, 50.0  # [s], [kg]


def made(fiber: FloatArray, unit: FloatArray, metabolic: FloatArray) -> StrideMechanics:
    """A stride of which only powers matter, (frames, muscles) [W]."""
    none = np.zeros((len(fiber), 0))
    return StrideMechanics(
        period=PERIOD,
        mass=MASS,
        muscles=(("soleus", "r"), ("psoas", "r")),
        activation=np.zeros_like(fiber),
        force=np.zeros_like(fiber),
        fiber_power=fiber,
        unit_power=unit,
        metabolic_power=metabolic,
        coordinates=(),
        moment=none,
        joint_power=none,
        shared=(),
        muscle_moment=none,
        reserve=none,
        status=np.zeros((len(fiber), 0), dtype=np.int64),
        slip=np.zeros((len(fiber), 2, 3)),
        change=0.0,
        **EXTRA,
    )


# Fields that the noun may have gained and that this account does not read.
EXTRA = {
    name: np.zeros((4, 2))
    for name in StrideMechanics.__dataclass_fields__
    if name in ("tendon_strain", "tendon_power")
}


@pytest.fixture
def account() -> EnergyAccount:
    """Soleus: tendon stores 40 and returns 40 W; psoas: fibers alone. Four frames of 0.2 s."""
    fiber = np.array([[10.0, 0.0], [-10.0, 50.0], [20.0, 0.0], [0.0, -20.0]])
    tendon = np.array([[-40.0, 0.0], [0.0, 0.0], [40.0, 0.0], [0.0, 0.0]])
    metabolic = np.array([[30.0, 5.0], [0.0, 120.0], [60.0, 5.0], [10.0, 10.0]])
    return energy_account(made(fiber, fiber + tendon, metabolic))


def test_works_by_hand(account: EnergyAccount) -> None:
    np.testing.assert_allclose(account.metabolic, [20.0, 28.0])
    np.testing.assert_allclose(account.fiber_positive, [6.0, 10.0])
    np.testing.assert_allclose(account.fiber_negative, [2.0, 4.0])
    np.testing.assert_allclose(account.tendon_positive, [8.0, 0.0])
    np.testing.assert_allclose(account.tendon_negative, [8.0, 0.0])
    np.testing.assert_allclose(account.unit_positive, [12.0, 10.0])
    np.testing.assert_allclose(account.unit_negative, [8.0, 4.0])


def test_what_follows_by_hand(account: EnergyAccount) -> None:
    np.testing.assert_allclose(account.heat, [16.0, 22.0])
    np.testing.assert_allclose(account.tendon_share, [8.0 / 14.0, 0.0])
    assert account.net_power == pytest.approx(48.0 / PERIOD / MASS)
    assert account.gross_power == pytest.approx(1.2 + STANDING_POWER)
    assert account.fiber_efficiency == pytest.approx(16.0 / 48.0)
    assert account.unit_efficiency == pytest.approx(22.0 / 48.0)


def test_a_muscle_that_does_nothing_has_no_tendon_share(account: EnergyAccount) -> None:
    none = np.zeros(2)
    still = replace(account, tendon_positive=none, fiber_positive=none)
    np.testing.assert_array_equal(still.tendon_share, none)


def test_the_factor_turns_the_emergent_into_the_measured_cost() -> None:
    """For any powers: factor times their sum is the measured net power."""
    rng = np.random.default_rng(3)
    own = rng.uniform(0.05, 0.6, (5, 40))
    speed, slope = rng.uniform(2.0, 5.0, 5), rng.uniform(-0.2, 0.2, 5)
    factor = anchor_factor(own, speed, slope)
    np.testing.assert_allclose(factor * own.sum(axis=1), running_cost(slope) * speed)


def test_nothing_emergent_has_no_factor() -> None:
    factor = anchor_factor(np.zeros((1, 3)), np.array([3.0]), np.array([0.0]))
    assert np.isnan(factor).all()
