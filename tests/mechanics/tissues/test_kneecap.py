"""How much of the quadriceps' force the patellar tendon carries on."""

from __future__ import annotations

import numpy as np

from body.poses import still
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.mechanics.tissues.kneecap import tendon_shares
from runatomy.mechanics.tissues.tendons import QUADRICEPS
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE


def shares(body: BodyModel, flexion: FloatArray) -> FloatArray:
    """Of the four muscles, both sides bent alike [rad]; right after left (2, poses, muscles)."""
    values = np.zeros((len(flexion), len(COORDINATES)))
    muscles = {}
    for side in "rl":
        values[:, INDEX[f"knee_angle_{side}"]] = flexion
        muscles[side] = np.array([body.muscles.index(f"{name}_{side}") for name in QUADRICEPS])
    found = tendon_shares(body, still(body, values), muscles)
    return np.stack([found["r"], found["l"]])


def test_the_share_falls_with_flexion_as_measured(body: BodyModel) -> None:
    """From 20 to 70 degrees; there 0.65 of it was measured (Buff et al. 1988), within 0.15."""
    mean = shares(body, np.array([20.0, 45.0, 70.0]) * DEGREE).mean(axis=(0, 2))
    assert (np.diff(mean) < 0.0).all()
    assert abs(mean[2] - 1.0 / 1.55) < 0.15


def test_both_knees_are_alike(body: BodyModel) -> None:
    right, left = shares(body, np.linspace(0.1, 1.5, 6))
    np.testing.assert_allclose(left, right, atol=1e-4)
