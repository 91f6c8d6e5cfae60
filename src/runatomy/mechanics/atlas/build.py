"""Build: every stride of the grid solved by the code that solves one, resumable."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from runatomy.body.model import BodyModel, build_body
from runatomy.mechanics.atlas import grid
from runatomy.mechanics.atlas.encode import encode_atlas
from runatomy.mechanics.atlas.node import atlas_muscles, muscle_masses, solve_node
from runatomy.mechanics.atlas.quality import JOINTS
from runatomy.mechanics.atlas.spread import RATIOS, SAMPLES, sample_ratios
from runatomy.mechanics.induced.induced_acceleration import OTHERS
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.muscle.anatomy import GROUPS
from runatomy.strides.normal import normal_step_rate, normal_stride
from runatomy.terms.arrays import FloatArray

VERSION = "2"
MODEL = "myo-sim legs and trunk, segments of Rajagopal et al. (2016), MuJoCo"
SINGLE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

ENGINE = (  # whatever a solved stride depends on; a test holds it against what is imported
    "body/*.py",
    "body/cuts/*.py",
    "body/mend/*.py",
    "muscle/*.py",
    "muscle/catalogue/*.py",
    "muscle/dynamics/*.py",
    "muscle/energy/*.py",
    "strides/motion.py",
    "strides/normal/*",
    "mechanics/from_motion.py",
    "mechanics/stride_mechanics.py",
    "mechanics/closing/*.py",
    "mechanics/induced/*.py",
    "mechanics/sharing/*.py",
    "mechanics/tissues/*.py",
    "mechanics/atlas/[begnqs]*.py",
    "mechanics/atlas/sampling/*.py",
    "terms/arrays.py",
    "terms/rotation.py",
    "terms/units.py",
)

Task = tuple[str, int, int, int]  # kind ("node" or "spread") and indices
Progress = Callable[[int, int], None]


@cache
def _engine() -> tuple[BodyModel, tuple[Part, ...]]:
    """Return the reference runner's body and muscles, built once in each process."""
    body = build_body(*grid.REFERENCE_RUNNER)
    return body, musculature(body)


def solve_task(task: Task) -> dict[str, FloatArray]:
    """Solve one node of the grid, or the sampled strides around one condition."""
    body, parts = _engine()
    kind, speed, slope, rate = task
    if kind == "spread":
        at = float(grid.SPREAD_SPEEDS[speed]), float(grid.SPREAD_SLOPES[slope])
        return sample_ratios(body, parts, *at, seed=speed * 16 + slope)
    v, i = float(grid.SPEEDS[speed]), float(grid.SLOPES[slope])
    steps = normal_step_rate(v, i) * float(grid.RATES[rate])
    return solve_node(body, normal_stride(v, i, steps), parts)


def tasks() -> list[Task]:
    """Return all that an atlas needs, longest first."""
    spread = [
        ("spread", a, b, 0)
        for a in range(len(grid.SPREAD_SPEEDS))
        for b in range(len(grid.SPREAD_SLOPES))
    ]
    return [*spread, *(("node", *node) for node in grid.nodes())]


def build_atlas(
    path: Path,
    jobs: int = 2,
    progress: Progress | None = None,
    *,
    resume: bool = True,
    only: list[Task] | None = None,
) -> bytes:
    """Solve the whole grid and return the encoded atlas.

    What is solved is kept in a folder beside `path` (`<name>.parts`) until the atlas is whole, so
    that a build which was stopped goes on where it was, by the same code and version only.
    `progress(done, total)` is called as strides are solved. The caller writes the bytes and then
    calls `forget_parts`.
    """
    code = fingerprint()
    work = _workshop(path, code)
    work.mkdir(parents=True, exist_ok=True)
    wanted = only or tasks()
    if not resume:
        for old in work.glob("*.pickle"):
            old.unlink()
    done = {task: _load(work, task) for task in wanted if _part(work, task).exists()}
    missing = [task for task in wanted if task not in done]
    for task, answer in _solve(missing, jobs):
        _keep(work, task, answer)
        done[task] = answer
        if progress:
            progress(len(done), len(wanted))
    return assemble(done, code)


def forget_parts(path: Path) -> None:
    """Remove what builds beside `path` had solved, by this and older code; call once it is kept."""
    for work in path.parent.glob(f"{path.name}.*.parts"):
        for part in work.glob("*"):
            part.unlink()
        work.rmdir()


def _workshop(path: Path, code: str) -> Path:
    """Return the folder of solved parts of one state of the code."""
    return path.with_name(f"{path.name}.{code[:12]}.parts")


