"""Plan: no leaps, each leg alone, lighter weeks, tapers, and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import Pace
from runatomy.advice.plan.again.change import A_HABIT, AS_MUCH, FROM_THERE, GENTLE
from runatomy.advice.plan.again.replan import replan
from runatomy.advice.plan.again.room import minutes_left
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.goal import KINDS, Goal
from runatomy.advice.plan.growth.history import LIMIT, RUN_LIMIT
from runatomy.advice.plan.growth.rates import GROUPS, Rates
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import MOST_RUN, RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import State
from runatomy.advice.plan.steps.shorter import shorter
from runatomy.advice.plan.usual.earlier import Earlier
from runatomy.advice.plan.usual.spent import Spent
from runatomy.advice.plan.week import Phase
from runatomy.advice.strength.dose import Stage
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Grade

MONDAY = date(2026, 11, 23)
ENGINES = {five_k: Engine(atlas=load_atlas(), pace=Pace(five_k=five_k))
           for five_k in (1080.0, 1500.0, 2400.0)}  # fmt: skip


def made(goal: str, weeks: int = 16, days: int = 4, weekly: float = 25e3, longest: float = 10e3,
         five_k: float = 1500.0) -> Plan:  # fmt: skip
    request = Request(
        goal=Goal(name=goal, day=MONDAY + timedelta(days=7 * weeks - 1)), start=MONDAY, days=days,
        habit=RecentHabit(weekly=weekly, longest=longest),
    )  # fmt: skip
    return make_plan(ENGINES[five_k], request)


def used_to(weeks: list[FloatArray], floor: FloatArray) -> FloatArray:
    """Return what a runner is used to after some weeks, oldest first, written out by hand.

    The last two weeks count in full; each week before counts for less, half after four more.
    """
    best = floor
    for age, week in enumerate(weeks[::-1][:27]):
        best = np.maximum(best, week * (1.0 if age < 2 else 2.0 ** (-(age - 1) / 4.0)))
    return best


def check_growth(plan: Plan) -> None:
    """Check that no week's training leaps, for any muscle, group or tissue."""
    weeks = list(plan.before.weeks)
    for week in plan.weeks:
        best = used_to(weeks, plan.before.floor)
        assert (np.array(week.loads) <= LIMIT * best * (1.0 + 1e-9)).all()
        weeks.append(np.array(week.loads))


def check_runs(plan: Plan) -> None:
    """Check that no run but the race is far longer than the longest of 30 days."""
    before = list(plan.before.runs)
    runs = sorted((s for s in plan.sessions if s.is_run and s.kind != "race"), key=lambda s: s.day)
    for run in runs:
        known = [plan.before.first_run]
        for day, far in before:
            age = (run.day - day).days
            known.append(far if age <= 30 else far * 2.0 ** (-(age / 7.0 - 1.0) / 4.0))
        assert run.distance <= RUN_LIMIT * max(known) * (1.0 + 1e-9)
        before.append((run.day, run.distance))


EARLIER = st.none() | st.builds(
    lambda weekly, part, weeks: Earlier(weekly=weekly, longest=part * weekly, weeks=weeks),
    st.floats(0.0, 100e3), st.floats(0.1, 0.9), st.integers(1, 26),
)  # fmt: skip


def wished(
    goal: str, day: int, start: date, days: int, weekly: float, part: float, strength: int,
    age: float | None, hills: tuple[float, float], weekdays: list[int], earlier: Earlier | None,
    ago: int | None,
) -> Request:  # fmt: skip
    """Return a request; `part` of the week is the longest run, a marathon lies `ago` days back."""
    return Request(
        goal=Goal(name=goal, day=start + timedelta(days=day)), start=start, days=days,
        habit=RecentHabit(
            weekly=weekly, longest=min(part * weekly, MOST_RUN), climb=hills[0], descent=hills[1],
            weekdays=tuple(weekdays), earlier=earlier, long_day=weekdays[0] if weekdays else None,
            spent=Spent(day=start - timedelta(days=ago), meters=42e3) if ago else None,
        ),
        strength_days=strength, age=age,
    )  # fmt: skip


