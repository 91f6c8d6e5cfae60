"""Names: the muscles and groups of a run, those of breathing after those that move bones."""

from __future__ import annotations

import functools

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.mechanics.breath.split import SPLIT
from runatomy.muscle.anatomy import BREATH, BREATH_GROUPS, GROUPS, muscle_named
from runatomy.terms.arrays import FloatArray, IntArray, read_only

GROUP_NAMES: tuple[str, ...] = tuple(group.name for group in (*GROUPS, *BREATH_GROUPS))
BREATH_MUSCLES: tuple[str, ...] = tuple(muscle.name for muscle in BREATH)


@functools.lru_cache(maxsize=16)
def group_index(muscles: tuple[str, ...]) -> IntArray:
    """Return the group of each muscle, as an index into GROUP_NAMES."""
    found = [GROUP_NAMES.index(muscle_named(name).group) for name in muscles]
    return read_only(found, np.int64)


@functools.lru_cache(maxsize=16)
def group_table(muscles: tuple[str, ...]) -> FloatArray:
    """Return (muscles, groups): 1 where the muscle belongs to the group."""
    into = np.zeros((len(muscles), len(GROUP_NAMES)))
    into[np.arange(len(muscles)), group_index(muscles)] = 1.0
    return read_only(into)


def breath_split(atlas: Atlas) -> FloatArray:
    """Return how breathing's energy is shared [-] (muscles,), by muscle of the run; sums to one.

    Groups share as `mechanics.breath.split` says; inside a group muscles of the atlas share by
    mass, those of breathing equally: nobody measured either.
    """
    names = (*atlas.muscles, *BREATH_MUSCLES)
    mass = np.append(atlas.archive["muscle_mass"], np.ones(len(BREATH_MUSCLES)))
    group, share = group_index(names), np.zeros(len(names))
    for part in SPLIT:
        mine = group == GROUP_NAMES.index(part.group)
        share[mine] = part.usual * mass[mine] / mass[mine].sum()
    return share
