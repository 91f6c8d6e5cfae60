"""Stopwatch: several tasks timed in turn, so that a busy machine is unfair to none of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any


def side_by_side(
    tasks: Mapping[str, Callable[[], Any]], rounds: int, *, warm: bool = True
) -> dict[str, list[float]]:
    """Return the seconds of each task in each round; one round before them is not counted.

    Every round runs every task once, and each round begins with another one. Without `warm`, which
    tiny runs do without, the first round counts already.
    """
    names = list(tasks)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(-1 if warm else 0, rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            spent = timed(tasks[name])
            if turn >= 0:
                seconds[name].append(spent)
    return seconds


def timed(task: Callable[[], Any]) -> float:
    """Return the seconds that the task took; what others left behind is swept up before."""
    gc.collect()
    start = perf_counter()
    task()
    return perf_counter() - start
