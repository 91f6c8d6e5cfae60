"""What is repaired in a series before it is used; every function says where it did so."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray


def median_of_five(values: FloatArray) -> FloatArray:
    """Return the running median over five neighbors; the ends repeat their last value.

    values: (n,) without NaN, any unit. A steady rise or fall passes unchanged.
    """
    if values.size == 0:
        return values
    padded = np.pad(values, 2, mode="edge")
    a, b, c, d, e = (padded[i : i + values.size] for i in range(5))
    low = np.maximum(np.minimum(a, b), np.minimum(c, d))
    high = np.minimum(np.maximum(a, b), np.maximum(c, d))
    middle: FloatArray = np.maximum(np.minimum(low, high), np.minimum(e, np.maximum(low, high)))
    return middle


def spikes(values: FloatArray, limit: float) -> BoolArray:
    """Tell which values stand further than `limit` from the median of their five neighbors.

    values: (n,) NaN allowed and never a spike; limit in the unit of the values.
    """
    known = ~np.isnan(values)
    found = np.zeros(values.shape, dtype=bool)
    known_values = values[known]
    found[known] = np.abs(known_values - median_of_five(known_values)) > limit
    return found


def fill(values: FloatArray) -> FloatArray:
    """Return the values with each NaN replaced by the straight line between its neighbors.

    values: (n,). The ends repeat the nearest known value; all NaN stays all NaN.
    """
    known = ~np.isnan(values)
    if known.all() or not known.any():
        return values
    index = np.arange(values.size, dtype=np.float64)
    return np.interp(index, index[known], values[known])


def moving_mean(values: FloatArray, width: int) -> FloatArray:
    """Return the mean over `width` neighbors (odd), over fewer at the ends; NaN are left out.

    values: (n,). Where all neighbors are NaN the result is NaN.
    """
    known = ~np.isnan(values)
    window = np.ones(width)
    count = _windowed(known.astype(np.float64), window)
    total = _windowed(np.where(known, values, 0.0), window)
    return np.where(count > 0.5, total / np.maximum(count, 1.0), np.nan)


def hold(decisions: IntArray, undecided: int) -> IntArray:
    """Return the decisions with each undecided one replaced by the last decided before it.

    decisions: (n,). The start takes the first decision; where there is none, all stay undecided.
    """
    decided = np.flatnonzero(decisions != undecided)
    if decided.size == 0:
        return decisions
    last = np.searchsorted(decided, np.arange(decisions.size), side="right") - 1
    held: IntArray = decisions[decided[np.maximum(last, 0)]]
    return held


def merge_short(labels: IntArray, shortest: int) -> IntArray:
    """Return the labels with every bout of fewer than `shortest` rows given to the bout before it.

    labels: (n,). A short first bout takes the label of the first long one.
    """
    if labels.size == 0:
        return labels
    first = np.flatnonzero(np.r_[True, labels[1:] != labels[:-1]])
    length = np.diff(np.r_[first, labels.size])
    if not (length >= shortest).any():
        return labels
    bouts = hold(np.where(length >= shortest, labels[first], -1), undecided=-1)
    return np.repeat(bouts, length)


def _windowed(values: FloatArray, window: FloatArray) -> FloatArray:
    """Sum over a centered window; zero beyond the ends."""
    half = window.size // 2
    return np.convolve(values, window)[half : half + values.size]
