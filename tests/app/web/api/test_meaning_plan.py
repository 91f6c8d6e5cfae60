"""Plans over HTTP: made from a form and the runs, kept, followed, exported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import fitdecode
import pytest
from running import Api

from runatomy.app.library.clock import day_of, now

LIMIT = 1.10


def ahead(days: int) -> str:
    """Return a day so many days from today."""
    return (day_of(now()) + timedelta(days=days)).isoformat()


@pytest.fixture
def anna(api: Api) -> Iterator[str]:
    """A runner of the test's own, without runs."""
    number = api.post("/runners", json={"name": "Anna", "height_m": 1.68}).json()["id"]
    yield str(number)
    assert api.delete(f"/runners/{number}").status_code == 204


def made(api: Api, who: str, **given: Any) -> Any:
    """Return what making a plan answers."""
    form = {"goal": "10k", "day": ahead(83), "weekly_m": 20_000, "longest_m": 8_000} | given
    answer = api.post("/plan", params={"runner": who}, json=form)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_without_a_plan_there_is_a_form(api: Api, anna: str) -> None:
    told = api.json("/plan", runner=anna)
    assert told["plan"] is None
    assert told["form"]["runs"] == 0 and told["form"]["weekly_m"] == 0.0
    assert told["form"]["five_k_from"] is None
    assert {"5k", "marathon", "health"} <= {goal["name"] for goal in told["goals"]}
    api.error(api.get("/plan.ics", params={"runner": anna}), 404)
    api.error(api.get("/plan/workouts.zip", params={"runner": anna}), 404)


def test_the_form_begins_with_the_runners_own_habit(api: Api) -> None:
    last = api.json("/calendar")["days"][-1]
    day = date.fromisoformat(last["date"]) + timedelta(days=2)
    form = api.json("/plan", today=day.isoformat())["form"]
    runs = api.json("/runs")["runs"]
    assert form["runs"] == len(runs)
    weekly = sum(run["distance_m"] for run in runs) / 2  # of no more weeks is anything known
    assert form["weekly_m"] == pytest.approx(weekly, rel=1e-4)
    assert form["longest_m"] == pytest.approx(max(run["distance_m"] for run in runs), rel=1e-4)
    assert form["five_k_from"] in {run["start"][:10] for run in runs}


def test_a_plan_is_kept_grows_within_its_bound_and_is_forgotten(api: Api, anna: str) -> None:
    plan = made(api, anna)["plan"]
    assert plan["schema"] == "runatomy.plan/1"
    assert api.json("/plan", runner=anna)["plan"]["weeks"] == plan["weeks"]
    assert plan["growth"]["limit"] == LIMIT
    for week in plan["weeks"]:
        assert week["single_leg"]
        assert week["about"]["value"] <= 100.0 * (LIMIT - 1.0) + 1e-6
        for session in week["sessions"]:
            assert session["why"] and session["evidence"]["grade"]
            assert bool(session["strength"]) != bool(session["steps"])
    assert all(found["evidence"]["grade"] for found in plan["findings"])
    assert api.delete("/plan", params={"runner": anna}).status_code == 204
    assert api.json("/plan", runner=anna)["plan"] is None


def test_a_plan_may_be_looked_at_without_following_it(api: Api, anna: str) -> None:
    assert made(api, anna, save=False)["plan"]["weeks"]
    assert api.json("/plan", runner=anna)["plan"] is None


def test_missed_runs_are_told_and_strength_is_ticked_off(api: Api, anna: str) -> None:
    plan = made(api, anna, start=ahead(-14), day=ahead(41))["plan"]
    assert plan["changes"]
    past = [s for week in plan["weeks"] for s in week["sessions"] if s["day"] < ahead(0)]
    assert {s["state"] for s in past if s["strength"] is None} == {"missed"}
    assert {s["state"] for s in past if s["strength"]} == {"not told"}  # no watch tells of it
    day = next(s["day"] for s in past if s["strength"])
    assert api.put(f"/plan/strength/{day}", params={"runner": anna}).status_code == 204
    told = api.json("/plan", runner=anna)["plan"]
    assert told["strength_done"] == [day]
    states = {s["day"]: s["state"] for w in told["weeks"] for s in w["sessions"] if s["strength"]}
    assert states[day] == "done"
    api.delete(f"/plan/strength/{day}", params={"runner": anna})
    assert api.json("/plan", runner=anna)["plan"]["strength_done"] == []


def test_what_was_run_counts(api: Api) -> None:
    """The library's own run on a day of the plan is no missed session."""
    day = date.fromisoformat(api.json("/calendar")["days"][-1]["date"])
    start, goal = (day + timedelta(days=days) for days in (-20, 40))
    given = {"start": start.isoformat(), "day": goal.isoformat(), "days": 6, "weekly_m": 60_000}
    made(api, "1", **given)
    try:
        told = api.json("/plan", runner="1", today=(day + timedelta(days=1)).isoformat())["plan"]
        runs = [s for w in told["weeks"] for s in w["sessions"] if not s["strength"]]
        on_day = [s for s in runs if s["day"] == day.isoformat()]
        assert on_day and on_day[0]["state"] in ("done", "run differently")
        before = [s for s in runs if s["day"] < day.isoformat()]
        assert before and {s["state"] for s in before} <= {"missed", "done", "run differently"}
    finally:
        api.delete("/plan", params={"runner": "1"})


