"""Zones: how long the heart spent in each of five ranges of intensity.

Garber et al. (2011, Med Sci Sports Exerc 43:1334), in per cent of the heart rate's reserve or of
its maximum: very light, light, moderate, vigorous, near maximal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.loads.heart.limits import HeartLimits
from runatomy.loads.heart.span import Span
from runatomy.terms.arrays import FloatArray

NAMES = ("very light", "light", "moderate", "vigorous", "near maximal")
OF_RESERVE = (0.30, 0.40, 0.60, 0.90)  # [-] where the next one starts
OF_MAXIMUM = (0.57, 0.64, 0.77, 0.96)  # [-]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTime:
    """How long the heart spent in one range of intensity."""

    name: str
    from_bpm: float  # [1/min] where it starts
    to_bpm: float  # [1/min] where the next one starts; the maximum in the last
    seconds: Span  # [s]

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "name": self.name,
            "from_bpm": round(self.from_bpm, 1),
            "to_bpm": round(self.to_bpm, 1),
            "seconds": self.seconds.to_dict(),
        }


def zone_times(
    heart_rate_bpm: FloatArray, duration: FloatArray, limits: HeartLimits
) -> tuple[ZoneTime, ...]:
    """Return the time of each zone, of heart rates (time,) [1/min] that last `duration` [s].

    By the reserve where the resting heart rate is given, else by the maximum; seconds without a
    heart rate (NaN) are in none. Empty where nobody knows a maximum.
    """
    if limits.max_bpm is None:
        return ()
    most = limits.max_bpm
    known = np.isfinite(heart_rate_bpm)
    bpm, lasts = heart_rate_bpm[known], duration[known]
    spent = [_spent(bpm, lasts, _edges(limits, one)) for one in (most.low, most.usual, most.high)]
    edges = [0.0, *_edges(limits, most.usual), most.usual]
    return tuple(
        ZoneTime(
            name=name,
            from_bpm=float(edges[i]),
            to_bpm=float(edges[i + 1]),
            seconds=Span.around(
                min(one[i] for one in spent), spent[1][i], max(one[i] for one in spent)
            ),
        )
        for i, name in enumerate(NAMES)
    )


def _edges(limits: HeartLimits, highest: float) -> FloatArray:
    """Return where the second to fifth zone start [1/min] (4,)."""
    if not limits.resting_given:
        return np.array(OF_MAXIMUM) * highest
    lowest = limits.resting_bpm.usual
    return lowest + np.array(OF_RESERVE) * (highest - lowest)


def _spent(bpm: FloatArray, duration: FloatArray, edges: FloatArray) -> list[float]:
    held = np.searchsorted(edges, bpm, side="right")
    return [float(t) for t in np.bincount(held, weights=duration, minlength=len(NAMES))]