def fingerprint() -> str:
    """Return a checksum of the code and data that make a stride, so old parts are not mixed in."""
    package = Path(__file__).parents[2]
    digest = sha256()
    for pattern in ENGINE:
        for file in sorted(f for f in package.glob(pattern) if f.is_file()):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _solve(missing: list[Task], jobs: int) -> Iterator[tuple[Task, dict[str, FloatArray]]]:
    """Yield each task with its answer, as they come."""
    if jobs <= 1:
        for task in missing:
            yield task, solve_task(task)
        return
    before = {name: os.environ.get(name) for name in SINGLE}
    os.environ.update(SINGLE)  # one thread a process: the pool is the parallelism
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            waiting = {pool.submit(solve_task, task): task for task in missing}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _part(work: Path, task: Task) -> Path:
    return work / ("-".join(str(word) for word in task) + ".pickle")


def _keep(work: Path, task: Task, answer: dict[str, FloatArray]) -> None:
    """Write one solved part whole or not at all."""
    target = _part(work, task)
    draft = target.with_suffix(".draft")
    draft.write_bytes(pickle.dumps(answer))
    draft.replace(target)


def _load(work: Path, task: Task) -> dict[str, FloatArray]:
    """Read back a part that this same build wrote (never a file from elsewhere)."""
    answer: dict[str, FloatArray] = pickle.loads(_part(work, task).read_bytes())
    return answer


def assemble(done: dict[Task, dict[str, FloatArray]], code: str) -> bytes:
    """Return the encoded atlas of tasks solved by this state of the code."""
    body, parts = _engine()
    nodes = {task[1:]: answer for task, answer in done.items() if task[0] == "node"}
    first = next(iter(nodes.values()))
    arrays: dict[str, Any] = {}
    for name, example in first.items():
        whole = np.zeros((*grid.shape(), *np.shape(example)))
        for place, answer in nodes.items():
            whole[place] = answer[name]
        arrays[name] = whole.astype(_kind(name))
    arrays |= _axes(body, parts)
    valid = np.zeros(grid.shape(), dtype=bool)
    valid[tuple(np.array(list(nodes)).T)] = True
    arrays["valid"] = valid
    arrays |= _spread(done, len(arrays["muscles"]))
    notes = {
        "version": VERSION,
        "model": MODEL,
        "joints": list(JOINTS),
        "shared": [name for part in parts for name in part.moments],
        "samples": SAMPLES,
        "tissues": list(TISSUES),
        "tendons": list(TENDONS),
        "unmuscled": list(OTHERS),
        "reference_mass_kg": body.mass,
        "reference_height_m": body.height,
        "fingerprint": code,
    }
    return encode_atlas(arrays, notes)


def _kind(name: str) -> type:
    """Return how finely a quantity is kept."""
    if name == "activation_curve":
        return np.uint8
    return np.float16 if name.endswith("_curve") else np.float32


def _axes(body: BodyModel, parts: tuple[Part, ...]) -> dict[str, Any]:
    """Return the axes of the grid and what the muscles are."""
    level = [float(i) if v <= grid.HILL_SPEED else 0.0 for v in grid.SPEEDS for i in grid.SLOPES]
    speeds = np.repeat(grid.SPEEDS, len(grid.SLOPES))
    steps = [normal_step_rate(float(v), i) for v, i in zip(speeds, level, strict=True)]
    return {
        "speeds": grid.SPEEDS,
        "slopes": grid.SLOPES,
        "rates": grid.RATES,
        "preferred_rate": np.reshape(steps, grid.shape()[:2]),
        "muscles": np.array(atlas_muscles(parts)),
        "muscle_mass": muscle_masses(parts),
        "spread_speeds": grid.SPREAD_SPEEDS,
        "spread_slopes": grid.SPREAD_SLOPES,
    }


def _spread(done: dict[Task, dict[str, FloatArray]], muscles: int) -> dict[str, FloatArray]:
    """Return the sampled ratios (speeds, slopes, samples, columns); one where none was sampled."""
    places = len(grid.SPREAD_SPEEDS), len(grid.SPREAD_SLOPES)
    columns = (muscles, muscles, len(GROUPS), len(TISSUES), len(TISSUES))
    whole: dict[str, Any] = {
        f"spread_{name}": np.ones((*places, SAMPLES, count), dtype=np.float32)
        for name, count in zip(RATIOS, columns, strict=True)
    }
    whole["spread_unsolved"] = np.zeros(places, dtype=np.float32)
    for task, answer in done.items():
        if task[0] == "spread":
            for name, table in whole.items():
                table[task[1], task[2]] = answer[name]
    return whole
