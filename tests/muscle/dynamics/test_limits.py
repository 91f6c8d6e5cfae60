"""Limits: bounds of activation and of its change are the exact exponentials; their algebra."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.muscle.dynamics._kernels import solve_lower, solve_upper
from runatomy.muscle.dynamics.limits import FALL, FLOOR, RISE, ROWS, Limits
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.terms.arrays import FloatArray

UNITS, NODES = 3, 9
seeds = st.integers(0, 10_000)
steps = st.floats(0.002, 0.03)
both = pytest.mark.parametrize("cyclic", [True, False])


def mesh(step: float = 0.015, cyclic: bool = True) -> Mesh:
    return Mesh(step=step, nodes=NODES, cyclic=cyclic)


def dense(limits: Limits) -> FloatArray:
    """`apply` written out: (rows x nodes, nodes) of one unit."""
    columns = [limits.apply(np.eye(NODES)[[node]])[:, 0].ravel() for node in range(NODES)]
    return np.stack(columns, axis=1)


@given(steps)
def test_the_fastest_rise_is_the_exponential_toward_one(step: float) -> None:
    """da/dt = (1 - a) / 10 ms from a0: what it reaches after one step is just allowed."""
    start = 0.2
    reached = 1.0 - (1.0 - start) * np.exp(-step / RISE)
    room = Limits(mesh(step)).constant + Limits(mesh(step)).apply(jump(start, reached))
    assert room[3, 0, 1] == pytest.approx(0.0, abs=1e-9)
    beyond = Limits(mesh(step)).constant + Limits(mesh(step)).apply(jump(start, reached + 1e-3))
    assert beyond[3, 0, 1] < 0.0


@given(steps)
def test_the_fastest_fall_is_the_exponential_toward_zero(step: float) -> None:
    """da/dt = -a / 40 ms."""
    start = 0.9
    reached = start * np.exp(-step / FALL)
    room = Limits(mesh(step)).apply(jump(start, reached))
    assert room[2, 0, 1] == pytest.approx(0.0, abs=1e-9)
    assert Limits(mesh(step)).apply(jump(start, reached - 1e-3))[2, 0, 1] < 0.0


def jump(start: float, end: float) -> FloatArray:
    """One unit that goes from one activation to another, and stays."""
    values = np.full((1, NODES), end)
    values[:, 0] = start
    return values


def test_bounds_by_hand() -> None:
    limits = Limits(mesh())
    room = limits.apply(np.full((UNITS, NODES), 0.3)) + limits.constant
    np.testing.assert_allclose(room[0], 0.3 - FLOOR)
    np.testing.assert_allclose(room[1], 0.7)
    assert (room > 0.0).all()  # what does not change is allowed
    assert room.shape == (ROWS, UNITS, NODES)


def test_any_excitation_between_none_and_all_stays_within() -> None:
    """Two exponentials bound every activation driven by what is constant between the nodes."""
    rng, step = np.random.default_rng(4), 0.015
    active = [0.3]
    for excitation in rng.uniform(0.0, 1.0, 40 * NODES):
        tau = RISE if excitation > active[-1] else FALL
        active.append(excitation + (active[-1] - excitation) * np.exp(-step / tau))
    row = np.array(active)[None]
    limits = Limits(Mesh(step=step, nodes=row.shape[1], cyclic=False))
    assert (limits.apply(row) + limits.constant)[2:].min() > -1e-12


def test_where_a_recording_begins_nothing_limits_the_rate() -> None:
    limits = Limits(mesh(cyclic=False))
    ended, begun = jump(1.0, 0.01), jump(0.01, 1.0)
    for values in (ended, begun):
        rows = limits.apply(values) + limits.constant
        assert (rows[:, :, 0] >= -1e-12).all()
        assert rows[2:, :, 1].min() < 0.0


@both
@given(seed=seeds)
def test_transposed_is_the_adjoint_of_apply(cyclic: bool, seed: int) -> None:
    limits, rng = Limits(mesh(cyclic=cyclic)), np.random.default_rng(seed)
    active, rows = rng.normal(size=(UNITS, NODES)), rng.normal(size=(ROWS, UNITS, NODES))
    there, back = (limits.apply(active) * rows).sum(), (active * limits.transposed(rows)).sum()
    assert there == pytest.approx(back, rel=1e-9, abs=1e-9)


@both
@given(seed=seeds)
def test_the_factor_is_that_of_the_matrix_written_out(cyclic: bool, seed: int) -> None:
    limits, rng = Limits(mesh(cyclic=cyclic)), np.random.default_rng(seed)
    weight = rng.uniform(0.01, 5.0, (ROWS, UNITS, NODES))
    curvature, right = rng.uniform(0.1, 2.0, (2, UNITS, NODES))
    factor = limits.factor(weight, curvature.copy())
    found = solve_upper(factor, solve_lower(factor, right[:, :, None])[:, :, 0])
    rows = dense(limits)
    for unit in range(UNITS):
        matrix = np.diag(curvature[unit]) + (rows.T * weight[:, unit].ravel()) @ rows
        np.testing.assert_allclose(found[unit], np.linalg.solve(matrix, right[unit]), rtol=1e-8)
