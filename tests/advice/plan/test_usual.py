"""A plan starts from the runner's own weeks: their breaks, their days, their hills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import Pace
from runatomy.advice.plan.again.replan import replan
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.growth.start import start_of
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import State
from runatomy.advice.plan.usual.earlier import MEMORY, Earlier, kept
from runatomy.advice.plan.usual.five_k import FiveK, five_k_of, level_way
from runatomy.advice.plan.usual.read import PastRun, habit_of
from runatomy.advice.plan.usual.running import running_part
from runatomy.advice.plan.usual.spent import Spent
from runatomy.advice.plan.usual.weekdays import lifting, long_weekday, roles
from runatomy.advice.plan.week import Phase
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import RunatomyError

MONDAY = date(2026, 11, 23)
ENGINE = Engine(atlas=load_atlas())
RATES = Rates(engine=ENGINE)


def asked(habit: RecentHabit, goal: str = "half", days: int = 3, weeks: int = 12) -> Request:
    return Request(goal=Goal(name=goal, day=MONDAY + timedelta(days=7 * weeks - 1)), start=MONDAY,
                   days=days, habit=habit)  # fmt: skip


def made(habit: RecentHabit, goal: str = "half", days: int = 3) -> Plan:
    return make_plan(ENGINE, asked(habit, goal, days))


def ran(weeks: range, days: dict[int, float], climb: float = 0.0) -> list[PastRun]:
    """Return runs of `days` (weekday: km) so many whole weeks before the start."""
    return [
        PastRun(day=MONDAY + timedelta(days=day - 7 * week), meters=1000.0 * km,
                seconds=400.0 * km, ascent=1000.0 * km * climb, descent=1000.0 * km * climb)
        for week in weeks for day, km in days.items()
    ]  # fmt: skip


TUE_THU_SUN = {1: 10.0, 3: 8.0, 6: 18.0}


def test_easy_running_is_read_from_level_runs_without_walking() -> None:
    level = [replace(run, speed=2.8 + 0.1 * i) for i, run in enumerate(ran(range(1, 3), {1: 8.0}))]
    fast = replace(ran(range(1, 2), {4: 6.0})[0], speed=4.0)
    hilly = [replace(run, speed=2.0) for run in ran(range(1, 5), {2: 9.0}, climb=0.05)]
    walked = [replace(run, speed=2.1, running=0.7 * run.meters) for run in ran(range(1, 5), {0: 5})]
    unknown = ran(range(1, 5), {6: 18.0})
    assert habit_of([*level, *hilly, *unknown], MONDAY).easy is None  # of two alone
    easy = habit_of([*level, fast, *hilly, *walked, *unknown], MONDAY).easy
    assert easy is not None and 2.8 <= easy <= 2.9
    plan = made(RecentHabit(weekly=30e3, longest=12e3, easy=easy))
    told = next(one for one in plan.findings if one.key == "plan.easy")
    assert "5:5" in told.text and told.value == easy
    with pytest.raises(RunatomyError, match="easy running"):
        RecentHabit(easy=9.0)


def test_what_is_kept_falls_with_the_break_and_never_grows() -> None:
    shares = [kept(weeks) for weeks in range(MEMORY + 2)]
    assert shares[0] == shares[1] == 1.0 and shares[5] == pytest.approx(0.5)
    assert all(later <= earlier for earlier, later in pairwise(shares)) and shares[-1] == 0.0


def test_after_a_break_a_plan_neither_starts_from_nothing_nor_from_before() -> None:
    habit = habit_of(ran(range(6, 14), TUE_THU_SUN), MONDAY)
    assert habit.weekly == 0.0 and habit.earlier is not None
    assert habit.earlier.weeks == 5 and habit.earlier.weekly == pytest.approx(36e3)
    first = made(habit).weeks[0].loads[1]
    assert 12e3 < first <= 1.1 * 0.5 * 36e3
    assert made(RecentHabit()).weeks[0].loads[1] < 0.4 * first
    told = {one.key: one for one in made(habit).findings}
    back = told["plan.returning"]
    assert back.value == pytest.approx(18.0) and back.evidence.grade is not None
    assert back.low is not None and back.high is not None and back.low < 18.0 < back.high
    assert "5 weeks" in back.text and "50 %" in back.text and back.professional
    assert "plan.start" not in told


@given(st.floats(10e3, 120e3), st.integers(1, MEMORY - 1))
def test_a_longer_break_never_starts_higher(weekly: float, weeks: int) -> None:
    def best(off: int) -> float:
        habit = RecentHabit(earlier=Earlier(weekly=weekly, longest=weekly / 3.0, weeks=off))
        return float(start_of(RATES, asked(habit)).best()[1])

    assert best(weeks + 1) <= best(weeks) <= weekly * (1.0 + 1e-9)


def test_steady_weeks_tell_of_no_break() -> None:
    habit = habit_of(ran(range(1, 20), TUE_THU_SUN), MONDAY)
    assert habit.earlier is None and habit.weekly == pytest.approx(36e3)
    assert habit.longest == pytest.approx(18e3)
    assert habit_of([], MONDAY) == RecentHabit()


def test_a_plan_keeps_the_days_that_are_run_on() -> None:
    habit = habit_of(ran(range(1, 9), TUE_THU_SUN), MONDAY)
    assert set(habit.weekdays) == {1, 3, 6} and habit.long_day == 6
    plan = made(habit)
    runs = [s for s in plan.sessions if s.is_run and s.kind not in ("race", "opener")]
    calm = [s for s in runs if s.day < plan.weeks[-1].start]
    assert {s.day.weekday() for s in calm} == {1, 3, 6}
    assert {s.day.weekday() for s in calm if s.kind == "long"} == {6}
    days = next(one for one in plan.findings if one.key == "plan.days")
    assert "Tuesday, Thursday and Sunday" in days.text and days.evidence.grade is not None


HABITS = st.builds(
    lambda days, first: RecentHabit(weekdays=tuple(days), long_day=days[0] if first else None),
    st.lists(st.integers(0, 6), unique=True, min_size=1),
    st.booleans(),
)


@given(HABITS, st.integers(1, 6), st.integers(1, 3))
def test_hard_days_are_never_neighbors(habit: RecentHabit, runs: int, sessions: int) -> None:
    found = roles(habit, runs)
    assert len(found) == runs and found[long_weekday(habit)] == "long"
    hard = sorted(day for day, role in found.items() if role in ("long", "fast"))
    assert all((b - a) % 7 not in (1, 6) for a in hard for b in hard if a != b)
    if runs <= len(habit.weekdays) and long_weekday(habit) in habit.weekdays:
        assert set(found) <= set(habit.weekdays)
    lifted = lifting(habit, runs, sessions)
    assert len(set(lifted)) == sessions and long_weekday(habit) not in lifted


def test_intervals_are_no_long_run_however_far_they_go() -> None:
    """A sprinter's week: two short easy runs, and longer ones on the track that are not easy."""
    week = {0: (4.2, 2.7), 2: (6.5, 3.9), 4: (7.9, 4.2), 5: (5.0, 2.75)}  # km, m/s
    runs = [
        PastRun(day=MONDAY + timedelta(days=day - 7 * back), meters=1000.0 * km, speed=speed)
        for back in range(1, 9)
        for day, (km, speed) in week.items()
    ]
    assert habit_of(runs, MONDAY).long_day == 5
    unknown = [replace(run, speed=None) for run in runs]
    assert habit_of(unknown, MONDAY).long_day == 4
    marathon = [replace(r, meters=30e3) if r.day.weekday() == 4 else r for r in runs]
    assert habit_of(marathon, MONDAY).long_day == 4  # with miles at the pace of the race


