"""ByteBar: how far a long reading or writing of files has come, on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from runatomy.app.cli.screen import Screen

if TYPE_CHECKING:
    from rich.progress import Progress


class ByteBar:
    """A bar of bytes where standard error is a terminal, and nothing elsewhere."""

    def __init__(self, title: str, screen: Screen) -> None:
        self.title = title
        self.screen = screen
        self._progress: Progress | None = None

    def __enter__(self) -> ByteBar:
        """Show the bar."""
        if sys.stderr.isatty() and not self.screen.quiet:
            from rich import progress
            from rich.console import Console

            console = Console(stderr=True, no_color=self.screen.color is False)
            self._progress = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.DownloadColumn(),
                progress.TimeRemainingColumn(),
                console=console,
                transient=True,
            )
            self._progress.add_task(self.title, total=None)
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, done: int, total: int) -> None:
        """Move the bar to so many bytes of so many."""
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=done, total=total)
