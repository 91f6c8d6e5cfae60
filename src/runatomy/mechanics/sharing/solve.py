"""Solve: joint moments shared among a part's muscles over a motion, and what that cost them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


class _Found(NamedTuple):
    """What either way of sharing found."""

    activation: FloatArray  # [-] (frames, drives)
    fibers: Fibers
    force: FloatArray  # [N] (frames, units) along the tendons
    strain: FloatArray  # [-] (frames, units) of the tendons
    status: IntArray  # (frames,)
    change: float  # [-]


def _dynamic(task: Task, rule: SharingRule) -> _Found:
    found = share_dynamic(task, rule)
    solved = SolveStatus.SOLVED if found.change <= UNSETTLED else SolveStatus.NOT_SOLVED
    status = np.full(len(task.moment), solved)
    return _Found(found.activation, found.fibers, found.force, found.strain, status, found.change)


def _static(task: Task, rule: SharingRule) -> _Found:
    found, units = share_static(task, rule.tendon), task.part.units
    stiffness = tendon_stiffness(units.tendon_strain)
    strain = tendon_strain(found.force / units.max_force, stiffness)
    if rule.tendon == "rigid":
        strain = np.zeros_like(strain)
    sharing = found.sharing
    return _Found(
        sharing.activation, found.fibers, found.force, strain, sharing.status, found.change
    )


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
    found = _dynamic(task, rule) if rule.method == "dynamic" else _static(task, rule)
    return _account(task, found)


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
