"""Collocation: the same muscles over a whole stride as a problem for IPOPT, set up with CasADi.

Every node's activations, tendon states and reserves are unknowns; equilibrium and moments are
equations, the limits of activation inequalities (direct collocation, as De Groote et al. 2016, Ann
Biomed Eng 44:2922-2936, share moments). Curves, nodes, differences, limits and cost are those of
`runatomy.muscle`, written down again from their parameters; only where a curve has a corner it is
rounded by a thousandth, since IPOPT may otherwise hop from one side to the other for ever. CasADi
gives exact first and second derivatives of expanded expressions, MUMPS solves the sparse systems.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from runatomy.muscle import hill, passive
from runatomy.muscle.dynamics import chain, equilibrium, interior, limits
from runatomy.muscle.dynamics.interior import MotionProblem
from runatomy.terms.arrays import FloatArray

LIMIT = 900.0  # [s] after which IPOPT gives up
ROUNDED = 1e-3  # [-] of a curve at a corner; without it one leg in four never ended
KEPT = 1e-3  # [-] violation up to which an iterate's cost is believed
GIVEN = ("optimal", "slack", "width", "stiffness", "rest_slack", "rest_strain")  # of each unit


class Found(NamedTuple):
    """What IPOPT found; cost and violation are told for every iteration."""

    activation: FloatArray  # [-] (units, nodes)
    state: FloatArray  # [-] (units, nodes)
    cost: FloatArray  # [-] per node
    violation: FloatArray  # [-] largest, of all equations and limits
    seconds: float
    status: str

    def reached(self, cost: float) -> float:
        """Return when [s] the cost was this low for good, constraints kept; nan if never."""
        poor = np.flatnonzero((self.cost > cost) | (self.violation > KEPT))
        first = poor[-1] + 1 if len(poor) else 0
        return float("nan") if first == len(self.cost) else self.seconds * first / len(self.cost)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Collocation:
    """A steady motion's problem, built once."""

    problem: MotionProblem
    solver: Any  # casadi's

    @classmethod
    def of(cls, problem: MotionProblem, limit: float = LIMIT) -> Collocation:
        """Build the problem; `limit` [s] is how long IPOPT may take."""
        import casadi

        options = {
            "expand": True,
            "print_time": False,
            "ipopt": {
                "print_level": 0,
                "sb": "yes",
                "linear_solver": "mumps",
                "mu_strategy": "adaptive",  # faster here than the monotone one, and surer
                "max_wall_time": limit,
            },
        }
        return cls(problem=problem, solver=casadi.nlpsol("stride", "ipopt", _nlp(problem), options))

    def solve(self, activation: FloatArray, state: FloatArray) -> Found:
        """Solve from a guess of activation and state (units, nodes)."""
        shape = state.shape
        force = chain.tendon_force(state)
        torque, moment = self.problem.torque, self.problem.moment
        reserve = moment - np.einsum("unm,un->nm", torque, force)
        guess = np.concatenate([activation.T.ravel(), state.T.ravel(), reserve.ravel()])
        begin = perf_counter()
        answer = self.solver(x0=guess, **_bounds(shape, moment.size))
        seconds = perf_counter() - begin
        told = self.solver.stats()
        active, state = np.array(answer["x"]).ravel()[: 2 * state.size].reshape(2, *shape[::-1])
        return Found(
            activation=active.T,
            state=state.T,
            cost=np.array(told["iterations"]["obj"]),
            violation=np.array(told["iterations"]["inf_pr"]),
            seconds=seconds,
            status=told["return_status"],
        )


def _nlp(problem: MotionProblem) -> dict[str, Any]:
    """Return unknowns, cost and constraints; unit by unit within node by node."""
    import casadi as ca

    units, nodes, moments = problem.torque.shape
    active, state = ca.MX.sym("a", units, nodes), ca.MX.sym("s", units, nodes)
    reserve = ca.MX.sym("r", moments, nodes)
    force = ca.reshape(_tendon().map(units * nodes)(_row(state)), units, nodes)
    given = [ca.DM(problem.torque[:, k].T) @ force[:, k] for k in range(nodes)]
    cost = ca.sum2(ca.DM(problem.weight).T @ active**problem.power)
    cost += interior.RESERVE_WEIGHT * ca.sumsqr(reserve)
    fall, rise = (np.exp(-problem.mesh.step / time) for time in (limits.FALL, limits.RISE))
    change = active - _before(active, 1)
    rows = (
        _imbalance(problem, active, state),
        ca.horzcat(*given) + reserve - ca.DM(problem.moment.T),
        fall / (1.0 - fall) * change + active,
        rise / (1.0 - rise) * change + active,
    )
    return {"x": ca.veccat(active, state, reserve), "f": cost / nodes, "g": ca.veccat(*rows)}


