"""Solve: joint moments shared among muscles over a stride or a recording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.sharing.fixed_point import FixedPoint
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.muscle.clock import Clock
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.fibers import Fibers, fibers_of
from runatomy.muscle.hill import active_force_length
from runatomy.muscle.share import Sharing, share_moments
from runatomy.terms.arrays import FloatArray

ROUNDS = 30  # of sharing and stretching in turn, at most
RELAXATION = 0.3  # [-] of the new tendon force taken in each round
SETTLED = 1e-3  # [-] of its strength that no tendon's force changes by any more
USUAL = SharingRule()


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


def solve_part(
    part: Part,
    paths: MusclePaths,
    moment: FloatArray,
    clock: Clock,
    rule: SharingRule = USUAL,
    scale: FloatArray | None = None,
) -> PartSolution:
    """Share the part's moments (frames, moments) [N m] among its muscles over one motion.

    Elastic tendons stretch under the force they carry: the sharing and the stretch are found in
    turn until they agree to a thousandth of each unit's strength, so that fibers move at their
    own speed, not at the path's; `change` tells how far they still were. With rigid tendons one
    sharing is the answer. `scale` (moments,) [N m] is each moment's size, its own peak if absent.
    """
    units = part.units
    length = paths.length[:, part.elements]
    arms = paths.moment_arm[:, part.elements][:, :, part.columns].transpose(0, 2, 1)
    scale = moment_scale(moment) if scale is None else scale
    task = _Task(part, arms, part.gather, moment, scale, _weight(part, rule))
    rest = np.zeros_like(length)
    if rule.tendon == "rigid":
        fibers = fibers_of(units, length, rest, clock)
        sharing, force = task.share(fibers.capacity, None)
        return _account(task, paths, fibers, sharing, force, 0.0)
    sharing, force = task.share(np.broadcast_to(units.max_force, length.shape), None)
    tendon = np.maximum(clock.smooth(force), 0.0)
    mixing = FixedPoint(RELAXATION)
    for _ in range(ROUNDS):
        fibers = fibers_of(units, length, tendon, clock)
        sharing, force = task.share(fibers.capacity, sharing.price)
        image = np.maximum(clock.smooth(force), 0.0)
        change = float((np.abs(image - tendon) / units.max_force).max())
        if change < SETTLED:
            break
        relative = mixing.next(tendon / units.max_force, image / units.max_force)
        tendon = np.maximum(relative, 0.0) * units.max_force
    return _account(task, paths, fibers, sharing, force, change)


class _Task(NamedTuple):
    """What stays the same while the tendons' stretch is sought."""

    part: Part
    arms: FloatArray  # [m] (frames, moments, units)
    gather: FloatArray  # [-] (units, drives) 1 where the drive commands the unit
    moment: FloatArray  # [N m] (frames, moments)
    scale: FloatArray  # [N m] (moments,)
    weight: FloatArray  # [-] (drives,)

    def share(self, capacity: FloatArray, start: FloatArray | None) -> tuple[Sharing, FloatArray]:
        """Return the sharing, and each unit's force [N], where units can give this much [N]."""
        torque = self.arms * capacity[:, None, :]
        if len(self.part.drives) < len(self.part.units.names):  # else each unit is its own drive
            flat = torque.reshape(-1, len(self.part.units.names)) @ self.gather
            torque = flat.reshape(*torque.shape[:2], -1)
        sharing = share_moments(self.moment, torque, self.weight, self.scale, start)
        return sharing, sharing.activation[:, self.part.drive] * capacity


def moment_scale(moment: FloatArray) -> FloatArray:
    """Return each moment's size [N m]: its peak, or a twentieth of the largest peak."""
    largest = max(float(np.abs(moment).max(initial=0.0)), 1e-9)
    return np.asarray(np.maximum(np.abs(moment).max(axis=0, initial=0.0), 0.05 * largest))


def _weight(part: Part, rule: SharingRule) -> FloatArray:
    """Return what a squared activation of each drive costs [-], one on average."""
    if rule.objective == "volume":
        mass: FloatArray = part.drive_mass
        return mass / float(mass.mean())
    return np.ones(len(part.drives))


def _account(
    task: _Task,
    paths: MusclePaths,
    fibers: Fibers,
    sharing: Sharing,
    force: FloatArray,
    change: float,
) -> PartSolution:
    """Book force, work and energy of each unit and sum them over what drives them."""
    part, gather = task.part, task.gather
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
        muscle_moment=np.einsum("fmu,fu->fm", task.arms, force),
        sharing=sharing,
        fibers=fibers,
        change=change,
    )
