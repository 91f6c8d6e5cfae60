"""The library's folder: is it there, is it the user's own, is there room."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble

ROOM = 500 << 20  # bytes that should be free: a few thousand runs


def folder_findings(home: Home) -> Iterator[Finding]:
    """Yield what ails the folder."""
    if not home.root.is_dir():
        yield Finding(
            trouble=Trouble.NO_LIBRARY,
            what="there is no library here",
            where=str(home.root),
            mend="Import runs first (runatomy import), or set RUNATOMY_HOME to where it is.",
        )
        return
    yield from _permissions(home)
    free = shutil.disk_usage(home.root).free
    if free < ROOM:
        yield Finding(
            trouble=Trouble.NO_ROOM,
            what=f"{free >> 20} MB are free on this disk",
            where=str(home.root),
            mend="Make room: an import stops when the disk is full.",
        )


def _permissions(home: Home) -> Iterator[Finding]:
    folders = (home.root, home.originals, home.analyses, home.trials, home.incoming)
    for path in (*folders, home.ledger):
        if not path.exists():
            continue
        needed = os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)
        if not os.access(path, needed):
            yield Finding(
                trouble=Trouble.PERMISSIONS,
                what="you may not read and write it",
                where=str(path),
                mend=f"Make it yours again, e.g. chmod u+rwX '{path}'.",
            )
    if os.name == "posix" and stat.S_IMODE(home.root.stat().st_mode) & 0o077:
        yield Finding(
            trouble=Trouble.PERMISSIONS,
            what="others on this computer can look into it, and see where you ran",
            where=str(home.root),
            mend=f"chmod 700 '{home.root}'",
            mendable=True,
        )
