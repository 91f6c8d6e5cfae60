"""Tissues: what tendons, joints and the shin bone of one leg carried in a run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.analysis.plain import rounded
from runatomy.loads.rows import run_tissues
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.terms.units import KILOMETER

Row = Mapping[str, object]


def tissue_rows(mechanics: RunMechanics, speed: np.ndarray, mass: float) -> tuple[Row, ...]:
    """Return a row for each tissue: those of `TissueLoad`, the run's whole, and its range.

    `speed` (running,) [m/s] goes with the mechanics' running rows, `mass` [kg] is the runner's.
    `total` [unit s] is the impulse of all of one leg's steps; `per_step_low` and `per_step_high`
    bound `per_step`, and its other two in proportion. No rows where nobody ran.
    """
    way = float(speed @ mechanics.duration)
    if way <= 0.0:
        return ()
    loads = run_tissues(
        mechanics.tissues,
        mass=mass,
        step_rate=mechanics.step_rate,
        duration=mechanics.duration,
        distance=way,
        peak_range=mechanics.tissue_peak_range,
    )
    low, high = mechanics.tissue_impulse_ratio
    return tuple(
        load.to_dict()
        | {
            "total": rounded(load.per_km * way / KILOMETER),
            "per_step_low": rounded(float(min(low[i] * load.per_step, high[i] * load.per_step))),
            "per_step_high": rounded(float(max(low[i] * load.per_step, high[i] * load.per_step))),
        }
        for i, load in enumerate(loads)
    )
