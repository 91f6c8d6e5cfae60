"""How long does the whole command take, cold, report included?

The yardstick is `fitdecode` reading the same file. Each runs in a process of its own, in turn;
modules are compiled beforehand, as an installation does. With --imports: which imports weigh most.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from measuring.child import FITDECODE, analyze, desk, run
from measuring.figure import Figure, figure, ratio
from measuring.imports import heaviest
from measuring.recording import written
from measuring.script import parser, tell
from measuring.stopwatch import side_by_side

ROUNDS = 9
LIMIT = 1.0  # times fitdecode
IMPORTED = (
    "runatomy.analysis, runatomy.app.report.html, runatomy.app.report.terminal, "
    "runatomy.app.cli.main, fitfast"
)
NOTES = {
    "fitdecode": "the yardstick",
    "analyze --html": "what the limit holds for",
    "python": "an empty program",
    "python + numpy": "nothing done",
    "python + imports": "all of ours, nothing done",
}


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return how the command compares with fitdecode, and what of it is others' start."""
    with desk() as folder:
        file, page = written("hilly" if tiny else "marathon20k", folder), folder / "page.html"
        python = sys.executable
        commands = {
            "fitdecode": [python, "-c", FITDECODE, str(file)],
            "analyze --html": analyze(file, page),
            "python": [python, "-c", "pass"],
            "python + numpy": [python, "-c", "import numpy"],
            "python + imports": [python, "-c", f"import {IMPORTED}"],
        }
        tasks = {name: lambda w=words: run(w, folder) for name, words in commands.items()}
        seconds = side_by_side(tasks, rounds, warm=not tiny)
        kilobytes = page.stat().st_size / 1000.0
    ours, yardstick = seconds["analyze --html"], seconds["fitdecode"]
    return [
        ratio("command ÷ fitdecode", ours, yardstick, LIMIT, f"page of {kilobytes:,.0f} kB"),
        *(figure(n, spent, "s", note=NOTES[n]) for n, spent in seconds.items()),
    ]


def imports(rounds: int, count: int = 25) -> list[Figure]:
    """Return the imports of the command that take longest themselves."""
    with desk() as folder:
        file, page = written("hilly", folder), folder / "page.html"
        return heaviest(analyze(file, page, "-X", "importtime"), folder, rounds, count)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = parser(__doc__)
    options.add_argument("--imports", action="store_true", help="tell the heaviest imports instead")
    given = options.parse_args(arguments)
    if given.imports:
        tell(
            imports(1 if given.tiny else 3),
            as_json=given.json,
            title="Imports of runatomy analyze --html",
        )
        return
    figures = measure(1 if given.tiny else given.rounds or ROUNDS, given.tiny)
    tell(figures, as_json=given.json, title=str(__doc__).splitlines()[0])


if __name__ == "__main__":
    main()
