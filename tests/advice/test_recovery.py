"""What is said of recovery: who is tired, for how long, and how sure that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from advice.season import NOON, check, session
from runatomy.advice.facts.recovery import FACTS
from runatomy.advice.facts.training import WEEKLY_JUMP
from runatomy.advice.finding import Weight
from runatomy.advice.recovery import recovery_findings
from runatomy.loads.habit import habits
from runatomy.loads.recovery.rates import PersonalRates
from runatomy.loads.recovery.state import recovery_state
from runatomy.terms.evidence import Grade


def test_after_a_descent_the_quadriceps_lead() -> None:
    state = recovery_state([session(3.0, -0.15, 2700.0)], NOON + timedelta(hours=24))
    findings = recovery_findings(state)
    found = check(findings, FACTS)
    quads = found["recovery.quadriceps"]
    assert findings[0] is quads
    assert quads.weight is Weight.CAUTION and "doctor" in quads.professional
    assert quads.value is not None and 83.0 <= quads.value <= 86.0
    assert "days" in quads.text
    assert "recovery.soreness" in found
    assert "recovery.well" not in found


def test_after_an_easy_run_all_is_well() -> None:
    state = recovery_state([session(2.78, 0.0, 1800.0)], NOON + timedelta(hours=24))
    found = check(recovery_findings(state), FACTS)
    assert found["recovery.well"].text.startswith("Every muscle group is fresh")
    assert all(f.weight is Weight.INFO for f in found.values())


def test_right_after_an_easy_hour_nothing_is_overtired() -> None:
    state = recovery_state([session(2.78, 0.0, 3600.0)], NOON, known_since=date(2026, 1, 1))
    quiet = recovery_state([session(2.78, 0.0, 3600.0)], NOON)
    well = check(recovery_findings(quiet), FACTS)["recovery.well"]
    assert "No muscle group is overtired" in well.text and "bones" in well.text
    assert "recovery.quadriceps" in check(recovery_findings(state), FACTS)  # never ran before


def test_after_a_jump_nobody_is_told_that_all_is_well() -> None:
    """Strength is back within days; what else the week asked for is said beside it."""
    state = recovery_state([session(2.78, 0.0, 1800.0)], NOON + timedelta(hours=24))
    days = [NOON.date() - timedelta(days=7 * week) for week in range(9)]
    calm, jumped = (
        habits(days, np.array([[last], *[[100.0]] * 8]), ["calves"], NOON.date())
        for last in (100.0, 560.0)
    )
    usual = check(recovery_findings(state, groups=calm), FACTS)["recovery.well"]
    said = recovery_findings(state, groups=jumped)
    unusual = said[0]
    assert usual.weight is Weight.INFO and "nothing of tendons" in usual.text
    assert "recovery.jump" not in {one.key for one in recovery_findings(state, groups=calm)}
    assert unusual.key == "recovery.jump" and unusual.weight is Weight.NOTICE
    assert unusual.evidence.grade is Grade.OPEN and unusual.facts == (WEEKLY_JUMP.key,)
    assert "calves for 5.6 times a usual week" in unusual.text and unusual.value == 5.6
    assert "disputed" in unusual.text and "short and easy" in unusual.text
    assert "recovery.well" in check(said, (*FACTS, WEEKLY_JUMP))
    tired = recovery_state([session(3.0, -0.15, 2700.0)], NOON + timedelta(hours=24))
    keys = [one.key for one in recovery_findings(tired, groups=jumped)]
    assert "recovery.jump" in keys and "recovery.well" not in keys


def test_missing_weeks_are_said() -> None:
    state = recovery_state([session(2.78, 0.0, 3600.0)], NOON)
    assert "recovery.history" in check(recovery_findings(state, known=False), FACTS)
    assert "recovery.history" not in check(recovery_findings(state), FACTS)


def test_what_was_learned_is_said() -> None:
    rates = PersonalRates(slowness=1.2, logs=7)
    learned = check(recovery_findings(recovery_state([], NOON, rates)), FACTS)["recovery.rates"]
    one = check(recovery_findings(recovery_state([], NOON, replace(rates, logs=1))), FACTS)
    assert one["recovery.rates"].text.startswith("Your note says")
    assert "7 notes" in learned.text and "reset" in learned.text
    assert learned.value == 1.2
    prior = check(recovery_findings(recovery_state([], NOON)), FACTS)["recovery.rates"]
    assert "people in general" in prior.text


def test_without_a_run_nobody_can_tell() -> None:
    found = check(recovery_findings(recovery_state([], NOON)), FACTS)
    assert set(found) == {"recovery.cannot_tell", "recovery.rates"}
    assert "cannot tell" in found["recovery.cannot_tell"].text
