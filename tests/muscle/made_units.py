"""Units made for tests: plain ones, of which a test names only what it is about."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.muscle.fibers import Units
from runatomy.muscle.parameters import SPECIFIC_TENSION
from runatomy.muscle.passive import SLACK, STRAIN
from runatomy.terms.arrays import FloatArray


def made_units(max_force: FloatArray, optimal_fiber_length: FloatArray, **others: Any) -> Units:
    """Return units of this strength [N] and fiber length [m], straight and as usual otherwise.

    Volume is that of the leg's specific tension, 60 N/cm2.
    """
    count = len(max_force)
    fields: dict[str, Any] = {
        "names": tuple(f"unit {i}" for i in range(count)),
        "tendon_slack_length": np.full(count, 0.2),
        "pennation": np.zeros(count),
        "tendon_strain": np.full(count, 0.04),
        "slow_twitch": np.full(count, 0.5),
        "volume": max_force / SPECIFIC_TENSION * optimal_fiber_length,
        "passive_slack": np.full(count, SLACK),
        "passive_strain": np.full(count, STRAIN),
    }
    fields |= others
    return Units(max_force=max_force, optimal_fiber_length=optimal_fiber_length, **fields)
