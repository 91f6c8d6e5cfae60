"""Contacts: bone on bone, what is left at a cut when every muscle has pulled."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.body.cuts.demands import CutDemands
from runatomy.body.cuts.pulls import CutPulls
from runatomy.terms.arrays import FloatArray


def bone_forces(
    names: tuple[str, ...],
    demand: CutDemands,
    pulls: CutPulls,
    force: FloatArray,
    onward: FloatArray,
) -> Mapping[str, FloatArray]:
    """Return what the upper bone does to the lower at each cut, in its axes (frames, 3) [N].

    The intersegmental force less what the muscles (frames, muscles) [N] pull. `onward` is what
    each carries on from the kneecap to the shank, as the kneecap itself does not end a path.
    """
    pulled = summed(pulls.force, force)
    knee, patella = names.index("knee"), names.index("patella")
    between = np.einsum("fmi,fm->fi", pulls.force[:, knee], onward - force)
    pulled[:, knee] += between
    pulled[:, patella] -= between  # the tendon between them pulls the kneecap the other way
    bone = in_axes(demand.force - pulled, demand)
    return {name: bone[:, place] for place, name in enumerate(names)}


def summed(pull: FloatArray, force: FloatArray) -> FloatArray:
    """Return what muscles do together (frames, cuts, 3), from pulls per newton and forces."""
    return np.asarray(np.einsum("fcmi,fm->fci", pull, force, optimize=True))


def in_axes(vectors: FloatArray, demand: CutDemands) -> FloatArray:
    """Return vectors of the world (frames, cuts, 3) in each cut's own axes."""
    return np.asarray(np.einsum("fci,fcij->fcj", vectors, demand.turn))
