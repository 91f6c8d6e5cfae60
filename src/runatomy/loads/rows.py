"""Rows: tissue loads of a run looked up second by second."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.loads.counted import IMPULSES, counted_impulse
from runatomy.loads.tissue import CATALOGUE, Tissue
from runatomy.loads.tissue_load import TissueLoad
from runatomy.mechanics.tissues.tissue_loads import TENDONS
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import RunatomyError
from runatomy.terms.units import KILOMETER


def run_tissues(
    summary: Mapping[str, FloatArray],
    *,
    mass: float,
    step_rate: FloatArray,
    duration: FloatArray,
    distance: float,
    peak_range: FloatArray | None = None,
) -> tuple[TissueLoad, ...]:
    """Return the tissue loads of a run from what each second's stride does to one leg.

    `summary` holds the arrays of `summarize_tissues` with a row for each condition: (time, TISSUES)
    or (time, TENDONS); `step_rate` [1/s] counts both feet, `duration` [s] tells how long each row
    lasted (both (time,)), `distance` [m] is the whole way. Peaks are the largest of any row with a
    duration; what is per step is the mean over steps, impulses as `counted_impulse` counts them, as
    wear does. `peak_range` (2, TISSUES) [BW] are the peaks' bounds. Raises RunatomyError where no
    step was run.
    """
    steps = 0.5 * step_rate * duration  # of one leg
    run = steps > 0.0
    if not run.any():
        raise RunatomyError(
            "a run without a step loads no tissue",
            where="run_tissues",
            mend="Give a step rate and a duration above zero in some row.",
        )
    ran = slice(None) if run.all() else run  # a copy only where it leaves something out
    whole, steps = float(steps.sum()), steps[ran]

    sums = {name: steps @ summary[name][ran] for name in IMPULSES}
    impulse = np.asarray(counted_impulse(sums) / whole)
    per_km = impulse * whole * KILOMETER / distance if distance > 0.0 else impulse * np.nan
    peak, strain = (summary[name][ran].max(axis=0) for name in ("tissue_peak", "tendon_strain"))
    returned = mass * np.asarray(steps @ summary["tendon_returned"][ran] / whole)
    return _rows(peak, impulse, per_km, returned, strain, peak_range)


def _rows(
    peak: FloatArray,
    impulse: FloatArray,
    per_km: FloatArray,
    returned: FloatArray,
    strain: FloatArray,
    bounds: FloatArray | None,
) -> tuple[TissueLoad, ...]:
    """Put the rows together."""
    rows = []
    for i, tissue in enumerate(CATALOGUE):
        tendon = _tendon(tissue)
        rows.append(
            TissueLoad(
                name=tissue.name,
                plain=tissue.plain,
                latin=tissue.latin,
                unit=tissue.unit,
                peak_BW=float(peak[i]),
                per_step=float(impulse[i]),
                per_km=float(per_km[i]),
                strain=None if tendon is None else float(strain[tendon]),
                energy_J=None if tendon is None else float(returned[tendon]),
                low=None if bounds is None else float(bounds[0, i]),
                high=None if bounds is None else float(bounds[1, i]),
                evidence=tissue.evidence,
            )
        )
    return tuple(rows)


def _tendon(tissue: Tissue) -> int | None:
    """Return the place among TENDONS; None for joints and bones."""
    return TENDONS.index(tissue.name) if tissue.kind == "tendon" else None
