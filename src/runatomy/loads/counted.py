"""Counted: which part of the stride counts as what a tissue carried."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.terms.arrays import FloatArray

IMPULSES = ("tissue_impulse", "tissue_stance_impulse")  # of the whole stride, and of stance
# The hamstrings' tendons and the hip are loaded most as the leg swings; published loads of all
# other tissues count the foot on the ground alone (Van Hooren et al. 2024).
SWINGING = ("hamstring_tendons", "hip")
_SWINGS = np.array([name in SWINGING for name in TISSUES])


def counted_impulse(tissues: Mapping[str, FloatArray]) -> FloatArray:
    """Return the impulse of a step, or of many, that counts as load [BW s | BW m s] (..., TISSUES).

    Of stance, for SWINGING of the whole stride. `tissues` holds IMPULSES as `summarize_tissues`
    tells them, with a row for each condition, or their sums.
    """
    whole, stance = (tissues[name] for name in IMPULSES)
    return np.asarray(np.where(_SWINGS, whole, stance), dtype=np.float64)
