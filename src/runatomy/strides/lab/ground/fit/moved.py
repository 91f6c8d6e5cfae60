"""Forces that act beside the feet by the same way in every stance, moved under them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.strides.lab.ground.fit.probe import MOMENTS, ROLLING, Probe
from runatomy.strides.lab.ground.plates import Plate
from runatomy.terms.arrays import FloatArray

STEADY = 0.03  # [m] scatter of a displacement that is taken for one of the plates
APART = 0.08  # [m] by which it may differ between two feet on the same plates


def move_under(
    plates: Sequence[Plate], probe: Probe, sides: Sequence[int], odd: Sequence[int]
) -> tuple[tuple[Plate, ...], tuple[str, ...]] | None:
    """Return the plates moved under the feet, and warnings; None where the way is not always one.

    sides: feet that stand on plates, 0 right and 1 left; odd: those of them that the force misses.
    Plates that the file gives to one foot are moved for that foot alone; all others for both feet,
    which must then be missed by the same way.
    """
    if {plate.side for plate in plates} == {"r", "l"}:
        return _foot_by_foot(plates, probe, odd)
    ways = [_way(plates, probe, side) for side in sides]
    if len(odd) < len(sides) or any(way is None for way in ways):
        return None
    both = np.array([way for way in ways if way is not None])
    if float(np.ptp(both, axis=0).max()) > APART:
        return None
    way = both.mean(axis=0)
    return tuple(plate.shifted(-way) for plate in plates), (_told(way, "the feet"),)


def _foot_by_foot(
    plates: Sequence[Plate], probe: Probe, odd: Sequence[int]
) -> tuple[tuple[Plate, ...], tuple[str, ...]] | None:
    """The plates of each missed foot moved by their own way."""
    ways = {"rl"[side]: _way(plates, probe, side) for side in odd}
    moved, told = [], []
    for plate in plates:
        way = ways.get(plate.side or "", np.zeros(3))
        if way is None:
            return None
        moved.append(plate.shifted(-way))
    for side, way in ways.items():
        if way is not None:
            told.append(_told(way, "the right foot" if side == "r" else "the left foot"))
    return tuple(moved), tuple(told)


def _way(plates: Sequence[Plate], probe: Probe, side: int) -> FloatArray | None:
    """The one way [m] (3,) from a foot to where its force acts; None where it is not one.

    From the middle of stance on the force acts under the ball of the foot, within its scatter.
    """
    chosen = probe.loaded(plates) & (probe.side == side) & (probe.moment > ROLLING)
    way = probe.from_ball(plates, chosen)
    if way.shape[0] < len(MOMENTS) or not np.isfinite(way).all():
        return None
    if float(way.std(axis=0).max()) > STEADY:
        return None
    return np.array([way[:, 0].mean(), 0.0, way[:, 1].mean()])


def _told(way: FloatArray, whose: str) -> str:
    """What to say of it."""
    ahead = f"{abs(way[0]) * 100:.0f} cm {'before' if way[0] > 0 else 'behind'}"
    aside = f"{abs(way[2]) * 100:.0f} cm to the {'right' if way[2] > 0 else 'left'} of"
    return (
        f"The force acts {ahead} and {aside} {whose}, the same in every stance: the plates' origin "
        "is elsewhere. It was moved there."
    )
