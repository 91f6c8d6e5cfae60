"""Tidy: what a crash left lying is removed when the library is opened for work."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from runatomy.app.library.clock import instant_of
from runatomy.app.library.home import Home
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.leftovers import in_use, owner_of, remove

if TYPE_CHECKING:
    from runatomy.app.library.library import Library

ORIGINAL = re.compile(r"[0-9a-f]{64}\.[a-z0-9]+")
SECOND = 1.0  # by which the ledger rounds
OLD = 3600.0  # seconds after which an unknown file is no running import's


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What was removed."""

    removed: tuple[str, ...]  # with /, from the library's folder
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A file or folder that the ledger does not know."""

    path: Path
    size: int  # bytes


def tidy(library: Library) -> Tidied:
    """Remove what a crash left in a library; what a process still works on stays.

    Temporary files go when their process is gone, unknown files when they are older than an hour.
    """
    return remove_leftovers(library.home)


def remove_leftovers(home: Home) -> Tidied:
    """Remove the leftovers of a home whose ledger can be read; sqlite3.Error where it cannot."""
    removed, size = [], 0
    for leftover in leftovers(home):
        remove(leftover.path)
        if not leftover.path.exists():
            removed.append(leftover.path.relative_to(home.root).as_posix())
            size += leftover.size
    return Tidied(removed=tuple(removed), size=size)


def leftovers(home: Home) -> list[Leftover]:
    """Return what lies in a home, is not in its ledger, and is in nobody's use.

    The files are listed before the ledger is read, so that one added meanwhile is known. Raises
    sqlite3.Error where the ledger cannot be read.
    """
    found = list(_candidates(home))
    if not found:
        return []
    with members.reading(home.ledger) as connection:
        known = _known(connection, home.root)
        waiting = _waiting(connection)
        born = _born(connection)
    return [
        Leftover(path=path, size=_size(path))
        for path in found
        if path.relative_to(home.root).as_posix() not in known
        and path.name not in waiting
        and not _is_older(path, born)
    ]


def orphans(home: Home) -> list[Path]:
    """Return the originals that are older than the ledger and unknown to it.

    No crash of this ledger's time left them: another ledger, lost since, knew them. They are never
    tidied away. Raises sqlite3.Error where the ledger cannot be read.
    """
    found = [path for path in _files(home.originals) if ORIGINAL.fullmatch(path.name)]
    with members.reading(home.ledger) as connection:
        known = _known(connection, home.root)
        born = _born(connection)
    unknown = (path for path in found if path.relative_to(home.root).as_posix() not in known)
    return sorted(path for path in unknown if _is_older(path, born))


def _born(connection: sqlite3.Connection) -> float | None:
    """Return when the ledger's first runner was entered [s since 1970]; None without one."""
    text = connection.execute("SELECT min(created_at) FROM runners").fetchone()[0]
    return None if text is None else instant_of(text).timestamp()


def _is_older(path: Path, born: float | None) -> bool:
    """Tell whether an original was kept before the ledger began."""
    if not ORIGINAL.fullmatch(path.name):
        return False
    try:
        return born is None or path.stat().st_mtime < born - SECOND
    except OSError:
        return False


def _candidates(home: Home) -> Iterator[Path]:
    """Yield files (of trials and uploads: files or folders) that may be leftovers by their age."""
    for folder in (home.originals, home.analyses):
        yield from (path for path in _files(folder) if _left(path))
    for folder in (home.trials, home.incoming):
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if _left(path))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _left(path: Path) -> bool:
    """Tell by name and age whether no process is at it."""
    if owner_of(path) is not None:
        return not in_use(path)
    try:
        return time.time() - path.stat().st_mtime > OLD
    except OSError:
        return False  # gone meanwhile


def _known(connection: sqlite3.Connection, root: Path) -> set[str]:
    """Return the names of all files, and of the trials' folders, that the ledger knows."""
    files = connection.execute("SELECT sha256, suffix FROM files")
    analyses = connection.execute("SELECT path FROM analyses")
    trials = connection.execute("SELECT id FROM trials")
    return {
        *(members.original_name(*row) for row in files),
        *(members.analysis_name(path) for (path,) in analyses),
        *(f"trials/{number}" for (number,) in trials),
        *(source.name for source in members.trial_sources(connection, root)),
    }


def _waiting(connection: sqlite3.Connection) -> _Named:
    """Return what jobs that are not over speak of: uploads that still wait for them."""
    rows: Iterable[tuple[str]] = connection.execute(
        "SELECT payload FROM jobs WHERE state IN ('queued', 'running')"
    )
    return _Named([str(payload) for (payload,) in rows])


class _Named:
    """Names that occur in texts."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def __contains__(self, name: str) -> bool:
        return any(name in text for text in self.texts)


def _size(path: Path) -> int:
    if path.is_dir() and not path.is_symlink():
        return sum(members.size_of(file) for file in _files(path))
    return members.size_of(path)
