"""Years by DuckDB: what SQLite says of the same runs, whoever changed them."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest

from runatomy.app.library.clock import day_of
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.years import DailyLoads
from runatomy.terms.errors import AppError

from .made_run import FIRST_DAY, add_run, new_analysis

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

DAY = timedelta(days=1)
OTHER = """
import sys
from pathlib import Path
from runatomy.app.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    library.delete_run(sys.argv[2])
"""


def told(loads: DailyLoads) -> dict[tuple[date, str], float]:
    """Return the amounts that are not zero, by day and name."""
    return {
        (day, name): float(loads.values[i, j])
        for i, day in enumerate(loads.dates)
        for j, name in enumerate(loads.names)
        if loads.values[i, j]
    }


def plain(library: Library, kind: str, column: str) -> dict[tuple[date, str], float]:
    """Return the same by SQLite and Python alone."""
    found: dict[tuple[date, str], float] = defaultdict(float)
    with library.ledger.reading() as connection:
        for start, name, amount in connection.execute(
            f"SELECT start, loads.name, loads.{column} FROM runs JOIN analyses ON run_id = runs.id"
            " JOIN loads ON analysis_id = analyses.id"
            " WHERE kind = ? AND twin_of IS NULL AND start IS NOT NULL",
            (kind,),
        ):
            if amount:
                found[day_of(datetime.fromisoformat(start)), name] += amount
    return dict(found)


def check(library: Library) -> None:
    for kind, column in (("group", "energy_J"), ("muscle", "energy_J"), ("tissue", "impulse_BWs")):
        assert told(library.daily_loads(None, kind)) == pytest.approx(plain(library, kind, column))
    days, sums = library.calendar(), library.find_runs(until=date(9000, 1, 1)).sums
    assert sum(day.runs for day in days) == sums.runs
    assert sum(day.energy_J for day in days) == pytest.approx(sums.energy_J)
    assert [day.date for day in days] == sorted({day.date for day in days})


def test_true_after_every_change(library: Library) -> None:
    dice = random.Random(7)
    check(library)
    for step in range(60):
        ids = [row.id for row in library.find_runs(twins=True).rows]
        deed = dice.choice(["add", "add", "add", "delete", "replace", "move", "rename"])
        if deed == "add" or not ids:
            add_run(
                library, b"run %d" % step, after=dice.randrange(9) * DAY,
                groups={dice.choice("abc"): dice.random()}, distance_m=dice.choice([1e3, 2e3]),
                **{"start": None} if dice.random() < 0.1 else {},
            )  # fmt: skip
        elif deed == "delete":
            library.delete_run(dice.choice(ids))
        elif deed == "replace":
            one = dice.choice(ids)
            new = new_analysis(library.home, one, f"r{step}", {"d": dice.random()})
            library.replace_analysis(one, new)
        elif deed == "rename":
            library.update_run(dice.choice(ids), name=f"name {step}")
        else:
            who = library.save_runner(RunnerEntry(name=f"runner {step}"))
            library.update_run(dice.choice(ids), runner_id=who.key)
        check(library)
    assert library.find_runs(twins=True).total > library.find_runs().total > 5


def test_only_what_is_asked_for(library: Library) -> None:
    anna = library.save_runner(RunnerEntry(name="Anna"))
    first = day_of(FIRST_DAY)
    for i in range(4):
        add_run(library, b"%d" % i, after=i * DAY, runner_id=anna.key)
    add_run(library, b"other", after=DAY, runner_id=library.save_runner(RunnerEntry(name="B")).key)
    asked = {"since": first + DAY, "until": first + 2 * DAY}
    days = library.calendar(runner=anna.key, **asked)
    assert [(day.date, day.runs) for day in days] == [(first + DAY, 1), (first + 2 * DAY, 1)]
    loads = library.daily_loads(anna.key, "muscle", **asked)
    assert loads.names == ("soleus",)
    assert loads.values.tolist() == [[210.0], [210.0]]  # both sides
    assert loads.unit == "J"
    tissues = library.daily_loads(anna.key, "tissue", **asked)
    assert (tissues.unit, tissues.names) == ("BW s", ("achilles_tendon",))


def test_no_runs_no_days(library: Library) -> None:
    loads = library.daily_loads(1, "group")
    assert (loads.dates, loads.names, loads.values.shape) == ((), (), (0, 0))
    assert library.calendar() == []
    with pytest.raises(AppError, match="group, muscle, tissue"):
        library.daily_loads(1, "bones; DROP TABLE runs")


def test_another_processs_change_is_seen(library: Library) -> None:
    (run,) = add_run(library, b"one").runs
    add_run(library, b"two", after=DAY)
    assert len(library.calendar()) == len(library.daily_loads(None, "group").dates) == 2
    root = str(library.home.root)
    subprocess.run([sys.executable, "-c", OTHER, root, run.id], check=True)
    assert len(library.calendar()) == len(library.daily_loads(None, "group").dates) == 1


def test_many_threads_may_ask_while_one_writes(library: Library) -> None:
    library.runner()
    wrong: list[object] = []

    def ask() -> None:
        before = 0
        for _ in range(25):
            days = len(library.daily_loads(None, "group").dates)
            if days < before or sum(day.runs for day in library.calendar()) < days:
                wrong.append(days)
            before = days

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for i in range(25):
        add_run(library, b"run %d" % i, after=i * DAY)
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(library.calendar()) == 25
