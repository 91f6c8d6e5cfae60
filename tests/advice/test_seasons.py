"""Five seasons: whatever is said at any moment is graded, well formed, and of one mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

import numpy as np
import pytest

from advice.season import ANXIOUS, HEIGHT, MASS, steady, worn
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.jumps import WATCHED_GROUPS, jump_findings
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import Pace
from runatomy.advice.plan.again.replan import replan
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.rested import rested_finding
from runatomy.advice.plan.session import State
from runatomy.advice.plan.usual.read import PastRun, habit_of
from runatomy.advice.recovery import WEARY, recovery_findings
from runatomy.analysis.meaning import meaning_of
from runatomy.loads.habit import habits
from runatomy.loads.recovery.session import Session, session_of
from runatomy.loads.recovery.state import RecoveryState, StateWord, recovery_state
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.loads.wear.weeks import wear_habits
from runatomy.mechanics.atlas import load_atlas
from runatomy.mechanics.run.names import GROUP_NAMES, group_table
from runatomy.terms.runner import Runner

Leg = tuple[float, float, float]  # [m/s], [-], [s]
MONDAY = date(2026, 6, 1)
PERSON = Runner(mass=MASS, height=HEIGHT, sex="f", age=35.0)
BADLY_FORMED = re.compile(
    r"  |(?<![\w–])-\d|\bnan\b|\bNone\b|\b1 (hours|days|notes|runs|weeks|minutes)\b|\.\.|[^.)?:]$|_"
)
HARD = ("hills", "intervals", "sprint", "tempo", "steady")


@dataclass(frozen=True, kw_only=True)
class Season:
    """A runner's weeks: what was run on which days, when one looks, and toward which goal."""

    runs: dict[int, tuple[Leg, ...]]  # by days after the first Monday
    looks: tuple[int, int, int]
    goal: str
    plan_from: int
    plan_weeks: int
    five_k: float


def days(weeks: Sequence[int], places: dict[int, tuple[Leg, ...]]) -> dict[int, tuple[Leg, ...]]:
    return {7 * week + place: legs for week in weeks for place, legs in places.items()}


def easy(minutes: float, speed: float = 2.8) -> tuple[Leg, ...]:
    return ((speed, 0.0, 60.0 * minutes),)


HILLY: tuple[Leg, ...] = ((2.0, 0.12, 1500.0), (2.9, -0.12, 1100.0))
DESCENT: tuple[Leg, ...] = ((2.7, 0.0, 600.0), (3.0, -0.14, 2700.0))
SPRINTS: tuple[Leg, ...] = ((2.6, 0.0, 1200.0), (8.2, 0.0, 80.0))
FAST: tuple[Leg, ...] = ((2.7, 0.0, 1300.0), (4.1, 0.0, 1600.0))
MARATHON: tuple[Leg, ...] = ((3.1, 0.0, 42_195.0 / 3.1),)
WEEK = {1: easy(50), 2: FAST, 3: easy(45), 5: easy(40), 6: easy(140)}
SEASONS: dict[str, Season] = {
    "beginner": Season(
        runs=days(range(10), {0: easy(14, 2.35), 2: easy(14, 2.35), 4: easy(14, 2.35)})
        | days([6], {0: easy(55, 2.5), 2: easy(55, 2.5), 4: easy(55, 2.5), 6: easy(70, 2.5)}),
        looks=(10, 48, 69), goal="5k", plan_from=28, plan_weeks=12, five_k=2100.0,
    ),
    "marathoner": Season(
        runs=days(range(14), WEEK) | days([14], {1: easy(30), 3: easy(30), 6: MARATHON})
        | days([15], {4: easy(25), 6: easy(25)}),
        looks=(20, 104, 111), goal="half", plan_from=84, plan_weeks=10, five_k=1320.0,
    ),
    "trail": Season(
        runs=days(range(12), {1: HILLY, 3: HILLY, 5: HILLY})
        | {7 * 7 + 5: DESCENT, 7 * 10 + 5: DESCENT},
        looks=(19, 54, 75), goal="trail", plan_from=42, plan_weeks=12, five_k=1440.0,
    ),
    "sprinter": Season(
        runs=days(range(10), {0: easy(25), 2: SPRINTS, 4: FAST, 5: easy(30)}),
        looks=(9, 46, 69), goal="sprint", plan_from=28, plan_weeks=10, five_k=1380.0,
    ),
    "returning": Season(
        runs=days(range(8), {1: easy(45), 2: easy(45), 4: easy(45), 6: easy(70)})
        | days(range(14, 22), {1: easy(20), 3: easy(20), 6: easy(20)}),
        looks=(27, 99, 153), goal="10k", plan_from=98, plan_weeks=16, five_k=1560.0,
    ),
}  # fmt: skip
ENGINES = cache(lambda five_k: Engine(atlas=load_atlas(), runner=PERSON, pace=Pace(five_k=five_k)))