def test_where_no_run_is_the_long_one_it_is_said() -> None:
    habit = habit_of(ran(range(1, 9), {0: 5.0, 2: 5.0, 4: 5.1}), MONDAY)
    assert habit.long_day is None and long_weekday(habit) == 4  # before the longest pause
    plan = made(habit)
    days = next(one for one in plan.findings if one.key == "plan.days")
    assert "No run of yours is known as the long one, so the plan makes it Friday’s" in days.text
    runs = [s for s in plan.weeks[0].sessions if s.is_run]
    long = next(s for s in runs if s.kind == "long")
    assert long.day.weekday() == 4 and long.distance <= 1.1 * habit.longest


def test_weeks_before_the_first_known_run_are_no_weeks_of_rest() -> None:
    two, four = (habit_of(ran(range(1, weeks + 1), TUE_THU_SUN), MONDAY) for weeks in (2, 4))
    assert two.weekly == pytest.approx(36e3) == four.weekly
    one = habit_of([PastRun(day=MONDAY - timedelta(days=2), meters=10e3)], MONDAY)
    assert one.weekly == pytest.approx(5e3)  # a single run is no week
    back = habit_of([*ran(range(1, 3), TUE_THU_SUN), *ran(range(12, 20), TUE_THU_SUN)], MONDAY)
    assert back.weekly == pytest.approx(18e3)


