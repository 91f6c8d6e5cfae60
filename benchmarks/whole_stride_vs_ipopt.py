"""How long does sharing a whole stride's moments take, and is it the best there is?

The yardstick is IPOPT, set up with CasADi: the same 80 leg muscles on elastic tendons over one
stride, the same nodes, curves, limits, cost and first guess, by direct collocation with exact
derivatives. Both legs are solved one after the other, each by both sides. IPOPT goes on to 1e-8;
when it was first as good as ours is told too, and what it still finds when it begins at our answer.
Building its expressions and their derivatives is told apart: it could be done once for all strides.
Linear algebra keeps to one thread.
"""

from __future__ import annotations

import measuring.one_thread  # noqa: F401 - before numpy

# isort: split

from dataclasses import dataclass
from importlib.util import find_spec
from statistics import median
from sys import stderr
from time import perf_counter
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from measuring.collocation import Collocation, Found
from measuring.figure import Figure, figure, ratio
from measuring.script import main
from measuring.stopwatch import timed

from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import close_stride
from runatomy.mechanics.sharing import dynamic, pieces
from runatomy.mechanics.sharing.musculature import musculature
from runatomy.mechanics.sharing.solve import solve_part
from runatomy.muscle.clock import StrideClock
from runatomy.muscle.dynamics.chain import tendon_force
from runatomy.muscle.dynamics.interior import (
    RESERVE_WEIGHT,
    MotionAnswer,
    MotionProblem,
    solve_motion,
)
from runatomy.muscle.dynamics.limits import Limits
from runatomy.strides.normal import normal_step_rate, normal_stride
from runatomy.terms.arrays import FloatArray

ROUNDS = 3
OURS = 5  # rounds of ours in each of those
SPEEDS = (3.5, 2.5)  # [m/s]
COARSE = 0.08  # [s] between nodes in a tiny run, of one leg


class Point(NamedTuple):
    """What one side answers for one leg."""

    activation: FloatArray  # [-] (units, nodes)
    state: FloatArray  # [-] (units, nodes)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Leg:
    """One leg's problem, and the guess that both sides begin with."""

    problem: MotionProblem
    guess: Point

    def ours(self, start: Point) -> MotionAnswer:
        """Solve it as the product does."""
        return solve_motion(self.problem, start.activation, start.state)

    def cost(self, at: Point) -> float:
        """Return the cost of a point [-], per node."""
        problem = self.problem
        force = tendon_force(at.state)
        reserve = problem.moment - np.einsum("unm,un->nm", problem.torque, force)
        effort = problem.weight[:, None] * at.activation**problem.power
        total = float(effort.sum() + RESERVE_WEIGHT * (reserve**2).sum())
        return total / problem.mesh.nodes

    def violation(self, at: Point) -> float:
        """Return by how much [-] an equilibrium or a limit is violated at most."""
        response: Any = self.problem.response
        limits = Limits(self.problem.mesh)
        room = float((limits.apply(at.activation) + limits.constant).min())
        return max(float(np.abs(response.imbalance(*at[::-1])).max()), -room)


