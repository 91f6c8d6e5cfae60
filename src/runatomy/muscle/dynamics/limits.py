"""Limits: what activation can be, and how fast it can change.

First-order activation dynamics: driven by an excitation between 0 and 1, activation rises toward
one with its own time constant at the fastest and falls toward zero with the longer one. Between
two nodes of constant excitation these are the two exponentials taken here, exactly (De Groote et
al. 2009, Multibody Syst Dyn 22:1-17, bound the rate itself).
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.dynamics._kernels import Factor, factorize
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.terms.arrays import FloatArray

FLOOR = 0.01  # [-] lowest activation (Rajagopal et al. 2016)
RISE, FALL = 0.010, 0.040  # [s] time constants (Millard et al. 2013; OpenSim's own)
ROWS = 4  # above the floor, below one, fall and rise


class Limits:
    """Rows that are not negative: `apply(a) + constant >= 0`, (4, units, nodes)."""

    constant = np.array([-FLOOR, 1.0, 0.0, 1.0])[:, None, None]

    def __init__(self, mesh: Mesh) -> None:
        """Take the nodes; where a recording begins, nothing limits the first one's rate."""
        self._mesh = mesh
        fall, rise = np.exp(-mesh.step / FALL), np.exp(-mesh.step / RISE)
        self._fall, self._rise = fall / (1.0 - fall), rise / (1.0 - rise)

    def apply(self, activation: FloatArray) -> FloatArray:
        """Return the rows' linear part."""
        change = activation - self._mesh.before(activation)
        if not self._mesh.cyclic:
            change[..., 0] = 0.0
        return np.stack(
            [
                activation,
                -activation,
                self._fall * change + activation,
                -(self._rise * change + activation),
            ]
        )

    def transposed(self, rows: FloatArray) -> FloatArray:
        """Return the transpose of `apply`, (units, nodes)."""
        change = self._fall * rows[2] - self._rise * rows[3]
        if not self._mesh.cyclic:
            change[..., 0] = 0.0
        straight = rows[0] - rows[1] + rows[2] - rows[3]
        return np.asarray(straight + change - self._mesh.after(change))

    def factor(self, weight: FloatArray, curvature: FloatArray) -> Factor:
        """Factorize diag(curvature) + transposed(weight * apply) of every unit."""
        diagonal = curvature + weight[0] + weight[1]
        below = np.zeros_like(diagonal)
        for size, row in ((self._fall, weight[2]), (self._rise, weight[3])):
            pair = row.copy()
            if not self._mesh.cyclic:
                diagonal[:, 0] += pair[:, 0]
                pair[:, 0] = 0.0
            diagonal += (size + 1.0) ** 2 * pair + self._mesh.after(size * size * pair)
            below -= (size + 1.0) * size * pair
        return factorize(diagonal, below)