REQUESTS = st.builds(
    wished,
    st.sampled_from([kind.name for kind in KINDS]),
    st.integers(6, 200),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(1, 6),
    st.floats(0.0, 120e3),
    st.floats(0.05, 1.0),
    st.integers(1, 3),
    st.none() | st.floats(16.0, 85.0),
    st.tuples(st.floats(0.0, 0.12), st.floats(0.0, 0.12)),
    st.lists(st.integers(0, 6), unique=True),
    EARLIER,
    st.none() | st.integers(1, 15),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(REQUESTS, st.sampled_from(list(ENGINES)))
def test_no_plan_leaps_and_each_leg_works_alone(request: Request, five_k: float) -> None:
    plan = make_plan(ENGINES[five_k], request)
    check_growth(plan)
    check_runs(plan)
    assert all(week.single_leg for week in plan.weeks)
    days = [session.day for session in plan.sessions]
    assert days == sorted(days) and days[0] >= request.start and days[-1] <= request.goal.day
    assert len({session.key for session in plan.sessions}) == len(days)
    for session in plan.sessions:
        assert session.evidence.grade is not None and session.why
        assert session.seconds > 0.0
    for week in plan.weeks:
        assert len([run for run in week.runs if run.kind != "race"]) <= request.days
        assert week.finding.evidence.grade is not None


@pytest.mark.parametrize("goal", [kind.name for kind in KINDS])
def test_lighter_weeks_taper_and_race(goal: str) -> None:
    plan = made(goal)
    kind = plan.request.goal.kind
    run = [week.loads[0] for week in plan.weeks]
    for i, week in enumerate(plan.weeks):
        if week.phase is Phase.LIGHT:
            assert run[i] < 0.9 * run[i - 1]
    gap = [week.phase in (Phase.LIGHT, Phase.TAPER, Phase.RACE) for week in plan.weeks]
    assert all(any(gap[i : i + 4]) for i in range(len(gap) - 3))
    if kind.taper:
        assert max(run[-len(kind.taper) :]) < 0.85 * max(run)
    races = [session for session in plan.sessions if session.kind == "race"]
    assert len(races) == (kind.race is not None)
    if kind.race is not None:
        assert races[0].day == plan.request.goal.day
        assert races[0].distance == pytest.approx(kind.race)


def test_a_plan_grows_toward_its_goal() -> None:
    plan = made("half")
    longest = max(s.distance for s in plan.sessions if s.kind == "long")
    assert longest > 16_000.0
    assert plan.findings[0].key == "plan.enough"
    assert {"long", "easy", "tempo", "hills", "intervals", "strength"} <= {
        s.kind for s in plan.sessions
    }


def test_too_little_time_is_said() -> None:
    plan = made("marathon", weeks=5, weekly=15e3, longest=6e3)
    finding = plan.findings[0]
    assert finding.key == "plan.too_soon" and finding.weight == "caution"
    check_growth(plan)


def test_beginners_walk_between() -> None:
    plan = made("health", weekly=0.0, longest=0.0, days=3)
    first = plan.weeks[0].runs
    assert all(any(step.speed == 0.0 for step in run.blocks[0].steps) for run in first)
    assert plan.weeks[0].loads[0] <= LIMIT * 1800.0
    assert any(finding.professional for finding in plan.findings)


def test_sessions_ask_what_their_kind_asks() -> None:
    plan = made("sprint")
    asked = {s.kind: {g.name: g.at_work for g in s.groups} for s in plan.sessions if s.is_run}
    assert asked["sprint"]["hamstrings"] > 1.5 > asked["easy"]["hamstrings"] == pytest.approx(1.0)
    assert asked["hills"]["quadriceps"] > 1.2
    for session in plan.sessions:
        for row in (*session.groups, *session.tissues):
            assert row.low <= row.value <= row.high


def test_loads_add_up_and_meet_the_engine() -> None:
    engine = ENGINES[1500.0]
    rates, plan = Rates(engine=engine), made("half")
    run = next(s for s in plan.sessions if s.kind == "long")
    twice = rates.of((*run.blocks, *run.blocks))
    assert twice == pytest.approx(2.0 * np.array(run.loads))
    whole = engine.steady(engine.pace.easy, 0.0, run.seconds)
    assert np.array(run.loads)[GROUPS].sum() == pytest.approx(whole.energy.sum(), rel=0.01)


def ran(plan: Plan, until: date, share: float = 1.0) -> Done:
    """Return a plan done until a day, each run by a share of its length."""
    past = [s for s in plan.sessions if s.day <= until]
    runs = tuple(DoneRun(day=s.day, seconds=share * s.loads[0], meters=share * s.distance)
                 for s in past if s.is_run and share > 0.0)  # fmt: skip
    return Done(until=until, runs=runs, strength=tuple(s.day for s in past if not s.is_run))


def test_done_as_planned_changes_little() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=27)
    again = replan(plan, ran(plan, until), ENGINES[1500.0])
    past = [s for s in again.sessions if s.day <= until]
    assert {s.state for s in past} == {State.DONE}
    assert [s.key for s in past] == [s.key for s in plan.sessions if s.day <= until]
    old, new = (sum(w.loads[1] for w in p.weeks[4:]) for p in (plan, again))
    assert new == pytest.approx(old, rel=0.1)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100), st.sampled_from([0.0, 0.4, 1.0, 1.3]), st.sampled_from(["half", "5k"]))
