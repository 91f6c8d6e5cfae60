"""Equilibrium: fibers and elastic tendon in series, over a whole motion.

The state of a unit is its tendon's stretch as a force [-] over the maximum isometric force: above
zero the force that the tendon carries, below zero how far it hangs slack. At every node the
fibers' pull along the tendon equals the tendon's force; the fibers' speed is the difference of
their lengths at neighboring nodes, so that each unit's nodes form one banded system.
"""

from __future__ import annotations

import numpy as np

from runatomy.muscle.dynamics._kernels import solve_two_back
from runatomy.muscle.dynamics.chain import Chain, Slopes, tendon_force, tendon_force_slope
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.muscle.dynamics.response import Answer, Response
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray, IntArray

FAR = 0.5  # [-] largest change of the state in one of Newton's steps
ROOT = 1e-9  # [-] of the state at a node that is solved by itself
OFF = 3e-3  # [-] imbalance after which the nodes are solved one after the other
HALVINGS = 4
SLACKEST, STRONGEST = -20.0, 3.0  # [-] the state lies between them
BISECTIONS = 60


class Equilibrium(Response):
    """Units on elastic tendons along given paths."""

    def __init__(self, units: Units, path: FloatArray, mesh: Mesh) -> None:
        """Take the units and the length of their paths (units, nodes) [m] at the mesh's nodes."""
        self.chain, self._mesh = Chain.of(units, path), mesh
        self._weights = mesh.differences
        self._given = np.zeros_like(path)  # [1/s] rate of length where no difference can be taken
        if not mesh.cyclic:
            start = (path[:, 1] - path[:, 0]) / mesh.step
            self._given[:, 0] = start / units.optimal_fiber_length

    def force(self, state: FloatArray, activation: FloatArray) -> FloatArray:
        """Return the force (units, nodes) [-] along the tendons; a slack one carries none."""
        return tendon_force(state)

    def imbalance(self, state: FloatArray, activation: FloatArray) -> FloatArray:
        """Return the fibers' pull less the tendon's force (units, nodes) [-]."""
        rate = self._rate(self.chain.stretch(state).length)
        return self.chain.imbalance(state, activation, rate)

    def settled(
        self, state: FloatArray, activation: FloatArray, rounds: int, near: float
    ) -> FloatArray:
        """Return the state in equilibrium by Newton's method, each unit's steps kept from rising.

        A unit that resists is solved node after node, where the balance has one root only.
        """
        left = np.zeros_like(state)
        for _ in range(rounds):
            off, slopes = self._balance(state, activation)
            size = np.abs(off).max(axis=1)
            if size.max() < near:
                return state
            step = -self._solve(slopes, off[..., None])[..., 0]
            share = np.minimum(1.0, FAR / np.maximum(np.abs(step).max(axis=1), 1e-9))[:, None]
            before = (off * off).sum(axis=1)
            for _ in range(HALVINGS):
                left = self.imbalance(state + share * step, activation)
                rises = ((left * left).sum(axis=1) > before) & (size > near)
                if not rises.any():
                    break
                share = np.where(rises[:, None], 0.5 * share, share)
            state = state + share * step
        lost = np.flatnonzero(np.abs(left).max(axis=1) > OFF)
        return self._node_by_node(state, activation, lost) if len(lost) else state

    def answer(self, state: FloatArray, activation: FloatArray) -> Answer:
        """Return force and its answer to activation, through the whole history of each unit."""
        off, slopes = self._balance(state, activation)
        units, nodes = state.shape
        right = np.zeros((units, nodes, nodes + 1))
        node = np.arange(nodes)
        right[:, node, node] = slopes.active
        right[:, :, nodes] = off
        moved = -self._solve(slopes, right)
        drift, gain = moved[:, :, nodes], moved[:, :, :nodes]
        slope = tendon_force_slope(state)
        return Answer(tendon_force(state), slope * drift, slope[:, :, None] * gain, drift, gain)

    def _rate(self, length: FloatArray) -> FloatArray:
        """Return the rate of the fibers' length (units, nodes) [1/s]."""
        now, once, twice = self._weights
        before = np.roll(length, 1, axis=1)
        twofold = np.roll(length, 2, axis=1)
        return np.asarray(now * length + once * before + twice * twofold + self._given)

    def _balance(self, state: FloatArray, activation: FloatArray) -> tuple[FloatArray, Slopes]:
        """Return the imbalance and its slopes."""
        fibers = self.chain.stretch(state)
        return self.chain.slopes(state, activation, fibers, self._rate(fibers.length))

    def _solve(self, slopes: Slopes, right: FloatArray) -> FloatArray:
        """Solve the linear system of the imbalance for the states."""
        now, once, twice = self._weights
        before = np.roll(slopes.length, 1, axis=1)
        return solve_two_back(
            slopes.own + slopes.rate * now * slopes.length,
            slopes.rate * once * before,
            slopes.rate * twice * np.roll(slopes.length, 2, axis=1),
            right,
            self._mesh.cyclic,
        )

    def _node_by_node(
        self, state: FloatArray, activation: FloatArray, rows: IntArray
    ) -> FloatArray:
        """Solve these units one node after the other; twice around a cycle."""
        state = state.copy()
        length = self.chain.stretch(state).length[rows]
        for node in np.tile(np.arange(state.shape[1]), 2 if self._mesh.cyclic else 1):
            now, once, twice = self._weights[:, node]
            base = once * length[:, node - 1] + twice * length[:, node - 2]
            base = (base + self._given[rows, node])[:, None]
            here, active = self.chain.part(rows, node), activation[rows, node, None]
            solved = _root(here, state[rows, node, None], active, now, base)
            state[rows, node] = solved[:, 0]
            length[:, node] = here.stretch(solved).length[:, 0]
        return state


def _root(
    chain: Chain, state: FloatArray, activation: FloatArray, now: float, base: FloatArray
) -> FloatArray:
    """Return the state at one node at which forces balance: Newton inside a shrinking bracket."""

    def off(at: FloatArray) -> FloatArray:
        return chain.imbalance(at, activation, now * chain.stretch(at).length + base)

    low, high = np.full_like(state, SLACKEST), np.full_like(state, STRONGEST)
    at = np.clip(state, low, high)
    for _ in range(BISECTIONS):
        here = off(at)
        low, high = np.where(here > 0.0, at, low), np.where(here > 0.0, high, at)
        slope = (off(at + 1e-6) - here) * 1e6
        guess = at - here / np.where(np.abs(slope) > 1e-9, slope, -1e-9)
        inside = (guess > low) & (guess < high)
        following = np.where(inside, guess, 0.5 * (low + high))
        if np.abs(following - at).max() < ROOT:
            return following
        at = following
    return at
