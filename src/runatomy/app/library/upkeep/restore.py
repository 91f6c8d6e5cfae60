"""Restore: a library from a backup, put in place when all of it has been checked."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from runatomy.app.library.home import Home
from runatomy.app.library.ledger import VERSION
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.archive.manifest import LEDGER, NAMES, Manifest, damaged
from runatomy.app.library.upkeep.archive.packing import Progress
from runatomy.app.library.upkeep.archive.swap import put_in_place
from runatomy.app.library.upkeep.archive.unpacking import checked, opened, unpack
from runatomy.app.library.upkeep.leftovers import part_beside, remove, sweep_parts
from runatomy.terms.errors import AppError

SPARE = 64 << 20  # bytes that stay free on the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A library that was restored."""

    root: Path
    aside: Path | None  # where the library that was there before lies now
    made_at: str  # ISO, UTC: when the backup was made
    runs: int
    files: int
    missing: tuple[str, ...]  # files that were missing when the backup was made


def restore(
    source: Path, home: Home, *, force: bool = False, on_progress: Progress | None = None
) -> Restored:
    """Put the library in a backup in place of a home's.

    Everything is unpacked beside the home and checked before anything there is touched. A folder
    with anything in it is moved aside, never deleted, and only with `force`. Raises AppError where
    the backup is damaged, or the home in use, taken or without room.
    """
    root = home.root.resolve()
    taken = root.exists() and any(root.iterdir())
    if taken and not force:
        raise AppError("there is a library already", where=str(root),
                       mend="--force moves it aside and keeps it; --into DIR restores elsewhere."
                       )  # fmt: skip
    _make_parent(root)
    sweep_parts(root.parent, root.name)
    staged = part_beside(root)
    try:
        with opened(source) as archive:
            manifest = checked(archive, source)
            _check_version(manifest, source)
            _check_room(manifest, root.parent)
            staged.mkdir(mode=0o700)
            unpack(archive, manifest, staged, on_progress or (lambda done, total: None))
        _check_ledger(staged, manifest, source)
        aside = _replace(root, staged, home, taken)
    except OSError as error:
        raise _no_place(root, error) from error
    finally:
        remove(staged)
    return Restored(root=root, aside=aside, made_at=manifest.made_at, runs=manifest.runs,
                    files=len(manifest.members), missing=manifest.missing)  # fmt: skip


def _make_parent(root: Path) -> None:
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_place(root, error) from error
    if not os.access(root.parent, os.W_OK | os.X_OK):
        raise AppError("the library's folder cannot be replaced: no permission to write beside it",
                       where=str(root.parent), mend="Restore elsewhere with --into DIR, and set "
                       "RUNATOMY_HOME to it.")  # fmt: skip


def _check_version(manifest: Manifest, source: Path) -> None:
    if manifest.ledger_version > VERSION:
        raise AppError(
            f"it was made by a newer Runatomy ({manifest.version})",
            where=str(source),
            mend="Update Runatomy (pip install --upgrade runatomy), then restore again.",
        )


def _check_room(manifest: Manifest, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if manifest.size + SPARE > free:
        raise AppError(
            f"{manifest.size >> 20:,} MB would be unpacked, and {free >> 20:,} MB are free",
            where=str(folder),
            mend="Make room, or restore to another disk with --into DIR.",
        )


def _check_ledger(staged: Path, manifest: Manifest, source: Path) -> None:
    """Refuse a ledger that is damaged, or that names files which are not there."""
    try:
        with members.reading(staged / LEDGER) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            version = members.version_of(connection)
            named = {one.name for one in members.named_files(connection, staged)}
    except sqlite3.Error as error:
        found, version, named = str(error), manifest.ledger_version, set()
    if found != "ok" or version != manifest.ledger_version:
        raise damaged(f"the ledger in it is damaged ({found})", str(source))
    for name in sorted(named - set(manifest.missing)):
        if not NAMES.fullmatch(name) or not (staged / name).is_file():
            raise damaged(f"its ledger names {name!r}, which is not in it", str(source))


def _replace(root: Path, staged: Path, home: Home, taken: bool) -> Path | None:
    """Put the checked library in place; returns where the old one went."""
    if home.ledger.exists():
        check_unused(home)
    try:
        if not taken:
            with contextlib.suppress(FileNotFoundError):
                root.rmdir()
            staged.replace(root)
            return None
        aside = _free_name(root)
        put_in_place(staged, root, aside)
    except OSError as error:
        raise _no_place(root, error) from error
    return aside


def check_unused(home: Home) -> None:
    """Refuse with AppError to touch a ledger that another process has open."""
    try:
        with contextlib.closing(sqlite3.connect(home.ledger, timeout=2.0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # only the sole user may
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise AppError("the library is in use", where=str(home.root),
                           mend="Stop runatomy serve and any import, then try again."
                           ) from error  # fmt: skip
    except sqlite3.DatabaseError:
        return  # damaged: nobody works with it


def _free_name(root: Path) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside, number = root.with_name(f"{root.name}-before-restore-{stamp}"), 1
    while aside.exists():
        number += 1
        aside = root.with_name(f"{root.name}-before-restore-{stamp}-{number}")
    return aside


def _no_place(root: Path, error: OSError) -> AppError:
    reason = (error.strerror or str(error)).lower()
    return AppError(f"the library cannot be put here: {reason}", where=str(root),
                    mend="Nothing was changed. Restore elsewhere with --into DIR.")  # fmt: skip
