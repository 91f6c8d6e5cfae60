"""How long does analyzing a 20,000-record FIT file take, after import?

The yardstick is `fitfast` decoding the same bytes into columns. Both are called in turn in one
process; the first round, which imports, opens the atlas and fills caches, is told apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fitfast
from measuring.figure import Figure, figure, ratio
from measuring.recording import recording
from measuring.script import main
from measuring.stopwatch import side_by_side, timed

import runatomy
from runatomy.analysis.evidence import basis_of
from runatomy.analysis.loads import group_loads, muscle_loads
from runatomy.analysis.stride_rows import stride_rows
from runatomy.app.report.html import render_html
from runatomy.app.report.terminal import render_terminal
from runatomy.mechanics.atlas import load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.strides.from_run import conditions_from_run

ROUNDS = 25
LIMIT = 4.0  # times the decoding
RUNNER = runatomy.Runner(mass=70.0, height=1.75)
NOTES = {
    "fitfast": "fitfast.records, the yardstick",
    "read + analyze_run": "what the limit holds for",
    "read": "bytes to Run",
    "conditions": "Run to speed, slope, step rate",
    "lookup": "to every muscle, by the atlas",
    "loads": "rows of groups and muscles",
    "strides": "the strides that are drawn",
    "evidence": "where numbers come from",
    "series": "to_dict(series=True), not in the limit",
    "html": "the page, not in the limit",
    "terminal": "the table, not in the limit",
}


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return how analyzing compares with decoding, and where the time goes."""
    data = recording("hilly" if tiny else "marathon20k")
    first = timed(lambda: runatomy.analyze_run(runatomy.read(data), RUNNER))
    seconds = side_by_side(_tasks(data), rounds)
    ours, yardstick = seconds["read + analyze_run"], seconds["fitfast"]
    return [
        ratio("analyze ÷ decode", ours, yardstick, LIMIT, "same bytes, same process"),
        *(figure(n, spent, "ms", scale=1e3, note=NOTES[n]) for n, spent in seconds.items()),
        figure("the first time", [first], "ms", scale=1e3, note="opens the atlas"),
    ]


def _tasks(data: bytes) -> dict[str, Callable[[], Any]]:
    """Return what is timed: the two sides, then the parts of ours."""
    atlas, run = load_atlas(), runatomy.read(data)
    conditions = conditions_from_run(run, 1.75)
    mechanics = run_from_atlas(conditions, 70.0, 1.75, atlas)
    analysis = runatomy.analyze_run(run, RUNNER)
    plain = analysis.to_dict(series=True)
    return {
        "fitfast": lambda: fitfast.records(data),
        "read + analyze_run": lambda: runatomy.analyze_run(runatomy.read(data), RUNNER),
        "read": lambda: runatomy.read(data),
        "conditions": lambda: conditions_from_run(run, 1.75),
        "lookup": lambda: run_from_atlas(conditions, 70.0, 1.75, atlas),
        "loads": lambda: (group_loads(mechanics, conditions), muscle_loads(mechanics, conditions)),
        "strides": lambda: stride_rows(atlas, conditions, 1.75),
        "evidence": lambda: basis_of(run, conditions, RUNNER, (), mechanics),
        "series": lambda: analysis.to_dict(series=True),
        "html": lambda: render_html(plain),
        "terminal": lambda: render_terminal(plain, 100),
    }


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
