"""Imports: what Python's own -X importtime says of a command, package by package."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from measuring.child import run
from measuring.figure import Figure, figure

LINE = re.compile(r"^import time:\s+(\d+) \|\s+\d+ \| \s*([\w.]+)$", re.MULTILINE)


def heaviest(words: Sequence[str], folder: Path, rounds: int, count: int) -> list[Figure]:
    """Return the packages, then the modules, whose own import took longest; the best of rounds."""
    run(words, folder)  # compiles what was not
    found = [dict(parsed(run(words, folder).stderr)) for _ in range(rounds)]
    modules = {name: [one.get(name, 0.0) for one in found] for name in found[0]}
    packages: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(found))
    for name, spent in modules.items():
        whole = packages[name.split(".")[0]]
        packages[name.split(".")[0]] = [a + b for a, b in zip(whole, spent, strict=True)]
    total = [sum(one.values()) for one in found]
    return [
        figure("all imports", total, "ms", scale=1e3, note=f"{len(modules)} modules"),
        *(figure(f"{name}.*", packages[name], "ms", scale=1e3) for name in _top(packages, 10)),
        *(figure(name, modules[name], "ms", scale=1e3) for name in _top(modules, count)),
    ]


def parsed(text: str) -> list[tuple[str, float]]:
    """Return each module and the seconds it took itself, from what -X importtime prints."""
    return [(name, int(microseconds) * 1e-6) for microseconds, name in LINE.findall(text)]


def _top(spent: dict[str, list[float]], count: int) -> list[str]:
    return sorted(spent, key=lambda name: -min(spent[name]))[:count]
