"""Store: files that can be made again, kept in the cache folder."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

MOST = 400  # [files] of strides; the ones asked for longest ago go first
_making = threading.Lock()  # the body model's engine computes one figure at a time


def stored(folder: Path | None, name: str, make: Callable[[], bytes]) -> bytes:
    """Return the bytes of a file in the cache folder, made first where it is not there.

    Without a folder they are made anew. A folder that cannot be written to does not hinder.
    """
    path = None if folder is None else folder / "figure" / name
    found = _read(path)
    if found is not None:
        return found
    with _making:
        found = _read(path)
        if found is None:
            found = make()
            if path is not None:
                _keep(path, found)
    return found


def _read(path: Path | None) -> bytes | None:
    """Return a file's bytes and mark it as just used; None where there is none."""
    if path is None:
        return None
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return data


def _keep(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, and let the oldest go."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
        _tidy(path.parent)


def _tidy(folder: Path) -> None:
    """Remove the files asked for longest ago beyond MOST."""
    found = [entry for entry in os.scandir(folder) if entry.name.endswith(".bin")]
    if len(found) > MOST:
        for entry in sorted(found, key=lambda entry: entry.stat().st_mtime)[: len(found) - MOST]:
            Path(entry.path).unlink(missing_ok=True)
