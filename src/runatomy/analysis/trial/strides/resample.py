"""Resample: every stride stretched to the same 101 points."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.strides.curve_table import POINTS
from runatomy.terms.arrays import FloatArray


def stride_times(start: FloatArray, end: FloatArray) -> FloatArray:
    """Return the times [s] (strides, 101) of the points of strides, first and last included."""
    along = np.linspace(0.0, 1.0, POINTS)
    return np.asarray(start[:, None] + (end - start)[:, None] * along)


def resample(time: FloatArray, values: FloatArray, at: FloatArray) -> FloatArray:
    """Return values (frames, columns) on the clock `time` [s] at other times (strides, points).

    The result is (strides, columns, points): the cubic through the four frames around each point
    (Lagrange); the line through the two nearest where the outer ones are NaN, so that a stride
    may begin with the first solved frame; the nearer of these where the other is NaN, so that it
    may end less than a frame after the last; NaN where both are.
    """
    last = len(time) - 1
    place = np.clip(np.interp(at.ravel(), time, np.arange(len(time))), 0.0, last)
    low = np.minimum(place.astype(np.int64), max(last - 1, 0))
    x = place - low
    rows = np.clip(low[:, None] + np.array([-1, 0, 1, 2]), 0, last)
    weight = np.stack(
        [
            -x * (x - 1.0) * (x - 2.0) / 6.0,
            (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0,
            -(x + 1.0) * x * (x - 2.0) / 2.0,
            (x + 1.0) * x * (x - 1.0) / 6.0,
        ]
    )
    edge = (low == 0) | (low >= last - 1)  # no frame beyond: the line
    weight[:, edge] = np.stack([0.0 * x, 1.0 - x, x, 0.0 * x])[:, edge]
    found = sum(weight[k][:, None] * values[rows[:, k]] for k in range(4))
    answer = np.asarray(found)
    lost = np.isnan(answer)
    if lost.any():
        line = (1.0 - x)[:, None] * values[rows[:, 1]] + x[:, None] * values[rows[:, 2]]
        answer = np.where(lost, line, answer)
        near, far = values[rows[:, 1]], values[rows[:, 2]]
        answer = np.where(np.isnan(answer), np.where(np.isnan(near), far, near), answer)
    strides, points = at.shape
    return answer.reshape(strides, points, -1).transpose(0, 2, 1)
