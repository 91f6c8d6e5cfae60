"""Model: the energy models by name, and the one that is shipped."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from runatomy.muscle.energy.bhargava import bhargava_rates
from runatomy.muscle.energy.rates import EnergyRates
from runatomy.muscle.energy.uchida import uchida_rates
from runatomy.muscle.energy.umberger import umberger_rates
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray


class EnergyModel(Protocol):
    """Heat and work of fibers in a known state; arguments as those of `bhargava_rates`."""

    def __call__(
        self,
        units: Units,
        activation: FloatArray,
        force: FloatArray,
        length: FloatArray,
        speed: FloatArray,
        isometric: FloatArray,
        excitation: FloatArray | None = None,
    ) -> EnergyRates:
        """Return heat and work of each unit [W] (frames, units)."""
        ...


MODELS: dict[str, EnergyModel] = {
    "bhargava": bhargava_rates,
    "umberger": umberger_rates,
    "uchida": uchida_rates,
}
SHIPPED = "bhargava"


def metabolic_power(
    units: Units,
    activation: FloatArray,
    force: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
    excitation: FloatArray | None = None,
) -> FloatArray:
    """Return the metabolic power of each unit [W] by the shipped model, arrays (frames, units).

    `activation` [-], which stands for `excitation` too where that is absent; `force` [N] active,
    along the fibers; `length` [-] over optimal; `speed` [m/s] of the fibers, lengthening positive;
    `isometric` [N] the force that the same activation and length would give at rest. Never
    negative.
    """
    rates = MODELS[SHIPPED](units, activation, force, length, speed, isometric, excitation)
    return np.asarray(np.maximum(rates.total, 0.0))  # not even by rounding
