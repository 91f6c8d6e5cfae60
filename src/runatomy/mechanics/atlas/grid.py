"""Grid: the conditions at which strides are solved once and for all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from runatomy.terms.arrays import FloatArray, read_only

SPEEDS: FloatArray = read_only(
    [1.8, 2.2, 2.6, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0, 9.5]
)  # [m/s]
SLOPES: FloatArray = read_only(
    [-0.20, -0.15, -0.10, -0.05, -0.025, 0.0, 0.025, 0.05, 0.10, 0.15, 0.20]
)  # [-] rise over run
RATES: FloatArray = read_only([0.85, 0.92, 1.0, 1.08, 1.15])  # [-] of the preferred step rate
HILL_SPEED = 6.0  # [m/s] no data and no runners for hills beyond it

REFERENCE_RUNNER = (70.0, 1.75)  # [kg], [m]: forces scale with body weight, energy with mass
SPREAD_SPEEDS: FloatArray = read_only([2.5, 3.5, 5.0])  # [m/s] where ranges are sampled
SPREAD_SLOPES: FloatArray = read_only([-0.10, 0.0, 0.10])  # [-]


def shape() -> tuple[int, int, int]:
    """Return the number of speeds, slopes and step rates."""
    return len(SPEEDS), len(SLOPES), len(RATES)


def valid() -> np.ndarray:
    """Return which nodes (speeds, slopes, rates) exist: hills only up to 6 m/s."""
    hills = (SPEEDS[:, None] <= HILL_SPEED) | (SLOPES[None, :] == 0.0)
    return np.broadcast_to(hills[..., None], shape()).copy()


def nodes() -> Iterator[tuple[int, int, int]]:
    """Yield the indices of every node that exists."""
    for speed, slope, rate in np.argwhere(valid()):
        yield int(speed), int(slope), int(rate)
