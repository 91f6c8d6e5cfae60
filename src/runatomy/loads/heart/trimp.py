"""TRIMP: the training impulse of Banister, minutes weighed by how hard the heart worked.

Banister (1991): minutes times x times k, x the share of the heart rate's reserve, k = 0.64 e^1.92x
in men and 0.86 e^1.67x in women. Banister took the mean heart rate of a session; here every second
counts with its own, which gives the same of an even run and more of an uneven one.
"""

from __future__ import annotations

import numpy as np

from runatomy.loads.heart.limits import HeartLimits
from runatomy.loads.heart.span import Span
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Sex
from runatomy.terms.units import PER_MINUTE

WEIGHTS: dict[Sex, tuple[float, float]] = {"m": (0.64, 1.92), "f": (0.86, 1.67)}


def reserve(heart_rate_bpm: FloatArray, resting_bpm: float, max_bpm: float) -> FloatArray:
    """Return the share of the heart rate's reserve [-] (time,), from 0 to 1."""
    return np.asarray(np.clip((heart_rate_bpm - resting_bpm) / (max_bpm - resting_bpm), 0.0, 1.0))


def trimp_of(share: FloatArray, duration: FloatArray, sex: Sex) -> float:
    """Return the training impulse [min] of a share of the reserve (time,) [-] held so long [s]."""
    scale, steep = WEIGHTS[sex]
    return float((share * np.exp(steep * share)) @ duration) * scale * PER_MINUTE


def trimp_span(shares: tuple[FloatArray, ...], duration: FloatArray, sex: Sex | None) -> Span:
    """Return the training impulse [min] of a share of the reserve known as low, usual, high.

    The three err alike in every second. Of an unknown sex the range holds both.
    """
    each = [[trimp_of(share, duration, one) for one in _sexes(sex)] for share in shares]
    return Span.around(min(each[0]), sum(each[1]) / len(each[1]), max(each[2]))


def measured_trimp(
    heart_rate_bpm: FloatArray, duration: FloatArray, limits: HeartLimits, sex: Sex | None
) -> Span | None:
    """Return the training impulse [min] of a heart rate (time,) [1/min]; None without a maximum.

    Low and high take resting and maximal heart rate at the ends of their ranges together: a little
    wider than nine in ten, but more work is never less and runs add up.
    """
    if limits.max_bpm is None:
        return None
    rest, most = limits.resting_bpm, limits.max_bpm
    ends = ((rest.high, most.high), (rest.usual, most.usual), (rest.low, most.low))
    least, usual, largest = (reserve(heart_rate_bpm, *one) for one in ends)
    return trimp_span((least, usual, largest), duration, sex)


def _sexes(sex: Sex | None) -> tuple[Sex, ...]:
    return (sex,) if sex is not None else ("m", "f")
