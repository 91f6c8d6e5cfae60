"""Runs entered, told as twins, analyzed anew and deleted: all of it or nothing."""

from __future__ import annotations

import pickle
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import FileEntry, NewRun, UnknownRunError
from runatomy.terms.errors import AppError

from ..made_run import add_run, new_analysis

MINUTE = timedelta(minutes=1)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_the_same_bytes_are_entered_once(library: Library) -> None:
    first, again = add_run(library, b"run"), add_run(library, b"run")
    assert first.new and not again.new
    assert first.runs == again.runs == library.runs_of(first.runs[0].sha256)
    assert library.find_runs(twins=True).total == 1
    known = library.known_file(first.runs[0].sha256)
    assert known is not None and known.outcome == "runs" and known.size == 3
    assert library.known_file("0" * 64) is None
    assert library.original(first.runs[0].sha256) == b"run"


def test_many_threads_enter_it_once(library: Library) -> None:
    library.runner()
    new: list[bool] = []
    threads = [
        threading.Thread(target=lambda: new.append(add_run(library, b"run").new)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new) == [False] * 7 + [True]


def test_what_was_no_run_may_become_one(library: Library) -> None:
    sha256 = library.keep_original(b"run", ".fit")
    ride = FileEntry(sha256=sha256, name="a.fit", suffix=".fit", size=3, outcome="not_a_run")
    assert library.add_file(replace(ride, message="a ride")).new
    assert not library.add_file(ride).new
    assert add_run(library, b"run").new
    assert library.known_file(sha256).outcome == "runs"  # type: ignore[union-attr]
    assert not library.add_file(ride).new


def test_nothing_is_entered_without_its_files(library: Library) -> None:
    (kept,) = add_run(library, b"kept").runs
    entry = FileEntry(sha256="b" * 64, name="x.fit", suffix=".fit", size=1, outcome="runs")
    gone = NewRun(
        entry=replace(kept, id="b" * 16 + "-0", sha256="b" * 64),
        analysis=new_analysis(library.home, "b" * 16 + "-0"),
    )
    with pytest.raises(AppError, match="went away"):
        library.add_file(entry, [gone])
    assert library.known_file("b" * 64) is None
    assert library.find_runs().total == 1


def test_a_failure_in_mid_entry_leaves_nothing(library: Library) -> None:
    (kept,) = add_run(library, b"kept").runs
    sha256 = library.keep_original(b"two legs", ".fit")
    entry = FileEntry(sha256=sha256, name="x.fit", suffix=".fit", size=8, outcome="runs")
    leg = replace(kept, id="leg-0", sha256=sha256)
    wrong = replace(kept, id="leg-1", sha256=sha256, part=1, runner_id=99)
    runs = [NewRun(entry=one, analysis=new_analysis(library.home, one.id)) for one in (leg, wrong)]
    with pytest.raises(Exception, match="FOREIGN KEY"):
        library.add_file(entry, runs)
    assert library.known_file(sha256) is None
    assert library.find_runs().total == 1


@pytest.mark.parametrize(
    ("changed", "twin"),
    [
        ({}, True),
        ({"after": 2 * MINUTE}, True),
        ({"after": -2 * MINUTE}, True),
        ({"after": 2 * MINUTE + timedelta(seconds=1)}, False),
        ({"duration_s": 3700.0, "distance_m": 9_750.0}, True),
        ({"duration_s": 3720.0}, False),
        ({"distance_m": 9_600.0}, False),
        ({"start": None}, False),
    ],
)
def test_twins_are_kept_but_not_counted(
    library: Library, changed: dict[str, object], twin: bool
) -> None:
    (first,) = add_run(library, b"watch").runs
    (second,) = add_run(library, b"website", **changed).runs  # type: ignore[arg-type]
    assert second.twin_of == (first.id if twin else None)
    shown, all_of_them = library.find_runs(), library.find_runs(twins=True)
    assert (shown.total, all_of_them.total) == (1 if twin else 2, 2)
    assert shown.sums == all_of_them.sums
    assert shown.sums.runs == shown.total


def test_twins_have_one_runner(library: Library) -> None:
    anna = library.save_runner(RunnerEntry(name="Anna"))
    bob = library.save_runner(RunnerEntry(name="Bob"))
    (first,) = add_run(library, b"watch", runner_id=anna.key).runs
    (second,) = add_run(library, b"website", runner_id=bob.key).runs
    assert second.twin_of is None
    library.update_run(second.id, runner_id=anna.key)
    assert library.run(second.id).twin_of == first.id
    library.update_run(first.id, runner_id=bob.key)
    assert library.run(second.id).twin_of is None
    with pytest.raises(AppError, match="number 99"):
        library.update_run(first.id, runner_id=99)


def test_the_eldest_twin_is_heir(library: Library) -> None:
    ids = []
    for content in (b"one", b"two", b"three"):
        (run,) = add_run(library, content).runs
        ids.append(run.id)
    library.delete_run(ids[0])
    heir, other = sorted(ids[1:], key=lambda one: library.run(one).twin_of is not None)
    assert library.run(heir).twin_of is None
    assert library.run(other).twin_of == heir


def test_a_deleted_run_leaves_nothing_and_may_come_again(library: Library) -> None:
    (other,) = add_run(library, b"other", after=60 * MINUTE).runs
    before = files(library.home.root / "originals"), files(library.home.analyses)
    (run,) = add_run(library, b"run").runs
    library.delete_run(run.id)
    assert (files(library.home.root / "originals"), files(library.home.analyses)) == before
    assert library.known_file(run.sha256) is None
    for asked in (library.run, library.analysis, library.series, library.delete_run):
        with pytest.raises(UnknownRunError):
            asked(run.id)
    with library.ledger.reading() as connection:
        assert (
            connection.execute("SELECT count(DISTINCT analysis_id) FROM loads").fetchone()[0] == 1
        )
    assert add_run(library, b"run").new
    assert {row.id for row in library.find_runs().rows} == {run.id, other.id}


def test_a_file_stays_while_a_run_of_it_is_left(library: Library) -> None:
    sha256 = library.keep_original(b"race day", ".fit")
    entry = FileEntry(sha256=sha256, name="x.fit", suffix=".fit", size=8, outcome="runs")
    (pattern,) = add_run(library, b"pattern", after=600 * MINUTE).runs
    legs = [replace(pattern, id=f"leg-{i}", sha256=sha256, part=i) for i in (0, 1)]
    runs = [NewRun(entry=leg, analysis=new_analysis(library.home, leg.id)) for leg in legs]
    added = library.add_file(entry, runs).runs
    assert [run.twin_of for run in added] == [pattern.id, pattern.id]
    library.delete_run("leg-0")
    assert library.original(sha256) == b"race day"
    library.delete_run("leg-1")
    with pytest.raises(AppError):
        library.original(sha256)


def test_the_old_analysis_serves_until_the_new_one_is_whole(library: Library) -> None:
    (run,) = add_run(library, b"run").runs
    new = new_analysis(library.home, run.id, "second", {"calves": 1.0})
    assert library.run(run.id).group_energy_J["calves"] == 300.0
    assert len(files(library.home.analyses)) == 2
    library.replace_analysis(run.id, new)
    assert library.run(run.id).group_energy_J == {"calves": 1.0}
    assert files(library.home.analyses) == [f"{run.id}-second.parquet"]
    library.replace_analysis(run.id, new)  # the same once more
    assert files(library.home.analyses) == [f"{run.id}-second.parquet"]


def test_an_analysis_of_a_deleted_run_goes(library: Library) -> None:
    (run,) = add_run(library, b"run").runs
    library.delete_run(run.id)
    with pytest.raises(UnknownRunError):
        library.replace_analysis(run.id, new_analysis(library.home, run.id, "late"))
    assert files(library.home.analyses) == []


def test_name_and_note_change_alone(library: Library) -> None:
    (run,) = add_run(library, b"run").runs
    library.update_run(run.id, note=" hot ")
    library.update_run(run.id, name="Sunday")
    assert (library.run(run.id).name, library.run(run.id).note) == ("Sunday", "hot")
    for wrong in ({"name": " "}, {"name": "x" * 201}, {"note": "x" * 10_001}):
        with pytest.raises(AppError):
            library.update_run(run.id, **wrong)  # type: ignore[arg-type]
    with pytest.raises(UnknownRunError):
        library.update_run("none", name="x")


def test_entries_travel_between_processes(library: Library) -> None:
    (run,) = add_run(library, b"run").runs
    new = NewRun(entry=run, analysis=new_analysis(library.home, run.id))
    assert pickle.loads(pickle.dumps(new)) == new
    assert pickle.loads(pickle.dumps(library.runner())) == library.runner()
