"""Five seasons of runs: what is asked of each, read back from their bytes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from make_seasons import SEASONS, Day, begun, files, main

from runatomy.records.readers import read_runs
from runatomy.strides.conditions import WALKING
from runatomy.strides.from_run import conditions_from_run

WEEKS = {"beginner": 10, "marathoner": 16, "trail": 12, "sprinter": 10, "returning": 22}


def weekly(name: str) -> list[int]:
    """Return how many runs each week of a season holds."""
    days = np.array([day.day for day in SEASONS[name]().days])
    return np.bincount(days // 7, minlength=WEEKS[name]).tolist()


@pytest.mark.parametrize("name", sorted(SEASONS))
def test_the_days_of_a_season_are_in_order_and_in_its_weeks(name: str) -> None:
    days = [day.day for day in SEASONS[name]().days]
    assert all(a < b for a, b in pairwise(days))
    assert len(weekly(name)) == WEEKS[name]


def test_the_seasons_are_what_they_are_called() -> None:
    assert weekly("beginner") == [3, 3, 3, 3, 3, 3, 4, 3, 3, 3]
    assert weekly("marathoner")[:14] == [5] * 14
    assert weekly("returning")[8:14] == [0] * 6  # nothing was run
    longest = [day.meters for day in SEASONS["marathoner"]().days]
    assert max(longest[:70]) == 32_000.0 and max(longest) > 42_195.0
    descents = [day.day for day in SEASONS["trail"]().days if day.base == "descent"]
    assert len(descents) == 2 and descents[1] - descents[0] == 21


@pytest.mark.parametrize("name", ["beginner", "sprinter"])
def test_the_files_of_a_season_are_read(name: str) -> None:
    user = SEASONS[name]().user
    for (file, data), again in zip(files(name, 2), files(name, 2), strict=True):
        assert (file, data) == again
        (run,) = read_runs(data, file)
        assert f"{run.start:%Y-%m-%d-%H-%M-%S}.fit" == file and run.repairs == ()
        assert run.profile.mass == user["weight"] and run.profile.height == user["height"]
        found = conditions_from_run(run, user["height"])
        if name == "beginner":
            walked = found.duration[found.gait == WALKING].sum() / found.duration.sum()
            assert 0.3 < walked < 0.55


def test_a_descent_falls_and_sprints_are_fast() -> None:
    trail, sprinter = SEASONS["trail"](), SEASONS["sprinter"]()
    down = begun(trail.bases["descent"](), Day(0, "descent", 3300.0), trail.user, seed=1)
    assert down.altitude is not None and down.altitude[0] - down.altitude[-1] > 800.0
    fast = begun(sprinter.bases["sprints"](), Day(0, "sprints", 3600.0), sprinter.user, seed=1)
    assert fast.speed.max() > 7.0


def test_only_what_is_asked_for_is_made(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--only", "sprinter"])
    assert [path.name for path in tmp_path.iterdir()] == ["sprinter"]
    assert len(list((tmp_path / "sprinter").glob("*.fit"))) == len(SEASONS["sprinter"]().days)
