"""What counts as load: stance, and for the hamstrings' tendons and the hip the swing too."""

from __future__ import annotations

import numpy as np

from runatomy.loads.counted import SWINGING, counted_impulse
from runatomy.mechanics.tissues.tissue_loads import TISSUES


def test_swing_counts_where_the_swinging_leg_is_what_loads() -> None:
    rows = {
        "tissue_impulse": np.full((3, len(TISSUES)), 2.0),
        "tissue_stance_impulse": np.full((3, len(TISSUES)), 1.5),
    }
    found = counted_impulse(rows)
    assert found.shape == (3, len(TISSUES))
    for name, column in zip(TISSUES, found.T, strict=True):
        assert (column == (2.0 if name in SWINGING else 1.5)).all(), name
