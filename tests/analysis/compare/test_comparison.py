"""Runs side by side: one runner of 70 kg with a 25-minute 5K."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from runatomy.advice.answers.answer import answer_of
from runatomy.advice.answers.page import STATEMENTS
from runatomy.advice.kinds.engine import Engine
from runatomy.analysis.compare.comparison import compare
from runatomy.analysis.compare.subject import kind_subject, run_subject, steady_subject
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import RunatomyError
from runatomy.terms.runner import Runner

RAN: dict[str, Any] = {
    "sex": None, "age": None, "max_heart_rate_bpm": None, "resting_heart_rate_bpm": None,
}  # fmt: skip
KINDS = ("5k", "half", "hills", "sprint")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(atlas=load_atlas())


@pytest.fixture(scope="module")
def found(engine: Engine) -> dict[str, Any]:
    return compare(engine, tuple(kind_subject(engine, name) for name in KINDS)).to_dict()


def test_every_type_tells_every_group(found: dict[str, Any]) -> None:
    assert found["schema"] == "runatomy.comparison/1"
    assert [run["kind"] for run in found["runs"]] == list(KINDS)
    for run in found["runs"]:
        assert len(run["groups"]) == 13
        for row in run["groups"]:
            assert row["energy_low_J"] <= row["energy_J"] <= row["energy_high_J"]
            assert row["hardest_minute_W"] > 0.0
            assert row["against_easy_low"] <= row["against_easy"] <= row["against_easy_high"]
            bones = row["name"] not in ("diaphragm", "intercostals")
            assert (row["braking_share"] is not None) is bones
        assert len(run["tissues"]) == 9


def test_it_is_plain_json(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_the_5k_costs_what_minetti_measured(found: dict[str, Any]) -> None:
    five = found["runs"][0]
    assert five["duration_s"] == pytest.approx(1500.0)
    assert five["energy_J"] == pytest.approx(3.6 * 70.0 * 5000.0, rel=1e-6)


def test_sprints_ask_most_a_second_and_hamstrings_most_of_all(found: dict[str, Any]) -> None:
    sprint = {row["name"]: row["against_easy"] for row in found["runs"][3]["groups"]}
    five = {row["name"]: row["against_easy"] for row in found["runs"][0]["groups"]}
    assert all(sprint[name] > five[name] for name in sprint)
    assert sprint["hamstrings"] > sprint["calves"]


def test_claims_are_judged_as_the_answers_judge_them(engine: Engine, found: dict[str, Any]) -> None:
    answers = {s.key: s for s in STATEMENTS if s.key.startswith("runs.")}
    assert {claim["kind"] for claim in found["claims"]} == set(KINDS)
    for claim in found["claims"]:
        answer = answer_of(answers[f"runs.{claim['kind']}"], engine)
        assert claim["verdict"] == str(answer.computed)
        assert claim["figure"] == answer.figures["points"].to_dict()


def test_conditions_can_be_compared(engine: Engine) -> None:
    level, hill = steady_subject(engine, 3.5), steady_subject(engine, 3.5, 0.08)
    told = compare(engine, (level, hill)).to_dict()
    assert not told["claims"]
    energy = [run["energy_J"] for run in told["runs"]]  # type: ignore[attr-defined]
    assert energy[1] > energy[0]
    assert [run["name"] for run in told["runs"]] == ["3.5 m/s", "3.5 m/s +8 %"]  # type: ignore[attr-defined]


def test_a_recorded_run_stands_beside_its_own_schedule(engine: Engine) -> None:
    from types import SimpleNamespace

    plan = engine.plan(3.0, 0.0, 600.0)
    recorded: Any = SimpleNamespace(
        runner={**RAN, "mass_kg": engine.mass, "height_m": engine.height, "assumed": ["mass"]},
        run={"name": "lap.fit"},
        conditions=plan.conditions(),
        mechanics=engine.steady(3.0, 0.0, 600.0),
        warnings=("no heart rate",),
    )
    mine, theirs = run_subject(engine, recorded), steady_subject(engine, 3.0)
    assert mine.asked == theirs.asked
    assert mine.warnings == ("lap.fit: no heart rate",)
    assert mine.about == "as recorded, for its own runner, 70 kg (assumed)"


def test_a_recorded_run_is_held_against_its_own_runner_s_easy_running(engine: Engine) -> None:
    """Whoever compares: a run of 56 kg costs what it costs, and asks as much over easy running."""
    from types import SimpleNamespace

    own = Engine(atlas=engine.atlas, runner=Runner(mass=56.0, height=1.62, sex="f"))
    plan = own.plan(3.4, 0.0, 600.0)
    recorded: Any = SimpleNamespace(
        runner={**RAN, "mass_kg": 56.0, "height_m": 1.62, "sex": "f", "assumed": []},
        run={"name": "lap.fit"},
        conditions=plan.conditions(),
        mechanics=own.steady(3.4, 0.0, 600.0),
        warnings=(),
    )
    mine, theirs = run_subject(engine, recorded), steady_subject(own, 3.4)
    assert mine.asked == theirs.asked
    told: Any = compare(engine, (mine, kind_subject(engine, "easy"))).to_dict()
    assert [run["mass_kg"] for run in told["runs"]] == [56.0, 70.0]
    assert [run["height_m"] for run in told["runs"]] == [1.62, 1.75]
    said = (
        "lap.fit is told for its own runner, of 56 kg; kinds of run and conditions are for one of"
    )
    assert [text for text in told["warnings"] if text.startswith(said)]


def test_easy_running_rises_nowhere_over_itself(engine: Engine) -> None:
    told = compare(engine, (kind_subject(engine, "easy"), kind_subject(engine, "5k"))).to_dict()
    easy, race = told["runs"]  # type: ignore[misc]
    assert easy["most_by_rise"] == []
    assert race["most_by_rise"][0] == "hip_flexors"


@pytest.mark.parametrize(
    ("outside", "told"),
    [(0.0, ""), (5.0, ""), (29.0, ""), (31.0, "1 min lies beyond"), (125.0, "2 min lie beyond")],
)
def test_what_lies_beyond_the_atlas_is_told_in_minutes_that_are_some(
    engine: Engine, outside: float, told: str
) -> None:
    easy, race = kind_subject(engine, "easy"), kind_subject(engine, "5k")
    beyond = replace(race, asked=replace(race.asked, outside=outside))
    found = [text for text in compare(engine, (easy, beyond)).warnings if "beyond" in text]
    assert [text.startswith(f"5K: {told} the atlas") for text in found] == [True] * bool(told)


def test_one_run_is_no_comparison(engine: Engine) -> None:
    with pytest.raises(RunatomyError, match="nothing to compare"):
        compare(engine, (kind_subject(engine, "5k"),))
    with pytest.raises(RunatomyError, match="not running"):
        steady_subject(engine, 30.0)