@cache
def asked(leg: Leg) -> Session:
    return session_of(datetime(2026, 1, 1), steady(*leg)[1], mass=MASS, atlas=load_atlas())


@cache
def loads_of(legs: tuple[Leg, ...]) -> tuple[float, ...]:
    """Return what a run loads, by the names of a plan."""
    rates = Rates(engine=ENGINES(1500.0))
    return tuple(sum(seconds * rates.second(speed, slope) for speed, slope, seconds in legs))


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Everything that is said on one evening."""

    today: date
    state: RecoveryState
    recovery: tuple[Finding, ...]
    weeks: tuple[Finding, ...]
    run: tuple[Finding, ...]
    plan: Plan | None
    rested: Finding | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        said = (*self.recovery, *self.weeks, *self.run, *([self.rested] if self.rested else []))
        if self.plan is None:
            return said
        weeks = (week.finding for week in self.plan.weeks)
        return (*said, *self.plan.findings, *self.plan.changes, *weeks)


@cache
def moment(name: str, look: int) -> Moment:
    season = SEASONS[name]
    past = {day: legs for day, legs in season.runs.items() if day <= look}
    today = MONDAY + timedelta(days=look)
    state = state_at(past, today)
    plan = plan_at(season, past, look) if look >= season.plan_from else None
    return Moment(
        today=today,
        state=state,
        recovery=recovery_findings(state, known=False),
        weeks=tuple(jumps(past, today)),
        run=of_run(past[max(past)]),
        plan=plan,
        rested=rested_finding(plan, state, today) if plan else None,
    )


def state_at(past: dict[int, tuple[Leg, ...]], today: date) -> RecoveryState:
    sessions = [
        replace(asked(leg), when=datetime.combine(MONDAY, datetime.min.time())
                + timedelta(days=day, hours=17))
        for day, legs in past.items() for leg in legs
    ]  # fmt: skip
    return recovery_state(sessions, datetime.combine(today, datetime.min.time()).replace(hour=22))


def jumps(past: dict[int, tuple[Leg, ...]], today: date) -> list[Finding]:
    rows = [(MONDAY + timedelta(days=day), leg) for day, legs in past.items() for leg in legs]
    dates = [day for day, _ in rows]
    tissues = wear_habits(dates, [worn_of(leg) for _, leg in rows], today)
    energy = np.array([group_energy(leg) for _, leg in rows])
    watched = [GROUP_NAMES.index(one) for one in WATCHED_GROUPS]
    return jump_findings(tissues, habits(dates, energy[:, watched], WATCHED_GROUPS, today))


@cache
def worn_of(leg: Leg) -> tuple[TissueWear, ...]:
    return worn(*leg)


@cache
def group_energy(leg: Leg) -> tuple[float, ...]:
    run = steady(*leg)[1]
    return tuple((run.energy @ group_table(run.muscles)).tolist())


@cache
def of_run(legs: tuple[Leg, ...]) -> tuple[Finding, ...]:
    longest = max(legs, key=lambda leg: leg[2])
    conditions, mechanics = steady(*longest)
    return meaning_of(conditions, mechanics, PERSON, load_atlas(), known_mass=True).findings


def past_run(day: int, legs: tuple[Leg, ...]) -> PastRun:
    """Return a run as the habit reads it."""
    up, down = (sum(v * t * max(0.0, s * sign) for v, s, t in legs) for sign in (1.0, -1.0))
    return PastRun(day=MONDAY + timedelta(days=day), meters=sum(v * t for v, _, t in legs),
                   ascent=up, descent=down)  # fmt: skip


def plan_at(season: Season, past: dict[int, tuple[Leg, ...]], look: int) -> Plan:
    """Return the plan of a season as it stands on a day, from the habit of the month before."""
    far = {day: sum(speed * time for speed, _, time in legs) for day, legs in past.items()}
    start = MONDAY + timedelta(days=season.plan_from)
    request = Request(
        goal=Goal(name=season.goal, day=start + timedelta(days=7 * season.plan_weeks - 1)),
        start=start, days=4,
        habit=habit_of([past_run(day, legs) for day, legs in past.items()], start),
    )  # fmt: skip
    engine = ENGINES(season.five_k)
    plan = make_plan(engine, request)
    runs = [
        DoneRun(day=MONDAY + timedelta(days=day), seconds=sum(leg[2] for leg in legs),
                meters=far[day], loads=loads_of(legs))
        for day, legs in sorted(past.items()) if day >= season.plan_from
    ]  # fmt: skip
    until = MONDAY + timedelta(days=look)
    ends = [week.end for week in plan.weeks if week.end < until]
    for end in (*ends, until):
        done = Done(until=end, runs=tuple(run for run in runs if run.day <= end))
        plan = replan(plan, done, engine)
    return plan


MOMENTS = [(name, look) for name, season in SEASONS.items() for look in season.looks]
every_moment = pytest.mark.parametrize(("name", "look"), MOMENTS)


@every_moment
def test_every_sentence_is_graded_and_its_range_holds_its_value(name: str, look: int) -> None:
    said = moment(name, look).findings
    assert len(said) > 5
    for one in said:
        assert one.evidence.grade is not None and one.evidence.source, one.key
        if one.value is not None and one.key != "heart.recording":
            assert one.low is not None and one.high is not None, one.key
            assert one.low <= one.value <= one.high, one.key


@every_moment
def test_every_sentence_is_calm_and_well_formed(name: str, look: int) -> None:
    for one in moment(name, look).findings:
        for text in filter(None, (one.text, one.professional)):
            assert not ANXIOUS.search(text) and not BADLY_FORMED.search(text), text
            assert text[0].isupper() or text[0].isdigit(), text
            assert len(text) < 520, text


@every_moment
def test_nothing_is_said_twice(name: str, look: int) -> None:
    now = moment(name, look)
    for part in (now.recovery, now.weeks, now.run):
        keys = [one.key for one in part]
        assert len(keys) == len(set(keys))
        ends = [one.text for one in part]
        assert len(ends) == len(set(ends))


@every_moment
def test_caution_comes_with_when_to_see_somebody(name: str, look: int) -> None:
    now = moment(name, look)
    for part in (now.recovery, now.weeks, (now.rested,) if now.rested else ()):
        cautions = [one for one in part if one.weight is Weight.CAUTION]
        assert not cautions or any(one.professional for one in cautions)
    if now.plan:
        assert any(one.professional for one in now.plan.findings)


@every_moment
def test_recovery_and_its_words_agree(name: str, look: int) -> None:
    now = moment(name, look)
    keys = {one.key for one in now.recovery}
    weary = {m.group for m in now.state.muscles if m.group != "other" and m.word in WEARY}
    assert ("recovery.well" in keys) is not bool(weary)
    assert {key.partition(".")[2] for key in keys} & {m.group for m in now.state.muscles} <= weary


@every_moment
def test_the_plan_never_asks_for_tired_muscles_without_a_word(name: str, look: int) -> None:
    """Recovery asks for rest, or for no fast running, until a time: so does the plan."""
    now = moment(name, look)
    if now.plan is None:
        return
    clashes = []
    for one in now.state.muscles:
        over = one.word is StateWord.OVERLOADED
        if one.group == "other" or not (over or one.word is StateWord.TIRED):
            continue
        back = timedelta(hours=one.fresh_in - 12.0)
        clashes += [
            s for s in now.plan.sessions
            if s.is_run and s.day > now.today and s.day - now.today <= back
            and s.state not in (State.DROPPED, State.MISSED) and (over or s.kind in HARD)
        ]  # fmt: skip
    assert bool(clashes) <= (now.rested is not None)
    if clashes:
        assert now.rested is not None
        first = min(clashes, key=lambda s: s.day)
        assert f"{first.day:%A}" in now.rested.text, now.rested.text


@every_moment
def test_a_week_does_not_grow_while_a_jump_is_named(name: str, look: int) -> None:
    now = moment(name, look)
    if now.plan is None:
        return
    for week in now.plan.weeks:
        growth = week.finding.value
        assert growth is not None
        assert growth <= 10.0 + 1e-6 or week.start <= now.today
        if "more than before" in week.finding.text:
            assert growth > 0.0
    if any(one.weight is Weight.CAUTION for one in now.weeks):
        ahead = next((w for w in now.plan.weeks if w.start > now.today), None)
        assert ahead is None or ahead.loads[1] <= carried(name, look)


def carried(name: str, look: int) -> float:
    """Return what was run in the last seven days [m]."""
    runs = SEASONS[name].runs
    return sum(v * t for day, legs in runs.items() if look - 7 < day <= look for v, _, t in legs)


def test_the_critical_moments_are_seen() -> None:
    """The laws above would hold where nothing is ever said; here something must be."""
    jump = moment("beginner", 48)
    keys = [one.key for one in jump.weeks]
    assert keys[0].startswith("wear.jump.tibia")  # a new runner's shins come first
    assert jump.weeks[0].weight is Weight.CAUTION and "shin" in jump.weeks[0].text
    race = {one.key for one in moment("marathoner", 104).findings}
    assert {"heart.long_effort", "recovery.quadriceps", "plan.recovery", "fuel.glycogen"} <= race
    first, second = moment("trail", 54), moment("trail", 75)
    assert first.state.of("quadriceps").word in (StateWord.TIRED, StateWord.OVERLOADED)
    assert first.rested
    # Weeks of hills protect already, as the model has it: what is surer is the unfavorable end.
    before, after = first.state.of("quadriceps"), second.state.of("quadriceps")
    assert after.strength >= before.strength and after.strength_low > before.strength_low
    assert all(m.word is StateWord.FRESH for m in moment("returning", 99).state.muscles)
