"""Contacts: which frames belong to one foot's one stay on the ground."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import BoolArray, IntArray


def contacts(loaded: BoolArray, known: BoolArray, *, periodic: bool) -> list[IntArray]:
    """Return the frames of every whole contact of a foot, in order of time.

    `loaded` (frames,) the foot is on the ground, `known` (frames,) the frame is solved. A stride
    that is `periodic` may begin in a contact; a recording's contacts that touch its ends or a
    frame that is not solved are left out.
    """
    count = len(loaded)
    if not loaded.any() or (periodic and loaded.all()):
        return []
    turn = int(np.flatnonzero(~loaded)[0]) if periodic else 0
    order = (np.arange(count) + turn) % count
    edge = np.flatnonzero(np.diff(np.r_[False, loaded[order], False].astype(np.int8)))
    found = []
    for start, end in zip(edge[::2], edge[1::2], strict=True):
        around = order[[start - 1, end % count]]
        cut = not periodic and (start == 0 or end == count)
        if not cut and known[order[start:end]].all() and known[around].all():
            found.append(order[start:end])
    return found
