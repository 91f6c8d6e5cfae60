"""Tracks of the made runner, to be spoiled."""

from __future__ import annotations

import numpy as np

from runatomy.strides.lab.mend.known import known_tracks
from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.terms.arrays import FloatArray
from strides.lab.made_captures import Gait, made_capture

SOUND = known_tracks(made_capture(Gait(forces="none")), None)


def column(name: str) -> int:
    """Where a marker stands."""
    return next(k for k, marker in enumerate(SOUND.markers) if marker.name == name)


def spoiled(position: FloatArray) -> Tracks:
    """The made tracks elsewhere."""
    return SOUND.changed(position)


def copy() -> FloatArray:
    """The made positions, to be changed."""
    return np.array(SOUND.position)
