"""Envelope: raw signals rectified and smoothed; envelopes are used as they are."""

from __future__ import annotations

import numpy as np

from runatomy.records.capture import Emg
from runatomy.terms.arrays import FloatArray

SMOOTH = 6.0  # [Hz] low pass of the rectified signal
ARTIFACT = 20.0  # [Hz] high pass of a raw signal: movement of the electrode (De Luca et al. 2010)
BOTH_SIGNS = 0.1  # [-] as far below zero as this share above it: a raw signal


def is_raw(emg: Emg) -> bool:
    """Tell whether the file holds raw signals: as much below zero as above."""
    values = emg.values[np.isfinite(emg.values).all(axis=1)]
    if len(values) == 0:
        return False
    low, high = np.percentile(values, [5.0, 95.0], axis=0)
    spread = np.maximum(np.abs(high), np.abs(low))
    return bool(
        np.median(np.where(spread > 0.0, -low / np.maximum(spread, 1e-300), 0.0)) > BOTH_SIGNS
    )


def envelopes(emg: Emg) -> FloatArray:
    """Return the envelope (samples, channels) of every channel, in the file's own units.

    A raw signal is high-passed at 20 Hz, rectified and low-passed at 6 Hz (Butterworth, fourth
    order, no lag); gaps are bridged by lines.
    """
    bridged = np.stack([_bridged(emg.time, column) for column in emg.values.T], axis=1)
    if not is_raw(emg):
        return bridged
    from scipy.signal import butter, sosfiltfilt

    rate = 1.0 / float(np.median(np.diff(emg.time)))
    centered = bridged - bridged.mean(axis=0)
    if rate > 4.0 * ARTIFACT:
        centered = sosfiltfilt(butter(2, ARTIFACT, "high", fs=rate, output="sos"), centered, axis=0)
    smooth = sosfiltfilt(butter(2, SMOOTH, fs=rate, output="sos"), np.abs(centered), axis=0)
    return np.asarray(np.maximum(smooth, 0.0))


def _bridged(time: FloatArray, column: FloatArray) -> FloatArray:
    known = np.isfinite(column)
    if known.all() or not known.any():
        return column
    return np.interp(time, time[known], column[known])
