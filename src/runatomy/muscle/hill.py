"""Hill-type muscle with an elastic tendon: length, velocity and activation to force.

Curves of De Groote et al. (2016, Ann Biomed Eng 44:2922-2936), all dimensionless: lengths over
optimal fiber length or tendon slack length, velocity over maximal shortening velocity
(lengthening positive), force over maximal isometric force.
"""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

_ACTIVE = (  # weight, center, width, width per length
    (0.815, 1.055, 0.162, 0.063),
    (0.433, 0.717, -0.030, 0.200),
    (0.100, 1.000, 0.354, 0.0),
)
_VELOCITY = (-0.318, -8.149, -0.374, 0.886)
_TENDON = (0.200, 0.995, 0.250)  # weight, stretch and offset of the exponential
TENDON_OFFSET = _TENDON[2]


def active_force_length(length: FloatArray) -> FloatArray:
    """Return the active force that fully active fibers of this length hold isometrically [-]."""
    total = np.zeros_like(length)
    for weight, center, width, slope in _ACTIVE:
        total += weight * np.exp(-0.5 * ((length - center) / (width + slope * length)) ** 2)
    return total


def active_force_length_slope(length: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the active force of fully active fibers [-] and its slope by their length."""
    total, slope = np.zeros_like(length), np.zeros_like(length)
    for weight, center, width, widening in _ACTIVE:
        wide = width + widening * length
        away = (length - center) / wide
        hump = weight * np.exp(-0.5 * away * away)
        total += hump
        slope -= hump * away * (1.0 - away * widening) / wide
    return total, slope


def force_velocity(velocity: FloatArray) -> FloatArray:
    """Return the factor by which velocity changes the active force [-]; 1 when isometric.

    Never below zero: a fiber faster than its maximum gives nothing.
    """
    d1, d2, d3, d4 = _VELOCITY
    isometric = d1 * np.arcsinh(d3) + d4
    return np.asarray(np.maximum(d1 * np.arcsinh(d2 * velocity + d3) + d4, 0.0) / isometric)


def force_velocity_slope(velocity: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the factor by which velocity changes the active force [-] and its slope."""
    d1, d2, d3, d4 = _VELOCITY
    isometric = d1 * np.arcsinh(d3) + d4
    inner = d2 * velocity + d3
    factor = np.maximum(d1 * np.arcsinh(inner) + d4, 0.0) / isometric
    slope = d1 * d2 / np.sqrt(1.0 + inner * inner) / isometric
    return factor, np.where(factor > 0.0, slope, 0.0)


def tendon_stiffness(strain: FloatArray) -> FloatArray:
    """Return the exponent of the tendon curve that strains this much [-] at maximal force."""
    first, _, offset = _TENDON
    return np.asarray((np.log((1.0 + offset) / first) - np.log(offset / first)) / strain)


def tendon_strain(force: FloatArray, stiffness: FloatArray) -> FloatArray:
    """Return how far a tendon is stretched [-] by this force [-]; zero when slack."""
    first, _, offset = _TENDON
    loaded = np.log((np.maximum(force, 0.0) + offset) / first)
    return np.asarray((loaded - np.log(offset / first)) / stiffness)
