"""Runs found by day, runner, words and size, in any order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from runatomy.app.library.clock import day_of
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.series.recipe import recipe_of
from runatomy.terms.errors import AppError, RunatomyError
from runatomy.terms.runner import Runner

from ..made_run import FIRST_DAY, add_run

DAY = timedelta(days=1)


@pytest.fixture
def four(library: Library) -> Library:
    """Four runs on four days, the last by Anna and the third of an unknown day."""
    anna = library.save_runner(RunnerEntry(name="Anna"))
    me = library.save_runner(RunnerEntry(name="me")).key
    add_run(library, b"a", runner_id=me, name="Läufe am MEER", distance_m=5e3)
    add_run(library, b"b", runner_id=me, after=DAY, name="hill", ascent_m=800.0, note="100 % hot")
    add_run(library, b"c", runner_id=me, start=None, name="lost", groups={"calves": 900.0})
    add_run(
        library, b"d", runner_id=anna.key, after=2 * DAY, name="Race", device="Watch 9",
        distance_m=42e3, groups={"quadriceps": 5.0},
    )  # fmt: skip
    return library


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Race", "hill", "Läufe am MEER", "lost"]),
        ({"sort": "start"}, ["Läufe am MEER", "hill", "Race", "lost"]),
        ({"sort": "-distance_m", "limit": 1}, ["Race"]),
        ({"sort": "name", "limit": 2, "offset": 1}, ["lost", "Läufe am MEER"]),
        ({"text": "meer LÄUFE"}, ["Läufe am MEER"]),
        ({"text": "watch"}, ["Race"]),
        ({"text": "%"}, ["hill"]),
        ({"text": "_"}, []),
        ({"min_distance_m": 6e3, "max_distance_m": 2e4}, ["hill", "lost"]),
        ({"min_ascent_m": 500.0}, ["hill"]),
        ({"group": "calves"}, ["lost", "hill", "Läufe am MEER", "Race"]),
        ({"group": "calves", "sort": "group"}, ["Race", "hill", "Läufe am MEER", "lost"]),
        ({"group": "calves", "sort": "-distance_m", "limit": 1}, ["Race"]),
        ({"limit": 0}, []),
        ({"offset": 99}, []),
    ],
)
def test_runs_are_found(four: Library, asked: dict[str, Any], names: list[str]) -> None:
    assert [row.name for row in four.find_runs(**asked).rows] == names


def test_days_are_both_included(four: Library) -> None:
    first = day_of(FIRST_DAY)
    found = four.find_runs(since=first, until=first + DAY)
    assert {row.name for row in found.rows} == {"Läufe am MEER", "hill"}
    assert four.find_runs(until=date(1, 1, 2)).total == 0
    with pytest.raises(AppError, match="that late"):
        four.find_runs(until=date.max)


def test_sums_are_those_of_all_pages(four: Library) -> None:
    page = four.find_runs(runner=four.runner("me").id, limit=1)
    assert (page.total, page.sums.runs, len(page.rows)) == (3, 3, 1)
    assert page.sums.distance_m == 25_000.0
    assert page.sums.energy_J == 500.0 + 500.0 + 900.0
    assert page.rows[0].group_energy_J == {"calves": 300.0, "quadriceps": 200.0}
    empty = four.find_runs(text="nothing of the sort")
    assert (empty.total, empty.sums.distance_m) == (0, 0.0)


def test_an_unknown_order_or_group_is_told(four: Library) -> None:
    with pytest.raises(AppError, match="distance_m"):
        four.find_runs(sort="runs.id; DROP TABLE runs")
    with pytest.raises(RunatomyError, match="wings"):
        four.find_runs(group="wings")
    assert four.find_runs().total == 4


def test_a_run_is_stale_where_today_would_make_it_otherwise(library: Library) -> None:
    me = library.runner()
    add_run(library, b"old", recipe="0123456789ab")
    (run,) = add_run(library, b"new", after=DAY, recipe=recipe_of(me.profile_at(FIRST_DAY))).runs
    assert [library.run(run.id).stale, len(library.stale_runs())] == [False, 1]
    library.set_mass(me.key, date(2030, 1, 1), 60.0)
    assert library.run(run.id).stale
    assert library.stale_runs()[0] == run.id and len(library.stale_runs()) == 2


def test_a_stale_run_without_its_original_stays_so(library: Library) -> None:
    """It is not called to be analyzed anew, until its file comes again."""
    (there,) = add_run(library, b"there", recipe="0123456789ab").runs
    (gone,) = add_run(library, b"gone", after=DAY, recipe="0123456789ab").runs
    now = recipe_of(library.runner().profile_at(FIRST_DAY))
    (new,) = add_run(library, b"new", after=2 * DAY, recipe=now).runs
    for run in (gone, new):
        path_of(library.home, run.sha256, ".fit").unlink()
    rows = {row.id: (row.stale, row.stays) for row in library.find_runs().rows}
    assert rows == {there.id: (True, False), gone.id: (True, True), new.id: (False, False)}
    assert library.run(gone.id).stays and not library.run(there.id).stays
    assert (library.stale_runs(), library.lasting_runs()) == ([there.id], [gone.id])
    library.keep_original(b"gone", ".fit")
    assert (library.stale_runs(), library.lasting_runs()) == ([gone.id, there.id], [])


def test_recipe_knows_everything_the_runner_said() -> None:
    others = [
        Runner(mass=60.0), Runner(height=1.7), Runner(sex="f"), Runner(age=30.0),
        Runner(max_heart_rate_bpm=190.0), Runner(resting_heart_rate_bpm=50.0),
    ]  # fmt: skip
    assert len({recipe_of(one) for one in [Runner(), *others]}) == 7
    assert recipe_of(Runner(mass=60)) == recipe_of(Runner(mass=60.0, name="Anna"))
