"""How long does solving one stride take, and how far is that from one optimization a frame?

One stride at 3.5 m/s on the level: closing it on the body, lengths and moment arms of the muscles,
sharing the moments in both legs and the trunk, all frames at once. The optimizations met on the way
are solved again, one by one, by `daqp` and by scipy's bounded least squares, a plain twin that must
give the same answer. Linear algebra keeps to one thread.
"""

from __future__ import annotations

import measuring.one_thread  # noqa: F401 - before numpy

# isort: split

from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

import daqp
import numpy as np
from measuring.figure import Figure, figure, ratio
from measuring.script import main
from measuring.stopwatch import side_by_side
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import lsq_linear

from runatomy.body.model import build_body
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.sharing.musculature import musculature
from runatomy.mechanics.sharing.solve import solve_part
from runatomy.muscle import share
from runatomy.muscle._kernels import BoxProblem, solve_boxes
from runatomy.muscle.clock import StrideClock
from runatomy.strides.normal import normal_step_rate, normal_stride

ROUNDS = 7
FRAMES, FEW = 100, 40  # of the stride; in a tiny run
SAMPLE = 60  # of the optimizations, given to the slow twin too
SAME = 1e-5  # [-] of activation, by which the twins may differ

Problem = tuple[Any, ...]  # hessian, gradient, no constraints, upper, lower, sense


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return the time of a stride, its parts, and what one optimization a frame would take."""
    body = build_body()
    parts = musculature(body)
    motion = normal_stride(3.5, 0.0, normal_step_rate(3.5, 0.0), n=FEW if tiny else FRAMES)
    stride = close_stride(body, motion)
    paths, force = muscle_paths(body, stride.pose), stride.dynamics.force
    tasks: dict[str, Callable[[], Any]] = {
        "stride": lambda: mechanics_of(body, close_stride(body, motion), parts),
        "close": lambda: close_stride(body, motion),
        "paths": lambda: muscle_paths(body, stride.pose),
    }
    for part in parts:
        asked = force[:, part.columns]
        tasks[f"share {part.name}"] = partial(
            solve_part, part, paths, asked, StrideClock(motion.stride_time)
        )
    problems = recorded(tasks["share r"], tasks["share l"], tasks["share trunk"])
    tasks["all QPs"] = lambda: [daqp.solve(*problem) for problem in problems]
    seconds = side_by_side(tasks, rounds, warm=not tiny)
    frames = len(motion.phase)
    turns = len(problems) / (frames * len(parts))
    once = [spent / turns for spent in seconds["all QPs"]]
    pace = f"{frames / float(np.median(seconds['stride'])):,.0f} frames a second"
    most = f"{frames / float(np.median(once)):,.0f} frames a second at the limit"
    met = f"{len(problems)} problems, {turns:.0f} rounds of {len(parts)} parts"
    notes = {"stride": f"{frames} frames; {pace}", "all QPs": met}
    return [
        ratio("stride ÷ one QP a frame", seconds["stride"], once, note=most),
        *(figure(n, spent, "ms", scale=1e3, note=notes.get(n, "")) for n, spent in seconds.items()),
        *twins(problems[:: max(1, len(problems) // (5 if tiny else SAMPLE))], rounds),
    ]


def recorded(*tasks: Callable[[], Any]) -> list[Problem]:
    """Return the optimizations that the tasks solve."""
    found: list[Problem] = []

    def recording(problem: BoxProblem, start: Any) -> Any:
        found.extend(share.quadratic(problem, frame) for frame in range(len(start)))
        return solve_boxes(problem, start)

    with patch.object(share, "solve_boxes", recording):
        for task in tasks:
            task()
    return found


def twins(problems: list[Problem], rounds: int) -> list[Figure]:
    """Return how `daqp` compares with the plain twin on the same problems."""
    least = [as_least_squares(problem) for problem in problems]
    seconds = side_by_side(
        {
            "daqp": lambda: [daqp.solve(*problem) for problem in problems],
            "scipy": lambda: [plain_twin(*one) for one in least],
        },
        rounds,
    )
    apart = max(
        float(np.abs(daqp.solve(*problem)[0] - plain_twin(*one)).max())
        for problem, one in zip(problems, least, strict=True)
    )
    if apart > SAME:
        raise AssertionError(f"the two solvers differ by {apart:.1e} of activation")
    each = 1e6 / len(problems)
    note = f"bounded least squares (BVLS); answers agree to {apart:.0e}"
    return [
        ratio("daqp ÷ scipy", seconds["daqp"], seconds["scipy"], note="the same problems"),
        figure("daqp a QP", seconds["daqp"], "µs", scale=each),
        figure("scipy a QP", seconds["scipy"], "µs", scale=each, note=note),
    ]


def as_least_squares(problem: Problem) -> tuple[Any, Any, Any, Any]:
    """Return matrix, goal and bounds whose bounded least squares is the same problem."""
    hessian, gradient, _, upper, lower, _ = problem
    root = cholesky(hessian)  # hessian = root' root
    return root, -solve_triangular(root, gradient, trans="T"), lower, upper


def plain_twin(matrix: Any, goal: Any, lower: Any, upper: Any) -> Any:
    """Return the answer by Stark and Parker's bounded-variable least squares."""
    return lsq_linear(matrix, goal, (lower, upper), method="bvls", tol=1e-14).x


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
