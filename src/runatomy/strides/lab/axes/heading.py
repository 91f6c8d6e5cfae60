"""Which way the body faces, from its right and left markers, its front and its back."""

from __future__ import annotations

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import StrideError

# Wide apart and seldom crossing; feet cross the midline and are left out.
PAIRED = (
    "asis", "psis", "iliac_crest", "hip_center", "trochanter", "knee_lateral", "knee_center",
    "acromion", "shoulder_center",
)  # fmt: skip
PAIRED_SEGMENTS = ("femur", "tibia", "humerus")
FRONT = ("metatarsal_1", "metatarsal_2", "metatarsal_5", "toe")


def face(tracks: Tracks, up: FloatArray, where: str) -> FloatArray:
    """Return the turn whose rows are forward, up and right as the body faces in the mean.

    up: (3,) unit. Right is from the left to the right markers, level; forward is up x right. Toes
    before heels, ASIS before PSIS and chest before neck must agree with it: where they do not, left
    and right are exchanged in the names or the laboratory's axes are left-handed, which cannot be
    told apart, and StrideError says so.
    """
    right = _level(_to_the_right(tracks), up)
    if np.linalg.norm(right) < 1e-6:
        raise StrideError(
            "right and left cannot be told: no marker is known on both sides",
            where=where,
            mend="Name right and left markers of pelvis, knees or shoulders in a marker map.",
        )
    right = right / np.linalg.norm(right)
    forward = np.cross(up, right)
    votes = [float(np.dot(line, forward)) for line in _to_the_front(tracks)]
    if votes and sum(votes) < 0.0:
        raise StrideError(
            "toes and chest point backward when right markers are on the right: left and right "
            "are exchanged in the marker names, or one axis of the laboratory points the wrong way "
            "(left-handed axes)",
            where=where,
            mend="Exchange the names, or change the sign of one axis when exporting the recording.",
        )
    return np.array([forward, up, right])


def _to_the_right(tracks: Tracks) -> FloatArray:
    """Sum of the mean lines from left to right markers."""
    total = np.zeros(3)
    for name in PAIRED:
        total += _line(tracks, tracks.on(f"{name}_l"), tracks.on(f"{name}_r"))
    if not total.any():
        for name in PAIRED_SEGMENTS:
            total += _line(tracks, tracks.on(f"{name}_l"), tracks.on(f"{name}_r"))
    return total


def _to_the_front(tracks: Tracks) -> list[FloatArray]:
    """Mean lines from back to front, where the markers for them are known."""
    ends: list[tuple[list[int], list[int]]] = [
        (tracks.on(f"heel_{side}"), tracks.on(*(f"{name}_{side}" for name in FRONT)))
        for side in "rl"
    ]
    ends.append((tracks.on("psis_r", "psis_l", "sacrum"), tracks.on("asis_r", "asis_l")))
    ends.append((tracks.on("c7", "t10"), tracks.on("clavicle", "sternum")))
    return [_line(tracks, back, front) for back, front in ends if back and front]


def _line(tracks: Tracks, start: list[int], end: list[int]) -> FloatArray:
    """Mean line from some markers to others over the frames in which all are known [m]."""
    if not start or not end:
        return np.zeros(3)
    both = tracks.known[:, start + end].all(axis=1)
    if not both.any():
        return np.zeros(3)
    here = tracks.position[both]
    line: FloatArray = (here[:, end].mean(axis=1) - here[:, start].mean(axis=1)).mean(axis=0)
    return line


def _level(line: FloatArray, up: FloatArray) -> FloatArray:
    """The level part of a line."""
    level: FloatArray = line - up * np.dot(line, up)
    return level


def toward(turn: FloatArray, forward: FloatArray) -> FloatArray:
    """Return a turn about the same vertical whose first row is the level part of `forward`.

    turn: (3, 3) rows forward, up, right; forward: (3,) in the laboratory's axes, any length.
    """
    ahead = _level(forward, turn[1])
    ahead = ahead / np.linalg.norm(ahead)
    return np.array([ahead, turn[1], np.cross(ahead, turn[1])])
