"""Strides solved once for all tests of laws and published figures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import once

if TYPE_CHECKING:
    from tools.validation.solved import Strides

    from runatomy.mechanics.sharing.musculature import Part
    from runatomy.mechanics.sharing.solve import PartSolution

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)  # the measures are those of the validation page


@pytest.fixture(scope="session")
def solved() -> Strides:
    """Strides of the reference runner; each is solved when the first worker asks for it."""
    from tools.validation.solved import Strides

    found = Strides()
    found.closed, found.solved = (
        cache(partial(_once, name, solve))
        for name, solve in (("law closed", found.closed), ("law solved", found.solved))
    )
    return found


def _once(
    name: str, solve: Callable[..., Any], speed: float, slope: float = 0.0, rate: float = 1.0
) -> Any:
    told = f"{name} {float(speed)!r} {float(slope)!r} {float(rate)!r}"
    return once.made(told, lambda: solve(speed, slope, rate))


@pytest.fixture(scope="session")
def solved_parts(solved: Strides) -> Callable[..., list[tuple[Part, PartSolution]]]:
    """Each part of a stride with its own solution: asked for the same moments, each once."""
    import numpy as np

    from runatomy.body.paths import muscle_paths
    from runatomy.mechanics.sharing.solve import solve_part
    from runatomy.muscle.clock import StrideClock

    @cache
    def made(speed: float, slope: float = 0.0) -> list[tuple[Part, PartSolution]]:
        stride = solved.solved(speed, slope)
        paths = muscle_paths(solved.body, stride.steady.pose)
        clock = StrideClock(stride.mechanics.period)
        asked = stride.mechanics.muscle_moment + stride.mechanics.reserve
        ends = np.cumsum([len(part.moments) for part in solved.parts])[:-1]
        return [
            (part, solve_part(part, paths, moment, clock))
            for part, moment in zip(solved.parts, np.split(asked, ends, axis=1), strict=True)
        ]

    return made
