"""Uchida: the Umberger model as Uchida et al. (2016, PLoS One 11:e0150378) run it.

As in their probe, now OpenSim's default: slow fibers are recruited first (Bhargava et al. 2004),
so that `slow_twitch` is met at full excitation only; negative work counts and lengthening gives
off the heat of Umberger et al. (2003); heat rises where the total would fall below zero.
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.energy.rates import EnergyRates
from runatomy.muscle.energy.recruitment import recruited_slow_share
from runatomy.muscle.energy.umberger import LEAST_HEAT, LENGTHENING_2003, umberger_heat
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray


def uchida_rates(
    units: Units,
    activation: FloatArray,
    force: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
    excitation: FloatArray | None = None,
) -> EnergyRates:
    """Return heat and work of each unit [W], all arrays (frames, units).

    Arguments as those of `bhargava_rates`.
    """
    slow = recruited_slow_share(units.slow_twitch, activation if excitation is None else excitation)
    maintenance, moving = umberger_heat(
        units, slow, activation, length, speed, isometric, excitation, LENGTHENING_2003
    )
    work = -force * speed
    least = np.maximum(LEAST_HEAT * units.mass, -work)
    moving = np.maximum(moving, least - maintenance)
    return EnergyRates(maintenance=maintenance, shortening=moving, work=work)