def test_what_was_missed_is_never_crammed_in(day: int, share: float, goal: str) -> None:
    plan, until = made(goal), MONDAY + timedelta(days=day)
    again = replan(plan, ran(plan, until, share), ENGINES[1500.0])
    begun = next(i for i, week in enumerate(plan.weeks) if week.end >= until)
    ahead = {s.key: s.distance for s in plan.weeks[begun].sessions if s.day > until and s.is_run}
    for session in again.weeks[begun].sessions:
        if session.day > until and session.is_run:
            assert session.distance <= ahead[session.key] + 1e-6
    loads = [*plan.before.weeks, *(np.array(week.loads) for week in again.weeks)]
    for i in range(begun + 1, len(again.weeks)):
        before = len(plan.before.weeks) + i
        best = used_to(loads[:before], plan.before.floor)
        assert (loads[before] <= LIMIT * best * (1.0 + 1e-9)).all()
    assert all(week.single_leg for week in again.weeks)
    assert all(change.evidence.grade for change in again.changes)
    if share == 0.0 and any(s.is_run and s.day <= until for s in plan.sessions):
        assert any(change.key == "plan.missed" for change in again.changes)
    if 0.0 < share < 0.85 and any(s.is_run and s.day <= until for s in plan.sessions):
        assert any(change.key == "plan.differed" for change in again.changes)


def test_more_than_planned_shortens_the_rest_of_the_week() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=3)
    done = Done(until=until, runs=(DoneRun(day=MONDAY, seconds=9000.0, meters=23e3),))
    again = replan(plan, done, ENGINES[1500.0])
    rest = [s for s in again.weeks[0].sessions if s.day > until and s.is_run]
    assert rest and {s.state for s in rest} <= {State.SHORTENED, State.DROPPED}
    assert any(s.state is State.MOVED for s in again.weeks[0].sessions)  # strength was missed


def test_missed_strength_does_not_count() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=13)
    again = replan(plan, Done(until=until), ENGINES[1500.0])
    assert [week.single_leg for week in again.weeks[:3]] == [False, False, True]


def test_without_a_five_k_effort_counts() -> None:
    request = Request(goal=Goal(name="5k", day=MONDAY + timedelta(days=69)), start=MONDAY, days=3,
                      habit=RecentHabit(weekly=20e3, longest=7e3), paced=False)  # fmt: skip
    plan = make_plan(ENGINES[1500.0], request)
    steps = [step for s in plan.sessions for block in s.blocks for step in block.steps]
    assert steps and all(step.low is None and step.high is None for step in steps)
    assert "plan.paces" in [finding.key for finding in plan.findings]


