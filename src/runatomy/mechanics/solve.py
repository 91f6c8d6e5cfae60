"""Solve: joint moments shared among muscles with elastic tendons over a whole stride."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.musculature import Part
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.fibers import Fibers, fibers_of, low_pass, periodic_rate
from runatomy.muscle.hill import active_force_length
from runatomy.muscle.share import Sharing, share_moments
from runatomy.terms.arrays import FloatArray

VERBOSE=0
ROUNDS = 8  # of sharing and stretching in turn
RELAXATION = 0.5  # [-] of the new tendon force taken in each round
HARMONICS = 12  # kept of the tendon force while its stretch is found


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
    until they agree, so that fibers move at their own speed, not at the path's.
    """
    units = part.units
    length = paths.length[:, part.elements]
    arms = paths.moment_arm[:, part.elements][:, :, part.columns].transpose(0, 2, 1)
    scale = np.maximum(np.abs(moment).max(axis=0), 0.05 * np.abs(moment).max())
    weight = np.maximum(part.drive_mass / part.drive_mass.mean(), 1e-3) ** part_weight(part)
    gather = np.zeros((len(units.names), len(part.drives)))
    gather[np.arange(len(units.names)), part.drive] = 1.0
    start = (arms * units.max_force) @ gather
    force = share_moments(moment, start, weight, scale).activation[:, part.drive] * units.max_force
    tendon = np.maximum(low_pass(force, HARMONICS), 0.0)
    change = 0.0
    for turn in range(ROUNDS):
        fibers = fibers_of(units, length, tendon, period)
        torque = (arms * fibers.capacity[:, None, :]) @ gather
        sharing = share_moments(moment, torque, weight, scale)
        force = sharing.activation[:, part.drive] * fibers.capacity
        new = np.maximum(low_pass(force, HARMONICS), 0.0)
        change = float((np.abs(new - tendon)/ units.max_force).max())
        if VERBOSE: k=np.unravel_index(np.argmax(np.abs(new - tendon)/ units.max_force),new.shape); print(turn, change, units.names[k[1]],k[0], [units.names[i]+' %.3f'%x for i,x in enumerate((np.abs(new - tendon)/ units.max_force).max(0)) if x>.1])
        if turn < ROUNDS - 1:
            tendon = tendon + RELAXATION * (new - tendon)
    return _account(part, paths, fibers, sharing, force, arms, gather, period, change)


def part_weight(part: Part) -> float:
    """Return the exponent of muscle mass in the cost of an activation."""
    del part
    return 0.0


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


__all__ = ["PartSolution", "periodic_rate", "solve_part"]
