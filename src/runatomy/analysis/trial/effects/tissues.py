"""Tissues: what tendons, joints and the shin bone of one leg carry, as columns of a trial."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.strides.columns import Columns
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES, TissueLoads
from runatomy.mechanics.trial_mechanics import TrialMechanics

BENDING = "tibia_bending"  # a moment: the one load that is no force
FORCES = tuple(name for name in TISSUES if name != BENDING)


def tissue_columns(mechanics: TrialMechanics, side: str) -> list[Columns]:
    """Return load [BW, BW m], strain [-] and stored energy [J] of a side's ("r", "l") tissues."""
    if mechanics.tissues is None:
        return []
    leg = next(leg for leg in mechanics.tissues if leg.side == side)
    return _columns(leg, mechanics.body.mass * mechanics.gravity)


def _columns(leg: TissueLoads, weight: float) -> list[Columns]:
    load = leg.load / weight
    forces = [TISSUES.index(name) for name in FORCES]
    bending = [TISSUES.index(BENDING)]
    return [
        Columns(
            kind="tissue", quantity=quantity, unit=unit, names=names, values=values, lowest=lowest
        )
        for quantity, unit, names, values, lowest in (
            ("load", "BW", FORCES, load[:, forces], -np.inf),
            ("bending", "BW m", (BENDING,), load[:, bending], -np.inf),
            ("strain", "1", TENDONS, leg.strain, 0.0),
            ("stored_energy", "J", TENDONS, leg.energy, 0.0),
        )
    ]
