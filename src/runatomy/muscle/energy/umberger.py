"""Umberger: metabolic power by Umberger (2010), on the model of Umberger et al. (2003).

Umberger, Gerritsen & Martin (2003) Comput Methods Biomech Biomed Engin 6:99-111; Umberger (2010)
J R Soc Interface 7:1329-1340, with the constants that OpenSim's probe carries. The two differ in
lengthening: in 2003 negative work is counted and lengthening gives off much heat, in 2010 no
negative work is counted and little heat. The paper's least heat, 1 W/kg, is kept.
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.energy.rates import EnergyRates
from runatomy.muscle.fibers import Units
from runatomy.muscle.hill import active_force_length
from runatomy.terms.arrays import FloatArray

SLOW_HEAT, FAST_HEAT = 25.0, 153.0  # [W/kg] activation and maintenance at full activation
SLOW_SHORTENING, FAST_SHORTENING = 100.0, 153.0  # [W/kg] at each type's fastest shortening
SLOW_SPEED = 2.5  # the slow fibers' fastest shortening is the fast ones' over this
LENGTHENING = 0.3  # [-] of the slow fibers' shortening heat per speed (Umberger 2010)
LENGTHENING_2003 = 4.0  # [-] the same (Umberger et al. 2003)
MAINTENANCE_POWER, SHORTENING_POWER = 0.6, 2.0  # [-] of the scaling activation
LENGTH_SHARE = 0.6  # [-] of activation and maintenance heat that fades with overlap
AEROBIC = 1.5  # [-] recovery heat of mainly aerobic activity; 1.0 if mainly anaerobic
LEAST_HEAT = 1.0  # [W/kg] of muscle


def umberger_rates(
    units: Units,
    activation: FloatArray,
    force: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
    excitation: FloatArray | None = None,
) -> EnergyRates:
    """Return heat and work of each unit [W], all arrays (frames, units).

    Arguments as those of `bhargava_rates`. Absorbed work gets no credit: it leaves as heat.
    """
    slow = np.broadcast_to(units.slow_twitch, activation.shape)
    maintenance, moving = umberger_heat(
        units, slow, activation, length, speed, isometric, excitation, LENGTHENING
    )
    least = LEAST_HEAT * units.mass
    work = -force * speed
    moving = np.maximum(moving, least - maintenance) + np.maximum(-work, 0.0)
    return EnergyRates(maintenance=maintenance, shortening=moving, work=work)


def umberger_heat(
    units: Units,
    slow: FloatArray,
    activation: FloatArray,
    length: FloatArray,
    speed: FloatArray,
    isometric: FloatArray,
    excitation: FloatArray | None,
    lengthening: float,
) -> tuple[FloatArray, FloatArray]:
    """Return the heat of activation and maintenance, and that of changing length [W].

    `slow` [-] (frames, units) is the share of slow fibers among those at work; `lengthening` [-]
    as the constants above; the rest as `bhargava_rates`. Nothing is limited yet.
    """
    scale = scaling_activation(activation, excitation)
    overlap = np.where(length > 1.0, _overlap(units, activation, length, isometric), 1.0)
    base = SLOW_HEAT * slow + FAST_HEAT * (1.0 - slow)
    fading = 1.0 - LENGTH_SHARE + LENGTH_SHARE * overlap
    holding = base * fading * scale**MAINTENANCE_POWER
    rate = speed / units.optimal_fiber_length
    moving = _moving_heat(units, slow, rate, scale, lengthening) * overlap
    return AEROBIC * units.mass * holding, AEROBIC * units.mass * moving


def scaling_activation(activation: FloatArray, excitation: FloatArray | None) -> FloatArray:
    """Return what scales the heats [-]: excitation while it leads, later the mean of the two."""
    if excitation is None:
        return activation
    leading = excitation > activation
    return np.asarray(np.where(leading, excitation, 0.5 * (excitation + activation)))


def _overlap(
    units: Units, activation: FloatArray, length: FloatArray, isometric: FloatArray
) -> FloatArray:
    """Return the active force-length factor [-]; of the usual curve where nothing is active."""
    full = activation * units.max_force
    return np.divide(isometric, full, out=active_force_length(length), where=full > 0.0)


def _moving_heat(
    units: Units, slow: FloatArray, rate: FloatArray, scale: FloatArray, lengthening: float
) -> FloatArray:
    """Return the heat of changing length [W/kg] at a rate [1/s] of optimal lengths."""
    slow_slope = SLOW_SHORTENING * SLOW_SPEED / units.max_velocity  # [J/kg]
    fast_slope = FAST_SHORTENING / units.max_velocity
    slow_heat = np.minimum(-slow_slope * rate, SLOW_SHORTENING)
    shortening = slow_heat * slow - fast_slope * rate * (1.0 - slow)
    stretching = lengthening * slow_slope * rate * scale
    return np.asarray(np.where(rate <= 0.0, shortening * scale**SHORTENING_POWER, stretching))
