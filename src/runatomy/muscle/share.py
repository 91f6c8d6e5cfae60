"""Share: the optimization that divides joint moments among all muscles."""

from __future__ import annotations

from dataclasses import dataclass

import daqp
import numpy as np

from runatomy.muscle._kernels import BoxProblem, solve_boxes
from runatomy.muscle.status import SolveStatus
from runatomy.terms.arrays import FloatArray, IntArray

FLOOR = 0.01  # [-] lowest activation (Rajagopal et al. 2016)
EVERY = 8  # frames between those that are solved without a start
RESERVE_WEIGHT = 1e3  # [-] cost of a reserve of the whole peak moment against a full activation


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sharing:
    """Who carried the moments, frame by frame."""

    activation: FloatArray  # [-] (frames, units) 0.01 to 1
    reserve: FloatArray  # [N m] (frames, moments) what the muscles could not give
    price: FloatArray  # [-] (frames, moments) what a little more of each moment would cost
    status: IntArray  # (frames,) SolveStatus


def share_moments(
    moments: FloatArray,
    torque: FloatArray,
    weight: FloatArray,
    scale: FloatArray,
    start: FloatArray | None = None,
) -> Sharing:
    """Divide the moments among the units: least weighted squared activation, frame by frame.

    `moments` (frames, moments) [N m] are asked for; `torque` (frames, moments, units) [N m] is
    what each unit gives at full activation; `weight` (units,) its cost; `scale` (moments,) [N m]
    each moment's size; `start` (frames, moments) the prices of a like problem, from which the
    search is several times shorter. Minimizes sum w a^2 + 1000 sum (reserve/scale)^2 with
    0.01 <= a <= 1, a strictly convex problem solved exactly, all frames at once; a frame that
    resists is given to an active-set method (`daqp`).
    """
    problem = BoxProblem(
        np.ascontiguousarray(torque / scale[:, None]), moments / scale, weight, FLOOR,
        0.5 / RESERVE_WEIGHT,
    )  # fmt: skip
    start = _first_prices(problem) if start is None else start
    activation, price, left = solve_boxes(problem, start)
    status = np.full(len(moments), SolveStatus.SOLVED, dtype=np.int64)
    for frame in left:
        activation[frame], solved = _one_by_one(problem, frame)
        status[frame] = SolveStatus.SOLVED if solved else SolveStatus.NOT_SOLVED
    reserve = moments - np.einsum("fmu,fu->fm", torque, activation)
    return Sharing(activation=activation, reserve=reserve, price=price, status=status)


def _first_prices(problem: BoxProblem) -> FloatArray:
    """Return prices near the answer: every eighth frame solved, the rest between them."""
    none = np.zeros_like(problem.moments)
    some, all_ = np.arange(0, len(none), EVERY), np.arange(len(none))
    if len(some) < 2:
        return none
    known = solve_boxes(problem.rows(some), none[some])[1]
    columns = (np.interp(all_, some, column) for column in known.T)
    return np.stack(list(columns), axis=1)


def _one_by_one(problem: BoxProblem, frame: int) -> tuple[FloatArray, bool]:
    """Return one frame's activations by the active-set method, and whether it came to an end."""
    answer, _, flag, _ = daqp.solve(*quadratic(problem, frame))
    return np.clip(answer, problem.floor, 1.0), flag > 0


def quadratic(problem: BoxProblem, frame: int) -> tuple[np.ndarray, ...]:
    """Return one frame as a quadratic program: hessian, gradient, no rows, bounds, no kinds."""
    torque, units = problem.torque[frame], len(problem.weight)
    hessian = 2.0 * np.diag(problem.weight) + torque.T @ torque / problem.slack
    gradient = -(problem.moments[frame] @ torque) / problem.slack
    upper, lower = np.ones(units), np.full(units, problem.floor)
    return hessian, gradient, np.empty((0, units)), upper, lower, np.zeros(units, dtype=np.int32)
