"""What is said of recovery: who is tired, for how long, and how sure that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from advice.season import NOON, check, session
from runatomy.advice.facts.recovery import FACTS
from runatomy.advice.finding import Weight
from runatomy.advice.recovery import recovery_findings
from runatomy.loads.habit import habits
from runatomy.loads.recovery.rates import PersonalRates
from runatomy.loads.recovery.state import recovery_state


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
    unusual = recovery_findings(state, groups=jumped)[0]
    assert usual.weight is Weight.INFO and "times your usual" not in usual.text
    assert unusual.key == "recovery.well" and unusual.weight is Weight.NOTICE
    assert "5.6 times your usual week" in unusual.text and "short and easy" in unusual.text
    assert "training.weekly_jump" in unusual.facts


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
