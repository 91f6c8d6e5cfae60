"""Looking up: exact at the nodes, linear between them, honest beyond them, never undefined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from mechanics.made_atlas import made_atlas, preferred_rates
from runatomy.mechanics.atlas import Atlas, grid
from runatomy.mechanics.atlas.lookup import FLAT, Nodes
from runatomy.terms.arrays import FloatArray

wild = st.floats(allow_nan=True, allow_infinity=True)


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas()


def usual_rate(speed: FloatArray, slope: FloatArray) -> FloatArray:
    """Preferred step rate [1/s] between the nodes, by scipy."""
    table = RegularGridInterpolator((grid.SPEEDS, grid.SLOPES), preferred_rates())
    return np.asarray(table(np.stack([speed, slope], axis=-1)))


def one(atlas: Atlas, speed: float, slope: float, ratio: float = 1.0) -> Nodes:
    """Nodes at one condition; step rate as a share of the usual one there."""
    inside = np.clip([speed], 1.8, 9.5), np.clip([slope], -0.2, 0.2)
    return atlas.nodes(np.array([speed]), np.array([slope]), ratio * usual_rate(*inside))


def within(seed: int, count: int = 200) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Speeds, slopes and shares of the usual step rate within the grid of hills."""
    rng = np.random.default_rng(seed)
    return (
        rng.uniform(1.8, 6.0, count),
        rng.uniform(-0.2, 0.2, count),
        rng.uniform(0.85, 1.15, count),
    )


def test_every_node_is_found_exactly(made: Atlas) -> None:
    nodes = np.array(list(grid.nodes()))
    speed, slope = grid.SPEEDS[nodes[:, 0]], grid.SLOPES[nodes[:, 1]]
    rate = preferred_rates()[nodes[:, 0], nodes[:, 1]] * grid.RATES[nodes[:, 2]]
    found = made.nodes(speed, slope, rate)
    assert not found.outside.any()
    expected = made.archive["energy_share"][tuple(nodes.T)]
    share = found.interpolate(made.table("energy_share"))
    np.testing.assert_allclose(share, expected, rtol=2e-6)


def test_a_quantity_linear_in_each_axis_is_met_everywhere(made: Atlas) -> None:
    """a + b v + c i + d r and all their products come back as they went in."""
    axes = np.meshgrid(grid.SPEEDS, grid.SLOPES, grid.RATES, indexing="ij")

    def quantity(v: FloatArray, i: FloatArray, r: FloatArray) -> FloatArray:
        return 1.0 + 2.0 * v - 7.0 * i + 3.0 * r + 5.0 * v * i - v * r + 4.0 * i * r + v * i * r

    speed, slope, ratio = within(2)
    found = made.nodes(speed, slope, ratio * usual_rate(speed, slope))
    table = quantity(*axes).reshape(-1, 1)
    expected = quantity(speed, slope, ratio)
    np.testing.assert_allclose(found.interpolate(table)[:, 0], expected, rtol=1e-9)
    assert not found.outside.any()


def test_scipy_interpolates_the_same(made: Atlas) -> None:
    speed, slope, ratio = within(3)
    found = made.nodes(speed, slope, ratio * usual_rate(speed, slope))
    table = made.archive["peak_force"].astype(np.float64)
    twin = RegularGridInterpolator((grid.SPEEDS, grid.SLOPES, grid.RATES), table)
    expected = twin(np.stack([speed, slope, ratio], axis=-1))
    np.testing.assert_allclose(
        found.interpolate(table.reshape(-1, table.shape[-1])), expected, rtol=1e-9
    )


@settings(max_examples=200, deadline=None)
@given(wild, wild, wild)
def test_never_undefined(speed: float, slope: float, rate: float) -> None:
    atlas = made_once()
    found = atlas.nodes(np.array([speed]), np.array([slope]), np.array([rate]))
    assert found.weight.sum() == pytest.approx(1.0, abs=1e-12)
    assert (found.weight >= 0.0).all()
    assert atlas.archive["valid"].reshape(-1)[found.index].all()
    assert np.isfinite(found.interpolate(atlas.table("energy_share"))).all()
    known = 1.8 <= speed <= 9.5 and -0.2 <= slope <= 0.2 and np.isfinite(rate)
    assert known or found.outside[0] or np.isclose(speed, [1.8, 9.5], atol=1e-5).any() or (
        np.isclose(abs(slope), 0.2, atol=1e-6)
    )  # fmt: skip