def test_what_was_walked_is_no_running() -> None:
    """Two minutes run and one and a half walked, by turns: the walked way builds no habit."""
    way, speed = running_part(2676.0, 1380.0, 820.0)
    assert way == pytest.approx(2676.0 - 1.4 * 560.0) and speed == pytest.approx(way / 820.0)
    assert 2.2 < speed < 2.5  # it was run at 2.35 m/s
    assert running_part(10e3, 3600.0, 3500.0) == (10e3, 10e3 / 3500.0)  # no more than rounding
    runs = [replace(run, running=0.6 * run.meters) for run in ran(range(1, 9), TUE_THU_SUN)]
    habit = habit_of(runs, MONDAY)
    assert habit.weekly == pytest.approx(0.6 * 36e3) and habit.longest == pytest.approx(0.6 * 18e3)


def test_a_plan_keeps_the_long_run_off_the_track() -> None:
    """As far as intervals go, the long run stays on the day of the easy one."""
    week = {0: (4.2, 2.7), 2: (6.5, 3.9), 4: (7.9, 4.2), 5: (5.0, 2.75)}  # km, m/s
    plan = made(RecentHabit(weekly=22e3, longest=7.9e3, weekdays=(0, 2, 4, 5), long_day=5), days=4)
    runs = [DoneRun(day=MONDAY + timedelta(days=7 * n + day), seconds=1000.0 * km / 2.5,
                    meters=1000.0 * km, speed=speed)
            for n in range(4) for day, (km, speed) in week.items()]  # fmt: skip
    again = replan(plan, Done(until=MONDAY + timedelta(days=27), runs=tuple(runs)), ENGINE)
    later = [s for w in again.weeks[4:8] for s in w.sessions if s.kind == "long"]
    assert later and {s.day.weekday() for s in later} == {5}


def test_hills_that_are_usual_are_no_news() -> None:
    habit = habit_of(ran(range(1, 9), TUE_THU_SUN, climb=0.04), MONDAY)
    assert habit.climb == pytest.approx(0.04) == habit.descent
    level = RecentHabit(weekly=habit.weekly, longest=habit.longest)
    hilly, flat = (start_of(RATES, asked(one)).best() for one in (habit, level))
    place = RATES.names.index("quadriceps")
    assert hilly[1] == pytest.approx(flat[1]) and hilly[place] > 1.1 * flat[place]
    plan = made(habit, "trail", days=4)
    assert "plan.hills" in {one.key for one in plan.findings}
    easy = [s for s in plan.sessions if s.kind in ("easy", "long")]
    assert easy and all(any(step.slope > 0.0 for b in s.blocks for step in b.steps) for s in easy)
    weeks = [np.array(week.loads)[1] for week in plan.weeks]
    assert max(weeks) > habit.weekly  # no standstill under caps of level running


