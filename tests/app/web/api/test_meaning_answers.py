"""Answers and kinds of run over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from running import Api

from runatomy.advice.answers.page import STATEMENTS, TOPICS, answers_page
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.run_type import RUN_TYPES
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.muscle.anatomy import GROUPS, muscle_named


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
