"""Shelf: files put away whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from threading import get_ident

from runatomy.app.library.home import PRIVATE
from runatomy.terms.errors import AppError


def put(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside its own, bring it to the disk, and rename it.

    Whoever looks sees the old file or the new one, never a part. AppError where the disk is full
    or the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.{get_ident()}.{os.getpid()}.part")
    try:
        path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> AppError:
    """Return what to tell where a file of the library cannot be written."""
    return AppError(
        f"cannot be written ({(error.strerror or 'unknown reason').lower()})",
        where=str(path),
        mend="Make room on the disk, or check that you may write to the library's folder.",
    )


def _settle(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