def legs(body: BodyModel, speed: float, count: int) -> list[Leg]:
    """Return one or both legs' problems in the normal stride at this speed [m/s] on the level."""
    motion = normal_stride(speed, 0.0, normal_step_rate(speed, 0.0))
    stride = close_stride(body, motion)
    paths, clock = muscle_paths(body, stride.pose), StrideClock(motion.stride_time)
    found: list[Leg] = []

    def recording(problem: MotionProblem, active: FloatArray, state: FloatArray) -> MotionAnswer:
        found.append(Leg(problem=problem, guess=Point(active, state)))
        return solve_motion(problem, active, state)

    with patch.object(dynamic, "solve_motion", recording):
        for part in musculature(body)[:count]:
            solve_part(part, paths, stride.dynamics.force[:, part.columns], clock)
    return found


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return how both sides compare at each speed."""
    if find_spec("casadi") is None:
        print("the yardstick is not installed: pip install 'runatomy[bench]'", file=stderr)
        return []
    body = build_body()
    with patch.object(pieces, "STEP", COARSE if tiny else pieces.STEP):
        strides = {
            speed: legs(body, speed, 1 if tiny else 2) for speed in SPEEDS[: 1 if tiny else None]
        }
    ours = 1 if tiny else OURS
    return [row for speed, both in strides.items() for row in compared(speed, both, rounds, ours)]


def compared(speed: float, both: list[Leg], rounds: int, repeats: int) -> list[Figure]:
    """Return times, costs and differences of both sides, both legs together.

    In each round ours is repeated, and its median counts.
    """
    begin = perf_counter()
    built = [Collocation.of(leg.problem) for leg in both]
    building = perf_counter() - begin
    ours = [leg.ours(leg.guess) for leg in both]  # the round that is not counted
    mine, theirs = [Point(one.activation, one.state) for one in ours], []
    seconds: dict[str, list[float]] = {"ours": [], "IPOPT": [], "as good": []}
    costs = [leg.cost(at) for leg, at in zip(both, mine, strict=True)]
    for _ in range(rounds):
        spans = [timed(lambda: [leg.ours(leg.guess) for leg in both]) for _ in range(repeats)]
        theirs = [its.solve(*leg.guess) for its, leg in zip(built, both, strict=True)]
        seconds["ours"].append(median(spans))
        seconds["IPOPT"].append(sum(one.seconds for one in theirs))
        seconds["as good"].append(
            sum(one.reached(cost) for one, cost in zip(theirs, costs, strict=True))
        )
    again = [its.solve(*at) for its, at in zip(built, mine, strict=True)]
    name = f"{speed:g} m/s"
    steps = f"{' + '.join(str(one.steps) for one in ours)} steps"
    faster = (
        f"{min(seconds['IPOPT']) / min(seconds['ours']):.1f} times as fast; both legs, one core"
    )
    return [
        ratio(f"{name}: ours ÷ IPOPT", seconds["ours"], seconds["IPOPT"], note=faster),
        *costs_of(both, mine, theirs, again),
        figure("ours", seconds["ours"], "s", note=f"{steps}; {kept(both, mine)}"),
        figure("IPOPT", seconds["IPOPT"], "s", note=f"{told(theirs)}; {kept(both, theirs)}"),
        *until(seconds["as good"]),
        figure("IPOPT's building, not counted", [building], "s", note="expressions, derivatives"),
        *differences(mine, theirs),
    ]


def until(spans: list[float]) -> list[Figure]:
    """Return when IPOPT was as good as ours; nothing where a leg of it never was."""
    if not np.isfinite(spans).all():
        return []
    return [figure("IPOPT until as good as ours", spans, "s", note="by its iterations")]


def told(found: list[Found]) -> str:
    """Return in words how IPOPT ended."""
    steps = " + ".join(str(len(one.cost) - 1) for one in found)
    ends = sorted({one.status.replace("_", " ").lower() for one in found})
    return f"{steps} iterations, {' and '.join(ends)}"


def kept(both: list[Leg], points: list[Any]) -> str:
    """Return in words how well equilibrium and limits are kept."""
    points = [Point(one.activation, one.state) for one in points]
    worst = max(leg.violation(at) for leg, at in zip(both, points, strict=True))
    return f"violates by {worst:.0e} at most"


def costs_of(
    both: list[Leg], mine: list[Point], theirs: list[Found], again: list[Found]
) -> list[Figure]:
    """Return our cost over IPOPT's, and over what IPOPT makes of our answer."""
    ours = [leg.cost(at) for leg, at in zip(both, mine, strict=True)]
    rows = []
    for name, found in (("cost, ours ÷ IPOPT", theirs), ("cost, ours ÷ IPOPT begun there", again)):
        other = [float(one.cost[-1]) for one in found]
        each = ", ".join(
            f"{100.0 * (a / b - 1.0):+.2f} %" for a, b in zip(ours, other, strict=True)
        )
        note = f"{sum(ours):.4f} against {sum(other):.4f}; right and left {each}"
        rows.append(ratio(name, [sum(ours)], [sum(other)], note=note))
    return rows


def differences(mine: list[Point], theirs: list[Found]) -> list[Figure]:
    """Return by how much activation and tendon force differ, over all muscles and nodes."""
    active = [a.activation - b.activation for a, b in zip(mine, theirs, strict=True)]
    force = [
        tendon_force(a.state) - tendon_force(b.state) for a, b in zip(mine, theirs, strict=True)
    ]
    rows = []
    for name, apart, unit in (("activation", active, "full"), ("force", force, "strength")):
        away = np.concatenate(apart)
        typical = float(np.sqrt((away**2).mean()))
        most = f"{100.0 * np.abs(away).max():.0f} % at most"
        note = f"of {unit}, root mean square; {most}; 99 % of all within"
        note += f" {100.0 * np.quantile(np.abs(away), 0.99):.1f} %"
        rows.append(figure(f"{name} differs by", [100.0 * typical], "%", note=note))
    return rows


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
