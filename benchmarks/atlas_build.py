"""How long does building the whole atlas take on two processes, and how large is it?

Some nodes, evenly over the grid, are built as `runatomy atlas build --jobs 2` builds all; the pace
between the first strides and the last is carried over to the whole. Linear algebra keeps to one
thread in each process.
"""

from __future__ import annotations

import measuring.one_thread  # noqa: F401 - before numpy

# isort: split

from importlib.resources import files
from time import perf_counter

from measuring.child import desk
from measuring.figure import Figure, figure
from measuring.script import main

from runatomy.mechanics.atlas.build import Task, build_atlas, tasks
from runatomy.mechanics.atlas.lookup import FILE
from runatomy.mechanics.atlas.spread import SAMPLES

ROUNDS = 3
JOBS = 2
NODES = 8  # built in each round, after as many as there are processes
LONGEST = 20.0  # [min]
LARGEST = 8.0  # [MB]


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return how long the whole build would take, from some of it."""
    nodes = [task for task in tasks() if task[0] == "node"]
    strides = len(nodes) + (len(tasks()) - len(nodes)) * (1 + SAMPLES)
    count, jobs = (2, 1) if tiny else (NODES + JOBS, JOBS)
    built = [_built(nodes[turn :: len(nodes) // count][:count], jobs) for turn in range(rounds)]
    per_stride = [pace for pace, _ in built]
    whole = [(pace * strides + rest) / 60.0 for pace, rest in built]
    answer = [
        figure("whole atlas", whole, "min", LONGEST, f"{strides} strides on {jobs} processes"),
        figure("a stride", per_stride, "s", note=f"every so often, {jobs} at once"),
        figure("all else", [rest for _, rest in built], "s", note="start, the model, encoding"),
    ]
    atlas = files("runatomy.mechanics.atlas") / "data" / FILE
    if atlas.is_file():
        size = [len(atlas.read_bytes()) * 1e-6]
        answer.append(figure("size of the atlas", size, "MB", LARGEST, "the one that is shipped"))
    return answer


def _built(some: list[Task], jobs: int) -> tuple[float, float]:
    """Build some nodes; returns seconds from stride to stride, and those that are not strides."""
    stamps: list[float] = []
    with desk() as folder:
        start = perf_counter()
        build_atlas(folder / "atlas.zip", jobs, lambda *_: stamps.append(perf_counter()), only=some)
        end = perf_counter()
    pace = (stamps[-1] - stamps[jobs - 1]) / (len(stamps) - jobs)
    return pace, max(end - start - pace * len(stamps), 0.0)


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
