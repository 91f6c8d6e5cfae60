"""Names exchanged throughout a recording, found by where inner and outer markers must be."""

from __future__ import annotations

from itertools import product

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.terms.arrays import FloatArray

INNER_OUTER = (
    ("metatarsal_1", "metatarsal_5"),
    ("metatarsal_2", "metatarsal_5"),
    ("metatarsal_1", "metatarsal_2"),
    ("knee_medial", "knee_lateral"),
    ("ankle_medial", "ankle_lateral"),
)
ACROSS = ("asis", "psis", "iliac_crest", "hip_center", "trochanter", "acromion")
CLEAR = 0.3  # share of the distance by which the order must be wrong, in the median


def put_in_order(tracks: Tracks, turn: FloatArray) -> Tracks:
    """Return the tracks with markers exchanged that stand in the wrong order from inner to outer.

    turn: (3, 3) rows forward, up, right. Looks at metatarsals, knees and ankles, and at right and
    left of pelvis and shoulders, all through the recording; every exchange is told.
    """
    for side, (inner, outer) in product("rl", INNER_OUTER):
        outward = turn[2] if side == "r" else -turn[2]
        tracks = _ordered(tracks, f"{inner}_{side}", f"{outer}_{side}", outward)
    for name in ACROSS:
        tracks = _ordered(tracks, f"{name}_l", f"{name}_r", turn[2])
    return tracks


def _ordered(tracks: Tracks, inner: str, outer: str, outward: FloatArray) -> Tracks:
    """The tracks with one pair exchanged if its outer marker is the inner one."""
    one, other = tracks.on(inner), tracks.on(outer)
    if not one or not other:
        return tracks
    line = tracks.position[:, other[0]] - tracks.position[:, one[0]]
    line = line[~np.isnan(line[:, 0])]
    if not line.size:
        return tracks
    apart = float(np.median(np.linalg.norm(line, axis=1)))
    if float(np.median(line @ outward)) > -CLEAR * apart:
        return tracks
    position = tracks.position.copy()
    position[:, [one[0], other[0]]] = tracks.position[:, [other[0], one[0]]]
    names = [tracks.markers[column].name for column in (one[0], other[0])]
    told = (
        f"{names[0]} and {names[1]} are exchanged throughout: {names[1]} stands inside of "
        f"{names[0]}. They were put right."
    )
    return tracks.changed(position, warnings=[told])
