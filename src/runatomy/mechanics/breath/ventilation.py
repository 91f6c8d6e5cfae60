"""Ventilation: liters of air breathed per minute, with the range it may lie in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.evidence import Evidence

NINETY = 1.645  # standard deviations that leave five percent on either side


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Ventilation:
    """Air breathed out, one row per second; NaN where it cannot be told."""

    lpm: FloatArray  # [L/min] (time,)
    low_lpm: FloatArray  # [L/min] (time,) five in a hundred lie lower
    high_lpm: FloatArray  # [L/min] (time,) five in a hundred lie higher
    of_max: FloatArray  # [-] (time,) over the same runner's largest, at most 1
    spread: FloatArray  # [-] (time,) standard deviation of the natural logarithm
    evidence: Evidence


def spread_ventilation(
    lpm: FloatArray, spread: FloatArray | float, of_max: FloatArray, evidence: Evidence
) -> Ventilation:
    """Return the ventilation (time,) [L/min] with the range that its spread [-] leaves it.

    `spread` is the standard deviation of its natural logarithm; the range holds nine in ten.
    """
    wide = np.broadcast_to(np.asarray(spread, dtype=np.float64), lpm.shape)
    return Ventilation(
        lpm=read_only(lpm),
        low_lpm=read_only(lpm * np.exp(-NINETY * wide)),
        high_lpm=read_only(lpm * np.exp(NINETY * wide)),
        of_max=read_only(np.clip(of_max, 0.0, 1.0)),
        spread=read_only(wide),
        evidence=evidence,
    )


def narrowest(*found: Ventilation) -> Ventilation:
    """Return the ventilation known most narrowly on the whole: the least median spread.

    One that is nowhere known is the last resort.
    """
    return min(found, key=_doubt)


def _doubt(one: Ventilation) -> float:
    known = np.isfinite(one.lpm)
    return float(np.median(one.spread[known])) if known.any() else float("inf")
