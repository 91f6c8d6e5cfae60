"""Leftovers: what a process that died left lying, told from what is in use."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from pathlib import Path

from runatomy.app.library.upkeep.process import began

# .<final name>.<process>-<random>.part, or without the random part
PART = re.compile(r"\..+\.(?P<pid>\d{1,10})(-[0-9a-f]+)?\.part")
ROUNDING = 2.0  # seconds by which file systems and processes tell time apart


def part_beside(target: Path) -> Path:
    """Return a temporary name beside a file, which tells the process that made it."""
    return target.with_name(f".{target.name[:150]}.{os.getpid()}-{secrets.token_hex(4)}.part")


def owner_of(path: Path) -> int | None:
    """Return the process that a temporary name tells; None where it tells none."""
    found = PART.fullmatch(path.name)
    return int(found["pid"]) if found else None


def in_use(path: Path) -> bool:
    """Tell whether the process that made a temporary file may still be at it."""
    pid = owner_of(path)
    if pid is None or pid == os.getpid():
        return pid is not None
    first = began(pid)
    try:  # a process that is younger than the file has only been given the same number
        return first is not None and first <= path.stat().st_mtime + ROUNDING
    except FileNotFoundError:
        return False


def sweep_parts(folder: Path, name: str) -> None:
    """Remove the temporary files that a dead process left beside a file of this name."""
    prefix = f".{name[:150]}."
    for path in folder.glob(".*.part"):
        if path.name.startswith(prefix) and owner_of(path) and not in_use(path):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all in it; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
