"""Bhargava: metabolic power by Bhargava, Pandy & Anderson (2004, J Biomech 37:81-88).

Activation, maintenance and shortening heat plus the fibers' work, with the constants that
OpenSim's probe carries and its force-dependent heat of shortening. Negative work counts: a
lengthening muscle gets its work back in the account, but no instant's total falls below zero,
because chemistry does not run backwards (Constable et al. 1997); what is absorbed beyond that
leaves as heat. The probe's optional floor of 1 W/kg, which is rest, is left out: the cost is net.
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.energy.rates import EnergyRates
from runatomy.muscle.energy.recruitment import recruited
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray

ACTIVATION_SLOW, ACTIVATION_FAST = 40.0, 133.0  # [W/kg]
MAINTENANCE_SLOW, MAINTENANCE_FAST = 74.0, 111.0  # [W/kg]
SHORTENING_ISOMETRIC, SHORTENING_FORCE = 0.16, 0.18  # [-] of force times speed
LENGTHENING_FORCE = 0.157  # [-]
_LENGTHS = (0.0, 0.5, 1.0, 1.5, 2.0)  # [-] over optimal fiber length
_MAINTENANCE = (0.5, 0.5, 1.0, 0.0, 0.0)  # [-] share of the maintenance heat at these lengths


def bhargava_rates(
    units: Units,
    activation: FloatArray,
    force: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
    excitation: FloatArray | None = None,
) -> EnergyRates:
    """Return heat and work of each unit [W], all arrays (frames, units).

    `activation` [-], which stands for `excitation` too where that is absent; `force` [N] active,
    along the fibers; `length` [-] over optimal; `speed` [m/s] of the fibers, lengthening positive;
    `isometric` [N] the force that the same activation and length would give at rest.
    """
    slow, fast = recruited(units.slow_twitch, activation if excitation is None else excitation)
    activating = ACTIVATION_SLOW * slow + ACTIVATION_FAST * fast
    holding = MAINTENANCE_SLOW * slow + MAINTENANCE_FAST * fast
    maintenance = units.mass * (activating + holding * np.interp(length, _LENGTHS, _MAINTENANCE))
    shortening = SHORTENING_ISOMETRIC * isometric + SHORTENING_FORCE * force
    per_speed = np.where(speed < 0.0, shortening, LENGTHENING_FORCE * force)
    work = -force * speed
    moving = np.maximum(-per_speed * speed, -(maintenance + work))
    return EnergyRates(maintenance=maintenance, shortening=moving, work=work)
