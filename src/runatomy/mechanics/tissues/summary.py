"""Summary: the tissue loads of a stride as peaks, impulses and energies, by weight and mass."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.tissues.tissue_loads import TissueLoads
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.units import GRAVITY

FIELDS = (
    "tissue_peak",
    "tissue_impulse",
    "tissue_stance_impulse",
    "tendon_stored",
    "tendon_returned",
    "tendon_strain",
)


def summarize_tissues(
    loads: tuple[TissueLoads, ...],
    mass: float,
    period: float,
    stance: tuple[BoolArray, ...] | None = None,
) -> dict[str, FloatArray]:
    """Return what the tissues of one leg carry in one step: the mean over the legs given.

    `loads` are evenly sampled over one whole stride of `period` [s] of a runner of `mass` [kg]. A
    leg's step lasts from its foot strike to its next, so its swing counts too; of
    "tissue_stance_impulse" only the frames with that leg's foot on the ground, `stance` (frames,),
    as most papers count (without them, all). "tissue_peak" [BW] and the impulses [BW s] are
    (TISSUES,), of tibia_bending [BW m] and [BW m s]; "tendon_stored", "tendon_returned" [J/kg] and
    the peak "tendon_strain" [-] are (TENDONS,). All are NaN where any frame of the stride is.
    """
    frames = stance or tuple(np.ones(len(leg.load), dtype=bool) for leg in loads)
    each = [_one_leg(leg, mass, period, on) for leg, on in zip(loads, frames, strict=True)]
    return {name: np.mean([leg[name] for leg in each], axis=0) for name in FIELDS}


def _one_leg(
    leg: TissueLoads, mass: float, period: float, stance: BoolArray
) -> dict[str, FloatArray]:
    """Return the same of one leg."""
    change = np.diff(leg.energy, axis=0, append=leg.energy[:1])  # the stride returns to its start
    weight = mass * GRAVITY
    return {
        "tissue_peak": leg.load.max(axis=0) / weight,
        "tissue_impulse": leg.load.mean(axis=0) * period / weight,
        "tissue_stance_impulse": (leg.load * stance[:, None]).mean(axis=0) * period / weight,
        "tendon_stored": np.maximum(change, 0.0).sum(axis=0) / mass,
        "tendon_returned": np.maximum(-change, 0.0).sum(axis=0) / mass,
        "tendon_strain": leg.strain.max(axis=0),
    }
