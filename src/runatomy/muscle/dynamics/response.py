"""Response: the force that units give when they are active, and how it answers to a change."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from runatomy.terms.arrays import FloatArray


class Answer(NamedTuple):
    """A response at one activation, to first order: force + drift + gain @ change."""

    force: FloatArray  # [-] (units, nodes) over the maximum isometric force
    drift: FloatArray  # [-] (units, nodes) what would bring the units to equilibrium
    gain: FloatArray  # [-] (units, nodes, nodes) force at a node by activation at a node
    state_drift: FloatArray  # the same of the state
    state_gain: FloatArray


class Response(ABC):
    """Units whose force follows from the history of their activation."""

    @abstractmethod
    def settled(
        self, state: FloatArray, activation: FloatArray, rounds: int, near: float
    ) -> FloatArray:
        """Return the state (units, nodes) in equilibrium at this activation, from one near it.

        At most `rounds` steps; `near` [-] is the imbalance that may be left.
        """

    @abstractmethod
    def answer(self, state: FloatArray, activation: FloatArray) -> Answer:
        """Return force and its answer at this state and activation (units, nodes)."""

    @abstractmethod
    def force(self, state: FloatArray, activation: FloatArray) -> FloatArray:
        """Return the force (units, nodes) [-] along the tendons."""
