"""Shared figures: figures of the body that one server has made, for every server of the run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import once


def share_figures(home: Path) -> None:
    """Let the library in this folder find and keep its figures where all workers' servers do."""
    figures = once.folder("figures", lambda _: None)
    (home / "cache").mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # it is there, or links cannot be made: then each makes its own
        (home / "cache" / "figure").symlink_to(figures, target_is_directory=True)
