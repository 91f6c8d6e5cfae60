"""Drift: how much more the heart beat for the same work late in a run.

The heart drifts up from about the tenth minute of steady exercise, more in heat and when water is
lost (Wingo, Ganio & Cureton 2012, Exerc Sport Sci Rev 40:88).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.loads.heart.span import Span
from runatomy.mechanics.breath.ventilation import NINETY
from runatomy.terms.arrays import FloatArray

WARM_UP = 600.0  # [s] of running that are left out (Wingo et al. 2012)
LEAST_TIME = 2400.0  # [s] of running without which nobody can tell; practice
LEAST_KNOWN = 0.8  # [-] of the time after the warm-up that needs a heart rate; assumed
BLOCK = 300.0  # [s] that count as one sample; assumed
UNEVEN = 0.15  # [-] by which work may differ between the halves; assumed
# [-] of a difference in work that heart rate over work may owe to beating at rest, too; assumed
AT_REST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How much more the heart beat for the same work in the second half; why not, if unknown."""

    share: Span | None  # [-] 0.05: five per cent more beats for the same work
    reason: str = ""  # why nobody can tell

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"share": None if self.share is None else self.share.to_dict(), "why": self.reason}


def heart_drift(power: FloatArray, heart_rate_bpm: FloatArray, duration: FloatArray) -> Drift:
    """Return the drift between the halves of running rows after the first ten minutes.

    `power` [W] net metabolic, so that slopes are paid for; `heart_rate_bpm` [1/min], NaN where
    unknown; `duration` [s]; all (running,). Positive: the heart beats more for the same work.
    """
    passed = np.cumsum(duration)
    if not len(passed) or passed[-1] < LEAST_TIME:
        return Drift(share=None, reason="it takes at least 40 minutes of running")
    later = passed > WARM_UP
    known = later & np.isfinite(heart_rate_bpm) & (power > 0.0)
    if duration[known].sum() < LEAST_KNOWN * duration[later].sum():
        return Drift(share=None, reason="heart rate is missing for too much of the run")
    work, beats, lasts = _blocks(power[known], heart_rate_bpm[known], duration[known])
    half = len(work) // 2
    first, second = slice(0, half), slice(len(work) - half, None)
    done = [float(np.average(work[one], weights=lasts[one])) for one in (first, second)]
    uneven = abs(done[1] / done[0] - 1.0)
    if uneven > UNEVEN:
        return Drift(share=None, reason="one half was much harder work than the other")
    ratio = beats / work
    means = [float(np.average(ratio[one], weights=lasts[one])) for one in (first, second)]
    noise = [float(np.var(ratio[one], ddof=1)) / half for one in (first, second)]
    usual = means[1] / means[0] - 1.0
    doubt = np.hypot(np.sqrt(sum(noise)) / means[0], AT_REST * uneven / NINETY) * NINETY
    return Drift(share=Span(low=usual - float(doubt), usual=usual, high=usual + float(doubt)))


def _blocks(
    power: FloatArray, bpm: FloatArray, duration: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return mean work [W], mean heart rate [1/min] and time [s] of each block."""
    passed = np.cumsum(duration) - 0.5 * duration
    count = max(int(duration.sum() // BLOCK), 1)
    block = np.minimum((passed // BLOCK).astype(np.int64), count - 1)
    lasts = np.asarray(np.bincount(block, weights=duration, minlength=count), dtype=np.float64)
    work = np.bincount(block, weights=power * duration, minlength=count) / lasts
    beats = np.bincount(block, weights=bpm * duration, minlength=count) / lasts
    return work, beats, lasts
