"""Six muscles about two joints, solved by the product and by IPOPT: writes both answers as JSON.

A process of its own: CasADi and OpenSim cannot be imported in the same one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from runatomy.muscle.dynamics.chain import tendon_force
from runatomy.muscle.dynamics.equilibrium import Equilibrium
from runatomy.muscle.dynamics.interior import RESERVE_WEIGHT, MotionProblem, solve_motion
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.terms.arrays import FloatArray

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]
NODES, PERIOD = 24, 0.7


def problem() -> MotionProblem:
    """Return three muscles on each side of the joints; two of the six cross both."""
    from muscle.made_units import made_units

    units = made_units(
        np.array([3000.0, 1500.0, 1200.0, 900.0, 1000.0, 2500.0]),
        np.array([0.05, 0.06, 0.07, 0.08, 0.10, 0.10]),
        tendon_slack_length=np.array([0.25, 0.35, 0.22, 0.34, 0.20, 0.20]),
        pennation=np.array([0.4, 0.2, 0.1, 0.2, 0.0, 0.3]),
    )
    turn = 2.0 * np.pi * np.arange(NODES) / NODES
    angle = np.stack([0.2 * np.sin(turn), 0.3 * np.sin(turn + 1.0)])
    arms = np.array(
        [[0.05, 0.0], [0.045, 0.03], [-0.04, 0.0], [-0.01, -0.04], [0.0, 0.04], [0.0, -0.045]]
    )
    middle = units.tendon_slack_length * 1.02
    middle = middle + units.optimal_fiber_length * np.cos(units.pennation)
    path = middle[:, None] - arms @ angle
    moment = np.stack([40.0 + 60.0 * np.sin(turn - 0.4), 40.0 * np.cos(turn)], axis=1)
    size = np.abs(moment).max(axis=0)
    mesh = Mesh(step=PERIOD / NODES, nodes=NODES, cyclic=True)
    torque = (arms * units.max_force[:, None] / size)[:, None, :]
    return MotionProblem(
        response=Equilibrium(units, path, mesh),
        torque=np.repeat(torque, NODES, axis=1),
        moment=moment / size,
        weight=units.volume / units.volume.mean(),
        power=2.0,
        mesh=mesh,
    )


def cost(of: MotionProblem, activation: FloatArray, state: FloatArray) -> float:
    """Return the cost [-] per node, written down anew."""
    total = 0.0
    for node in range(of.mesh.nodes):
        given = tendon_force(state[:, node]) @ of.torque[:, node]
        total += float(of.weight @ activation[:, node] ** 2)
        total += RESERVE_WEIGHT * float(((of.moment[node] - given) ** 2).sum())
    return total / of.mesh.nodes


def main() -> None:
    """Solve twice, and once more by IPOPT from our answer."""
    from measuring.collocation import Collocation

    of = problem()
    guess = np.full((of.torque.shape[0], NODES), 0.2)
    ours = solve_motion(of, guess, guess)
    ipopt = Collocation.of(of, limit=60.0)
    theirs = ipopt.solve(guess, guess)
    again = ipopt.solve(ours.activation, ours.state)
    told = {
        "status": [theirs.status, again.status],
        "again": cost(of, again.activation, again.state),
    }
    for name, one in (("ours", ours), ("theirs", theirs)):
        told[name] = {
            "cost": cost(of, one.activation, one.state),
            "activation": one.activation.tolist(),
            "force": tendon_force(one.state).tolist(),
        }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
