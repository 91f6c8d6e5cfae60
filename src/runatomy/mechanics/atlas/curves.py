"""Curves: one stride's activity from foot strike to foot strike, interpolated in the atlas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.terms.arrays import FloatArray

PHASES = 101  # points from 0 to 100 % of the stride


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StrideCurves:
    """One side's activity over a stride that starts with its own foot strike."""

    phase: FloatArray  # [-] (101,) 0 to 1
    contact_share: float  # [-] of the stride that the foot is on the ground
    activation: FloatArray  # [-] (muscles, 101)
    power: FloatArray  # [W/kg] (muscles, 101) of the fibers, shortening positive
    ground_force: FloatArray  # [-] (101,) body weights, normal to the ground


def stride_curves(atlas: Atlas, nodes: Nodes) -> StrideCurves:
    """Return the stride at one condition (`nodes` with one row)."""
    index, weight = nodes.index[0], nodes.weight[0]
    power = _mix(atlas, "power_curve", index, weight)
    return StrideCurves(
        phase=np.linspace(0.0, 1.0, PHASES),
        contact_share=float(_mix(atlas, "contact_share", index, weight)),
        activation=_periodic(_mix(atlas, "activation_curve", index, weight) / 255.0),
        power=_periodic(power),
        ground_force=_periodic(_mix(atlas, "ground_force_curve", index, weight)),
    )


def _mix(atlas: Atlas, name: str, index: FloatArray, weight: FloatArray) -> FloatArray:
    """Return a quantity of the grid at the weighted corners."""
    array = atlas.archive[name]
    corner = array.reshape(-1, *array.shape[3:])[index].astype(np.float64)
    return np.asarray((weight @ corner.reshape(len(weight), -1)).reshape(corner.shape[1:]))


def _periodic(curve: FloatArray) -> FloatArray:
    """Return stored frames (..., frames) as 101 points whose last is the first again."""
    frames = curve.shape[-1]
    at = np.linspace(0.0, frames, PHASES)
    low = np.floor(at).astype(int)
    share = at - low
    next_one = curve[..., (low + 1) % frames]
    return np.asarray(curve[..., low % frames] * (1 - share) + next_one * share)
