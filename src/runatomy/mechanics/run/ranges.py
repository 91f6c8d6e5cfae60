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
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray, IntArray

RANGE = (5.0, 95.0)  # [%] of the sampled strides that low and high leave between them


def range_of(
    atlas: Atlas,
    conditions: StrideConditions,
    rows: IntArray,
    name: str,
    usual: FloatArray,
    through: Callable[[FloatArray], FloatArray] | None = None,
) -> FloatArray:
    """Return low and high (2, columns) of a quantity over the run's time.

    `name` is one of `atlas.spread.RATIOS`, `usual` (columns,) the run's own value; `through` makes
    of the samples' ratios (samples, atlas columns) samples of the quantity, the ratio times the
    usual value if not given. The usual value itself where nobody ran.
    """
    grid = atlas.archive
    speeds, slopes, ratio = grid["spread_speeds"], grid["spread_slopes"], grid[f"spread_{name}"]
    if len(rows) == 0:
        return np.stack([usual, usual])
    near_speed = np.abs(conditions.speed[rows][:, None] - speeds).argmin(axis=1)
    near_slope = np.abs(conditions.slope[rows][:, None] - slopes).argmin(axis=1)
    place = near_speed * len(slopes) + near_slope
    time = np.bincount(place, conditions.duration[rows], len(speeds) * len(slopes))
    flat = ratio.reshape(len(time), *ratio.shape[2:])  # (conditions, samples, columns)
    total = np.zeros((2, len(usual)))
    for condition in np.flatnonzero(time):
        drawn = flat[condition].astype(np.float64)
        sampled = drawn * usual if through is None else through(drawn)
        total += time[condition] / time.sum() * bounds(sampled, usual)
    return total


def share_samples(ratio: FloatArray, share: FloatArray) -> FloatArray:
    """Return sampled shares [-] (samples, muscles) that sum to one in each sample."""
    sampled = ratio * share
    return np.asarray(sampled / np.maximum(sampled.sum(axis=1, keepdims=True), 1e-12))


def bounds(sampled: FloatArray, usual: FloatArray) -> FloatArray:
    """Return low and high (2, columns) of samples (samples, columns), as they lie and moved."""
    middle = np.median(sampled, axis=0)
    ratio = np.divide(sampled, middle, out=np.ones_like(sampled), where=middle != 0.0)
    around = np.percentile(ratio, RANGE, axis=0) * usual
    as_is = np.percentile(sampled, RANGE, axis=0)
    every = np.concatenate([around, as_is])
    return np.stack([every.min(axis=0), every.max(axis=0)])
