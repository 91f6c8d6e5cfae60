"""The measured cost of running on slopes: the paper's table, its ends and its spread."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.mechanics.cost import cost_spread, running_cost


@pytest.mark.parametrize(
    ("slope", "cost"),  # [J/kg/m] Minetti et al. (2002)
    [(-0.45, 4.03), (-0.20, 1.80), (-0.10, 2.15), (0.0, 3.60), (0.10, 5.97), (0.20, 9.01),
     (0.45, 19.43)],
)  # fmt: skip
def test_the_polynomial_at_the_slopes_of_the_paper(slope: float, cost: float) -> None:
    assert running_cost(np.array([slope]))[0] == pytest.approx(cost, abs=0.01)


@given(st.floats(-0.45, 0.45))
def test_the_polynomial_term_by_term(slope: float) -> None:
    expected = 155.4 * slope**5 - 30.4 * slope**4 - 43.3 * slope**3 + 46.3 * slope**2
    expected += 19.5 * slope + 3.6
    assert running_cost(np.array([slope]))[0] == pytest.approx(expected, rel=1e-12)


@given(st.floats(0.45, 5.0))
def test_beyond_the_measured_slopes_the_edge_is_kept(slope: float) -> None:
    both = np.array([-slope, slope])
    np.testing.assert_array_equal(running_cost(both), running_cost(np.array([-0.45, 0.45])))


def test_cheapest_near_minus_twenty_percent() -> None:
    slope = np.linspace(-0.45, 0.45, 901)
    assert -0.22 < slope[running_cost(slope).argmin()] < -0.15


def test_runners_differ_by_seven_percent_on_the_level() -> None:
    """0.24 of 3.40 J/kg/m (Minetti et al. 2002, ten runners)."""
    assert cost_spread(np.array([0.0]))[0] == pytest.approx(0.0706, abs=1e-4)
    assert (cost_spread(np.linspace(-0.6, 0.6, 50)) < 0.25).all()
