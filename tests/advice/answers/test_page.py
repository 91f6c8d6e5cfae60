"""The page of answers: every statement is there, stands on evidence, and is computed."""

from __future__ import annotations

import pytest

from advice.answers.scaled_atlas import noisy, scaled
from runatomy.advice.answers.answer import Answer, answer_of
from runatomy.advice.answers.page import STATEMENTS, TOPICS, AnswersPage, answers_page
from runatomy.advice.answers.statement import Statement
from runatomy.advice.answers.verdict import Verdict
from runatomy.advice.facts import muscles, myths
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import Pace
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import RunatomyError
from runatomy.terms.runner import Runner

LISTED = {
    "quadriceps.work", "hamstrings.work", "gluteals.work", "calves.work",
    "tibialis_anterior.lifts", "tibialis_anterior.hurts", "peroneals.work",
    "peroneals.heel_rise", "hip_flexors.work", "iliacus.work", "psoas_major.work",
    "psoas_minor.work", "abdominals.work", "intercostals.work", "uphill.gluteals_and_calves",
    "hamstrings.late_swing", "calves.push_off", "runs.5k", "runs.half", "runs.hills",
    "runs.sprint", "belly.more_than_lifting", "belly.flattens", "abdominals.supporters",
    "knees.hurt", "hips.dead_butt", "face.runners_face", "heart.right_ventricle", "heart.heals",
    "training.mix", "training.one_leg",
}  # fmt: skip
# Figures of the measured cost of running and of breathing's part in it, not of single muscles.
FROM_COST = {
    ("heart.right_ventricle", "energy"),
    ("heart.heals", "energy"),
    ("intercostals.work", "share"),
}
STEPPED = {"points", "groups"}  # counts, which move in steps: `test_kinds` moves them
BY_KEY = {statement.key: statement for statement in STATEMENTS}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(atlas=load_atlas())


@pytest.fixture(scope="module")
def page(engine: Engine) -> AnswersPage:
    return answers_page(engine)


@pytest.fixture(scope="module")
def bent() -> AnswersPage:
    return answers_page(Engine(atlas=noisy()))


def test_every_listed_statement_is_answered(page: AnswersPage) -> None:
    assert {answer.key for answer in page.answers} >= LISTED
    assert len(BY_KEY) == len(STATEMENTS)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s.key)
def test_every_statement_has_evidence_with_a_grade(statement: Statement) -> None:
    known = {fact.key for fact in (*muscles.FACTS, *myths.FACTS)}
    assert statement.stances and all(s.fact.key in known for s in statement.stances)
    assert all(s.fact.source and s.fact.says for s in statement.stances)
    assert all(stance.side in (-1, 0, 1) for stance in statement.stances)


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_every_figure_comes_from_the_atlas_of_this_build(
    key: str, page: AnswersPage, bent: AnswersPage
) -> None:
    shipped, other = (_of(p, key) for p in (page, bent))
    for name, figure in shipped.figures.items():
        if (key, name) in FROM_COST or name in STEPPED:
            continue
        assert figure.value != other.figures[name].value, f"{name} does not hang on the atlas"


def test_figures_without_muscles_come_from_cost_pace_and_mass(engine: Engine) -> None:
    heavy = Engine(atlas=load_atlas(), runner=Runner(mass=100.0), pace=Pace(five_k=1200.0))
    for key, name in sorted(FROM_COST):
        mine, theirs = (answer_of(BY_KEY[key], e).figures[name].value for e in (engine, heavy))
        assert mine != theirs
    light, more = (answer_of(BY_KEY["heart.heals"], e).figures["energy"] for e in (engine, heavy))
    assert more.value == pytest.approx(light.value * 100.0 / 70.0)


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_the_text_says_every_value_with_its_range(key: str, page: AnswersPage) -> None:
    answer = _of(page, key)
    for figure in answer.figures.values():
        assert figure.low <= figure.value <= figure.high
        assert figure.text in answer.text
        assert " to " in figure.text


