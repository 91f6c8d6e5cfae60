"""Unpacking: a backup's members checked against its manifest, into a folder of our own."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from runatomy.app.library.upkeep.archive.manifest import (
    MANIFEST,
    Manifest,
    Member,
    check_name,
    damaged,
)
from runatomy.app.library.upkeep.archive.packing import CHUNK, Progress
from runatomy.terms.errors import AppError

LARGEST_MANIFEST = 256 << 20  # bytes


@contextlib.contextmanager
def opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup; AppError where it cannot be read to its end."""
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged("this is no ZIP file, or a damaged one", str(source)) from error
    except FileNotFoundError as error:
        raise AppError("there is no such file", where=str(source),
                       mend="Check the path of the backup.") from error  # fmt: skip


def checked(archive: zipfile.ZipFile, source: Path) -> Manifest:
    """Return the manifest; AppError where archive and manifest do not name the same files."""
    try:
        entries = _entries(archive)
        if entries[MANIFEST].file_size > LARGEST_MANIFEST:
            raise damaged("its manifest is too large to be one")
        manifest = Manifest.from_json(archive.read(MANIFEST))
        for member in manifest.members:
            entry = entries.pop(member.name, None)
            if entry is None:
                raise damaged(f"{member.name} is missing")
            if entry.file_size != member.size:
                raise damaged(f"{member.name} is not as long as its manifest says")
    except KeyError as error:
        raise damaged("it has no manifest: no backup of Runatomy", str(source)) from error
    except AppError as error:
        raise damaged(error.what, str(source)) from error
    return manifest


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the archive's entries; AppError for any that no backup holds."""
    taken: set[str] = set()
    for entry in archive.infolist():
        # zipfile has mended the name already: a path from outside shows in the name as it came.
        if entry.filename != MANIFEST or entry.orig_filename != MANIFEST or MANIFEST in taken:
            check_name(entry.orig_filename, taken)
        taken.add(entry.filename.casefold())
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.flag_bits & 0x1:
            raise damaged(f"{entry.filename} is a link, or encrypted")
    return {entry.filename: entry for entry in archive.infolist()}


def unpack(
    archive: zipfile.ZipFile, manifest: Manifest, staged: Path, on_progress: Progress
) -> None:
    """Unpack every member into a folder and hold it against the manifest; AppError, OSError."""
    done = 0
    for member in manifest.members:
        if member.name not in manifest.superseded:
            _unpack_one(archive, member, staged / member.name)
        done += member.size
        on_progress(done, manifest.size)
    if hasattr(os, "sync"):
        os.sync()  # all of it is on the disk before the old library goes


def _unpack_one(archive: zipfile.ZipFile, member: Member, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(member.name) as source, target.open("xb") as file:
            target.chmod(0o600)
            while chunk := source.read(min(CHUNK, member.size - size + 1)):
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise damaged(f"{member.name} is damaged", archive.filename) from error
    if size != member.size or digest.hexdigest() != member.sha256:
        raise damaged(f"{member.name} is not what was backed up", archive.filename)
