"""Recording: the run that the benchmarks read, made by the examples; none lies in the project."""

from __future__ import annotations

import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def recording(name: str) -> bytes:
    """Return the bytes of an example run: marathon20k, hilly, treadmill or intervals."""
    if str(EXAMPLES) not in sys.path:
        sys.path.insert(0, str(EXAMPLES))
    from make_runs import make

    return bytes(make(f"{name}.fit"))


def written(name: str, folder: Path) -> Path:
    """Write an example run into a folder; returns the file."""
    path = folder / f"{name}.fit"
    path.write_bytes(recording(name))
    return path
