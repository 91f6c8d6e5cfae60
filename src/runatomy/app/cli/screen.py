"""Screen: where words go, colored on a terminal and plain when piped."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import IO, Any

from runatomy.app.report.words import clean
from runatomy.app.settings import Settings

WIDEST = 100  # columns; a wider table is harder to read
PIPED = 80  # columns where there is no terminal

# What a terminal that knows ASCII alone is given instead.
ASCII = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "─": "-", "━": "=", "█": "#", "▉": "#", "▊": "#", "▋": "#",
     "▌": "=", "▍": "=", "▎": "-", "▏": "-", "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+",
     "▆": "*", "▇": "%", "…": "~", "·": ".", "’": "'", "“": '"', "”": '"', "×": "x", "°": " deg"}
)  # fmt: skip


class Screen:
    """Standard output for results, standard error for notes and errors."""

    def __init__(self, *, quiet: bool = False, color: bool | None = None) -> None:
        self.quiet = quiet
        self.color = Settings.from_environment().color if color is None else color

    def show(self, render: Callable[[int], Any]) -> None:
        """Print what `render(width)` returns, a rich renderable, on standard output."""
        from rich.console import Console

        colored = self._colored(sys.stdout)
        width = _width(sys.stdout)
        console = Console(
            width=width, force_terminal=colored, color_system="auto" if colored else None
        )
        with console.capture() as captured:
            console.print(render(width), highlight=False)
        lines = captured.get().splitlines()
        self._write(sys.stdout, "\n".join(lines if colored else map(str.rstrip, lines)) + "\n")

    @staticmethod
    def data(content: bytes) -> None:
        """Put data on standard output as it is, even when quiet."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def note(self, text: str) -> None:
        """Tell something beside the result, on standard error."""
        if not self.quiet:
            self._write(sys.stderr, text + "\n")

    def fail(self, text: str) -> None:
        """Tell an error, on standard error."""
        what, _, mend = text.partition("\n")
        what = f"\033[31m{what}\033[0m" if self._colored(sys.stderr) else what
        self._write(sys.stderr, f"runatomy: {what}\n" + (f"{mend}\n" if mend else ""))

    def _colored(self, stream: IO[str]) -> bool:
        return stream.isatty() if self.color is None else self.color

    @staticmethod
    def _write(stream: IO[str], text: str) -> None:
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(ASCII).encode(encoding, "replace").decode(encoding)
        stream.write(text)
        stream.flush()


def plain_error(error: BaseException) -> str:
    """Return an error in one or two lines, safe to print."""
    lines = str(error).splitlines() or [type(error).__name__]
    return "\n".join(["", "  "][i > 0] + clean(line.strip()) for i, line in enumerate(lines))


def _width(stream: IO[str]) -> int:
    if not stream.isatty() and "COLUMNS" not in os.environ:
        return PIPED
    return max(40, min(WIDEST, shutil.get_terminal_size((PIPED, 24)).columns))
