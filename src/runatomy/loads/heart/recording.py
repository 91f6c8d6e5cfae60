"""HeartRecording: which seconds of a heart rate may be believed, and what spoke against others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray, read_only
from runatomy.terms.units import PER_MINUTE

LEAST_BPM, MOST_BPM = 30.0, 240.0  # [1/min] outside which no runner's heart beats; assumed
SPIKE_BPM, SPIKE_ROWS = 25.0, 5  # [1/min] off the rows this far before and after; assumed
FLAT_TIME = 300.0  # [s] of one and the same value, while work changed, that no heart keeps; assumed
FLAT_WORK = 0.2  # [-] by which work must have changed (5th to 95th percentile over the median)
LOCK_TIME, LOCK_BPM = 240.0, 2.0  # [s] spent within so many beats of the step rate; assumed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HeartRecording:
    """Which seconds of a heart rate may be believed, and what spoke against others."""

    bpm: FloatArray  # [1/min] (time,) NaN where none was measured or it is not believed
    measured: float  # [-] of the timer time that a believed heart rate covers
    dropped: float  # [s] measured but not believed
    notes: tuple[str, ...]

    @property
    def mean_bpm(self) -> float | None:
        """Return the mean of believed rows [1/min], or None."""
        known = self.bpm[np.isfinite(self.bpm)]
        return float(known.mean()) if known.size else None


def heart_recording(
    heart_rate_bpm: FloatArray,
    duration: FloatArray,
    work: FloatArray,
    step_rate: FloatArray | None = None,
) -> HeartRecording:
    """Return the heart rate (time,) [1/min] without what cannot be the heart's.

    `duration` (time,) [s]; `work` (time,) [W] the net power, NaN where nobody ran; `step_rate`
    (time,) [1/s], both feet counted, tells whether the sensor followed the steps instead.
    """
    bpm = np.where((heart_rate_bpm >= LEAST_BPM) & (heart_rate_bpm <= MOST_BPM), heart_rate_bpm, 0)
    found = bpm > 0.0
    doubts = (
        (_spikes(bpm), "jumped from one second to the next"),
        (_flat(bpm, duration, work), "stood still while the work changed"),
        (_locked(bpm, duration, step_rate), "followed the steps instead of the heart"),
    )
    notes, kept = [], found
    for doubted, words in doubts:
        seconds = float(duration[doubted & kept].sum())
        if seconds >= 1.0:
            notes.append(f"For {_span(seconds)} the heart rate {words}: left out.")
        kept = kept & ~doubted
    whole = float(duration.sum())
    return HeartRecording(
        bpm=read_only(np.where(kept, bpm, np.nan)),
        measured=float(duration[kept].sum()) / whole if whole > 0.0 else 0.0,
        dropped=float(duration[found & ~kept].sum()),
        notes=tuple(notes),
    )


def _spikes(bpm: FloatArray) -> BoolArray:
    """Return where a value stands off those before and after it, on the same side."""
    off = np.zeros(len(bpm), dtype=bool)
    near = SPIKE_ROWS
    if len(bpm) > 2 * near:
        here, before, after = bpm[near:-near], bpm[: -2 * near], bpm[2 * near :]
        ends = (here > 0.0) & (before > 0.0) & (after > 0.0)
        above = np.minimum(here - before, here - after) > SPIKE_BPM
        below = np.minimum(before - here, after - here) > SPIKE_BPM
        off[near:-near] = ends & (above | below)
    return off


def _flat(bpm: FloatArray, duration: FloatArray, work: FloatArray) -> BoolArray:
    off = np.zeros(len(bpm), dtype=bool)
    for start, stop in _stretches(bpm, duration, FLAT_TIME):
        done = work[start:stop]
        done = done[np.isfinite(done)]
        if bpm[start] > 0.0 and done.size:
            least, usual, most = np.percentile(done, (5, 50, 95))
            off[start:stop] = most - least > FLAT_WORK * usual
    return off


def _locked(bpm: FloatArray, duration: FloatArray, step_rate: FloatArray | None) -> BoolArray:
    off = np.zeros(len(bpm), dtype=bool)
    if step_rate is None:
        return off
    near = (bpm > 0.0) & (np.abs(bpm - step_rate / PER_MINUTE) <= LOCK_BPM)
    for start, stop in _stretches(near.astype(np.float64), duration, LOCK_TIME):
        off[start:stop] = near[start]
    return off


def _stretches(values: FloatArray, duration: FloatArray, least: float) -> list[tuple[int, int]]:
    """Return first and past-the-last row of each stretch of one value that lasts `least` [s]."""
    if not len(values):
        return []
    edges: IntArray = np.flatnonzero(np.diff(values, prepend=np.nan, append=np.nan) != 0.0)
    passed = np.concatenate([[0.0], np.cumsum(duration)])[edges]
    long = np.flatnonzero(np.diff(passed) >= least)
    return [(int(edges[i]), int(edges[i + 1])) for i in long]


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90.0 else f"{seconds * PER_MINUTE:.0f} min"