def test_an_idle_muscle_no_longer_works(engine: Engine) -> None:
    statement = BY_KEY["quadriceps.work"]
    before = answer_of(statement, engine)
    idle = Engine(atlas=scaled(1e-4, "quadriceps", "energy_share", "group_braking_impulse"))
    after = answer_of(statement, idle)
    assert before.computed is Verdict.HOLDS
    assert after.figures["share"].value < 0.001 < before.figures["share"].value
    assert after.computed is Verdict.PARTLY  # timing still holds, energy no longer


def test_gluteals_that_sleep_would_make_the_myth_true() -> None:
    asleep = Engine(atlas=scaled(1e-3, "gluteals", "energy_share"))
    found = answer_of(BY_KEY["hips.dead_butt"], asleep)
    assert found.computed is Verdict.HOLDS
    assert "Asleep they are not" not in found.text


def test_a_weaker_drive_takes_the_verdict_from_the_calves(engine: Engine) -> None:
    weak = Engine(atlas=scaled(0.001, "calves", "energy_share", "activation_curve"))
    before, after = (answer_of(BY_KEY["calves.work"], e) for e in (engine, weak))
    assert before.verdict is Verdict.HOLDS
    assert after.verdict is not Verdict.HOLDS


def test_figures_that_measurements_contradict_are_told_and_lower_the_verdict(
    page: AnswersPage,
) -> None:
    for key in ("hamstrings.late_swing", "tibialis_anterior.lifts", "hip_flexors.work"):
        answer = _of(page, key)
        assert answer.doubts
        assert answer.computed is Verdict.HOLDS
        assert answer.verdict is Verdict.PARTLY
        assert answer.evidence.grade is not None
    assert any("kneecap" in doubt for doubt in _of(page, "knees.hurt").doubts)


def test_what_nobody_measured_is_unknown(page: AnswersPage) -> None:
    assert _of(page, "face.runners_face").verdict is Verdict.UNKNOWN


def test_the_verdicts_are_those_of_their_parts(page: AnswersPage) -> None:
    for answer in page.answers:
        if answer.verdict is Verdict.HOLDS:
            assert not answer.doubts or answer.computed is None
            assert Verdict.NOT not in (answer.computed, answer.published)


def test_topic_and_words_choose(engine: Engine) -> None:
    assert "muscles" in TOPICS
    assert {a.topic for a in answers_page(engine, "muscles").answers} == {"muscles"}
    assert {a.key.partition(".")[0] for a in answers_page(engine, "hip-flexors").answers} == {
        "hip_flexors"
    }
    assert all("uphill" in a.claim.lower() for a in answers_page(engine, search="uphill").answers)
    with pytest.raises(RunatomyError, match="no statement is about"):
        answers_page(engine, "swimming")


def test_no_fact_lies_unused() -> None:
    checks = {check.fact.key for statement in STATEMENTS for check in statement.checks}
    used = checks | {s.fact.key for statement in STATEMENTS for s in statement.stances}
    assert {fact.key for fact in (*muscles.FACTS, *myths.FACTS)} == used


def test_a_statement_without_figure_or_evidence_is_refused() -> None:
    good = BY_KEY["intercostals.work"]
    for left_out in ({"criteria": ()}, {"stances": ()}, {"plain": "They breathe."}):
        parts = {name: getattr(good, name) for name in Statement.__slots__} | left_out
        with pytest.raises(RunatomyError):
            Statement(**parts)


def test_json_holds_all(page: AnswersPage) -> None:
    told = page.to_dict()
    assert told["schema"] == "runatomy.answers/1"
    for row in told["answers"]:  # type: ignore[attr-defined]
        assert row["figures"] and row["facts"] and row["evidence"]["grade"]


def test_the_thin_psoas_is_as_strong_as_the_body_model_says() -> None:
    strength = pytest.importorskip("runatomy.mechanics.trunk.psoas_minor")
    expected = (strength.STRENGTH_LOW, strength.STRENGTH, strength.STRENGTH_HIGH)
    assert expected == muscles.PSOAS_MINOR_NEWTONS


def _of(page: AnswersPage, key: str) -> Answer:
    return next(answer for answer in page.answers if answer.key == key)
