"""Ranges: between which bounds shares, forces and tissue loads may lie.

Strides of other runners, with other muscles and under other assumptions, were solved at a few
conditions; each sample's ratio to the usual value, weighted by the time near those conditions, is
carried over. The average stride is smoother than anybody's, so the samples lie off it on the whole:
a range holds both their own spread and the same spread around the usual value.
"""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray, IntArray

RANGE = (5.0, 95.0)  # [%] of the sampled strides that low and high leave between them


def sampled_ratios(
    atlas: Atlas, conditions: StrideConditions, rows: IntArray, name: str
) -> FloatArray:
    """Return the samples' ratios [-] (samples, columns) of a quantity, as the run's time weighs.

    `name` is one of `atlas.spread.RATIOS`; ones where nobody ran.
    """
    grid = atlas.archive
    speeds, slopes, ratio = grid["spread_speeds"], grid["spread_slopes"], grid[f"spread_{name}"]
    if len(rows) == 0:
        return np.ones(ratio.shape[2:])
    near_speed = np.abs(conditions.speed[rows][:, None] - speeds).argmin(axis=1)
    near_slope = np.abs(conditions.slope[rows][:, None] - slopes).argmin(axis=1)
    place = near_speed * len(slopes) + near_slope
    time = np.bincount(place, conditions.duration[rows], len(speeds) * len(slopes))
    flat = ratio.reshape(len(time), *ratio.shape[2:])  # (conditions, samples, columns)
    return np.asarray(np.einsum("c,csm->sm", time / time.sum(), flat.astype(np.float64)))


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
