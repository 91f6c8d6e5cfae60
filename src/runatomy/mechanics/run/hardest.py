"""Hardest: when each muscle worked hardest, and how hard it pulled there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.run.sums import summed
from runatomy.terms.arrays import FloatArray, IntArray

HARD_STRETCH = 10.0  # [s] over which "hardest" is judged
BLOCKS = 4000  # most stretches judged muscle by muscle; a longer run takes longer ones


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Hardest:
    """The hardest stretch of each muscle and group; NaN where nobody ran."""

    at: FloatArray  # [s] (muscles,) its middle
    power: FloatArray  # [W] (muscles,) metabolic, over it
    group_at: FloatArray  # [s] (groups,)
    group_power: FloatArray  # [W] (groups,)


def blocks(duration: FloatArray) -> IntArray:
    """Return the first row of each stretch of ten seconds (longer in very long runs)."""
    clock = np.cumsum(duration) - duration
    length = max(HARD_STRETCH, float(duration.sum()) / BLOCKS)
    return np.flatnonzero(np.diff(np.floor(clock / length), prepend=-1.0))


def hardest(
    energy: FloatArray, time: FloatArray, duration: FloatArray, first: IntArray, into: FloatArray
) -> Hardest:
    """Return the hardest stretches.

    `energy` (stretches, muscles) [J], `time` and `duration` (running,) [s], `first` row of each
    stretch, `into` (muscles, groups).
    """
    muscles, groups = into.shape
    if len(time) == 0:
        none, no_group = np.full(muscles, np.nan), np.full(groups, np.nan)
        return Hardest(at=none, power=none, group_at=no_group, group_power=no_group)
    total = np.add.reduceat(duration, first)
    whole = total >= min(0.5 * HARD_STRETCH, float(total.max()))
    watts = np.where(whole[:, None], energy / total[:, None], -1.0)
    middle, by_group = time[halfway(duration, first)], summed(watts, into)
    best, best_group = watts.argmax(axis=0), by_group.argmax(axis=0)
    return Hardest(
        at=middle[best],
        power=watts[best, np.arange(muscles)],
        group_at=middle[best_group],
        group_power=by_group[best_group, np.arange(groups)],
    )


def peaks(
    atlas: Atlas, nodes: Nodes, duration: FloatArray, first: IntArray, names: Sequence[str]
) -> dict[str, FloatArray]:
    """Return the largest value in the middle of any stretch of quantities of the atlas, by name."""
    tables = {name: atlas.table(name) for name in names}
    if len(first) == 0:
        return {name: np.zeros(table.shape[1]) for name, table in tables.items()}
    row = halfway(duration, first)
    at = Nodes(index=nodes.index[row], weight=nodes.weight[row], outside=nodes.outside[row])
    most = {name: at.interpolate(table).max(axis=0) for name, table in tables.items()}
    return {name: np.asarray(value, dtype=np.float64) for name, value in most.items()}


def halfway(duration: FloatArray, first: IntArray) -> IntArray:
    """Return the row in which half of each stretch has passed: never in a pause inside it."""
    clock = np.cumsum(duration)
    start = clock[first] - duration[first]
    end = np.append(start[1:], clock[-1])
    row = np.searchsorted(clock, 0.5 * (start + end), side="right")
    return np.asarray(np.minimum(row, len(clock) - 1), dtype=np.int64)


def block_energy(share: Any, nodes: Nodes, joule: FloatArray, first: IntArray) -> FloatArray:
    """Return the energy [J] of each muscle in each stretch (stretches, muscles)."""
    there = np.zeros(len(share), dtype=bool)
    there[nodes.index] = True
    used = np.flatnonzero(there)
    place = np.cumsum(there) - 1
    block = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(joule))))
    key = block[:, None] * len(used) + place[nodes.index]
    amount = (nodes.weight * joule[:, None]).ravel()
    whole = np.bincount(key.ravel(), amount, len(first) * len(used))
    # Large enough for a product by the library of matrices, wherever it gives it to threads.
    return np.asarray(whole.reshape(len(first), len(used)) @ share[used].astype(np.float64))
