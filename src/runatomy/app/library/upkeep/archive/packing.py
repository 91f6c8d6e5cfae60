"""Packing: ledger and files into one ZIP, so that they fit together in the end.

The ledger is copied first, as it stands between two writes; then the files it names. A file that
goes meanwhile (its run deleted, its analysis replaced) makes for another round with a newer copy.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.archive.manifest import LEDGER, MANIFEST, Manifest, Member

CHUNK = 1 << 20  # bytes read at once
STORED = (".parquet",)  # packed already
FAST = 1  # level of deflate
Progress = Callable[[int, int], None]  # bytes done, bytes in all


def pack(home: Home, file: IO[bytes], copy: Path, on_progress: Progress) -> Manifest:
    """Pack a library into a file; `copy` is where a copy of the ledger may lie meanwhile.

    Raises sqlite3.Error where the ledger cannot be read, OSError where the disk refuses.
    """
    with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        packer = _Packer(home.root, archive, on_progress)
        named = _round(home, copy, packer)
        while packer.failed - packer.given_up:  # gone since the copy: take a newer one
            packer.given_up |= packer.failed
            named = _round(home, copy, packer)
        packer.pack(LEDGER, copy)
        manifest = packer.manifest(copy, named)
        archive.writestr(_entry(MANIFEST), manifest.to_json())
    return manifest


def _round(home: Home, copy: Path, packer: _Packer) -> dict[str, members.Named]:
    """Copy the ledger, and pack what it names and is not packed yet."""
    named = _copy_ledger(home, copy)
    trials = members.trial_files(home.root)
    packer.total = sum(one.size for one in named.values()) + copy.stat().st_size
    packer.total += sum(members.size_of(home.root / name) for name in trials)
    packer.failed = set()
    for name in (*named, *trials):
        packer.pack(name, home.root / name)
    return named


def _copy_ledger(home: Home, copy: Path) -> dict[str, members.Named]:
    """Copy the ledger as it stands, in one step and as one file; returns what it names."""
    copy.unlink(missing_ok=True)
    copy.touch(0o600)
    with (
        members.reading(home.ledger) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # no second file beside the copy
        return {one.name: one for one in members.named_files(target, home.root)}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, datetime.now().timetuple()[:6])
    stored = name.endswith(STORED)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry._compresslevel = FAST  # type: ignore[attr-defined]  # `open` takes no level
    entry.external_attr = 0o600 << 16
    return entry


@dataclass(slots=True)
class _Packer:
    """The archive being written."""

    root: Path
    archive: zipfile.ZipFile
    on_progress: Progress
    total: int = 0  # bytes
    done: int = 0  # bytes
    packed: dict[str, Member] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)  # files that were not there, this round
    given_up: set[str] = field(default_factory=set)  # … in an earlier round

    def pack(self, name: str, path: Path) -> None:
        """Put one file into the archive, unless it is there already or cannot be opened."""
        if name in self.packed:
            return
        try:
            file = path.open("rb")
        except OSError:
            self.failed.add(name)
            return
        entry, digest, size = _entry(name), hashlib.sha256(), 0
        with file, self.archive.open(entry, "w", force_zip64=True) as sink:
            while chunk := file.read(CHUNK):
                sink.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                self.on_progress(min(self.done + size, self.total), self.total)
        self.done += size
        self.packed[name] = Member(name=name, size=size, sha256=digest.hexdigest())

    def manifest(self, copy: Path, named: dict[str, members.Named]) -> Manifest:
        """Return what the archive holds, held against what the ledger's last copy names."""
        from runatomy.terms.version import VERSION

        missing = [
            name
            for name, one in named.items()
            if name not in self.packed or self.packed[name].sha256 != one.sha256
        ]
        kept = {LEDGER, *named, *members.trial_files(self.root)}
        with members.reading(copy) as connection:
            runs = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
            version = members.version_of(connection)
        return Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            version=VERSION,
            ledger_version=version,
            runs=runs,
            members=tuple(self.packed.values()),
            missing=tuple(sorted(missing)),
            superseded=tuple(sorted(self.packed.keys() - kept)),
        )
