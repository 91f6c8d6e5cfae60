"""Inputs: which recordings the words on the command line name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from runatomy.terms.errors import AppError

SUFFIXES = (".fit", ".gpx", ".tcx")
LABORATORY = (".c3d", ".trc")
ENDINGS = tuple(suffix + packed for suffix in SUFFIXES for packed in ("", ".gz"))


@dataclass(frozen=True, slots=True)
class Inputs:
    """The recordings to analyze, each once, in the order given."""

    files: tuple[Path, ...]
    from_folder: frozenset[Path]  # those found in a folder, where other sports are no mistake

    @property
    def many(self) -> bool:
        """Tell whether more than one file or any folder was named."""
        return len(self.files) > 1 or bool(self.from_folder)


def is_recording(path: Path) -> bool:
    """Tell by its name whether a file may be a recording."""
    return path.name.lower().endswith(ENDINGS)


def is_laboratory(path: Path) -> bool:
    """Tell by its name whether a file may be a laboratory recording."""
    return path.name.lower().endswith(LABORATORY)


def stem(path: Path) -> str:
    """Return the name without .fit, .gpx.gz and the like."""
    fitting = [len(ending) for ending in ENDINGS if path.name.lower().endswith(ending)]
    return path.name[: -max(fitting)] if fitting else path.stem


def find(names: Sequence[str]) -> Inputs:
    """Return the recordings named, those in folders included.

    Errors: AppError when a folder holds none.
    """
    files: dict[Path, Path] = {}
    inside: set[Path] = set()
    for name in names:
        path = Path(name)
        found = list(_in_folder(path)) if path.is_dir() else [path]
        if not found:
            raise AppError(
                "this folder holds no recordings",
                where=name,
                mend="Runatomy reads .fit, .gpx and .tcx files, each also as .gz.",
            )
        for file in found:
            files.setdefault(_identity(file), file)
        inside.update(found if path.is_dir() else ())
    return Inputs(tuple(files.values()), frozenset(inside))


def _in_folder(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(root, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if is_recording(path))


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()