def _imbalance(problem: MotionProblem, active: Any, state: Any) -> Any:
    """Return the fibers' pull less the tendon's force at every node."""
    import casadi as ca

    bound = problem.response
    if not (isinstance(bound, equilibrium.Equilibrium) and problem.mesh.cyclic):
        raise TypeError("only a steady stride on elastic tendons is written down here")
    path = bound.chain.path
    paths = [np.roll(path, back, axis=1) for back in range(3)]
    given = [np.broadcast_to(getattr(bound.chain, name), path.shape) for name in GIVEN]
    table = np.stack([one.T.ravel() for one in (*paths, *given)])
    states = [_row(_before(state, back)) for back in range(3)]
    balance = _balance(problem.mesh.step, bound.chain.max_velocity).map(path.size)
    return balance(_row(active), *states, ca.DM(table))


def _balance(step: float, max_velocity: float) -> Any:
    """Return the imbalance of one unit at one node, which looks two nodes back."""
    import casadi as ca

    active = ca.SX.sym("a")
    states = [ca.SX.sym(f"s{back}") for back in range(3)]
    given = ca.SX.sym("p", 3 + len(GIVEN))
    optimal, slack, width, stiffness, rest_slack, rest_strain = ca.vertsplit(given[3:])
    fibers, cosines = [], []
    for back, state in enumerate(states):
        tight = ca.log1p(ca.fmax(state, 0.0) / hill.TENDON_OFFSET)
        strain = (tight + ca.fmin(state, 0.0) / hill.TENDON_OFFSET) / stiffness
        spare = (given[back] - slack * (1.0 + strain)) / optimal - chain.SHORTEST
        along = (chain.SHORTEST + _above(spare)) * optimal
        fibers.append(ca.sqrt(along**2 + width**2))
        cosines.append(along / fibers[-1])
    length, once, twice = (fiber / optimal for fiber in fibers)
    speed = (1.5 * length - 2.0 * once + 0.5 * twice) / step / max_velocity
    pull = active * _by_length(length) * _by_speed(speed) + chain.DAMPING * speed
    pull += _resting((length - 1.0 - rest_slack) / (rest_strain - rest_slack))
    off = cosines[0] * pull - _tendon()(states[0])
    return ca.Function("balance", [active, *states, given], [off])


def _tendon() -> Any:
    """Return the tendon's force at a state."""
    import casadi as ca

    state = ca.SX.sym("s")
    force = 0.5 * (state + ca.sqrt(state**2 + chain.SLACK_BLEND**2))
    return ca.Function("tendon", [state], [force])


def _by_length(length: Any) -> Any:
    import casadi as ca

    return sum(
        weight * ca.exp(-0.5 * ((length - center) / (width + widening * length)) ** 2)
        for weight, center, width, widening in hill._ACTIVE
    )


def _by_speed(speed: Any) -> Any:
    import casadi as ca

    d1, d2, d3, d4 = hill._VELOCITY
    return _above(d1 * ca.asinh(d2 * speed + d3) + d4) / (d1 * np.arcsinh(d3) + d4)


def _resting(reach: Any) -> Any:
    import casadi as ca

    shape = passive.SHAPE
    above = _above(reach)
    curved = ca.expm1(shape * ca.fmin(above, 1.0)) / np.expm1(shape)
    return curved + shape * np.exp(shape) / np.expm1(shape) * ca.fmax(above - 1.0, 0.0)


def _above(value: Any) -> Any:
    """Return what is above zero, the corner rounded."""
    import casadi as ca

    return 0.5 * (value + ca.sqrt(value**2 + ROUNDED**2))


def _row(values: Any) -> Any:
    import casadi as ca

    return ca.reshape(values, 1, values.numel())


def _before(values: Any, back: int) -> Any:
    """Return each node's predecessor, that many nodes back, around the stride."""
    import casadi as ca

    nodes = values.shape[1]
    return ca.horzcat(values[:, nodes - back :], values[:, : nodes - back]) if back else values


def _bounds(shape: tuple[int, ...], reserves: int) -> dict[str, FloatArray]:
    """Return the bounds of the unknowns and of the constraints."""
    count = shape[0] * shape[1]
    sizes = count, count, reserves
    least, most = equilibrium.SLACKEST, equilibrium.STRONGEST
    equal = np.zeros(count + reserves)
    return {
        "lbx": np.repeat([limits.FLOOR, least, -np.inf], sizes),
        "ubx": np.repeat([1.0, most, np.inf], sizes),
        "lbg": np.concatenate([equal, np.repeat([0.0, -np.inf], count)]),
        "ubg": np.concatenate([equal, np.repeat([np.inf, 1.0], count)]),
    }
