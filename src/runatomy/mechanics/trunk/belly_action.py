"""Belly action: what the slanting muscles turn, and what the belly costs, read from a solution."""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import INDEX
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.arrays import FloatArray

ABDOMINALS = ("rectus_abdominis", "obliquus_externus_abdominis", "obliquus_internus_abdominis")
# Which side of each slanting muscle turns the trunk to the left (lumbar rotation positive).
TO_THE_LEFT = {"obliquus_externus_abdominis": "r", "obliquus_internus_abdominis": "l"}


def turning_effort(mechanics: StrideMechanics, name: str) -> FloatArray:
    """Return one slanting muscle's effort to turn the trunk to the left [-] (frames,).

    Its activation on the side that turns left less that on the side that turns right.
    """
    left = TO_THE_LEFT[name]
    right = "l" if left == "r" else "r"
    of = {drive: i for i, drive in enumerate(mechanics.muscles)}
    active = mechanics.activation
    return np.asarray(active[:, of[name, left]] - active[:, of[name, right]])


def turning_agreement(mechanics: StrideMechanics) -> dict[str, float]:
    """Return how each slanting muscle's effort goes with the moment that turns the trunk (r) [-].

    NaN where either never changes.
    """
    moment = mechanics.moment[:, INDEX["lumbar_rotation"]]
    return {name: _r(turning_effort(mechanics, name), moment) for name in TO_THE_LEFT}


def abdominal_share(mechanics: StrideMechanics) -> float:
    """Return the share of the muscles' metabolic energy that the wall of the belly takes [-]."""
    mean = mechanics.metabolic_power.mean(axis=0)
    belly = np.array([name in ABDOMINALS for name, _ in mechanics.muscles])
    return float(mean[belly].sum() / mean.sum())


def _r(one: FloatArray, other: FloatArray) -> float:
    if np.ptp(one) == 0.0 or np.ptp(other) == 0.0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])
