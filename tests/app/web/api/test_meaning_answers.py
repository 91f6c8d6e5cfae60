"""Answers and kinds of run over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from running import Api

from runatomy.advice.answers.page import STATEMENTS, TOPICS, answers_page
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.run_type import RUN_TYPES
from runatomy.app.library.clock import day_of
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.muscle.anatomy import GROUPS, muscle_named

if TYPE_CHECKING:
    from conftest import Served


def test_every_statement_is_answered_by_this_engine(api: Api) -> None:
    told = api.json("/answers")
    expected: Any = answers_page(Engine(atlas=load_atlas())).to_dict()
    assert told["schema"] == expected["schema"]
    assert [row["key"] for row in told["answers"]] == [s.key for s in STATEMENTS]
    for row, other in zip(told["answers"], expected["answers"], strict=True):
        assert {key: row[key] for key in other} == other
        assert row["evidence"]["grade"] and all(fact["grade"] for fact in row["facts"])


def test_answers_name_the_groups_they_are_about(api: Api) -> None:
    rows = {row["key"]: row for row in api.json("/answers")["answers"]}
    assert [one["name"] for one in rows["calves.push_off"]["groups"]] == ["calves"]
    assert [one["name"] for one in rows["runs.hills"]["groups"]] == [
        "calves", "hamstrings", "gluteals",
    ]  # fmt: skip
    assert rows["iliacus.work"]["groups"][0]["muscles"][0]["name"] == "iliacus"
    for row in rows.values():
        for group in row["groups"]:
            assert all(muscle_named(one["name"]).group == group["name"] for one in group["muscles"])


def test_topic_and_search_choose(api: Api) -> None:
    for topic in TOPICS:
        assert {row["topic"] for row in api.json("/answers", topic=topic)["answers"]} == {topic}
    found = api.json("/answers", search="foot strike")["answers"]
    assert 0 < len(found) < len(STATEMENTS)
    error = api.error(api.get("/answers", params={"topic": "astrology"}), 404)
    assert "Topics" in error["mend"]


def test_answers_are_kept_by_the_browser_and_hang_on_the_runner(api: Api) -> None:
    first = api.get("/answers")
    again = api.get("/answers", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    other = api.get("/answers", params={"mass": 50})
    assert other.headers["etag"] != first.headers["etag"]
    assert other.json()["runner"]["mass_kg"] == 50


def test_kinds_side_by_side(api: Api) -> None:
    told = api.json("/kinds", kinds="5k,half,hills,sprint", five_k_s=1500, mass=70)
    assert [run["kind"] for run in told["runs"]] == ["5k", "half", "hills", "sprint"]
    assert [kind["name"] for kind in told["kinds"]] == [kind.name for kind in RUN_TYPES]
    for run in told["runs"]:
        assert sum(row["energy_J"] for row in run["groups"]) == pytest.approx(
            run["energy_J"], rel=1e-3
        )
        assert {group.name for group in GROUPS} <= {row["name"] for row in run["groups"]}
        for row in run["groups"]:
            assert row["low"] <= row["energy_share"] <= row["high"]
            assert row["energy_low_J"] <= row["energy_J"] <= row["energy_high_J"]
    hard = {run["kind"]: run["against_easy"] for run in told["runs"]}
    assert hard["sprint"] > hard["5k"] > hard["half"] > 1.0


def test_claims_say_what_the_answers_say(api: Api) -> None:
    answers = {row["key"]: row for row in api.json("/answers")["answers"]}
    claims = api.json("/kinds")["claims"]
    assert len(claims) == 4
    for claim in claims:
        assert claim["verdict"] == answers[claim["answer"]]["verdict"]
        assert claim["grade"] == answers[claim["answer"]]["evidence"]["grade"]


def test_energy_goes_with_mass(api: Api) -> None:
    light, heavy = (api.json("/kinds", kinds="5k,10k", mass=mass)["runs"] for mass in (50, 100))
    for one, other in zip(light, heavy, strict=True):
        assert other["energy_J"] == pytest.approx(2.0 * one["energy_J"], rel=1e-3)


@pytest.mark.parametrize(
    "query",
    [{"kinds": "5k"}, {"kinds": ""}, {"kinds": "5k,5k"}, {"kinds": "5k,yoga"}, {"five_k_s": 10},
     {"five_k_s": "nan"}, {"mass": 1}, {"sex": "x"}],
)  # fmt: skip
def test_kinds_that_cannot_be_told_are_refused(api: Api, query: dict[str, Any]) -> None:
    assert api.error(api.get("/kinds", params=query), 422)["where"]


def test_recorded_runs_and_conditions_stand_beside_kinds(served: Served) -> None:
    api, words = served.api, ["5k", served.hilly, served.treadmill, "3.5m/s@8", "3.5m/s"]
    who = api.json(f"/runs/{served.hilly}/analysis")["runner"]
    told = api.json("/kinds", kinds=",".join(words), mass=who["mass_kg"], height=who["height_m"])
    assert [run["word"] for run in told["runs"]] == words
    assert [run["id"] for run in told["runs"]] == [None, served.hilly, served.treadmill, None, None]
    assert [run["kind"] for run in told["runs"]] == ["5k", None, None, None, None]
    assert len(set(told["warnings"])) == len(told["warnings"])
    assert not any(" 0 min lie beyond" in text for text in told["warnings"])
    race, hilly, treadmill, climb, level = told["runs"]
    assert [claim["kind"] for claim in told["claims"]] == ["5k"]
    assert climb["duration_s"] == level["duration_s"] == 600.0
    assert climb["energy_J"] > 1.3 * level["energy_J"]
    braked = {run["word"]: next(row["braking_share"] for row in run["groups"]
              if row["name"] == "quadriceps") for run in told["runs"]}  # fmt: skip
    assert braked[served.hilly] > braked["3.5m/s@8"]
    for run in (hilly, treadmill):
        shown = api.json(f"/runs/{run['id']}")
        assert run["plain"] == shown["name"] and "as recorded" in run["about"]
        analysis = api.json(f"/runs/{run['id']}/analysis")
        assert analysis["runner"]["mass_kg"] == who["mass_kg"]
        assert run["energy_J"] == pytest.approx(analysis["total"]["energy_J"], rel=1e-3)
    assert race["energy_J"] > 0.0


def test_a_recorded_run_is_told_for_who_ran_it(served: Served) -> None:
    """Mass and height that are asked about are those of kinds and conditions alone."""
    api, words = served.api, f"5k,{served.hilly}"
    own = api.json(f"/runs/{served.hilly}/analysis")
    mass = own["runner"]["mass_kg"]
    heavy, light = (api.json("/kinds", kinds=words, mass=m, height=1.9) for m in (mass + 30, mass))
    (race, mine), (other, same) = heavy["runs"], light["runs"]
    assert race["energy_J"] > 1.2 * other["energy_J"]
    assert mine == same
    assert mine["energy_J"] == pytest.approx(own["total"]["energy_J"], rel=1e-3)
    assert (mine["mass_kg"], race["mass_kg"]) == (mass, mass + 30)
    assert mine["height_m"] == own["runner"]["height_m"] and race["height_m"] == 1.9
    who = api.json(f"/runs/{served.hilly}")["runner"]
    assert f"for {who}, {mass:.3g} kg" in mine["about"]
    said = f"is told for its own runner, of {mass:.3g} kg"
    assert any(said in text for text in heavy["warnings"])
    assert not any(said in text for text in light["warnings"])


def test_another_mass_of_the_runner_is_told_at_once(served: Served) -> None:
    words, row = f"{served.hilly},easy", served.library.run(served.hilly)
    before = served.api.json("/kinds", kinds=words)["runs"][0]
    day, known = day_of(row.start), dict(served.library.runner(row.runner_id).masses)
    served.library.set_mass(row.runner_id, day, before["mass_kg"] + 10)
    try:
        after = served.api.json("/kinds", kinds=words)["runs"][0]
    finally:
        served.library.set_mass(row.runner_id, day, known.get(day))
    assert after["mass_kg"] == before["mass_kg"] + 10
    assert after["energy_J"] > 1.05 * before["energy_J"]


def test_a_changed_name_is_told_at_once(served: Served) -> None:
    words = f"{served.hilly},easy"
    before = served.api.json("/kinds", kinds=words)["runs"][0]["plain"]
    served.library.update_run(served.hilly, name="Over the dunes")
    try:
        assert served.api.json("/kinds", kinds=words)["runs"][0]["plain"] == "Over the dunes"
    finally:
        served.library.update_run(served.hilly, name=before)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [("5k,0123456789abcdef-0", 404), ("5k,5kk", 422), ("5k,99m/s", 422), ("5k,0m/s", 422),
     ("5k,3.5m/s@99.5", 200), ("5k,3.5", 422), ("5k,3.5m/s@1e3", 422), ("5k,5K", 422),
     ("3m/s,../../etc", 422)],
)  # fmt: skip
def test_what_nobody_ran_is_refused(api: Api, kinds: str, status: int) -> None:
    found = api.get("/kinds", params={"kinds": kinds})
    if status == 200:
        assert found.status_code == 200, found.text
    else:
        assert api.error(found, status)["mend"]
