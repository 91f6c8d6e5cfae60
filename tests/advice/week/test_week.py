"""A week of heart and fuel in words: against the runner's own weeks, or that it cannot be told."""

from __future__ import annotations

from loads.effort.runs import effort, week
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.week.fuel import fuel_week_findings
from runatomy.advice.week.heart import heart_week_findings, impulse_evidence
from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.terms.evidence import Origin

USUAL: list[RunEffort | None] = [effort()] * 20


def impulse(*last: RunEffort | None) -> Finding:
    (found,) = heart_week_findings(week([*USUAL, *last]))
    return found


def test_a_usual_week_is_called_so() -> None:
    found = impulse(effort())
    assert "That is usual for you (90)" in found.text and found.value == 90.0
    assert found.evidence.origin is Origin.DERIVED


def test_much_more_is_worth_a_thought() -> None:
    found = impulse(effort(3.0))
    assert "much more than usual for you" in found.text
    assert found.weight is Weight.NOTICE


def test_estimated_effort_is_called_so_and_not_compared() -> None:
    found = impulse(effort(3.0, measured=0.0))
    assert "cannot be told" in found.text and "missing" in found.text
    assert found.evidence.origin is Origin.MODELED
    assert "wider range" in found.evidence.note


def test_an_unknown_maximum_is_said() -> None:
    (found,) = heart_week_findings(week([effort(trimp=None)] * 3))
    assert found.value is None and "maximal heart rate" in found.text
    assert found.evidence.origin is Origin.UNKNOWN


def test_too_few_weeks_are_said() -> None:
    (found,) = heart_week_findings(week([effort()] * 2))
    assert "days more" in found.text and "not against others" in found.text


def test_a_marathon_in_the_week_is_told_of_groups() -> None:
    keys = [one.key for one in heart_week_findings(week(USUAL), longest_distance=42_195.0)]
    assert keys == ["heart.long_effort", "heart.week_impulse"]


def test_a_week_without_runs_says_nothing() -> None:
    assert heart_week_findings(week([])) == ()
    assert fuel_week_findings(week_fuel([])) == ()


def test_fuel_of_a_week_promises_nothing() -> None:
    balance, split = fuel_week_findings(week_fuel([effort(), effort()]))
    assert balance.text.startswith("Your 2 runs used 960 kcal")
    assert "what you eat" in balance.text
    assert "g of carbohydrate" in split.text and "no measure of losing fat" in split.text
    assert split.low is not None and split.value is not None and split.high is not None
    assert split.low < split.value < split.high
    assert all(one.facts for one in (balance, split))


def test_evidence_names_the_share_that_was_measured() -> None:
    half = week([effort(measured=0.6)])
    assert "60%" in impulse_evidence(half).note.replace(" ", "")
