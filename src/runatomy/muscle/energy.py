"""Energy: the heat and work that a muscle's activity costs, by Bhargava et al. (2004).

J Biomech 37:81-88, with the constants of its paper as OpenSim's probe carries them: activation,
maintenance and shortening heat plus the fibers' mechanical work. Lengthening gives work back in
the account (negative work; OpenSim's probe counts none), but no instant's total falls below zero:
heat cannot flow in.
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray

ACTIVATION_SLOW, ACTIVATION_FAST = 40.0, 133.0  # [W/kg]
MAINTENANCE_SLOW, MAINTENANCE_FAST = 74.0, 111.0  # [W/kg]
SHORTENING_ISOMETRIC, SHORTENING_FORCE = 0.16, 0.18  # [-] of force times speed
LENGTHENING_FORCE = 0.157  # [-]
_LENGTHS = (0.0, 0.5, 1.0, 1.5, 2.0)  # [-] over optimal fiber length
_MAINTENANCE = (0.5, 0.5, 1.0, 0.0, 0.0)  # [-] share of the maintenance heat at these lengths


def metabolic_power(
    units: Units,
    activation: FloatArray,
    force: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
) -> FloatArray:
    """Return the metabolic power of each unit [W], all arrays (frames, units).

    `activation` [-] stands for excitation too; `force` [N] along the fibers; `length` [-] over
    optimal; `speed` [m/s] of the fibers, lengthening positive; `isometric` [N] the force that the
    same activation and length would give at rest. Never negative.
    """
    slow = units.slow_twitch * np.sin(0.5 * np.pi * activation)
    fast = (1.0 - units.slow_twitch) * (1.0 - np.cos(0.5 * np.pi * activation))
    activating = ACTIVATION_SLOW * slow + ACTIVATION_FAST * fast
    holding = MAINTENANCE_SLOW * slow + MAINTENANCE_FAST * fast
    holding = holding * np.interp(length, _LENGTHS, _MAINTENANCE)
    shortening = SHORTENING_ISOMETRIC * isometric + SHORTENING_FORCE * force
    heat_per_speed = np.where(speed < 0.0, shortening, LENGTHENING_FORCE * force)
    total = units.mass * (activating + holding) - (heat_per_speed + force) * speed
    return np.maximum(total, 0.0)
