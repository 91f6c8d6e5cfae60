"""Mesh: the moments in time at which a motion is solved, and how a rate is taken on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesh:
    """Evenly spaced nodes; in a steady stride the first follows the last."""

    step: float  # [s] from node to node
    nodes: int
    cyclic: bool

    @property
    def differences(self) -> FloatArray:
        """Return the weights (3, nodes) [1/s] of a value, of the one before, and the one before it.

        The backward difference of second order; where a recording begins, no difference at the
        first node (its rate is given) and that of first order at the second.
        """
        weights = np.repeat([[1.5], [-2.0], [0.5]], self.nodes, axis=1) / self.step
        if not self.cyclic:
            weights[:, 0] = 0.0
            weights[:, 1] = np.array([1.0, -1.0, 0.0]) / self.step
        return weights

    def before(self, values: FloatArray) -> FloatArray:
        """Return each node's predecessor along the last axis; zero where there is none."""
        shifted = np.roll(values, 1, axis=-1)
        if not self.cyclic:
            shifted[..., 0] = 0.0
        return shifted

    def after(self, values: FloatArray) -> FloatArray:
        """Return each node's successor along the last axis; zero where there is none."""
        shifted = np.roll(values, -1, axis=-1)
        if not self.cyclic:
            shifted[..., -1] = 0.0
        return shifted
