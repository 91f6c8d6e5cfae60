"""How much memory does the command take at its peak?

`runatomy analyze` with a report of a 20,000-record FIT file, in a process of its own; the most
resident memory as the operating system counts it. Python with numpy alone is told beside it.
"""

from __future__ import annotations

import sys

from measuring.child import FITDECODE, analyze, desk, peak_memory
from measuring.figure import Figure, figure
from measuring.recording import written
from measuring.script import main

ROUNDS = 5
LIMITS = {"peak memory": 300.0}  # [MB]
NOTES = {"peak memory": "runatomy analyze --html", "fitdecode": "reading the same file"}
MEGABYTE = 1e-6


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return the peak of the command, and of what it stands on."""
    if sys.platform == "win32":
        raise SystemExit("Windows does not tell a child's peak memory; run this elsewhere.")
    with desk() as folder:
        file = written("hilly" if tiny else "marathon20k", folder)
        python = sys.executable
        commands = {
            "peak memory": analyze(file, folder / "page.html"),
            "python": [python, "-c", "pass"],
            "python + numpy": [python, "-c", "import numpy"],
            "fitdecode": [python, "-c", FITDECODE, str(file)],
        }
        peaks = {
            name: [peak_memory(words, folder) for _ in range(rounds)]
            for name, words in commands.items()
        }
    return [
        figure(name, peak, "MB", LIMITS.get(name), NOTES.get(name, ""), scale=MEGABYTE)
        for name, peak in peaks.items()
    ]


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
