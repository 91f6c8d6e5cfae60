"""Run wear: what a run did to every tissue, from what each second's stride does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from runatomy.loads.counted import IMPULSES, counted_impulse
from runatomy.loads.tissue import CATALOGUE
from runatomy.loads.wear.easy import Easy
from runatomy.loads.wear.exponent import EXPONENTS, Exponent
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import RunatomyError
from runatomy.terms.units import KILOMETER

TINY = 1e-12  # [-] of the easy peak that stands for no load at all


def run_wear(
    mechanics: RunMechanics,
    speed: FloatArray,
    easy: Easy,
    exponents: Mapping[str, Exponent] = EXPONENTS,
) -> tuple[TissueWear, ...]:
    """Return the wear of every tissue in the catalogue's order; nothing where nobody ran.

    `speed` (running,) [m/s] goes with the running rows of `mechanics`; `easy` is the same runner's
    easy pace; `exponents` go by kind of tissue. Raises RunatomyError where the rows do not fit.
    """
    if speed.shape != mechanics.duration.shape:
        raise RunatomyError(
            f"{len(speed)} speeds for {len(mechanics.duration)} running rows",
            where="run_wear",
            mend="Give conditions.speed[mechanics.rows].",
        )
    if not len(speed):
        return ()
    steps = 0.5 * mechanics.step_rate * mechanics.duration  # of one leg
    found = _Sums(
        peak=mechanics.tissues["tissue_peak"].max(axis=0),
        load=counted_impulse({name: steps @ mechanics.tissues[name] for name in IMPULSES}),
        wear=_wear(mechanics.tissues["tissue_peak"], steps, easy, exponents),
        distance=float(speed @ mechanics.duration) / KILOMETER,
    )
    return _rows(found, mechanics.tissue_peak_range, easy, exponents)


class _Sums(NamedTuple):
    """Over the run."""

    peak: FloatArray  # [BW | BW m] (TISSUES,)
    load: FloatArray  # [BW s | BW m s] (TISSUES,)
    wear: FloatArray  # [km] (3, TISSUES) by the low, usual and high exponent
    distance: float  # [km]


def _wear(
    peak: FloatArray, steps: FloatArray, easy: Easy, exponents: Mapping[str, Exponent]
) -> FloatArray:
    """Return the wear [km of easy running] (3, TISSUES), by exponent."""
    ratio = np.maximum(peak, TINY * easy.peak) / easy.peak
    # The logarithm once: a power of its own for each exponent takes three times as long. Seven
    # digits of each second's share are enough, and half the time.
    grown = np.log(ratio).astype(np.float32)
    powers = np.array([exponents[tissue.kind].values for tissue in CATALOGUE], np.float32).T
    damage = [steps @ np.exp(power * grown).astype(np.float64) for power in powers]
    return np.asarray(damage) / easy.steps


def _rows(
    found: _Sums, bounds: FloatArray, easy: Easy, exponents: Mapping[str, Exponent]
) -> tuple[TissueWear, ...]:
    """Put the rows together."""
    return tuple(
        TissueWear(
            name=tissue.name,
            plain=tissue.plain,
            unit=tissue.unit,
            peak=float(found.peak[i]),
            peak_low=float(bounds[0, i]),
            peak_high=float(bounds[1, i]),
            load=float(found.load[i]),
            easy_load=float(found.load[i] / easy.impulse[i]),
            wear=float(found.wear[1, i]),
            wear_low=float(found.wear[:, i].min()),
            wear_high=float(found.wear[:, i].max()),
            distance=found.distance,
            evidence=exponents[tissue.kind].evidence,
        )
        for i, tissue in enumerate(CATALOGUE)
    )
