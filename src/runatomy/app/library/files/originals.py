"""Originals: files byte for byte as they came, named by their content."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from runatomy.app.library.files.shelf import put, unwritable
from runatomy.app.library.home import Home
from runatomy.terms.errors import AppError

SUFFIXES = (".fit", ".gpx", ".tcx", ".c3d", ".trc", ".mot", ".sto", ".csv")


def path_of(home: Home, digest: str, suffix: str) -> Path:
    """Return where a file of this SHA-256 lies; AppError for what is none, or an odd suffix."""
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise AppError(f"{digest[:80]!r} is not the SHA-256 of a file")
    if suffix not in SUFFIXES:
        raise AppError(
            f"files with the suffix {suffix[:20]!r} are not kept",
            mend=f"One of {', '.join(SUFFIXES)}.",
        )
    return home.originals / digest[:2] / f"{digest}{suffix}"


def keep_original(home: Home, content: bytes, suffix: str) -> str:
    """Keep a file's bytes and return their SHA-256; those already kept are left as they are.

    Needs no ledger: safe in any process. A file found there is touched, so that no tidying takes
    it for a leftover of long ago. Raises AppError where it cannot be written.
    """
    digest = sha256(content).hexdigest()
    path = path_of(home, digest, suffix.lower())
    try:
        if path.stat().st_size == len(content):
            os.utime(path)
            return digest
    except FileNotFoundError:
        pass
    except OSError as error:
        raise unwritable(path, error) from error
    put(path, content)
    return digest


def is_whole(home: Home, digest: str, suffix: str, size: int) -> bool:
    """Tell whether a kept file is there and as long [bytes] as it was, without reading it."""
    try:
        return path_of(home, digest, suffix).stat().st_size == size
    except (OSError, AppError):
        return False


def read_original(home: Home, digest: str, suffix: str) -> bytes:
    """Return a kept file's bytes; AppError where they are gone or no longer the same."""
    path = path_of(home, digest, suffix)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AppError(
            f"an original file cannot be read ({(error.strerror or 'unknown reason').lower()})",
            where=str(path),
            mend="Run: runatomy doctor. A backup, or importing the file again, brings it back.",
        ) from error
    if sha256(content).hexdigest() != digest:
        raise AppError(
            "an original file is no longer what it was: the disk changed it",
            where=str(path),
            mend="Run: runatomy doctor. A backup, or importing the file again, brings it back.",
        )
    return content
