"""The grid: which conditions are solved."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.atlas import grid
from runatomy.strides.normal import normal_step_rate, normal_stride


def test_axes_rise_and_reach_as_far_as_the_normal_stride() -> None:
    for axis in (grid.SPEEDS, grid.SLOPES, grid.RATES):
        assert (np.diff(axis) > 0.0).all()
    assert (grid.SPEEDS[0], grid.SPEEDS[-1]) == (1.8, 9.5)
    assert (grid.SLOPES[0], grid.SLOPES[-1]) == (-0.20, 0.20)
    assert 0.0 in grid.SLOPES
    assert 1.0 in grid.RATES


def test_hills_end_at_six_meters_a_second() -> None:
    nodes = list(grid.nodes())
    assert len(nodes) == len(set(nodes)) == grid.valid().sum() == 10 * 11 * 5 + 4 * 5
    for speed, slope, _ in nodes:
        assert grid.SPEEDS[speed] <= 6.0 or grid.SLOPES[slope] == 0.0


def test_every_corner_of_the_grid_is_a_stride_that_can_be_made() -> None:
    for speed, slope, rate in list(grid.nodes())[::7]:
        v, i = float(grid.SPEEDS[speed]), float(grid.SLOPES[slope])
        normal_stride(v, i, normal_step_rate(v, i) * float(grid.RATES[rate]), 20)
