"""Inner loops of sharing, on bare arrays: every frame's problem solved at once.

The dual of a box-bounded least-squares problem has one unknown per moment, a price, and every
activation follows from the prices by clipping. Its gradient is piecewise linear, so Newton's
method with a line search ends at the exact answer in a few steps (Qi & Sun 1993).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray

STEPS = 60  # of Newton's method at most; a warm start needs two or three
HALVINGS = 30  # of a step at most
ENOUGH = 1e-4  # [-] of the promised decrease that a step must bring (Armijo)
EXACT = 1e-10  # [-] of each moment's size that may stay unbalanced


class _Point(NamedTuple):
    """Where the search stands, one row per frame."""

    price: FloatArray  # (frames, moments)
    pull: FloatArray  # (frames, units) what a unit's activation is worth
    activation: FloatArray  # (frames, units)
    gap: FloatArray  # (frames, moments) what is given less what is asked
    value: FloatArray  # (frames,) of the dual

    def at(self, rows: IntArray) -> _Point:
        return _Point(*(field[rows] for field in self))

    def put(self, rows: IntArray, other: _Point) -> None:
        for mine, theirs in zip(self, other, strict=True):
            mine[rows] = theirs


class BoxProblem(NamedTuple):
    """Least sum w a^2 + sum r^2 / (2 slack) with T a + r = m, floor <= a <= 1, in each frame."""

    torque: FloatArray  # (frames, moments, units) T, each moment over its size
    moments: FloatArray  # (frames, moments) m, likewise
    weight: FloatArray  # (units,) w
    floor: float
    slack: float  # reserve per price

    def rows(self, rows: IntArray) -> BoxProblem:
        return self._replace(torque=self.torque[rows], moments=self.moments[rows])

    def point(self, price: FloatArray) -> _Point:
        pull = np.matmul(price[:, None, :], self.torque)[:, 0]
        active = np.clip(pull * (0.5 / self.weight), self.floor, 1.0)
        given = np.matmul(self.torque, active[..., None])[..., 0] + self.slack * price
        value = (active * (pull - self.weight * active)).sum(axis=1)
        value += (price * (0.5 * self.slack * price - self.moments)).sum(axis=1)
        return _Point(price, pull, active, given - self.moments, value)


def solve_boxes(problem: BoxProblem, start: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return activations (frames, units), prices (frames, moments) and the frames unsolved."""
    activation = np.empty((len(start), problem.torque.shape[2]))
    price = start.copy()
    left, point = np.arange(len(start)), problem.point(price)
    for _ in range(STEPS):
        balanced = np.abs(point.gap).max(axis=1, initial=0.0) < EXACT
        activation[left[balanced]] = point.activation[balanced]
        price[left[balanced]] = point.price[balanced]
        stay = np.flatnonzero(~balanced)
        if len(stay) == 0:
            return activation, price, left[stay]
        if len(stay) < len(left):
            left, point, problem = left[stay], point.at(stay), problem.rows(stay)
        point = _search(problem, point, _newton(problem, point))
    activation[left], price[left] = point.activation, point.price
    return activation, price, left


def _newton(problem: BoxProblem, point: _Point) -> FloatArray:
    """Return Newton's step of the prices: units at a bound do not answer."""
    answer = point.pull * (0.5 / problem.weight)
    free = ((answer > problem.floor) & (answer < 1.0)) * (0.5 / problem.weight)
    bend = np.matmul(problem.torque * free[:, None, :], problem.torque.transpose(0, 2, 1))
    order = np.arange(bend.shape[1])
    bend[:, order, order] += problem.slack
    return -np.asarray(np.linalg.solve(bend, point.gap[..., None])[..., 0])


def _search(problem: BoxProblem, point: _Point, step: FloatArray) -> _Point:
    """Return the point after the longest of the halved steps that brings enough."""
    promised = (point.gap * step).sum(axis=1)
    noise = 1e-12 * np.abs(point.value)
    reached, share = problem.point(point.price + step), 1.0
    open_ = np.flatnonzero(reached.value > point.value + ENOUGH * promised + noise)
    for _ in range(HALVINGS):
        if len(open_) == 0:
            break
        share *= 0.5
        there = problem.rows(open_).point(point.price[open_] + share * step[open_])
        reached.put(open_, there)
        bar = point.value[open_] + ENOUGH * share * promised[open_] + noise[open_]
        open_ = open_[there.value > bar]
    return reached
