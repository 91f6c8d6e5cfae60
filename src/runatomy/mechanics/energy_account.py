"""Energy account: what a stride's muscles cost and do, and what their tendons give back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.arrays import FloatArray

# What standing costs, to be added to the net cost of running. Umberger et al. (2003, p. 105), the
# default of OpenSim's probes; the 3.5 ml/kg/min of the ACSM are the same at 20.9 J/ml.
STANDING_POWER = 1.2  # [W/kg]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EnergyAccount:
    """Energy of one stride by muscle (muscles,); works are positive numbers, whatever their sign.

    A unit is fiber and tendon together. Arms, neck, heart and breathing are not in it.
    """

    muscles: tuple[tuple[str, str], ...]  # (element or muscle, side) of each row
    period: float  # [s] one stride
    mass: float  # [kg] of the runner
    metabolic: FloatArray  # [J] heat and work of the fibers
    fiber_positive: FloatArray  # [J] done by fibers, shortening
    fiber_negative: FloatArray  # [J] taken up by fibers, lengthening
    tendon_positive: FloatArray  # [J] given back by the tendon
    tendon_negative: FloatArray  # [J] stored in the tendon
    unit_positive: FloatArray  # [J] done by the unit
    unit_negative: FloatArray  # [J] taken up by the unit

    @property
    def heat(self) -> FloatArray:
        """Heat of each muscle [J]: what it costs less the net work of its fibers."""
        return self.metabolic - (self.fiber_positive - self.fiber_negative)

    @property
    def tendon_share(self) -> FloatArray:
        """Tendon's share [-] of the positive work that fiber and tendon do; 0 where none do any."""
        done = self.tendon_positive + self.fiber_positive
        return np.divide(self.tendon_positive, done, out=np.zeros_like(done), where=done > 0.0)

    @property
    def net_power(self) -> float:
        """Mean metabolic power of all muscles [W/kg]: the emergent net metabolic rate."""
        return float(self.metabolic.sum()) / self.period / self.mass

    @property
    def gross_power(self) -> float:
        """Net metabolic rate and standing [W/kg]."""
        return self.net_power + STANDING_POWER

    @property
    def fiber_efficiency(self) -> float:
        """Positive work of all fibers over the metabolic energy [-]."""
        return float(self.fiber_positive.sum() / self.metabolic.sum())

    @property
    def unit_efficiency(self) -> float:
        """Positive work of all units, the tendons' return in it, over the metabolic energy [-]."""
        return float(self.unit_positive.sum() / self.metabolic.sum())


def energy_account(mechanics: StrideMechanics) -> EnergyAccount:
    """Return the energy account of one solved stride, muscle by muscle.

    The tendon's power is the unit's less the fibers'.
    """
    works = {"fiber": mechanics.fiber_power, "unit": mechanics.unit_power}
    works["tendon"] = works["unit"] - works["fiber"]
    joules = {
        f"{name}_{word}": np.maximum(sign * power, 0.0).mean(axis=0) * mechanics.period
        for name, power in works.items()
        for word, sign in (("positive", 1.0), ("negative", -1.0))
    }
    return EnergyAccount(
        muscles=mechanics.muscles,
        period=mechanics.period,
        mass=mechanics.mass,
        metabolic=mechanics.metabolic_power.mean(axis=0) * mechanics.period,
        **joules,
    )


def anchor_factor(energy_power: FloatArray, speed: FloatArray, slope: FloatArray) -> FloatArray:
    """Return measured over emergent net cost [-] at some conditions: what anchoring multiplies by.

    `energy_power` [W/kg] (conditions, muscles) are the muscles' own net powers per body mass, the
    atlas' quantity of that name, at each `speed` [m/s] and `slope` [-] (conditions,). Above one
    the muscles alone would cost too little. Measured: Minetti et al. (2002). Where nothing is
    emergent the factor is not a number.
    """
    emergent = np.asarray(energy_power, dtype=np.float64).sum(axis=-1)
    measured = running_cost(slope) * speed
    missing = np.full_like(measured, np.nan)
    return np.asarray(np.divide(measured, emergent, out=missing, where=emergent > 0.0))
