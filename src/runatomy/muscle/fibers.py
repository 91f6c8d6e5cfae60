"""Fibers: what length and speed the fibers have when path and tendon force are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.muscle import hill
from runatomy.muscle.clock import Clock
from runatomy.muscle.parameters import (
    MAX_SHORTENING_VELOCITY,
    MUSCLE_DENSITY,
)
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Units:
    """Muscle-tendon units as the solver needs them, one row per unit."""

    names: tuple[str, ...]
    max_force: FloatArray  # [N]
    optimal_fiber_length: FloatArray  # [m]
    tendon_slack_length: FloatArray  # [m]
    pennation: FloatArray  # [rad] at optimal fiber length
    tendon_strain: FloatArray  # [-] at maximal isometric force
    slow_twitch: FloatArray  # [-]
    volume: FloatArray  # [m3] of muscle
    passive_slack: FloatArray  # [-] strain up to which resting fibers give no force
    passive_strain: FloatArray  # [-] strain at which they give the maximum isometric force
    max_velocity: float = MAX_SHORTENING_VELOCITY  # [1/s] optimal fiber lengths per second

    @property
    def mass(self) -> FloatArray:
        """Muscle mass [kg]."""
        return self.volume * MUSCLE_DENSITY


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Fibers:
    """State of the fibers, (frames, units)."""

    length: FloatArray  # [-] over optimal fiber length
    velocity: FloatArray  # [-] over maximal shortening velocity, lengthening positive
    cosine: FloatArray  # [-] of the pennation angle
    capacity: FloatArray  # [N] along the tendon at full activation


def fibers_of(units: Units, path: FloatArray, tendon_force: FloatArray, clock: Clock) -> Fibers:
    """Return the fibers' state over a motion.

    `path` and `tendon_force` are (frames, units) in [m] and [N], at the times of `clock`; no
    force, no stretch: zeros stand for rigid tendons. The pennated width stays constant.
    """
    stiffness = hill.tendon_stiffness(units.tendon_strain)
    strain = hill.tendon_strain(tendon_force / units.max_force, stiffness)
    along = path - units.tendon_slack_length * (1.0 + strain)
    optimal = units.optimal_fiber_length
    along = np.maximum(along, 0.1 * optimal)  # a slack unit: fibers shorten no further
    width = optimal * np.sin(units.pennation)
    fiber = np.hypot(along, width)
    length = fiber / optimal
    velocity = clock.rate(length) / units.max_velocity
    cosine = along / fiber
    force = hill.active_force_length(length) * hill.force_velocity(velocity)
    capacity = units.max_force * force * cosine
    return Fibers(length=length, velocity=velocity, cosine=cosine, capacity=capacity)
