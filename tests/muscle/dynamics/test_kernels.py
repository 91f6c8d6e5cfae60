"""Inner loops against dense algebra: the banded solve, and the Cholesky factor of a ring."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.muscle.dynamics._kernels import (
    factorize,
    solve_lower,
    solve_two_back,
    solve_upper,
)
from runatomy.terms.arrays import FloatArray

seeds = st.integers(0, 10_000)
counts = st.integers(4, 25)


def dense_two_back(
    diagonal: FloatArray, once: FloatArray, twice: FloatArray, cyclic: bool
) -> FloatArray:
    """One unit's system written out: each node, the one before, and the one before that."""
    count = len(diagonal)
    matrix = np.diag(diagonal)
    for node in range(count):
        for back, value in ((1, once[node]), (2, twice[node])):
            if cyclic or node >= back:
                matrix[node, (node - back) % count] += value
    return matrix


@given(seeds, counts, st.booleans())
def test_the_banded_solve_is_the_dense_one(seed: int, nodes: int, cyclic: bool) -> None:
    rng = np.random.default_rng(seed)
    diagonal = rng.uniform(2.0, 4.0, (3, nodes)) * rng.choice([-1.0, 1.0], (3, 1))
    once, twice = rng.uniform(-0.9, 0.9, (2, 3, nodes))
    right = rng.normal(size=(3, nodes, 5))
    found = solve_two_back(diagonal, once, twice, right.copy(), cyclic)
    for unit in range(3):
        matrix = dense_two_back(diagonal[unit], once[unit], twice[unit], cyclic)
        expected = np.linalg.solve(matrix, right[unit])
        np.testing.assert_allclose(found[unit], expected, atol=1e-10)


def ring(seed: int, nodes: int, units: int = 3) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Diagonals, couplings and the dense matrices of positive definite rings."""
    rng = np.random.default_rng(seed)
    below = rng.normal(size=(units, nodes))
    diagonal = (
        np.abs(below) + np.abs(np.roll(below, -1, axis=1)) + rng.uniform(0.1, 2.0, (units, 1))
    )
    dense = np.zeros((units, nodes, nodes))
    for node in range(nodes):
        dense[:, node, node] = diagonal[:, node]
        dense[:, node, node - 1] += below[:, node]
        dense[:, node - 1, node] += below[:, node]
    return diagonal, below, dense


@given(seeds, counts)
def test_the_factor_is_that_of_the_dense_matrix(seed: int, nodes: int) -> None:
    """Columns of the identity through L^-1 and L^-T: the whole factor, entry by entry."""
    diagonal, below, dense = ring(seed, nodes)
    factor = factorize(diagonal.copy(), below.copy())
    eye = np.broadcast_to(np.eye(nodes), dense.shape)
    inverse = solve_lower(factor, eye)
    np.testing.assert_allclose(inverse, np.linalg.inv(np.linalg.cholesky(dense)), atol=1e-9)
    transposed = [solve_upper(factor, eye[:, :, column]) for column in range(nodes)]
    np.testing.assert_allclose(np.stack(transposed, axis=2), inverse.transpose(0, 2, 1), atol=1e-9)


@given(seeds, counts)
def test_both_halves_solve_the_system(seed: int, nodes: int) -> None:
    diagonal, below, dense = ring(seed, nodes)
    right = np.random.default_rng(seed + 1).normal(size=diagonal.shape)
    factor = factorize(diagonal, below)
    found = solve_upper(factor, solve_lower(factor, right[:, :, None])[:, :, 0])
    np.testing.assert_allclose(np.einsum("uij,uj->ui", dense, found), right, atol=1e-8)


def test_a_recording_has_no_corner() -> None:
    """Without a coupling of first and last the factor's last row is that of its neighbor alone."""
    diagonal, below, _ = ring(1, 8)
    below[:, 0] = 0.0
    row = factorize(diagonal, below).last
    assert not row[:, :-2].any()
    assert row[:, -2].all()


@pytest.mark.parametrize("cyclic", [True, False])
def test_what_is_given_is_left_as_it_was(cyclic: bool) -> None:
    diagonal, below, _ = ring(2, 6)
    right = np.ones((3, 6, 2))
    copies = diagonal.copy(), below.copy(), right.copy()
    solve_two_back(diagonal, below, 0.1 * below, right, cyclic)
    solve_upper(factorize(diagonal, below), right[:, :, 0])
    solve_lower(factorize(diagonal, below), right)
    for now, then in zip((diagonal, below, right), copies, strict=True):
        np.testing.assert_array_equal(now, then)