def test_past_weeks_tell_what_was_run_beside_what_was_planned() -> None:
    plan = made(RecentHabit(weekly=36e3, longest=16e3))
    runs = [s for s in plan.weeks[0].sessions if s.is_run]
    free = next(d for d in range(7) if MONDAY + timedelta(days=d) not in {s.day for s in runs})
    done = Done(until=plan.weeks[0].end, runs=(
        DoneRun(day=runs[0].day, seconds=1500.0, meters=4000.0),
        DoneRun(day=MONDAY + timedelta(days=free), seconds=1000.0, meters=3000.0)))  # fmt: skip
    again = replan(plan, done, ENGINE)
    week, later = again.weeks[0].to_dict(), again.weeks[1].to_dict()
    assert week["ran_m"] == 7000 and week["planned_m"] == round(sum(s.distance for s in runs))
    assert week["extra"] == [{"day": str(MONDAY + timedelta(days=free)), "ran_m": 3000}]
    assert later["ran_m"] is None and later["extra"] == []
    told = {s.key: s for s in again.weeks[0].sessions}
    assert told[runs[0].key].ran == 4000.0 and told[runs[1].key].ran == 0.0
    assert told[runs[1].key].state is State.MISSED


def test_a_plan_moves_to_the_days_that_are_really_run_on() -> None:
    plan = made(habit_of(ran(range(1, 9), TUE_THU_SUN), MONDAY))
    runs = [DoneRun(day=MONDAY + timedelta(days=7 * week + day), seconds=3000.0, meters=far)
            for week in range(4) for day, far in ((0, 8e3), (2, 8e3), (5, 15e3))]  # fmt: skip
    again = replan(plan, Done(until=MONDAY + timedelta(days=27), runs=tuple(runs)), ENGINE)
    later = [s for w in again.weeks[4:8] for s in w.sessions if s.is_run]
    assert {s.day.weekday() for s in later} == {0, 2, 5}
    assert {s.day.weekday() for s in later if s.kind == "long"} == {5}


def test_the_fastest_run_tells_a_5k() -> None:
    runs = [PastRun(day=MONDAY, meters=5000.0, seconds=1500.0),
            PastRun(day=MONDAY, meters=10e3, seconds=4000.0)]  # fmt: skip
    assert five_k_of(runs, None) == FiveK(seconds=1500.0, by="fastest run", day=MONDAY)
    assert five_k_of(runs, 2.5).by == "fastest run"
    assert five_k_of([], None) == FiveK(seconds=1500.0, by="usual time")


def test_a_hilly_run_counts_as_the_level_way_that_costs_as_much() -> None:
    """Minetti et al. 2002: 5.97 and 2.15 J/kg/m at 10 % up and down, 3.6 on the level."""
    run = PastRun(day=MONDAY, meters=10e3, seconds=4000.0, ascent=450.0, descent=450.0)
    costs = [np.polyval((155.4, -30.4, -43.3, 46.3, 19.5, 3.6), s) / 3.6 for s in (0.1, -0.1)]
    assert level_way(run) == pytest.approx(10e3 * (0.1 + 0.45 * sum(costs)), rel=1e-9)
    assert 10.5e3 < level_way(run) < 11.5e3
    up = replace(run, ascent=900.0, descent=0.0)
    assert level_way(up) > level_way(run) > level_way(replace(run, ascent=0.0, descent=900.0))
    assert level_way(replace(run, ascent=90.0, descent=90.0)) == 10e3  # a watch's own noise
    flat = replace(run, ascent=0.0, descent=0.0)
    assert five_k_of([run], None).seconds < 0.95 * five_k_of([flat], None).seconds


def test_who_never_runs_all_out_keeps_the_speed_of_their_easy_runs() -> None:
    """A 5K that training runs only bound does not slow the plan down."""
    runs = [PastRun(day=MONDAY, meters=8e3, seconds=8e3 / 2.8)]
    time = five_k_of(runs, 2.8)
    assert time.by == "easy runs" and time.known and time.day is None
    assert Pace(five_k=time.seconds, own=2.8).easy == pytest.approx(2.8)


