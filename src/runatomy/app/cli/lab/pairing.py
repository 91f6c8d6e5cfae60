"""Pairing: which standing trial and which forces belong to a recording, by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from runatomy.app.cli.inputs import is_laboratory

STANDING = re.compile(r"static|standing|calib(?:ration)?", re.IGNORECASE)
FORCES = re.compile(r"grf|forces?|ground", re.IGNORECASE)
TABLES = (".mot", ".sto")


class Pair(NamedTuple):
    """A recording with the files that belong to it."""

    capture: Path
    static: Path | None
    forces: Path | None
    problem: str | None  # where several could belong to it


def pairs_in(folder: Path) -> list[Pair]:
    """Return the recordings in a folder and those below it, paired within each folder."""
    return [pair for files in _folders(folder) for pair in _pairs(files)]


def is_standing(path: Path) -> bool:
    """Tell by its name whether a file is a standing trial."""
    return STANDING.search(path.stem) is not None


def _folders(folder: Path) -> Iterator[list[Path]]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield [Path(root, name) for name in sorted(names) if not name.startswith(".")]


def _pairs(files: list[Path]) -> Iterator[Pair]:
    found = [path for path in files if is_laboratory(path) and not _own(path)]
    standing = [path for path in found if is_standing(path)]
    tables = [p for p in files if p.suffix.lower() in TABLES and FORCES.search(p.stem)]
    moving = [path for path in found if path not in standing]
    for capture in moving:
        static, problem = _belonging(capture, standing, STANDING, "standing trials", True)
        forces = None
        if capture.suffix.lower() == ".trc":
            alone = len([p for p in moving if p.suffix.lower() == ".trc"]) == 1
            forces, doubt = _belonging(capture, tables, FORCES, "force files", alone)
            problem = problem or doubt
        yield Pair(capture, static, forces, problem)


def _own(path: Path) -> bool:
    """Tell whether Runatomy wrote the file, beside its angles."""
    name = path.name
    return (
        name.endswith("_markers.trc")
        and path.with_name(name.removesuffix("_markers.trc") + "_angles.mot").exists()
    )


def _belonging(
    capture: Path, others: Sequence[Path], word: re.Pattern[str], noun: str, alone: bool
) -> tuple[Path | None, str | None]:
    """Return the file whose name begins most like the recording's, or why none can be told.

    The only one there is belongs to it whatever its name, where `alone` allows that.
    """
    if not others:
        return None, None
    if len(others) == 1 and alone:
        return others[0], None
    shared = [_alike(_bare(capture, word), _bare(path, word)) for path in others]
    best = [path for path, count in zip(others, shared, strict=True) if count == max(shared)]
    if len(best) == 1 and max(shared) > 0:
        return best[0], None
    if len(others) == 1:
        return None, None
    names = ", ".join(path.name for path in others[:4])
    return None, f"several {noun} could belong to it ({names})"


def _alike(one: str, other: str) -> int:
    """Return how many letters two names share from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _bare(path: Path, word: re.Pattern[str]) -> str:
    """Return a name in lower case without the word that tells its kind."""
    return re.sub(r"[\s_.-]+", "", word.sub("", path.stem)).lower()
