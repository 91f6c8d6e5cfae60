"""Recovery, notes and findings over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from running import Api

from runatomy.muscle.anatomy import GROUPS


@pytest.fixture
def anna(api: Api) -> Iterator[str]:
    """A runner of the test's own, without runs."""
    number = api.post("/runners", json={"name": "Anna"}).json()["id"]
    yield str(number)
    assert api.delete(f"/runners/{number}").status_code == 204


def last_day(api: Api) -> date:
    """Return the day of the last run."""
    return date.fromisoformat(api.json("/calendar")["days"][-1]["date"])


def test_recovery_follows_the_runs(api: Api) -> None:
    day = last_day(api)
    then = api.json("/recovery", at=day.isoformat())
    later = api.json("/recovery", at=(day + timedelta(days=6)).isoformat())
    assert [row["name"] for row in then["groups"]] == [group.name for group in GROUPS]
    for row, after in zip(then["groups"], later["groups"], strict=True):
        assert (
            row["strength_low_percent"] <= row["strength_percent"] <= row["strength_high_percent"]
        )
        assert row["fresh_in_low_h"] <= row["fresh_in_h"] <= row["fresh_in_high_h"]
        assert row["evidence"]["grade"]
        assert after["strength_percent"] >= row["strength_percent"]
    thigh = next(row for row in then["groups"] if row["name"] == "quadriceps")
    assert thigh["strength_percent"] < 100.0
    assert then["findings"] and all(one["evidence"]["grade"] for one in then["findings"])


def test_without_runs_nothing_is_said_of_muscles(api: Api, anna: str) -> None:
    told = api.json("/recovery", runner=anna)
    assert told["runs"] == 0 and told["groups"] == []
    assert {one["key"] for one in told["findings"]} == {"recovery.cannot_tell", "recovery.rates"}


def test_soreness_moves_the_rates_and_is_forgotten(api: Api) -> None:
    day = last_day(api) + timedelta(days=1)
    before = api.json("/recovery", at=day.isoformat())["rates"]
    assert before["logs"] == 0
    note = {"kind": "soreness", "group": "quadriceps", "value": 9, "day": day.isoformat()}
    answer = api.post("/logs", json=note)
    assert answer.status_code == 201, answer.text
    try:
        after = api.json("/recovery", at=day.isoformat())["rates"]
        assert after["logs"] == 1
        assert after["learned"]["sensitivity"]["value"] > before["learned"]["sensitivity"]["value"]
        assert after["prior"] == before["prior"]
    finally:
        assert api.delete("/logs").status_code == 204
    assert api.json("/recovery", at=day.isoformat())["rates"] == before


def test_notes_are_listed_newest_first_and_taken_back(api: Api, anna: str) -> None:
    notes: list[dict[str, Any]] = [
        {"kind": "rest", "day": "2026-01-02"},
        {"kind": "strength", "group": "calves", "value": 91.5, "day": "2026-01-01"},
        {"kind": "single_leg", "test": "hop", "left": 1.6, "right": 1.2},
    ]
    for note in notes:
        assert api.post("/logs", params={"runner": anna}, json=note).status_code == 201
    told = api.json("/logs", runner=anna)["logs"]
    assert [log["kind"] for log in told] == ["single_leg", "rest", "strength"]
    assert told[2]["value"] == 91.5 and told[2]["unit"] == "%"
    weeks = api.json("/findings", runner=anna)["weeks"]
    assert [one["key"] for one in weeks] == ["sides.test.hop"]
    gone = f"/logs/{told[0]['id']}"
    api.error(api.delete(gone, params={"runner": "1"}), 404)  # another runner's
    assert api.delete(gone, params={"runner": anna}).status_code == 204
    api.error(api.delete(gone, params={"runner": anna}), 404)
    assert len(api.json("/logs", runner=anna)["logs"]) == 2


@pytest.mark.parametrize(
    "note",
    [{}, {"kind": "mood"}, {"kind": "soreness"}, {"kind": "soreness", "group": "quadriceps"},
     {"kind": "soreness", "group": "quadriceps", "value": 11},
     {"kind": "soreness", "group": "nose", "value": 1}, {"kind": "strength", "group": "calves",
     "value": 0}, {"kind": "single_leg", "test": "hop"}, {"kind": "rest", "day": "2199-01-01"},
     {"kind": "single_leg", "test": "x", "left": 1, "right": 1}, {"kind": "rest", "mood": "fine"}],
)  # fmt: skip
def test_what_cannot_be_noted_is_refused(api: Api, anna: str, note: dict[str, Any]) -> None:
    api.error(api.post("/logs", params={"runner": anna}, json=note), 422)
    assert api.json("/logs", runner=anna)["logs"] == []


def test_findings_hold_what_each_run_says(api: Api) -> None:
    told = api.json("/findings", until=last_day(api).isoformat(), weeks=12)
    runs = {run["id"] for run in api.json("/runs")["runs"]}
    assert {run["id"] for run in told["runs"]} <= runs and told["runs"]
    said: set[str] = set()
    for run in told["runs"]:
        every = api.json(f"/runs/{run['id']}/analysis")["findings"]
        # What has no figure of its own run is said with the newest run that says it.
        general = [one["text"] for one in every if one["value"] is None and one["low"] is None]
        assert run["findings"] == [
            one for one in every if one["text"] not in general or one["text"] not in said
        ]
        said.update(general)
    every = [
        *told["recovery"],
        *told["weeks"],
        *(f for run in told["runs"] for f in run["findings"]),
    ]
    assert every and all(one["evidence"]["grade"] and one["text"] for one in every)
