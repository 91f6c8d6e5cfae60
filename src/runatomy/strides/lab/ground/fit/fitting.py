"""Whether the forces lie under the feet, and what is done if they do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.strides.lab.ground.fit.moved import move_under
from runatomy.strides.lab.ground.fit.probe import MOMENTS, ROLLING, Probe
from runatomy.strides.lab.ground.fit.turned import turn_under
from runatomy.strides.lab.ground.plates import Plate
from runatomy.terms.arrays import BoolArray, FloatArray

MOST = 0.5  # share of the moments that must fit for the forces to be taken as they are
SURE = 0.8  # share below which they are given up for plates turned about, if these fit nearly all
PERFECT = 0.95  # share that is nearly all
ENOUGH = 2 * len(MOMENTS)  # moments that must tell it: two stances
INSIDE = 0.04  # [m] beside the ball of the foot: the edge of the ball


def fit_forces(
    plates: Sequence[Plate], probe: Probe, turn: FloatArray
) -> tuple[tuple[Plate, ...], tuple[str, ...]]:
    """Return the plates as they must be for their force to lie under the feet, and warnings.

    turn: (3, 3) from the laboratory's axes to the runner's. What fits stays. A displacement that is
    the same in every stance is taken off; a half turn of the plates, a turn of the axes, another
    unit or the reaction in place of the action is undone where exactly one of them fits. Where
    nothing fits no plate is returned, and a warning says so.
    """
    loaded = probe.loaded(plates)
    if loaded.sum() < ENOUGH:
        return tuple(plates), ()
    fits, side = probe.fits(plates, loaded), probe.side[loaded]
    sides = [s for s in (0, 1) if (side == s).sum() >= len(MOMENTS)]
    odd = [s for s in sides if float(fits[side == s].mean()) < MOST]
    if not odd:
        return _better_turned(plates, probe, loaded, turn, float(fits.mean()))
    moved = move_under(plates, probe, sides, odd)
    return moved if moved is not None else turn_under(plates, probe, loaded, turn)


def _better_turned(
    plates: Sequence[Plate], probe: Probe, loaded: BoolArray, turn: FloatArray, share: float
) -> tuple[tuple[Plate, ...], tuple[str, ...]]:
    """Return plates that half fit as they are, or turned where that fits nearly everywhere.

    A belt's force seen in a mirror still falls under the middle of the foot now and then.
    """
    if share < SURE:
        turned, told = turn_under(plates, probe, loaded, turn)
        if turned and float(probe.fits(turned, loaded).mean()) >= PERFECT:
            return turned, told
    return tuple(plates), ()


def told_aside(plates: Sequence[Plate], probe: Probe) -> tuple[str, ...]:
    """Return what to say where the force acts at the edge of a foot all the time."""
    loaded = probe.loaded(plates) & (probe.moment > ROLLING)
    side, told = probe.side[loaded], []
    for number, word in enumerate(("right", "left")):
        way = probe.from_ball(plates, loaded)[side == number, 1]
        way = way[np.isfinite(way)]
        inward = float(np.median(way)) * (1 if number else -1) if way.size >= len(MOMENTS) else 0.0
        if abs(inward) > INSIDE:
            where = "inside" if inward > 0 else "outside"
            told.append(
                f"The force acts {abs(inward) * 100:.0f} cm {where} of the ball of the {word} foot "
                "in the mean: plates and markers may not lie in the same place, or too few markers "
                "tell the foot. Moments in the frontal plane of that leg suffer."
            )
    return tuple(told)