def test_wrong_requests_are_told() -> None:
    with pytest.raises(RunatomyError, match="no goal"):
        Goal(name="moon", day=MONDAY)
    with pytest.raises(RunatomyError, match="cannot be planned"):
        made("half", days=7)
    with pytest.raises(RunatomyError, match="lies before the start"):
        made("half", weeks=0)
    with pytest.raises(RunatomyError, match="are 420 days"):
        made("half", weeks=60)
    with pytest.raises(RunatomyError, match="no run"):
        DoneRun(day=MONDAY, seconds=0.0, meters=0.0)


def test_the_document_is_plain() -> None:
    import json

    document = made("5k", weeks=4).to_dict()
    assert document["schema"] == "runatomy.plan/1"
    json.dumps(document, allow_nan=False)


def test_a_first_week_of_one_day_holds_no_long_run() -> None:
    """Strength needs that day too."""
    request = Request(goal=Goal(name="half", day=MONDAY + timedelta(days=70)), start=MONDAY,
                      days=4, habit=RecentHabit(weekly=40e3, longest=15e3))  # fmt: skip
    first = make_plan(ENGINES[1500.0], request).weeks[0]
    assert first.days == 1 and first.single_leg
    assert all(s.kind == "easy" for s in first.runs)


def test_what_became_of_a_session_is_told_for_a_week_and_its_end_once() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=20)
    changes = replan(plan, Done(until=until), ENGINES[1500.0]).changes
    missed = [one.text for one in changes if one.key == "plan.missed"]
    week = [s for s in plan.weeks[2].sessions if s.is_run]
    assert len(missed) == 1 and missed[0].count("Nothing is made up") == 1
    assert all(f"{s.day:%A}’s {s.title.lower()}" in missed[0] for s in week)


def test_a_leap_is_no_base_to_grow_from() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=6)
    runs = tuple(DoneRun(day=MONDAY + timedelta(days=i), seconds=7200.0, meters=20e3)
                 for i in (1, 3, 6))  # fmt: skip
    again = replan(plan, Done(until=until, runs=runs), ENGINES[1500.0])
    assert again.weeks[1].loads[1] <= LIMIT**2 * plan.before.best()[1] < 60e3
    assert plan.weeks[1].phase is not Phase.LIGHT and again.weeks[1].phase is Phase.LIGHT
    leap = again.changes[0]
    assert leap.key == "plan.leap" and leap.value == 60.0 and leap.professional
    assert leap.evidence.grade is Grade.OPEN and "lighter on purpose" in leap.text
    assert f"{again.weeks[1].planned / 1000.0:.0f} km" in leap.text
    assert not any(GENTLE in one.text for one in again.changes)  # said once, by the leap


def test_a_leap_is_spoken_of_for_a_week() -> None:
    plan = made("half")
    runs = tuple(DoneRun(day=MONDAY + timedelta(days=i), seconds=7200.0, meters=20e3)
                 for i in (1, 3, 6))  # fmt: skip
    for after, said in ((6, True), (12, True), (13, False)):
        done = Done(until=MONDAY + timedelta(days=after), runs=runs)
        keys = [one.key for one in replan(plan, done, ENGINES[1500.0]).changes]
        assert ("plan.leap" in keys) is said


def test_what_several_weeks_held_is_a_habit() -> None:
    """A runner who does more than planned, week after week, is not told the same for months."""
    plan = made("half", weeks=16)
    every = [DoneRun(day=MONDAY + timedelta(days=7 * week + day), seconds=4000.0, meters=11e3)
             for week in range(6) for day in (0, 2, 4, 6)]  # fmt: skip

    def ahead(weeks: int) -> float:
        runs = tuple(run for run in every if (run.day - MONDAY).days < 7 * weeks)
        done = Done(until=MONDAY + timedelta(days=7 * weeks - 1), runs=runs)
        again = replan(plan, done, ENGINES[1500.0])
        return max(week.loads[1] for week in again.weeks[weeks : weeks + 2])

    assert ahead(1) < 30e3
    assert LIMIT**4 * 25e3 < ahead(3) <= LIMIT**2 * 44e3 * (1.0 + 1e-9)  # not by growth alone


