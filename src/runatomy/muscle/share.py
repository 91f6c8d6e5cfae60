"""Share: the optimization that divides joint moments among all muscles."""

from __future__ import annotations

from dataclasses import dataclass

import daqp
import numpy as np

from runatomy.muscle.status import SolveStatus
from runatomy.terms.arrays import FloatArray, IntArray

FLOOR = 0.01  # [-] lowest activation (Rajagopal et al. 2016)
RESERVE_WEIGHT = 1e3  # [-] cost of a reserve of the whole peak moment against a full activation


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sharing:
    """Who carried the moments, frame by frame."""

    activation: FloatArray  # [-] (frames, units) 0.01 to 1
    reserve: FloatArray  # [N m] (frames, moments) what the muscles could not give
    status: IntArray  # (frames,) SolveStatus


def share_moments(
    moments: FloatArray, torque: FloatArray, weight: FloatArray, scale: FloatArray
) -> Sharing:
    """Divide the moments among the units: least weighted squared activation, frame by frame.

    `moments` (frames, moments) [N m] are asked for; `torque` (frames, moments, units) [N m] is
    what each unit gives at full activation; `weight` (units,) its cost; `scale` (moments,) [N m]
    each moment's size. Minimizes sum w a^2 + 1000 sum (reserve/scale)^2 with 0.01 <= a <= 1, a
    strictly convex problem solved exactly by an active-set method (`daqp`).
    """
    frames, _, units = torque.shape
    activation = np.empty((frames, units))
    status = np.empty(frames, dtype=np.int64)
    cost = np.diag(2.0 * weight)
    penalty = np.sqrt(2.0 * RESERVE_WEIGHT) / scale
    upper, lower = np.ones(units), np.full(units, FLOOR)
    sense = np.zeros(units, dtype=np.int32)
    none = np.empty((0, units))
    for frame in range(frames):
        demand = torque[frame] * penalty[:, None]
        goal = moments[frame] * penalty
        hessian = cost + demand.T @ demand
        answer, _, flag, _ = daqp.solve(hessian, -(goal @ demand), none, upper, lower, sense)
        activation[frame] = np.clip(answer, FLOOR, 1.0)
        status[frame] = SolveStatus.SOLVED if flag > 0 else SolveStatus.NOT_SOLVED
    reserve = moments - np.einsum("fmu,fu->fm", torque, activation)
    return Sharing(activation=activation, reserve=reserve, status=status)
