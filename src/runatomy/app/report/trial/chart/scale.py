"""Scale: round ticks and their words, and the span that holds every curve."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, floor, log10

import numpy as np

from runatomy.terms.arrays import FloatArray

AIR = 0.06  # [-] of the span, left free above and below


def ticks(low: float, high: float, count: int) -> list[float]:
    """Return round values between low and high, about as many as asked for."""
    raw = (high - low) / max(1, count)
    if not raw > 0.0:
        return [low]
    power = 10.0 ** floor(log10(raw))
    step = next(n * power for n in (1.0, 2.0, 5.0, 10.0) if n * power >= raw * 0.999)
    first, last = ceil(low / step - 1e-6), floor(high / step + 1e-6)
    return [n * step for n in range(first, last + 1)]


def tick_words(values: Iterable[float]) -> list[str]:
    """Return ticks with as many digits as tell them apart, minus signs as they are printed."""
    given = list(values)
    steps = [abs(b - a) for a, b in pairwise(given)] or [1.0]
    digits = max(0, -floor(log10(min(steps)) + 1e-6))
    return [f"{value + 0.0:.{digits}f}".replace("-", "−") for value in given]


def span(curves: Iterable[FloatArray], *, zero: bool = False) -> tuple[float, float]:
    """Return the least and the most that a chart must hold, with air; 0 to 1 without values."""
    values = [np.asarray(curve, dtype=float).ravel() for curve in curves]
    known = np.concatenate([v[np.isfinite(v)] for v in values]) if values else np.empty(0)
    if not len(known):
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    low, high = (min(low, 0.0), max(high, 0.0)) if zero else (low, high)
    if high - low < 1e-9:
        low, high = low - 0.5, high + 0.5
    air = AIR * (high - low)
    return (0.0 if zero and low == 0.0 else low - air), (
        0.0 if zero and high == 0.0 else high + air
    )