def test_a_week_weaker_than_its_neighbors_takes_no_habit_away() -> None:
    plan = made("half", weeks=16)
    weeks = (11e3, 12e3, 8e3, 11e3)  # each of four runs

    def again(last: float) -> Plan:
        runs = tuple(DoneRun(day=MONDAY + timedelta(days=7 * week + day), seconds=far / 2.75,
                             meters=far)
                     for week, far in enumerate((*weeks[:3], last)) for day in (0, 2, 4, 6)
                     )  # fmt: skip
        return replan(plan, Done(until=MONDAY + timedelta(days=27), runs=runs), ENGINES[1500.0])

    ahead = max(week.loads[1] for week in again(weeks[3]).weeks[4:7])
    assert LIMIT**2 * 4.0 * 8e3 < ahead <= LIMIT**3 * 4.0 * 11e3  # not from the weakest week
    told = [one.text for one in again(weeks[3]).changes if one.key == "plan.differed"]
    assert A_HABIT in told[0] and GENTLE not in told[0]
    # A week weaker than planned is no stronger than it was.
    assert max(w.loads[1] for w in again(4e3).weeks[4:6]) <= LIMIT**2 * 4.0 * 11e3


def test_a_little_more_than_planned_costs_no_whole_run() -> None:
    """Easy runs give way alike; a fast run stays, and no run of some minutes is left over."""
    plan = made("half", weekly=40e3, longest=14e3, days=6)
    week = plan.weeks[8]
    first = next(s for s in week.sessions if s.is_run)
    until = week.start - timedelta(days=1)
    as_planned = ran(plan, until).runs
    much = DoneRun(day=first.day, seconds=first.seconds * 1.4, meters=first.covered * 1.4)
    again = replan(plan, Done(until=first.day, runs=(*as_planned, much)), ENGINES[1500.0])
    now = {s.key: s for s in again.weeks[8].sessions if s.is_run and s.day > first.day}
    before = {s.key: s for s in week.sessions if s.key in now}
    calm = [key for key, one in before.items() if one.kind in ("easy", "recovery")]
    assert len(calm) >= 2 and {now[key].state for key in calm} == {State.SHORTENED}
    shares = [now[key].seconds / before[key].seconds for key in calm]
    assert 0.7 <= min(shares) < 1.0 and max(shares) - min(shares) < 0.08
    assert all(one.state is State.PLANNED for key, one in now.items() if key not in calm)
    loads = np.array(again.weeks[8].loads)
    assert (loads <= np.array(week.loads) * LIMIT).all()


def test_a_shortened_run_stays_the_run_it_was() -> None:
    """Hills stay hills, and a beginner's minutes keep their walks."""
    habits = (RecentHabit(weekly=40e3, longest=14e3, climb=0.03, descent=0.03),
              RecentHabit(weekly=4e3, longest=2e3))  # fmt: skip
    for habit in habits:
        goal = Goal(name="10k", day=MONDAY + timedelta(days=83))
        wanted = Request(goal=goal, start=MONDAY, days=5, habit=habit)
        plan = make_plan(ENGINES[1500.0], wanted)
        first = plan.weeks[0].runs[0]
        done = DoneRun(day=first.day, seconds=1.5 * first.loads[0], meters=1.5 * first.distance)
        again = replan(plan, Done(until=first.day, runs=(done,)), ENGINES[1500.0])
        before = {s.key: s for s in plan.weeks[0].runs}
        less = [s for s in again.weeks[0].runs if s.state is State.SHORTENED]
        assert less
        for session in less:
            old = before[session.key]
            assert len(session.blocks[0].steps) == len(old.blocks[0].steps) > 1
            shares = np.array(session.loads) / np.array(old.loads)
            assert shares == pytest.approx(shares[0]) and shares[0] < 1.0


def test_where_room_is_short_the_long_run_stays() -> None:
    plan = made("half", weekly=40e3, longest=14e3, days=5)
    week, until = plan.weeks[0], MONDAY + timedelta(days=1)
    long = next(s for s in week.sessions if s.kind == "long")
    done = Done(until=until, runs=(DoneRun(day=MONDAY, seconds=6300.0, meters=17e3),))
    again = replan(plan, done, ENGINES[1500.0])
    now = {s.key: s for s in again.weeks[0].sessions if s.is_run and s.day > until}
    assert now[long.key].state is State.PLANNED
    assert any(s.state in (State.SHORTENED, State.DROPPED) for s in now.values())
    check_growth(plan)


