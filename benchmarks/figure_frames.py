"""How long does a stride of the body in 3D take to make, and how large are its files?

One stride at 3.5 m/s, uphill and in a sprint, as the browser gets it: closing it on the body,
reading the muscles' courses, and packing. Sizes are those on the wire, after gzip. The first stride
of a process, with the engine still to be loaded, is told beside it, and so are the bones.
"""

from __future__ import annotations

import measuring.one_thread  # noqa: F401 - before numpy

# isort: split

import gzip
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from measuring.figure import Figure, figure
from measuring.script import main
from measuring.stopwatch import side_by_side

from runatomy.app.web import figure as files
from runatomy.app.web.figure.stride import FRAMES
from runatomy.body.model import build_body
from runatomy.body.shape.courses import courses
from runatomy.body.shape.flesh import flesh_of
from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.closing.steady import close_stride
from runatomy.strides.normal import normal_stride

ROUNDS = 5
CONDITIONS = {"level": (3.5, 0.0), "uphill": (3.0, 0.12), "sprint": (9.0, 0.0)}
FIRST = "from runatomy.app.web import figure; figure.stride_frames(3.5, 0.0)"


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return the time of a stride and its parts, and the sizes of the files."""
    body = build_body(*REFERENCE_RUNNER)
    motion = normal_stride(3.5, 0.0, n=FRAMES)
    joints = close_stride(body, motion).pose.position
    elements = tuple(piece.element for piece in flesh_of(body))
    asked = dict(list(CONDITIONS.items())[: 1 if tiny else None])
    made: dict[str, bytes] = {}
    tasks: dict[str, Callable[[], Any]] = {
        f"stride, {name}": lambda name=name, where=where: made.update(
            {name: files.stride_frames(*where)}
        )
        for name, where in asked.items()
    }
    tasks |= {
        "of it closing": lambda: close_stride(body, motion),
        "of it courses": lambda: courses(body, joints, elements),
    }
    seconds = side_by_side(tasks, rounds, warm=not tiny)
    found = [
        figure(name, spent, "s", 1.0 if name.startswith("stride") else None)
        for name, spent in seconds.items()
    ]
    found.append(figure("first stride of a process", [_first()], "s", note="engine loaded anew"))
    return [*found, *_sizes(made)]


def _first() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", FIRST], check=True)
    return perf_counter() - start


def _sizes(made: dict[str, bytes]) -> list[Figure]:
    start = perf_counter()
    bones = files.bones()
    spent = perf_counter() - start
    return [
        figure("bones", [spent], "s", note="made once, then kept"),
        figure("bones on the wire", [len(gzip.compress(bones)) / 1000.0], "kB", 1000.0),
        *(
            figure(f"{name} on the wire", [len(gzip.compress(data)) / 1000.0], "kB", 300.0)
            for name, data in made.items()
        ),
    ]


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
