"""Static: moments shared frame by frame, tendons stretched by the force they carry."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.mechanics.sharing.fixed_point import FixedPoint
from runatomy.mechanics.sharing.task import Task
from runatomy.muscle.fibers import Fibers, fibers_of
from runatomy.muscle.passive import passive_force
from runatomy.muscle.share import Sharing, share_moments
from runatomy.terms.arrays import FloatArray

ROUNDS = 30  # of sharing and stretching in turn, at most
RELAXATION = 0.3  # [-] of the new tendon force taken in each round
SETTLED = 1e-3  # [-] of its strength that no tendon's force changes by any more


class StaticSharing(NamedTuple):
    """What each frame's own optimization found."""

    sharing: Sharing
    fibers: Fibers
    force: FloatArray  # [N] (frames, units) along the tendons
    change: float  # [-] of a unit's strength by which a tendon's force still changed


def share_static(task: Task, tendon: str, rounds: int = ROUNDS) -> StaticSharing:
    """Share the moments frame by frame, as static optimization does.

    With rigid tendons one sharing is the answer. Elastic tendons stretch under the force they
    carry: the sharing and the stretch are found in turn until they agree to a thousandth of each
    unit's strength, so that fibers move at their own speed, not at the path's.
    """
    units = task.part.units
    rest = np.zeros_like(task.length)
    if tendon == "rigid":
        fibers = fibers_of(units, task.length, rest, task.clock)
        sharing, force = _share(task, fibers, None)
        return StaticSharing(sharing, fibers, force, 0.0)
    fibers = fibers_of(units, task.length, rest, task.clock)
    full = Fibers(
        length=fibers.length,
        velocity=fibers.velocity,
        cosine=fibers.cosine,
        capacity=np.broadcast_to(units.max_force, rest.shape),
    )
    sharing, force = _share(task, full, None, passive=False)
    stretch = np.maximum(task.clock.smooth(force), 0.0)
    mixing, change = FixedPoint(RELAXATION), np.inf
    for _ in range(rounds):
        fibers = fibers_of(units, task.length, stretch, task.clock)
        sharing, force = _share(task, fibers, sharing.price)
        image = np.maximum(task.clock.smooth(force), 0.0)
        change = float((np.abs(image - stretch) / units.max_force).max())
        if change < SETTLED:
            break
        relative = mixing.next(stretch / units.max_force, image / units.max_force)
        stretch = np.maximum(relative, 0.0) * units.max_force
    return StaticSharing(sharing, fibers, force, change)


def resting_force(task: Task, fibers: Fibers) -> FloatArray:
    """Return what resting fibers give along the tendons [N] (frames, units)."""
    units = task.part.units
    rest = passive_force(fibers.length, units.passive_slack, units.passive_strain)
    return np.asarray(units.max_force * rest * fibers.cosine)


def _share(
    task: Task, fibers: Fibers, start: FloatArray | None, *, passive: bool = True
) -> tuple[Sharing, FloatArray]:
    """Return the sharing, and each unit's force [N], where fibers are so."""
    rest = resting_force(task, fibers) if passive else np.zeros_like(fibers.capacity)
    torque = task.gathered(task.arms * fibers.capacity[:, None, :])
    asked = task.moment - np.einsum("fmu,fu->fm", task.arms, rest)
    sharing = share_moments(asked, torque, task.weight, task.scale, start)
    return sharing, sharing.activation[:, task.part.drive] * fibers.capacity + rest
