"""Inner loops over the nodes, on bare arrays: all units and right-hand sides at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.terms.arrays import FloatArray


def solve_two_back(
    diagonal: FloatArray,
    once: FloatArray,
    twice: FloatArray,
    right: FloatArray,
    cyclic: bool,
) -> FloatArray:
    """Solve, for every unit, a system in which each node looks one and two nodes back.

    `diagonal`, `once`, `twice` are (units, nodes), `right` (units, nodes, columns). In a cyclic
    system the first two nodes look back at the last ones; that corner is taken out and put back
    (Woodbury).
    """
    columns = right.shape[2]
    if cyclic:
        corner = np.zeros((*right.shape[:2], 2))
        corner[:, 0, 0] = corner[:, 1, 1] = 1.0
        right = np.concatenate([right, corner], axis=2)
    x = _forward(diagonal, once, twice, right)
    if not cyclic:
        return x
    plain, unit = x[:, :, :columns], x[:, :, columns:]

    def looked_back(values: FloatArray) -> FloatArray:
        first = once[:, 0, None] * values[:, -1] + twice[:, 0, None] * values[:, -2]
        return np.stack([first, twice[:, 1, None] * values[:, -1]], axis=1)

    inner = looked_back(unit)
    inner[:, [0, 1], [0, 1]] += 1.0
    return np.asarray(plain - np.matmul(unit, np.linalg.solve(inner, looked_back(plain))))


def _forward(
    diagonal: FloatArray, once: FloatArray, twice: FloatArray, right: FloatArray
) -> FloatArray:
    """Return the forward substitution of the part below the diagonal, node after node."""
    x = (right / diagonal[:, :, None]).transpose(1, 0, 2)
    x = np.ascontiguousarray(x)  # nodes first: each step works on one block
    first = (once / diagonal).T[:, :, None]
    second = (twice / diagonal).T[:, :, None]
    x[1] -= first[1] * x[0]
    for node in range(2, len(x)):
        x[node] -= first[node] * x[node - 1]
        x[node] -= second[node] * x[node - 2]
    return np.asarray(x.transpose(1, 0, 2))


class Factor(NamedTuple):
    """The Cholesky factor of symmetric systems that couple neighbors, and first with last."""

    diagonal: FloatArray  # (units, nodes)
    below: FloatArray  # (units, nodes) of each node with the one before
    last: FloatArray  # (units, nodes) the last node's row


def factorize(diagonal: FloatArray, below: FloatArray) -> Factor:
    """Return the factor of systems (units, nodes); `below[:, 0]` couples the first to the last."""
    count = diagonal.shape[1]
    root, side, row = np.empty_like(diagonal), np.zeros_like(diagonal), np.zeros_like(diagonal)
    root[:, 0] = np.sqrt(diagonal[:, 0])
    row[:, 0] = below[:, 0] / root[:, 0]
    for node in range(1, count - 1):
        side[:, node] = below[:, node] / root[:, node - 1]
        root[:, node] = np.sqrt(diagonal[:, node] - side[:, node] ** 2)
        row[:, node] = -row[:, node - 1] * side[:, node] / root[:, node]
    end = count - 1
    row[:, end - 1] += below[:, end] / root[:, end - 1]
    root[:, end] = np.sqrt(diagonal[:, end] - (row[:, :end] ** 2).sum(axis=1))
    return Factor(root, side, row)


def solve_lower(factor: Factor, right: FloatArray) -> FloatArray:
    """Return L^-1 times `right` (units, nodes, columns)."""
    inverse = 1.0 / factor.diagonal
    x = np.ascontiguousarray(right.transpose(1, 0, 2))
    x *= inverse.T[:, :, None]
    side = (factor.below * inverse).T[:, :, None]
    end = len(x) - 1
    for node in range(1, end):
        x[node] -= side[node] * x[node - 1]
    above = np.matmul(factor.last[:, None, :end], x[:end].transpose(1, 0, 2))[:, 0]
    x[end] -= above * inverse[:, end, None]
    return np.asarray(x.transpose(1, 0, 2))


def solve_upper(factor: Factor, right: FloatArray) -> FloatArray:
    """Return L^-T times `right` (units, nodes)."""
    x, end = right.copy(), right.shape[1] - 1
    x[:, end] /= factor.diagonal[:, end]
    x[:, :end] -= factor.last[:, :end] * x[:, end:]
    x[:, end - 1] /= factor.diagonal[:, end - 1]
    for node in range(end - 2, -1, -1):
        pulled = x[:, node] - factor.below[:, node + 1] * x[:, node + 1]
        x[:, node] = pulled / factor.diagonal[:, node]
    return x
