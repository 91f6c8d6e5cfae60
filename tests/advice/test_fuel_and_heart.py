"""Findings of fuel and heart: said when they apply, graded, with facts that exist."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from loads.heart.runs import AGED, KNOWN, load_of, steady
from runatomy.advice.facts import fuel as fuel_facts
from runatomy.advice.facts import heart as heart_facts
from runatomy.advice.facts import myths
from runatomy.advice.finding import Finding
from runatomy.advice.fuel import belly_finding, fuel_findings
from runatomy.advice.heart import heart_findings
from runatomy.advice.week.fuel import fuel_week_findings
from runatomy.advice.week.heart import heart_week_findings
from runatomy.loads.effort.effort_habit import effort_habits
from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.fuel.fuel_use import FuelUse, fuel_use
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.loads.heart.heart_load import HeartLoad
from runatomy.loads.heart.span import Span
from runatomy.terms.runner import Runner

KEYS = {fact.key for table in (fuel_facts, heart_facts, myths) for fact in table.FACTS}
NOBODY = Runner()


def _run(minutes: float, runner: Runner, heart: bool) -> tuple[HeartLoad, FuelUse]:
    bpm = steady(minutes) if heart else np.full(round(minutes * 60.0), np.nan)
    load = load_of(bpm, runner=runner, breath_energy=(5e4, 1e5, 2e5))
    return load, fuel_use(np.full(len(bpm), 800.0), np.ones(len(bpm)), load.intensity, runner)


def _said(minutes: float, runner: Runner, heart: bool) -> dict[str, Finding]:
    load, use = _run(minutes, runner, heart)
    found = heart_findings(load, running_time=60.0 * minutes)
    return {one.key: one for one in (*found, *fuel_findings(use, mass=runner.mass))}


@pytest.mark.parametrize("heart", [True, False])
@pytest.mark.parametrize("runner", [KNOWN, AGED, NOBODY])
@pytest.mark.parametrize("minutes", [5.0, 35.0, 80.0, 170.0, 300.0])
def test_every_sentence_stands_on_facts(minutes: float, runner: Runner, heart: bool) -> None:
    load, use = _run(minutes, runner, heart)
    kept = RunEffort(
        running_time=use.duration, energy=use.energy, fat=use.fat, carbohydrate=use.carbohydrate,
        trimp=load.trimp, measured=load.measured, max_given=load.limits.max_given,
    )  # fmt: skip
    last = date(2026, 11, 22)
    week = effort_habits([last, last], [kept, kept], last)[0].windows[0]
    found = [
        *_said(minutes, runner, heart).values(),
        *heart_week_findings(week, longest_time=60.0 * minutes),
        *fuel_week_findings(week_fuel([kept, kept])),
    ]
    assert found
    for one in found:
        assert one.facts and set(one.facts) <= KEYS
        assert "nan" not in one.text and "None" not in one.text and "!" not in one.text
        assert one.text[0].isupper() and one.text.endswith(".")


def test_fact_keys_are_unique() -> None:
    keys = [fact.key for table in (fuel_facts, heart_facts, myths) for fact in table.FACTS]
    assert len(keys) == len(set(keys))


def test_a_short_run_gets_neither_food_nor_alarm() -> None:
    assert not {"fuel.on_the_way", "fuel.drink", "heart.long_effort"} & set(
        _said(35.0, KNOWN, True)
    )


def test_a_very_long_run_tells_of_groups_and_when_to_see_a_doctor() -> None:
    found = _said(300.0, KNOWN, True)["heart.long_effort"]
    assert "groups" in found.text and "easy week" in found.text
    assert "chest pain" in found.professional and "fainting" in found.professional
    assert found.value is None
    load, _ = _run(200.0, KNOWN, True)
    marathon = heart_findings(load, running_time=12_000.0, distance=42_195.0)
    assert marathon[0].key == "heart.long_effort"


def test_long_runs_hear_of_food_and_drink() -> None:
    said = _said(100.0, KNOWN, True)
    assert (said["fuel.on_the_way"].low, said["fuel.on_the_way"].high) == (30.0, 60.0)
    assert "thirsty" in said["fuel.drink"].text
    assert said["fuel.drink"].professional


def test_nobody_can_tell_is_said() -> None:
    said = _said(100.0, NOBODY, True)
    assert said["heart.impulse"].value is None
    assert "cannot be told" in said["heart.impulse"].text
    assert "cannot be told" in said["fuel.glycogen"].text


def test_a_drift_in_the_noise_is_not_called_one() -> None:
    bpm = steady(60.0) * (1.0 + 0.04 * np.linspace(-1.0, 1.0, 3600))
    found = {one.key: one for one in heart_findings(load_of(bpm), running_time=3600.0)}
    assert found["heart.drift"].low is not None and found["heart.drift"].low > 0.0
    assert "Heat" in found["heart.drift"].text
    level = {one.key for one in heart_findings(load_of(steady(60.0)), running_time=3600.0)}
    assert "heart.drift" not in level


def test_the_belly_gets_its_own_share_and_no_promise() -> None:
    found = belly_finding(Span(low=0.03, usual=0.08, high=0.17))
    assert (found.low, found.value, found.high) == pytest.approx((3.0, 8.0, 17.0))
    assert "not from the fat above them" in found.text
    assert "promise" not in found.text and "will lose" not in found.text
