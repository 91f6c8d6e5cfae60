"""One stride's curves out of the atlas: periodic, exact at the nodes, mixed between them."""

from __future__ import annotations

import numpy as np
import pytest

from mechanics.made_atlas import made_atlas, preferred_rates
from runatomy.mechanics.atlas import Atlas, grid
from runatomy.mechanics.atlas.curves import StrideCurves, stride_curves


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(seed=4)


def curves(atlas: Atlas, speed: float, slope_at: int = 5) -> StrideCurves:
    """Curves at a speed on a slope of the grid, at the usual step rate."""
    slope = grid.SLOPES[slope_at]
    rate = np.interp(speed, grid.SPEEDS, preferred_rates()[:, slope_at])
    return stride_curves(atlas, atlas.nodes(*(np.array([x]) for x in (speed, slope, rate))))


def test_a_stride_ends_as_it_began(made: Atlas) -> None:
    found = curves(made, 3.3)
    assert found.phase[0] == 0.0
    assert found.phase[-1] == 1.0
    for curve in (found.activation, found.power, found.ground_force[None]):
        assert curve.shape[-1] == 101
        np.testing.assert_array_equal(curve[:, 0], curve[:, -1])


def test_at_a_node_every_second_point_is_a_stored_frame(made: Atlas) -> None:
    """50 frames make 100 points: one stored, one halfway to the next."""
    found, node = curves(made, 3.0), (3, 5, 2)
    for name, curve, scale in (
        ("activation_curve", found.activation, 255.0),
        ("power_curve", found.power, 1.0),
    ):
        stored = made.archive[name][node].astype(np.float64) / scale
        np.testing.assert_allclose(curve[:, :100:2], stored, atol=1e-6)
        halfway = 0.5 * (stored + np.roll(stored, -1, axis=1))
        np.testing.assert_allclose(curve[:, 1::2], halfway, atol=1e-6)
    assert found.contact_share == pytest.approx(float(made.archive["contact_share"][node]))


def test_halfway_between_two_speeds_both_count_half(made: Atlas) -> None:
    slow, middle, fast = (curves(made, v) for v in (3.0, 3.25, 3.5))
    np.testing.assert_allclose(
        middle.ground_force, 0.5 * (slow.ground_force + fast.ground_force), atol=1e-3
    )
    np.testing.assert_allclose(
        middle.activation, 0.5 * (slow.activation + fast.activation), atol=1e-3
    )
