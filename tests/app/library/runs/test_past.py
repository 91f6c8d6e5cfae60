"""The runs of half a year, as a plan reads the habit from them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.app.library.clock import day_of
from runatomy.app.library.library import Library
from runatomy.app.library.runs.past import LOOK, past_runs
from runatomy.records.run import Run

from ..made_run import FIRST_DAY, add_run

DAY = timedelta(days=1)
FIRST = day_of(FIRST_DAY)


def test_half_a_year_is_looked_at_and_not_the_day_of_the_plan(library: Library) -> None:
    for days in (0, 1, LOOK.days, LOOK.days + 1):
        add_run(library, b"%d" % days, after=days * DAY)
    add_run(library, b"no day", start=None)
    start = FIRST + LOOK + DAY
    found = past_runs(library, library.runner().key, start)
    assert [run.day for run in found] == [start - DAY, FIRST + DAY]
    assert (found[0].meters, found[0].seconds) == (10_000.0, 3500.0)
    assert (found[0].ascent, found[0].descent, found[0].speed) == (100.0, 90.0, None)


def test_way_and_speed_are_those_of_the_time_that_was_run(
    library: Library, analyzed: RunAnalysis, recorded: Run
) -> None:
    (run,) = add_run(library, b"one").runs
    library.replace_analysis(run.id, library.write_analysis(run.id, "again", analyzed, recorded))
    (found,) = past_runs(library, run.runner_id, FIRST + DAY)
    running = analyzed.meaning.fuel.duration
    assert 0.0 < running < found.seconds
    assert found.running is not None and found.running < found.meters == 10_000.0
    assert found.speed == pytest.approx(found.running / running, rel=1e-4)