_MADE: list[Atlas] = []


def made_once() -> Atlas:
    """The made-up atlas, for tests that take no fixture."""
    if not _MADE:
        _MADE.append(made_atlas())
    return _MADE[0]


@pytest.mark.parametrize(
    ("speed", "slope", "ratio", "outside"),
    [
        (1.8, 0.0, 1.0, False), (1.79, 0.0, 1.0, True), (9.5, 0.0, 1.0, False),
        (9.51, 0.0, 1.0, True), (3.0, 0.2, 1.0, False), (3.0, 0.201, 1.0, True),
        (3.0, -0.2, 1.0, False), (3.0, -0.201, 1.0, True), (3.0, 0.0, 0.851, False),
        (3.0, 0.0, 0.849, True), (3.0, 0.0, 1.149, False), (3.0, 0.0, 1.151, True),
        (6.0, 0.2, 1.0, False), (6.5, 0.1, 1.0, True), (8.0, -0.05, 1.0, True),
        (8.0, FLAT - 0.001, 1.0, False), (8.0, FLAT + 0.001, 1.0, True),
    ],
)  # fmt: skip
def test_what_lies_outside_says_so(
    made: Atlas, speed: float, slope: float, ratio: float, outside: bool
) -> None:
    assert bool(one(made, speed, slope, ratio).outside[0]) is outside


@pytest.mark.parametrize(
    ("beyond", "edge"),
    [((0.5, 0.0), (1.8, 0.0)), ((12.0, 0.0), (9.5, 0.0)), ((3.0, 0.5), (3.0, 0.2)),
     ((3.0, -1.0), (3.0, -0.2))],
)  # fmt: skip
def test_beyond_an_edge_the_edge_stands_in(
    made: Atlas, beyond: tuple[float, float], edge: tuple[float, float]
) -> None:
    table = made.table("energy_share")
    found, expected = (one(made, *at).interpolate(table) for at in (beyond, edge))
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_hills_beyond_six_meters_a_second_are_run_as_the_level(made: Atlas) -> None:
    table = made.table("energy_share")
    np.testing.assert_allclose(
        one(made, 8.0, 0.12).interpolate(table), one(made, 8.0, 0.0).interpolate(table), rtol=1e-5
    )


def test_between_six_and_seven_the_hill_fades(made: Atlas) -> None:
    """Halfway: half of the hill at 6 m/s, half of the level at 7 m/s."""
    table = made.table("energy_share")
    found = one(made, 6.5, 0.1)
    hill, level = (one(made, *at).interpolate(table) for at in ((6.0, 0.1), (7.0, 0.0)))
    np.testing.assert_allclose(found.interpolate(table), 0.5 * (hill + level), rtol=1e-4)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_spreading_is_interpolating_turned_round(seed: int) -> None:
    """What falls on the nodes adds up to what was given, and weighs any quantity alike."""
    atlas = made_once()
    speed, slope, ratio = within(seed, 30)
    found = atlas.nodes(speed, slope, ratio * usual_rate(speed, slope))
    amount = np.random.default_rng(seed).uniform(0.0, 5.0, 30)
    table = np.asarray(atlas.table("energy_share"), dtype=np.float64)
    fallen = found.spread(amount, len(table))
    assert fallen.sum() == pytest.approx(amount.sum(), rel=1e-12)
    np.testing.assert_allclose(fallen @ table, amount @ found.interpolate(table), rtol=1e-9)


def test_nothing_asked_nothing_found(made: Atlas) -> None:
    none = np.empty(0)
    found = made.nodes(none, none, none)
    assert found.interpolate(made.table("energy_share")).shape == (0, len(made.muscles))
    assert not found.spread(none, 770).any()