def test_run_and_walked_as_planned_is_done() -> None:
    """A watch measures the walked minutes too."""
    plan = made("5k", weekly=0.0, longest=0.0)
    first = next(s for s in plan.sessions if s.is_run)
    assert first.covered > 1.3 * first.distance
    for meters in (first.distance, first.covered):
        done = Done(until=first.day, runs=(DoneRun(day=first.day, seconds=1200.0, meters=meters),))
        again = replan(plan, done, ENGINES[1500.0])
        assert next(s for s in again.sessions if s.is_run).state is State.DONE


def test_changes_of_a_kind_are_told_together() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=8)
    again = replan(plan, ran(plan, until, 1.3), ENGINES[1500.0])
    told = [one.text for one in again.changes if one.key == "plan.differed"]
    assert len(told) == 1 and told[0].count("came to") == 1 and told[0].count("instead of") > 2
    assert told[0].startswith("Last ") and told[0].endswith(GENTLE)


@pytest.mark.parametrize(("share", "end"), [(0.6, FROM_THERE), (1.3, GENTLE)])
def test_what_the_week_held_decides_what_is_said(share: float, end: str) -> None:
    plan, until = made("half"), MONDAY + timedelta(days=6)
    again = replan(plan, ran(plan, until, share), ENGINES[1500.0])
    assert [one.text.endswith(end) for one in again.changes if one.key == "plan.differed"] == [True]


def test_longer_and_shorter_runs_make_up_for_each_other() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=6)
    runs = [s for s in plan.weeks[0].sessions if s.is_run]
    share = {one.key: 1.3 if i % 2 else 0.7 for i, one in enumerate(runs)}
    done = tuple(DoneRun(day=s.day, seconds=share[s.key] * s.seconds,
                         meters=share[s.key] * s.covered) for s in runs)  # fmt: skip
    again = replan(plan, Done(until=until, runs=done), ENGINES[1500.0])
    (told,) = (one.text for one in again.changes if one.key == "plan.differed")
    assert told.endswith(AS_MUCH)


def test_a_long_run_of_before_a_break_does_not_prepare_for_a_race() -> None:
    plan = made("10k", weeks=16, weekly=12e3, longest=20e3)
    enough = next(one for one in plan.findings if one.key in ("plan.enough", "plan.too_soon"))
    late = [s for s in plan.sessions if s.is_run and s.kind != "race"
            and (plan.request.goal.day - s.day).days <= 56]  # fmt: skip
    assert enough.value == pytest.approx(max(s.distance for s in late) / 1000.0) and late
    assert enough.value < 20.0


def test_strength_that_nobody_ticked_off_is_not_told() -> None:
    plan, until = made("half"), MONDAY + timedelta(days=13)
    again = replan(plan, Done(until=until), ENGINES[1500.0])
    states = {s.state for s in again.sessions if s.day <= until and not s.is_run}
    assert states == {State.UNTOLD}


@pytest.mark.parametrize(("own", "easy"), [
    (None, 0.78 * 5000.0 / 1500.0), (2.4, 2.4), (2.8, 2.8), (1.2, 1.8),
    (3.3, 42_195.0 / (1500.0 * 8.439**1.06)),  # no faster than a marathon
])  # fmt: skip
def test_easy_running_is_the_runners_own(own: float | None, easy: float) -> None:
    pace = Pace(five_k=1500.0, own=own)
    assert pace.easy == pytest.approx(easy, rel=1e-6) and pace.easy <= pace.steady <= pace.tempo


@pytest.mark.parametrize("five_k", [1500.0, 2400.0, 2700.0, 5400.0])
def test_easy_running_is_never_slower_than_running_nor_faster_than_the_race(five_k: float) -> None:
    pace = Pace(five_k=five_k)
    assert min(pace.race, 1.8) <= pace.easy <= pace.race


