"""Ranges: between which bounds shares, forces and tissue loads may lie.

Strides of other runners, with other muscles and under other assumptions, were solved at a few
conditions. A run over several of them is still one person's, who lies where he lies at all of them:
so the bounds at each condition are weighted by the time near it, not the samples, whose chances
would cancel. The average stride is smoother than anybody's, so the samples lie off it on the whole:
a range holds both their own spread and the same spread around the usual value.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.terms.arrays import FloatArray, IntArray

RANGE = (5.0, 95.0)  # [%] of the sampled strides that low and high leave between them


def time_near(
    atlas: Atlas, speed: FloatArray, slope: FloatArray, duration: FloatArray
) -> FloatArray:
    """Return the time [s] (conditions,) near each condition at which strides were sampled.

    `speed` [m/s], `slope` [-] and `duration` [s] are (running,).
    """
    grid = atlas.archive
    speeds, slopes = grid["spread_speeds"], grid["spread_slopes"]
    place = _nearest(speeds, speed) * len(slopes) + _nearest(slopes, slope)
    found = np.bincount(place, duration, len(speeds) * len(slopes))
    return np.asarray(found, dtype=np.float64)


def _nearest(axis: FloatArray, values: FloatArray) -> IntArray:
    """Return the place in a growing axis that is nearest to each value; the lower of two equals."""
    return np.searchsorted(0.5 * (axis[1:] + axis[:-1]), values)


def range_of(
    atlas: Atlas,
    near: FloatArray,
    name: str,
    usual: FloatArray,
    through: Callable[[FloatArray], FloatArray] | None = None,
) -> FloatArray:
    """Return low and high (2, columns) of a quantity over the run's time.

    `near` is of `time_near`, `name` one of `atlas.spread.RATIOS`, `usual` (columns,) the run's own
    value; `through` makes of the samples' ratios (conditions, samples, atlas columns) samples of
    the quantity, the ratio times the usual value if not given. The usual value itself where nobody
    ran.
    """
    ran = np.flatnonzero(near)
    if len(ran) == 0:
        return np.stack([usual, usual])
    ratio = atlas.archive[f"spread_{name}"]
    drawn = ratio.reshape(len(near), *ratio.shape[2:])[ran].astype(np.float64)
    sampled = drawn * usual if through is None else through(drawn)
    weight = near[ran] / near.sum()
    return np.asarray(np.einsum("n,bnc->bc", weight, bounds(sampled, usual)))


def share_samples(ratio: FloatArray, share: FloatArray) -> FloatArray:
    """Return sampled shares [-] (..., samples, muscles) that sum to one in each sample."""
    sampled = ratio * share
    return np.asarray(sampled / np.maximum(sampled.sum(axis=-1, keepdims=True), 1e-12))


def bounds(sampled: FloatArray, usual: FloatArray) -> FloatArray:
    """Return low and high (2, ..., columns) of samples (..., samples, columns).

    As the samples lie, and moved to lie around the usual value (columns,).
    """
    low, middle, high = _percentiles(sampled, (RANGE[0], 50.0, RANGE[1]))
    every = [low, high]
    for edge in (low, high):
        ratio = np.divide(edge, middle, out=np.ones_like(edge), where=middle != 0.0)
        every.append(ratio * usual)
    return np.stack([np.minimum.reduce(every), np.maximum.reduce(every)])


def _percentiles(values: FloatArray, percents: tuple[float, ...]) -> list[FloatArray]:
    """Return percentiles over the last axis but one, linear between values as NumPy has them.

    Sorted once for all of them: asking NumPy for each takes most of a short run's time.
    """
    ordered = np.sort(values, axis=-2)
    last = ordered.shape[-2] - 1
    found = []
    for place in (percent / 100.0 * last for percent in percents):
        below = int(place)
        lower, upper = ordered[..., below, :], ordered[..., min(below + 1, last), :]
        found.append(lower + (upper - lower) * (place - below))
    return found
