"""What recovery says about the next sessions of a plan: nothing where muscles are fresh."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from advice.season import session
from runatomy.advice.finding import Weight
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.rested import early_sessions, rested_finding
from runatomy.advice.strength.dose import Stage
from runatomy.loads.recovery.state import RecoveryState, StateWord, recovery_state
from runatomy.mechanics.atlas.lookup import load_atlas

MONDAY = date(2026, 6, 1)
EVENING = datetime(2026, 6, 1, 21)


def plan() -> Plan:
    request = Request(goal=Goal(name="half", day=MONDAY + timedelta(days=69)), start=MONDAY,
                      days=5, habit=RecentHabit(weekly=40e3, longest=15e3))  # fmt: skip
    return make_plan(Engine(atlas=load_atlas()), request)


def after(slope: float, minutes: float) -> RecoveryState:
    return recovery_state(
        [session(3.0, slope, 60.0 * minutes, EVENING)], EVENING, known_since=MONDAY
    )


def test_fresh_muscles_need_no_word() -> None:
    assert rested_finding(plan(), after(0.0, 10.0), MONDAY) is None
    assert rested_finding(plan(), recovery_state([], EVENING), MONDAY) is None


def test_overloaded_muscles_rest_first() -> None:
    state = after(-0.15, 60.0)
    found = rested_finding(plan(), state, MONDAY)
    assert found is not None and found.weight is Weight.CAUTION and found.professional
    first = early_sessions(plan(), state, MONDAY)[0]
    assert f"{first.day:%A}’s" in found.text and "rest, walk or ride a bike" in found.text
    back = MONDAY + timedelta(hours=max(m.fresh_in for m in state.muscles) + 12.0)
    assert all(one.day <= back for one in early_sessions(plan(), state, MONDAY))


def test_a_tired_group_lifts_lightly() -> None:
    """Recovery asks to leave out heavy leg work: the plan asks for no firm loads meanwhile."""
    made, today = plan(), MONDAY + timedelta(days=7 * 6)
    lift = next(s for s in made.sessions if not s.is_run and s.day > today)
    evening = datetime.combine(lift.day - timedelta(days=1), EVENING.time())
    state = recovery_state([session(3.0, -0.08, 2400.0, evening)], evening)
    worst = min(state.muscles, key=lambda one: one.strength)
    assert worst.word is StateWord.TIRED and lift.strength is not None
    assert lift.strength.stage in (Stage.BUILD, Stage.HEAVY)
    found = rested_finding(made, state, evening.date())
    assert found is not None and f"Keep the strength work of {lift.day:%A}" in found.text
    assert lift in early_sessions(made, state, evening.date())


def test_more_descent_never_frees_a_session() -> None:
    short, long = ({s.key for s in early_sessions(plan(), after(-0.15, m), MONDAY)}
                   for m in (20.0, 60.0))  # fmt: skip
    assert short <= long