def test_strength_done_on_another_day_of_the_week_counts() -> None:
    """Week after week, as a page asks; on a day on which the plan has none."""
    plan, engine = made("half", weeks=20), ENGINES[1500.0]
    planned = {s.day for s in plan.sessions if not s.is_run}
    free = {week.start: next(day for day in (week.start + timedelta(days=i) for i in range(7))
                             if day not in planned) for week in plan.weeks}  # fmt: skip
    for week in plan.weeks[:6]:
        lifted = tuple(day for start, day in free.items() if start <= week.start)
        plan = replan(plan, replace(ran(plan, week.end), strength=lifted), engine)
        done = [s for s in plan.weeks[week.number - 1].sessions if s.state is State.DONE]
        assert free[week.start] in {s.day for s in done if not s.is_run}
    assert not [one for one in plan.changes if one.key == "plan.strength"]
    assert {s.strength.stage for s in plan.weeks[6].sessions if s.strength} == {Stage.BUILD}


def test_a_run_that_goes_leaves_no_other_whole() -> None:
    plan = made("half", weekly=40e3, longest=14e3, days=5)
    rates, week = Rates(engine=ENGINES[1500.0]), plan.weeks[8]
    easy = next(s for s in week.sessions if s.kind == "easy")
    tiny = replace(easy, blocks=shorter(easy.blocks, 60.0),
                   loads=tuple(60.0 * rates.second(2.6)))  # fmt: skip
    long = next(s for s in week.sessions if s.kind == "long")
    room = 0.5 * np.array(long.loads)
    left = minutes_left([tiny, long], room, {tiny.key: 1e9, long.key: 1e9}, rates)
    assert left[tiny.key] == 0 and left[long.key] is not None and left[long.key] > 10


def test_plans_at_the_runners_own_pace_do_not_leap_either() -> None:
    engine = Engine(atlas=load_atlas(), pace=Pace(five_k=1500.0, own=2.5))
    for days in range(36, 80, 7):
        request = Request(
            goal=Goal(name="hills", day=MONDAY + timedelta(days=days)), start=MONDAY, days=3,
            habit=RecentHabit(weekly=25e3, longest=10e3, weekdays=(3, 2, 6), easy=2.5),
        )  # fmt: skip
        check_growth(make_plan(engine, request))


def test_a_habit_is_told_on_monday_as_on_sunday() -> None:
    plan = made("half", weeks=16)
    every = [DoneRun(day=MONDAY + timedelta(days=7 * week + day), seconds=4000.0, meters=11e3)
             for week in range(5) for day in (0, 2, 4, 6)]  # fmt: skip
    for after in (27, 28):
        runs = tuple(run for run in every if (run.day - MONDAY).days <= after)
        again = replan(plan, Done(until=MONDAY + timedelta(days=after), runs=runs), ENGINES[1500.0])
        (told,) = (one.text for one in again.changes if one.key == "plan.differed")
        assert GENTLE not in told


@pytest.mark.parametrize(("ticked", "stage", "said"), [
    (0, Stage.LEARN, "no week so far"), (6, Stage.BUILD, None), (3, Stage.LEARN, "3 of 6 weeks"),
])  # fmt: skip
def test_heavy_work_waits_for_practice(ticked: int, stage: Stage, said: str | None) -> None:
    """Nobody who never lifted is told to lift heavily because some weeks went by."""
    plan, until = made("half", weeks=20), MONDAY + timedelta(days=41)
    lifted = tuple(s.day for s in plan.sessions if not s.is_run and s.day <= until)
    lifted = tuple(day for day in lifted if (day - MONDAY).days < 7 * ticked)
    again = replan(plan, replace(ran(plan, until), strength=lifted), ENGINES[1500.0])
    next_week = [s.strength.stage for s in again.weeks[6].sessions if s.strength]
    assert set(next_week) == {stage}
    told = [one for one in again.changes if one.key == "plan.strength"]
    assert bool(told) is bool(said) and all(str(said) in one.text for one in told)


def test_weeks_that_do_not_grow_do_not_say_so() -> None:
    for week in made("5k", weeks=20).weeks:
        growth = week.finding.value
        assert growth is not None and week.finding.low is not None and week.finding.high == growth
        assert growth > 0.0 or "more than before" not in week.finding.text
