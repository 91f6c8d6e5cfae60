"""Weeks of heart and fuel with a run whose original is gone: named and bridged, not left untold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from library.made_run import FIRST_DAY, add_run, new_analysis

from loads.effort.runs import effort
from runatomy.app.library.clock import day_of
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.library import Library
from runatomy.app.web.api.loads.effort import effort_trend, efforts
from runatomy.app.web.api.loads.schemas import Efforts
from runatomy.app.web.api.runs.rows import run_row

WEEKS = 20
LAST = day_of(FIRST_DAY) + timedelta(weeks=WEEKS)


def known(library: Library, number: int, size: float, *, after: timedelta) -> None:
    """Enter a run that tells what it asked: so many hours of it."""
    (run,) = add_run(library, b"%d" % number, after=after, moving_s=3600.0 * size).runs
    new = new_analysis(library.home, run.id, "second")
    library.replace_analysis(run.id, replace(new, effort=effort(size)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A run an hour long each week, and three in the last one."""
    with Library.open(tmp_path) as opened:
        for week in range(WEEKS):
            known(opened, week, 1.0, after=timedelta(weeks=week))
        known(opened, 99, 3.0, after=timedelta(weeks=WEEKS, hours=-5))
        yield opened


def untold(library: Library, seconds: float, *, gone: bool) -> str:
    """Enter a run of an older version this week; `gone` takes its original away."""
    after = timedelta(weeks=WEEKS, days=-2)
    (run,) = add_run(library, b"lake", after=after, name="By the lake", moving_s=seconds).runs
    if gone:
        path_of(library.home, run.sha256, ".fit").unlink()
    return run.id


def told(library: Library, until: date = LAST) -> dict[str, Any]:
    """Return the answer as the route gives it, in its own schema."""
    web: Any = SimpleNamespace(library=library)
    found = efforts(web, library.runner().key, until)
    Efforts.model_validate(found)
    return found


def test_a_run_that_waits_keeps_its_week_untold(library: Library) -> None:
    untold(library, 900.0, gone=False)
    found = told(library)
    assert (found["waiting"], found["lost"], found["findings"]) == (1, [], [])


def test_a_small_run_that_is_gone_is_named_and_its_week_told(library: Library) -> None:
    before = told(library)
    number = untold(library, 900.0, gone=True)
    found = told(library)
    day = (LAST - timedelta(days=2)).isoformat()
    assert found["waiting"] == 0
    assert found["lost"] == [{"id": number, "name": "By the lake", "date": day}]
    said = {one["key"]: one for one in found["findings"]}
    assert set(said) == {"heart.week_impulse", "fuel.week", "fuel.week_split"}
    assert "Without “By the lake”" in said["heart.week_impulse"]["text"]
    assert "Without “By the lake”" in said["fuel.week"]["text"]
    for row, old in zip(found["rows"], before["rows"], strict=True):
        week, alone = row["windows"][0], old["windows"][0]
        assert (week["runs"], week["told"], week["lost"]) == (2, 1, 1)
        assert week["lost_share"] == pytest.approx(0.25 / 3.25, rel=1e-4)
        assert week["verdict"] == alone["verdict"] == "much more" and week["why"] == ""
        assert week["carried"]["usual"] == alone["carried"]["usual"]
        assert week["carried"]["high"] > alone["carried"]["high"]


def test_a_large_one_leaves_its_week_untold_and_says_why(library: Library) -> None:
    untold(library, 7200.0, gone=True)
    found = told(library)
    assert {one["key"] for one in found["findings"]} == {"heart.week_impulse", "fuel.week"}
    assert all("cannot be told without “By the lake”" in one["text"] for one in found["findings"])
    assert found["rows"][0]["windows"][0]["verdict"] == "cannot tell"
    assert "40% of these days’ running" in found["rows"][0]["windows"][0]["why"]


def test_a_later_week_is_told_whatever_the_earlier_one_lost(library: Library) -> None:
    """One run of the last half year is gone: the habit still holds."""
    untold(library, 900.0, gone=True)
    known(library, 100, 3.0, after=timedelta(weeks=WEEKS, days=5))
    found = told(library, LAST + timedelta(days=7))
    week = found["rows"][1]["windows"][0]
    assert (week["lost"], week["runs"]) == (0, 1)
    assert (week["verdict"], week["why"]) == ("much more", "")


def test_the_trend_leaves_room_for_it(library: Library) -> None:
    number = untold(library, 900.0, gone=True)
    web: Any = SimpleNamespace(library=library)
    trend = effort_trend(web, library.runner().key, "energy", 2, LAST)
    week = next(i for i, count in enumerate(trend["runs"]) if count == 2)
    assert trend["told"][week] == 1
    assert trend["high"][week] > 1.5 * trend["value"][week]  # 1.5 is of the run that is known
    assert run_row(library.run(number), {})["stays"] is True
