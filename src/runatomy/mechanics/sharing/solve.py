"""Solve: joint moments shared among a part's muscles over a motion, and what that cost them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.sharing.dynamic import share_dynamic
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.static import share_static
from runatomy.mechanics.sharing.task import Task, task_of
from runatomy.muscle.clock import Clock
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.fibers import Fibers
from runatomy.muscle.hill import active_force_length, tendon_stiffness, tendon_strain
from runatomy.muscle.status import SolveStatus
from runatomy.terms.arrays import FloatArray, IntArray

USUAL = SharingRule()
UNSETTLED = 0.05  # [-] change of the cost in the last step beyond which nothing was solved


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PartSolution:
    """What one part's muscles did; where units share a drive, (frames, drives) are their sums."""

    activation: FloatArray  # [-] (frames, drives)
    force: FloatArray  # [N] (frames, drives) along the tendons
    unit_force: FloatArray  # [N] (frames, units) the same, unit by unit
    tendon_strain: FloatArray  # [-] (frames, drives) mean weighted by strength
    fiber_power: FloatArray  # [W] (frames, drives) shortening positive
    unit_power: FloatArray  # [W] (frames, drives) of fibers and tendons together
    metabolic_power: FloatArray  # [W] (frames, drives)
    muscle_moment: FloatArray  # [N m] (frames, moments)
    reserve: FloatArray  # [N m] (frames, moments) what the muscles could not give
    status: IntArray  # (frames,) SolveStatus
    fibers: Fibers
    change: float  # [-] how far the search was from rest (0 = converged)


class _Found:
    """What either way of sharing found."""

    def __init__(self, task: Task, rule: SharingRule) -> None:
        if rule.method == "dynamic":
            found = share_dynamic(task, rule)
            self.activation, self.fibers, self.force = found.activation, found.fibers, found.force
            self.strain, self.change = found.strain, found.change
            poor = found.change > UNSETTLED
            self.status = np.full(
                len(task.moment), SolveStatus.NOT_SOLVED if poor else SolveStatus.SOLVED
            )
            return
        still = share_static(task, rule.tendon)
        units = task.part.units
        strain = tendon_strain(still.force / units.max_force, tendon_stiffness(units.tendon_strain))
        self.activation, self.fibers, self.force = (
            still.sharing.activation,
            still.fibers,
            still.force,
        )
        self.strain = strain if rule.tendon == "elastic" else np.zeros_like(strain)
        self.change, self.status = still.change, still.sharing.status


def solve_part(
    part: Part,
    paths: MusclePaths,
    moment: FloatArray,
    clock: Clock,
    rule: SharingRule = USUAL,
    scale: FloatArray | None = None,
) -> PartSolution:
    """Share the part's moments (frames, moments) [N m] among its muscles over one motion.

    `scale` (moments,) [N m] is each moment's size, its own peak if absent. What the muscles cannot
    give is left in `reserve`: muscles and reserve are the moments exactly.
    """
    task = task_of(part, paths, moment, clock, rule, scale)
    return _account(task, _Found(task, rule))


def _account(task: Task, found: _Found) -> PartSolution:
    """Book force, work and energy of each unit and sum them over what drives them."""
    part, fibers, force = task.part, found.fibers, found.force
    units, gather = part.units, part.gather
    active = found.activation[:, part.drive]
    speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
    cosine = np.maximum(fibers.cosine, 1e-6)
    isometric = active * units.max_force * active_force_length(fibers.length)
    pulled = active * fibers.capacity / cosine  # by active fibers alone
    power = metabolic_power(units, active, pulled, fibers.length, speed, isometric)
    mean = gather * units.max_force[:, None]
    given = np.einsum("fmu,fu->fm", task.arms, force)
    return PartSolution(
        activation=found.activation,
        force=force @ gather,
        unit_force=force,
        tendon_strain=found.strain @ (mean / mean.sum(axis=0)),
        fiber_power=(-force / cosine * speed) @ gather,
        unit_power=(-force * task.velocity) @ gather,
        metabolic_power=power @ gather,
        muscle_moment=given,
        reserve=task.moment - given,
        status=found.status,
        fibers=fibers,
        change=found.change,
    )
