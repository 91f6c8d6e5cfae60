"""Days and weeks over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from running import Api


def test_the_calendar_sums_to_the_list(api: Api) -> None:
    days = api.json("/calendar")["days"]
    sums = api.json("/runs")["sums"]
    for key in ("runs", "distance_m", "energy_J"):
        assert sum(day[key] for day in days) == pytest.approx(sums[key], rel=1e-5)
    assert api.json("/calendar", since="2030-01-01")["days"] == []
    assert api.json("/calendar", since="0001-01-01", until="9999-12-31")["days"] == days


def test_loads_of_the_week_of_the_runs(api: Api) -> None:
    day = api.json("/calendar")["days"][-1]["date"]
    found = api.json("/loads", until=day)
    assert found["windows"] == [7, 28, 84]
    runs = api.json("/runs")["runs"]
    for group in found["groups"]:
        spent = sum(run["group_energy_J"][group["name"]] for run in runs)
        assert group["carried"]["7"] == pytest.approx(spent, rel=1e-4)
        assert group["verdict"]["7"] == "cannot tell"  # one day is no habit
        assert group["usual"]["7"] is None
    units = {row["name"]: row["unit"] for row in found["tissues"]}
    assert units["achilles_tendon"] == "BW s"
    assert units["tibia_bending"] == "BW m s"
    assert found["evidence"]["source"]


@pytest.mark.parametrize("until", ["0001-01-01", "1970-01-01", "9999-12-31"])
def test_any_day_is_answered(api: Api, until: str) -> None:
    assert api.json("/loads", until=until)["groups"]
    assert len(api.json("/loads/trend", name="calves", until=until)["weeks"]) == 26


def test_the_trend_holds_the_week_of_the_runs(api: Api) -> None:
    day = api.json("/calendar")["days"][-1]["date"]
    for kind, name in (("group", "calves"), ("tissue", "hip"), ("muscle", "soleus")):
        told = api.json("/loads/trend", kind=kind, name=name, until=day, weeks=3)
        assert told["value"][:2] == [0.0, 0.0]
        assert told["value"][2] > 0.0
    trend = api.json("/loads/trend", name="calves", until=day, weeks=1)
    groups = {row["name"]: row for row in api.json("/loads", until=day)["groups"]}
    assert trend["value"] == [pytest.approx(groups["calves"]["carried"]["7"], rel=1e-5)]


@pytest.mark.parametrize(
    ("query", "status"),
    [({"name": "nobody"}, 404), ({"name": "soleus"}, 404), ({}, 422),
     ({"name": "hip", "kind": "x"}, 422),
     ({"name": "calves", "weeks": 0}, 422), ({"name": "calves", "weeks": 10**9}, 422)],
)  # fmt: skip
def test_what_cannot_be_told_is_refused(api: Api, query: dict[str, Any], status: int) -> None:
    api.error(api.get("/loads/trend", params=query), status)


def test_effort_adds_what_each_run_asked(api: Api) -> None:
    day = api.json("/calendar")["days"][-1]["date"]
    told = api.json("/loads/effort", until=day)
    assert told["waiting"] == 0
    assert [row["name"] for row in told["rows"]] == ["trimp", "energy", "fat", "carbohydrate"]
    runs = [api.json(f"/runs/{run['id']}/analysis") for run in api.json("/runs")["runs"]]
    for row in told["rows"]:
        assert [window["days"] for window in row["windows"]] == [7, 28, 84]
        assert all(window["evidence"]["grade"] for window in row["windows"])
        assert row["windows"][0]["verdict"] == "cannot tell"  # one day is no habit
    for row in told["rows"][1:]:
        for end in ("low", "usual", "high"):
            every = sum(run["fuel"][row["name"]]["J"][end] for run in runs)
            assert row["windows"][0]["carried"][end] == pytest.approx(every, rel=1e-4)
    known = [run["heart"]["trimp"] for run in runs if run["heart"]["trimp"] is not None]
    assert told["rows"][0]["windows"][0]["told"] == len(known)
    keys = {one["key"] for one in told["findings"]}
    assert keys == {"heart.week_impulse", "fuel.week", "fuel.week_split"}
    week = api.json("/findings", until=day)["weeks"]
    assert [one for one in week if one["key"] in keys] == told["findings"]


def test_a_week_without_runs_asked_nothing(api: Api) -> None:
    told = api.json("/loads/effort", until="2001-01-01")
    assert told["findings"] == []
    for row in told["rows"]:
        assert row["windows"][0]["carried"] == {"low": 0.0, "usual": 0.0, "high": 0.0}


def test_the_trend_of_effort_keeps_its_range(api: Api) -> None:
    day = api.json("/calendar")["days"][-1]["date"]
    rows = {row["name"]: row for row in api.json("/loads/effort", until=day)["rows"]}
    for name in ("trimp", "energy", "fat", "carbohydrate"):
        told = api.json("/loads/effort/trend", name=name, until=day, weeks=3)
        assert told["value"][:2] == [0.0, 0.0] and told["runs"][2] == 2
        carried = rows[name]["windows"][0]["carried"]
        if carried is None:
            assert told["value"][2] is None and told["told"][2] == 0
        else:
            assert told["low"][2] < told["value"][2] < told["high"][2]
            assert told["value"][2] == pytest.approx(carried["usual"], rel=1e-5)
    for query in ({"name": "pulse"}, {"weeks": 0}):
        api.error(api.get("/loads/effort/trend", params=query), 422)
