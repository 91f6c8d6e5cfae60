"""Swap: one folder put in another's place in a single step, where the system can."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
HERE = -100  # AT_FDCWD: paths count from the working folder


def put_in_place(staged: Path, root: Path, aside: Path) -> None:
    """Give `staged` the name `root`; the folder that had it is called `aside` from now on.

    On Linux and macOS the two change names in one step, so that a crash finds either the old
    folder or the new one at `root`. Elsewhere it takes two; should the second fail, the first is
    undone. Raises OSError where neither can be.
    """
    staged.replace(aside)
    if _exchanged(aside, root):
        return
    aside.replace(staged)
    root.replace(aside)
    try:
        staged.replace(root)
    except OSError:
        with contextlib.suppress(OSError):
            aside.replace(root)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Let two paths change names; False where this system has no such call."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            rename = ctypes.CDLL(None, use_errno=True).renameat2
            return bool(rename(HERE, paths[0], HERE, paths[1], EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(ctypes.CDLL(None, use_errno=True).renamex_np(*paths, EXCHANGE) == 0)
    except (OSError, AttributeError):
        pass
    return False
