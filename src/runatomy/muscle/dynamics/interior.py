"""Interior: activations over a whole motion that give the moments at the least cost.

A primal-dual interior-point method (Mehrotra 1992) whose model of the muscles is renewed at every
step. Each unit's history couples its own nodes only, and the units meet only in the few moment
equations of each node: all else is eliminated unit by unit, and one dense system of nodes times
moments is left to be solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from runatomy.muscle.dynamics._kernels import Factor, solve_lower, solve_upper
from runatomy.muscle.dynamics.limits import FLOOR, Limits
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.muscle.dynamics.response import Answer, Response
from runatomy.terms.arrays import FloatArray

RESERVE_WEIGHT = 2e3  # [-] cost of a reserve of the whole peak moment against a full activation
STEPS = 30  # at most; ten to fifteen are usual
SETTLED = 2e-3  # [-] of the least cost that a step must better it by, to count
STILL = 3  # steps in a row that did not end the search
CENTERED = 2e-3  # [-] mean complementarity from which on the cost is believed
START = 0.05  # [-] complementarity at the start
ROOM = 0.1  # [-] least slack at the start
EDGE = 0.9  # [-] of the way to the nearest limit that a step goes
LEAST_DAMPING, MOST_DAMPING = 3.0, 30.0  # [-] keeps a step near its model
BEYOND = 1e-2  # [-] by which a limit may be passed by an answer
FAR = 0.5  # [-] largest change of state that the model is asked for
RELAXED = 3  # Newton steps that bring fibers and tendons back to equilibrium after each step
AT_FIRST, AT_LAST = 15, 12
NEARLY, EXACTLY = 1e-4, 1e-8  # [-] imbalance left on the way, and at the end


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MotionProblem:
    """Least sum w a^p + 2000 sum r^2 with torque x force(a) + r = moment, activation limited."""

    response: Response
    torque: FloatArray  # [-] (units, nodes, moments) of the full isometric force, over the size
    moment: FloatArray  # [-] (nodes, moments) asked for, over each moment's size
    weight: FloatArray  # [-] (units,)
    power: float  # [-] p, at least 2
    mesh: Mesh


class MotionAnswer(NamedTuple):
    """What was found."""

    activation: FloatArray  # [-] (units, nodes)
    state: FloatArray  # (units, nodes)
    reserve: FloatArray  # [-] (nodes, moments) over each moment's size
    cost: float  # [-] of activation and reserve, per node
    steps: int
    change: float  # [-] by which the last step still bettered the cost


def solve_motion(problem: MotionProblem, activation: FloatArray, state: FloatArray) -> MotionAnswer:
    """Return the activations (units, nodes), searched for from a guess of them and of the state."""
    search = _Search(problem, np.clip(activation, 0.06, 0.9), state)
    still, steps, change = 0, 0, np.inf
    while still < STILL and steps < STEPS:
        before, steps = search.best[0], steps + 1
        search.advance()
        change = (before - search.best[0]) / before
        still = still + 1 if change < SETTLED and search.gap < CENTERED else 0
    cost, active, state = search.best
    active = np.clip(active, FLOOR, 1.0)
    state = problem.response.settled(state, active, AT_LAST, EXACTLY)
    reserve = _missing(problem, problem.response.force(state, active))
    nodes = problem.mesh.nodes
    return MotionAnswer(active, state, reserve, cost / nodes, steps, change)


class _Model(NamedTuple):
    """The problem to second order around one point, all but the moments eliminated."""

    answer: Answer
    factor: Factor
    folded: FloatArray  # (units, nodes, nodes) L^-1 gain^T
    system: tuple[FloatArray, bool]  # the Cholesky factor of the moment equations
    missing: FloatArray  # (nodes, moments) what the model gives too little
    short: FloatArray  # (4, units, nodes) slack beyond what the limits leave


class _Search:
    """Where the search stands."""

    def __init__(self, problem: MotionProblem, activation: FloatArray, state: FloatArray) -> None:
        self._problem, self._limits = problem, Limits(problem.mesh)
        self.activation = activation
        self.state = problem.response.settled(state, activation, AT_FIRST, NEARLY)
        self._slack = np.maximum(self._room(activation), ROOM)
        self._price = START / self._slack
        self._damping = LEAST_DAMPING
        self.cost = self._cost(activation, self.state)
        self._best: tuple[float, FloatArray, FloatArray] | None = None

    @property
    def gap(self) -> float:
        """Return the mean complementarity: how far the limits still push."""
        return float((self._slack * self._price).mean())

    @property
    def best(self) -> tuple[float, FloatArray, FloatArray]:
        """Return the least cost with its activation and state, where the limits held."""
        return self._best or (self.cost, self.activation, self.state)

    def advance(self) -> None:
        """Take one step: predict, correct, and let fibers and tendons settle."""
        model = self._model()
        slack, price, gap = self._slack, self._price, self.gap
        _, room, cost = self._step(model, -slack * price)
        near, dear = _reach(slack, room), _reach(price, cost)
        ahead = float(((slack + near * room) * (price + dear * cost)).mean())
        center = max(min(1.0, (ahead / gap) ** 3) * gap, 1e-6)
        change, room, cost = self._step(model, center - slack * price - room * cost)
        near = min(1.0, EDGE * _reach(slack, room))
        dear = min(1.0, EDGE * _reach(price, cost))
        answer = model.answer
        moved = answer.state_drift + np.matmul(answer.state_gain, change[..., None])[..., 0]
        activation = self.activation + near * change
        state = self.state + near * np.clip(moved, -FAR, FAR)
        state = self._problem.response.settled(state, activation, RELAXED, NEARLY)
        self._move(activation, state)
        self._slack, self._price = slack + near * room, price + dear * cost

    def _move(self, activation: FloatArray, state: FloatArray) -> None:
        """Take the new point; damp the next step more where the cost rose."""
        cost = self._cost(activation, state)
        worse = cost > 1.02 * self.cost
        damping = 3.0 * self._damping if worse else 0.6 * self._damping
        self._damping = float(np.clip(damping, LEAST_DAMPING, MOST_DAMPING))
        self.activation, self.state, self.cost = activation, state, cost
        inside = self._room(activation).min() > -BEYOND
        if inside and (self._best is None or cost < self._best[0]):
            self._best = cost, activation, state

    def _cost(self, activation: FloatArray, state: FloatArray) -> float:
        problem = self._problem
        missing = _missing(problem, problem.response.force(state, activation))
        effort = problem.weight[:, None] * np.abs(activation) ** problem.power
        return float(effort.sum() + RESERVE_WEIGHT * (missing**2).sum())

    def _room(self, activation: FloatArray) -> FloatArray:
        return np.asarray(self._limits.apply(activation) + self._limits.constant)

    def _model(self) -> _Model:
        """Return the problem around the present point."""
        problem, active = self._problem, self.activation
        answer = problem.response.answer(self.state, active)
        power = problem.power
        bend = problem.weight[:, None] * power * (power - 1.0) * active ** (power - 2.0)
        factor = self._limits.factor(self._price / self._slack, bend + self._damping)
        folded = solve_lower(factor, answer.gain.transpose(0, 2, 1))
        system = _moment_system(problem.torque, np.matmul(folded.transpose(0, 2, 1), folded))
        missing = _missing(problem, answer.force + answer.drift)
        from scipy.linalg import cho_factor  # a fifth of a second: only who solves waits

        factored = cho_factor(system, lower=True, overwrite_a=True, check_finite=False)
        return _Model(answer, factor, folded, factored, missing, self._slack - self._room(active))

    def _step(self, model: _Model, target: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the step of activation, slack and price toward this change of complementarity."""
        problem, slack, price = self._problem, self._slack, self._price
        active, torque = self.activation, problem.torque
        slope = problem.weight[:, None] * problem.power * active ** (problem.power - 1.0)
        pull = price + (target + price * model.short) / slack
        slope = solve_lower(model.factor, (slope - self._limits.transposed(pull))[..., None])
        given = np.matmul(model.folded.transpose(0, 2, 1), slope)[..., 0]
        asked = model.missing + np.einsum("unm,un->nm", torque, given)
        from scipy.linalg import cho_solve

        worth = cho_solve(model.system, asked.ravel(), check_finite=False).reshape(asked.shape)
        back = np.einsum("unm,nm->un", torque, worth)
        inner = np.matmul(model.folded, back[..., None])[..., 0] - slope[..., 0]
        change = solve_upper(model.factor, inner)
        room = self._limits.apply(change) - model.short
        return change, room, (target - price * room) / slack


def _missing(problem: MotionProblem, force: FloatArray) -> FloatArray:
    """Return what this force (units, nodes) gives too little of each moment (nodes, moments)."""
    return np.asarray(problem.moment - np.einsum("unm,un->nm", problem.torque, force))


def _moment_system(torque: FloatArray, answer: FloatArray) -> FloatArray:
    """Return how moments at all nodes answer to their prices, reserves included."""
    units, nodes, moments = torque.shape
    wide = np.empty((nodes, units, nodes, moments))
    np.multiply(answer.transpose(1, 0, 2)[..., None], torque, out=wide)
    system = np.matmul(torque.transpose(1, 2, 0), wide.reshape(nodes, units, -1))
    system = system.reshape(nodes * moments, nodes * moments)
    system[np.diag_indices(len(system))] += 0.5 / RESERVE_WEIGHT
    return np.asarray(system)


def _reach(value: FloatArray, step: FloatArray) -> float:
    """Return the largest share of a step, at most one, at which no value turns negative."""
    with np.errstate(divide="ignore"):
        return float(min(1.0, np.where(step < 0.0, -value / step, np.inf).min()))
