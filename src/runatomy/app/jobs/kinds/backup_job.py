"""Backup job: the whole library into one archive, by a worker process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from runatomy.app.library.home import Home
from runatomy.terms.errors import AppError


def back_up(
    root: str, number: int, payload: dict[str, Any], report: Callable[[int, int | None], None]
) -> str:
    """Write the backup that the payload's `to` names; returns what was written."""
    from runatomy.app.library.upkeep.backup import write_backup

    if not isinstance(to := payload.get("to"), str):
        raise AppError(f"job {number} does not say where to write the backup")
    made = write_backup(Home(Path(root)), Path(to), on_progress=report)
    return f"{made.runs:,} runs, {made.size / 1e6:,.1f} MB in {Path(to).name}"