def test_runs_with_walking_tell_how_fast_is_run_where_there_are_no_others() -> None:
    runs = [PastRun(day=MONDAY - timedelta(days=n), meters=4e3, seconds=2100.0, running=2.6e3,
                    speed=2.3) for n in (1, 3, 5)]  # fmt: skip
    assert habit_of(runs, MONDAY).easy == pytest.approx(2.3)
    through = [PastRun(day=MONDAY - timedelta(days=n), meters=4e3, seconds=1600.0, running=4e3,
                       speed=2.5) for n in (2, 4, 6)]  # fmt: skip
    assert habit_of([*runs, *through], MONDAY).easy == pytest.approx(2.5)


def test_what_nobody_runs_is_refused() -> None:
    with pytest.raises(RunatomyError, match="break"):
        Earlier(weekly=1e4, longest=1e3, weeks=0)
    with pytest.raises(RunatomyError, match="not plausible"):
        Earlier(weekly=1e9, longest=1e3, weeks=2)
    with pytest.raises(RunatomyError, match="no days"):
        RecentHabit(weekdays=(1, 1))
    with pytest.raises(RunatomyError, match="each kilometer"):
        RecentHabit(climb=0.5)


def marathon(days: int, hours: float = 3.8) -> PastRun:
    """Return a marathon so many days before the plan begins."""
    return PastRun(day=MONDAY - timedelta(days=days), meters=42.3e3, seconds=3600.0 * hours)


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        ([marathon(1)], 1),
        ([marathon(1), marathon(9)], 1),
        ([marathon(1), marathon(22)], None),  # what they are used to
        ([marathon(14)], 14),
        ([marathon(15)], None),
        ([replace(marathon(1), meters=21.1e3, seconds=6600.0)], None),  # long, and nothing more
        (
            [replace(marathon(1), meters=21.1e3, seconds=9600.0)],
            1,
        ),  # in more than two hours and a half
        ([replace(marathon(1), seconds=0.0)], 1),
        ([replace(marathon(2), meters=20e3, seconds=9600.0)], 2),  # over hills: the time counts
        ([replace(marathon(2), meters=20e3, running=6e3)], None),  # a hike
        ([], None),
    ],
)
def test_a_run_far_beyond_the_usual_is_known(runs: list[PastRun], found: int | None) -> None:
    spent = habit_of([*ran(range(1, 9), {1: 8.0, 3: 8.0, 6: 16.0}), *runs], MONDAY).spent
    assert (None if spent is None else (MONDAY - spent.day).days) == found


@pytest.mark.parametrize("goal", ["marathon", "10k", "trail", "health"])
@pytest.mark.parametrize("days", [1, 4, 6, 8, 13])
def test_a_plan_after_a_marathon_begins_with_rest(goal: str, days: int) -> None:
    """Three days free, a week with little, two weeks with nothing fast; then as any plan."""
    habit = habit_of([*ran(range(1, 9), {1: 9.0, 3: 9.0, 5: 9.0, 6: 24.0}), marathon(days)], MONDAY)
    assert habit.spent is not None
    plan, day = made(habit, goal, days=4), habit.spent.day
    usual = made(replace(habit, spent=None), goal, days=4)
    runs = [one for week in plan.weeks for one in week.runs]
    assert not [one for one in runs if (one.day - day).days < 3]
    early = [one for week in plan.weeks if (week.start - day).days < 14 for one in week.runs]
    assert {one.kind for one in early} <= {"easy", "long", "recovery"}
    first = plan.weeks[0]
    assert (first.phase is Phase.REST) == (days < 7) and first.single_leg
    if days < 7:
        assert first.planned <= 0.35 * habit.weekly
        assert all(one.kind == "easy" and one.seconds <= 2400.0 for one in first.runs)
    later = [week.phase for week in plan.weeks if (week.start - day).days >= 14]
    assert later == [week.phase for week in usual.weeks if (week.start - day).days >= 14]
    told = next(one for one in plan.findings if one.key == "plan.spent")
    assert "42 km" in told.text and told.facts == ("training.marathon_rest",)


def test_a_plan_never_recalls_a_run_that_nobody_runs() -> None:
    with pytest.raises(RunatomyError, match="at once"):
        Spent(day=MONDAY, meters=0.0)
