"""RigidResponse: units on tendons that do not stretch: force follows activation at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.muscle.dynamics.response import Answer, Response
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class RigidResponse(Response):
    """Force is activation times what the fibers can give, plus what they give at rest."""

    capacity: FloatArray  # [-] (units, nodes) along the tendon at full activation
    passive: FloatArray  # [-] (units, nodes) along the tendon without activation

    def settled(
        self, state: FloatArray, activation: FloatArray, rounds: int, near: float
    ) -> FloatArray:
        """Return the state as it is: nothing has to settle."""
        return state

    def answer(self, state: FloatArray, activation: FloatArray) -> Answer:
        """Return force and its answer, which is the same at any activation."""
        units, nodes = self.capacity.shape
        gain = np.zeros((units, nodes, nodes))
        node = np.arange(nodes)
        gain[:, node, node] = self.capacity
        still = np.zeros_like(state)
        return Answer(self.force(state, activation), still, gain, still, np.zeros_like(gain))

    def force(self, state: FloatArray, activation: FloatArray) -> FloatArray:
        """Return the force (units, nodes) [-] along the tendons."""
        return self.capacity * activation + self.passive
