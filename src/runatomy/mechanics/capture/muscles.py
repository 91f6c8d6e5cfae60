"""Muscles of a recording: moments shared wherever they are known, piece by piece."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.body.pose import Pose
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.mechanics.sharing.task import moment_scale
from runatomy.mechanics.trial_mechanics import TrialMuscles
from runatomy.muscle.clock import TrialClock
from runatomy.terms.arrays import BoolArray, FloatArray

SHORTEST = 8  # [frames] that a piece needs, to have rates inside
LEGS = ("r", "l")


def share_recording(
    body: BodyModel,
    pose: Pose,
    moment: FloatArray,
    solved: BoolArray,
    step: float,
    rule: SharingRule,
    trunk: bool,
) -> TrialMuscles | None:
    """Share the moments (frames, coordinates) [N m] of every solved piece among the muscles.

    `solved` (frames,) tells where the moments are known, `step` [s] lies between frames, `trunk`
    whether the trunk was tracked, so that its muscles can be asked. None where no piece is long
    enough.
    """
    parts = tuple(p.without(rule.without) for p in musculature(body) if trunk or p.name in LEGS)
    spans = pieces(solved)
    if not spans:
        return None
    clock, found = TrialClock(step), []
    scale = moment_scale(moment[solved])
    for span in spans:
        inside = Pose(
            position=pose.position[span], velocity=pose.velocity[span],
            acceleration=pose.acceleration[span], tangent=pose.tangent[span],
        )  # fmt: skip
        paths = muscle_paths(body, inside)
        asked = moment[span]
        with ThreadPoolExecutor(len(parts)) as pool:  # matrix products leave the cores to others
            tasks = [
                pool.submit(
                    solve_part, p, paths, asked[:, p.columns], clock, rule, scale[p.columns]
                )
                for p in parts
            ]
            solutions = [task.result() for task in tasks]
        found.append((span, paths, solutions))
    return _joined(parts, found, len(moment), rule)


def pieces(solved: BoolArray) -> list[slice]:
    """Return the runs of solved frames that are long enough to be shared."""
    edge = np.flatnonzero(np.diff(np.r_[False, solved, False].astype(np.int8)))
    spans = zip(edge[::2], edge[1::2], strict=True)
    return [slice(int(a), int(b)) for a, b in spans if b - a >= SHORTEST]


Found = list[tuple[slice, MusclePaths, list[PartSolution]]]


def _joined(parts: tuple[Part, ...], found: Found, frames: int, rule: SharingRule) -> TrialMuscles:
    """Return all parts side by side on the recording's clock, NaN between the pieces."""
    drives = tuple(drive for part in parts for drive in part.drives)
    shared = tuple(name for part in parts for name in part.moments)

    def table(columns: int, read: str) -> FloatArray:
        whole = np.full((frames, columns), np.nan)
        for span, paths, solutions in found:
            blocks = [_block(read, p, paths, s) for p, s in zip(parts, solutions, strict=True)]
            whole[span] = np.concatenate(blocks, axis=1)
        return whole

    names = (
        "activation", "force", "unit_length", "fiber_length", "fiber_velocity", "fiber_power",
        "unit_power", "metabolic_power", "tendon_strain",
    )  # fmt: skip
    status = np.full((frames, len(parts)), -1, dtype=np.int64)
    for span, _, solutions in found:
        status[span] = np.stack([s.status for s in solutions], axis=1)
    return TrialMuscles(
        muscles=drives,
        max_force=np.concatenate([p.units.max_force @ p.gather for p in parts]),
        shared=shared,
        muscle_moment=table(len(shared), "muscle_moment"),
        reserve=table(len(shared), "reserve"),
        status=status,
        method=rule.method,
        tendon=rule.tendon,
        objective=rule.objective,
        change=max(s.change for _, _, solutions in found for s in solutions),
        **{name: table(len(drives), name) for name in names},
    )


def _block(read: str, part: Part, paths: MusclePaths, solution: PartSolution) -> FloatArray:
    """Return one field of one part's solution, (frames, drives) or (frames, moments)."""
    mean = part.gather * part.units.max_force[:, None]
    mean = mean / mean.sum(axis=0)
    if read == "reserve":
        return solution.reserve
    if read == "unit_length":
        return np.asarray(paths.length[:, part.elements] @ mean)
    if read == "fiber_length":
        return np.asarray(solution.fibers.length @ mean)
    if read == "fiber_velocity":
        return np.asarray(solution.fibers.velocity @ mean)
    return np.asarray(getattr(solution, read))


def tracked_trunk(tracked: BoolArray) -> bool:
    """Return whether markers tell how the trunk moved against the pelvis."""
    return bool(tracked[[COORDINATES.index("lumbar_extension")]].all())