def test_days_hills_and_a_break_can_be_told(api: Api, anna: str) -> None:
    told = made(
        api, anna, days=3, weekdays=[1, 3, 5], long_day=5, climb=0.03, descent=0.03,
        earlier={"weekly_m": 40_000, "longest_m": 15_000, "weeks": 5},
    )["plan"]  # fmt: skip
    runs = [s for week in told["weeks"][:-1] for s in week["sessions"] if not s["strength"]]
    assert {date.fromisoformat(s["day"]).weekday() for s in runs} == {1, 3, 5}
    long = {date.fromisoformat(s["day"]).weekday() for s in runs if s["kind"] == "long"}
    assert long == {5}
    assert {"plan.days", "plan.hills"} <= {one["key"] for one in told["findings"]}
    habit = told["request"]["habit"]
    assert habit["climb"] == 0.03 and habit["earlier"]["weeks"] == 5


def test_a_marathon_behind_one_can_be_told(api: Api, anna: str) -> None:
    day = ahead(-1)
    told = made(api, anna, start=ahead(0), spent={"day": day, "distance_m": 42_195})["plan"]
    assert told["request"]["habit"]["spent"] == {"day": day, "distance_m": 42_195}
    assert told["weeks"][0]["phase"] == "rest"
    assert api.json("/plan", runner=anna)["plan"]["weeks"] == told["weeks"]  # kept and read again
    assert "plan.spent" in {one["key"] for one in told["findings"]}
    none = made(api, anna, start=ahead(0), spent=None)["plan"]
    assert none["request"]["habit"]["spent"] is None and none["weeks"][0]["phase"] != "rest"


def test_null_says_that_there_is_none_and_left_out_that_the_runs_tell(api: Api) -> None:
    first = date.fromisoformat(api.json("/calendar")["days"][0]["date"])
    start = (first + timedelta(days=60)).isoformat()
    form = {"goal": "10k", "day": (first + timedelta(days=120)).isoformat(), "start": start}
    try:
        habits = [
            api.post("/plan", params={"runner": "1"}, json=form | more).json()["plan"]["request"][
                "habit"
            ]
            for more in ({}, {"earlier": None, "long_day": None})
        ]
    finally:
        api.delete("/plan", params={"runner": "1"})
    assert habits[0]["earlier"] is not None and habits[0]["long_day"] is not None
    assert habits[1]["earlier"] is None and habits[1]["long_day"] is None
    assert habits[0]["weekdays"] == habits[1]["weekdays"] != []


def test_calendar_and_workouts_hold_the_runs_ahead(api: Api, anna: str) -> None:
    plan = made(api, anna)["plan"]
    sessions = [session for week in plan["weeks"] for session in week["sessions"]]
    calendar = api.get("/plan.ics", params={"runner": anna})
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.count("BEGIN:VEVENT") == len(sessions)
    packed = api.get("/plan/workouts.zip", params={"runner": anna})
    assert packed.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        runs = {f"{s['key']}.fit" for s in sessions if not s["strength"]}
        assert set(archive.namelist()) == runs
        frames = list(fitdecode.FitReader(io.BytesIO(archive.read(min(runs)))))
    names = {f.name for f in frames if isinstance(f, fitdecode.FitDataMessage)}
    assert {"workout", "workout_step"} <= names


@pytest.mark.parametrize(
    "form",
    [{}, {"goal": "moon", "day": "2030-01-01"}, {"goal": "5k"}, {"goal": "5k", "day": "tomorrow"},
     {"goal": "5k", "day": "1999-01-01"}, {"goal": "5k", "day": "9999-12-31"},
     {"goal": "5k", "day": ahead(60), "days": 7}, {"goal": "5k", "day": ahead(60), "days": True},
     {"goal": "5k", "day": ahead(60), "weekly_m": -1}, {"goal": "5k", "day": ahead(60), "x": 1},
     {"goal": "5k", "day": ahead(60), "equipment": ["rocket"]},
     {"goal": "5k", "day": ahead(60), "weekdays": [1, 1]},
     {"goal": "5k", "day": ahead(60), "weekdays": [7]},
     {"goal": "5k", "day": ahead(60), "climb": 2.0}],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused(api: Api, anna: str, form: dict[str, Any]) -> None:
    assert api.error(api.post("/plan", params={"runner": anna}, json=form), 422)["mend"]


def test_another_site_cannot_make_plans(api: Api, anna: str) -> None:
    form = {"goal": "5k", "day": ahead(60)}
    answer = api.post("/plan", params={"runner": anna}, json=form, headers={"X-Runatomy": ""})
    assert answer.status_code in (403, 422)
    assert api.json("/plan", runner=anna)["plan"] is None
