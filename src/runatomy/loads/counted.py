"""Counted: which part of the stride counts as what a tissue carried."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.terms.arrays import FloatArray

# The hamstrings' tendons and the hip are loaded most as the leg swings; published loads of all
# other tissues count the foot on the ground alone (Van Hooren et al. 2024).
SWINGING = ("hamstring_tendons", "hip")
_SWINGS = np.array([name in SWINGING for name in TISSUES])


def counted_impulse(tissues: Mapping[str, FloatArray]) -> FloatArray:
    """Return the impulse of a step that counts as load [BW s | BW m s] (rows, TISSUES).

    Of stance, for SWINGING of the whole stride. `tissues` is what `summarize_tissues` tells, with
    a row for each condition.
    """
    whole, stance = tissues["tissue_impulse"], tissues["tissue_stance_impulse"]
    return np.asarray(np.where(_SWINGS, whole, stance), dtype=np.float64)
