"""What a run asked of heart and fuel: kept as analyzed, told by days, unknown of older analyses."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.app.library.clock import day_of
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.ledger import VERSION, Ledger
from runatomy.app.library.ledger.migrations import APPLICATION, MIGRATIONS
from runatomy.app.library.library import Library
from runatomy.app.library.series.effort import effort_of
from runatomy.loads.effort.lost_run import LostRun
from runatomy.records.run import Run

from ..made_run import FIRST_DAY, add_run

DAY = timedelta(days=1)
FIRST = day_of(FIRST_DAY)


def test_what_was_analyzed_comes_back(
    library: Library, analyzed: RunAnalysis, recorded: Run
) -> None:
    (run,) = add_run(library, b"one").runs
    assert [one.effort for one in library.efforts(run.runner_id, FIRST, FIRST)] == [None]
    new = library.write_analysis(run.id, "again", analyzed, recorded)
    library.replace_analysis(run.id, new)
    (found,) = library.efforts(run.runner_id, FIRST, FIRST)
    assert (found.run_id, found.day, found.distance) == (run.id, FIRST, 10_000.0)
    assert found.effort == effort_of(analyzed.to_dict())
    heart, fuel = analyzed.meaning.heart, analyzed.meaning.fuel
    assert found.effort.energy.usual == pytest.approx(fuel.energy.usual, rel=1e-5)
    assert found.effort.fat.high == pytest.approx(fuel.fat.high, rel=1e-5)
    assert (found.effort.trimp is None) == (heart.trimp is None)
    assert found.effort.measured == pytest.approx(heart.measured, abs=1e-4)
    library.delete_run(run.id)  # takes its effort away with its analysis
    with library.ledger.reading() as connection:
        assert connection.execute("SELECT count(*) FROM efforts").fetchone()[0] == 0


def test_a_run_that_waits_in_vain_is_told_apart(library: Library) -> None:
    """Where the original is gone, nothing will ever tell what the run asked."""
    (there,) = add_run(library, b"there").runs
    (gone,) = add_run(library, b"gone", after=DAY, name="Round the lake").runs
    path_of(library.home, gone.sha256, ".fit").unlink()
    one, other = library.efforts(there.runner_id, FIRST, FIRST + DAY)
    assert (one.effort, one.lost, one.known) == (None, None, None)
    assert other.known == LostRun(name="Round the lake", day=FIRST + DAY, moving_time=3500.0)
    library.keep_original(b"gone", ".fit")  # imported again
    assert library.efforts(there.runner_id, FIRST + DAY, FIRST + DAY)[0].known is None


def test_days_runners_and_twins(library: Library) -> None:
    for i in range(4):
        add_run(library, b"%d" % i, after=i * DAY)
    add_run(library, b"the same again", after=DAY + timedelta(seconds=5))
    mine = library.runner().key
    found = library.efforts(mine, FIRST + DAY, FIRST + 2 * DAY)
    assert [one.day for one in found] == [FIRST + DAY, FIRST + 2 * DAY]
    assert library.efforts(mine + 1, FIRST, FIRST + 9 * DAY) == []


def test_an_older_ledger_is_brought_up_with_its_runs(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        (run,) = add_run(library, b"one").runs
    path = tmp_path / "library.sqlite"
    with sqlite3.connect(path) as connection:  # back to the version before
        connection.execute("DROP TABLE efforts")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    connection.close()
    with Library.open(tmp_path) as library:
        (found,) = library.efforts(run.runner_id, FIRST, FIRST)
        assert found.effort is None and library.run(run.id).name == "one"
    ledger = Ledger(path)
    with ledger.reading() as reading:
        assert reading.execute("PRAGMA user_version").fetchone()[0] == VERSION
    ledger.close()
