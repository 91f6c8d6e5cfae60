"""Solve: joint moments shared among muscles with elastic tendons over a whole stride."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.fixed_point import FixedPoint
from runatomy.mechanics.musculature import Part
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.fibers import Fibers, fibers_of, low_pass
from runatomy.muscle.hill import active_force_length
from runatomy.muscle.share import Sharing, share_moments
from runatomy.terms.arrays import FloatArray

ROUNDS = 30  # of sharing and stretching in turn, at most
RELAXATION = 0.3  # [-] of the new tendon force taken in each round
SETTLED = 1e-3  # [-] of its strength that no tendon's force changes by any more
HARMONICS = 5  # of the stride kept in the tendon force that stretches the tendon


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PartSolution:
    """What one part's muscles did, (frames, drives)."""

    activation: FloatArray  # [-]
    force: FloatArray  # [N]
    fiber_power: FloatArray  # [W] shortening positive
    unit_power: FloatArray  # [W]
    metabolic_power: FloatArray  # [W]
    muscle_moment: FloatArray  # [N m] (frames, moments)
    sharing: Sharing
    fibers: Fibers
    change: float  # [-]


def solve_part(part: Part, paths: MusclePaths, moment: FloatArray, period: float) -> PartSolution:
    """Share the part's moments (frames, moments) [N m] among its muscles over one stride [s].

    Tendons stretch under the force they carry: the sharing and the stretch are found in turn
    until they agree to a thousandth of each unit's strength, so that fibers move at their own
    speed, not at the path's; `change` tells how far they still were.
    """
    units = part.units
    length = paths.length[:, part.elements]
    arms = paths.moment_arm[:, part.elements][:, :, part.columns].transpose(0, 2, 1)
    largest = max(float(np.abs(moment).max()), 1e-9)
    scale = np.maximum(np.abs(moment).max(axis=0), 0.05 * largest)
    weight = np.ones(len(part.drives))
    gather = np.zeros((len(units.names), len(part.drives)))
    gather[np.arange(len(units.names)), part.drive] = 1.0
    start = (arms * units.max_force) @ gather
    force = share_moments(moment, start, weight, scale).activation[:, part.drive] * units.max_force
    tendon = np.maximum(low_pass(force, HARMONICS), 0.0)
    mixing = FixedPoint(RELAXATION)
    for _ in range(ROUNDS):
        fibers = fibers_of(units, length, tendon, period)
        torque = (arms * fibers.capacity[:, None, :]) @ gather
        sharing = share_moments(moment, torque, weight, scale)
        force = sharing.activation[:, part.drive] * fibers.capacity
        image = np.maximum(low_pass(force, HARMONICS), 0.0)
        change = float((np.abs(image - tendon) / units.max_force).max())
        if change < SETTLED:
            break
        relative = mixing.next(tendon / units.max_force, image / units.max_force)
        tendon = np.maximum(relative, 0.0) * units.max_force
    return _account(part, paths, fibers, sharing, force, arms, gather, period, change)


def _account(
    part: Part,
    paths: MusclePaths,
    fibers: Fibers,
    sharing: Sharing,
    force: FloatArray,
    arms: FloatArray,
    gather: FloatArray,
    period: float,
    change: float,
) -> PartSolution:
    """Book force, work and energy of each unit and sum them over what drives them."""
    units = part.units
    active = sharing.activation[:, part.drive]
    speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
    along = force / np.maximum(fibers.cosine, 1e-6)
    isometric = active * units.max_force * active_force_length(fibers.length)
    power = metabolic_power(units, active, along, fibers.length, speed, isometric)
    return PartSolution(
        activation=sharing.activation,
        force=force @ gather,
        fiber_power=(-along * speed) @ gather,
        unit_power=(-force * paths.velocity[:, part.elements]) @ gather,
        metabolic_power=power @ gather,
        muscle_moment=np.einsum("fmu,fu->fm", arms, force),
        sharing=sharing,
        fibers=fibers,
        change=change,
    )
