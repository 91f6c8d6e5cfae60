"""Backup: the whole library in one ZIP file, taken while the library is in use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.archive.packing import Progress, pack
from runatomy.app.library.upkeep.leftovers import part_beside, sweep_parts
from runatomy.terms.errors import AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was written."""

    path: Path
    size: int  # bytes of the ZIP file
    runs: int
    files: int  # in it
    missing: tuple[str, ...]  # named in the ledger, but not there or altered


def write_backup(
    home: Home, to: Path, *, force: bool = False, on_progress: Progress | None = None
) -> Backup:
    """Write a library into a ZIP file, whole or not at all.

    `to` is replaced only with `force`. Raises AppError where the library or the place cannot be
    used, or the disk is full.
    """
    target = _target(home, to, force)
    sweep_parts(target.parent, target.name)
    part, copy = part_beside(target), part_beside(target)
    try:
        with _explained(home, target):
            with part.open("xb") as file:
                part.chmod(0o600)  # where one ran is nobody else's business
                manifest = pack(home, file, copy, on_progress or (lambda done, total: None))
                file.flush()
                os.fsync(file.fileno())
            size = part.stat().st_size
            _publish(part, target, force)
    finally:
        for rest in (part, copy):
            with contextlib.suppress(OSError):
                rest.unlink()
    return Backup(path=target, size=size, runs=manifest.runs, files=len(manifest.members),
                  missing=manifest.missing)  # fmt: skip


def _target(home: Home, to: Path, force: bool) -> Path:
    """Return where the backup goes; AppError, before any work, where it cannot."""
    if not home.ledger.is_file():
        raise members.no_library(home.root)
    target = to.resolve()
    if target.is_dir():
        raise AppError("this is a folder", where=str(to), mend="Name a file in it.")
    inside = target.is_relative_to(home.root.resolve())
    if inside and target.parent != home.incoming.resolve():  # where what is soon gone may lie
        raise AppError("this is inside the library, and would be lost with it", where=str(to),
                       mend="Choose another folder, best on another disk.")  # fmt: skip
    if not target.parent.is_dir():
        raise AppError("there is no such folder", where=str(to.parent), mend="Create it first.")
    if target.exists() and not force:
        raise AppError("there is a file of this name", where=str(to),
                       mend="Give another name, or --force to write over it.")  # fmt: skip
    return target


def _publish(part: Path, target: Path, force: bool) -> None:
    """Give the whole file its name; one that appeared meanwhile is kept unless forced."""
    if not force and target.exists():
        raise AppError("a file of this name has appeared meanwhile", where=str(target),
                       mend="Give another name, or --force to write over it.")  # fmt: skip
    part.replace(target)


@contextlib.contextmanager
def _explained(home: Home, target: Path) -> Iterator[None]:
    """Turn what disk and ledger may say into an error with a way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise AppError(f"the ledger cannot be read ({error})", where=str(home.ledger),
                       mend="See what ails it: runatomy doctor.") from error  # fmt: skip
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AppError(f"the backup cannot be written: {reason}", where=str(target),
                       mend="Choose another place, or make room there.") from error  # fmt: skip
