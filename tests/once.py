"""Once: what every test process needs and nothing changes, made by the first that asks for it.

With pytest-xdist each worker has session fixtures of its own; what takes long to make is kept in
the folder that all workers of one run share, and goes with it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 300.0  # [s] for another worker to finish what it makes
_SHARED: list[Path] = []  # the folder of this run, once it is known


def share(folder: Path) -> None:
    """Say where the workers of this run keep what they share."""
    _SHARED[:] = [folder]


def folder(name: str, fill: Callable[[Path], object]) -> Path:
    """Return this run's folder of that name; the first process to ask fills it.

    `fill` is given an empty folder. Nobody changes what lies there afterwards: copy it to do so.
    Raises TimeoutError where another process does not finish, LookupError outside of a run.
    """
    if not _SHARED:
        raise LookupError("this run of pytest has not said what its workers share")
    among = _SHARED[0]
    whole, lock = among / name, among / f"{name}.lock"
    until = time.monotonic() + PATIENCE
    while not whole.is_dir():
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            if time.monotonic() > until:
                raise TimeoutError(f"nobody finishes {whole}") from None
            time.sleep(0.05)
            continue
        try:
            if not whole.is_dir():  # made between the look and the lock
                part = among / f"{name}.part"
                shutil.rmtree(part, ignore_errors=True)  # of one that failed
                part.mkdir()
                fill(part)
                part.rename(whole)
        finally:
            with suppress(OSError):
                lock.unlink()
    return whole


def made(name: str, make: Callable[[], Any]) -> Any:
    """Return what `make` returns, which can be pickled; only the first process makes it.

    Where no run of pytest has said what its workers share, it is made here.
    """
    if not _SHARED:
        return make()

    def fill(place: Path) -> None:
        (place / "value").write_bytes(pickle.dumps(make(), protocol=pickle.HIGHEST_PROTOCOL))

    found = folder(name, fill)
    return pickle.loads((found / "value").read_bytes())  # our own, of this very run
