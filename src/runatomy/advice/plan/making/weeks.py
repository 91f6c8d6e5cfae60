"""Weeks: composed one after the other, each from what the weeks before it loaded."""

from __future__ import annotations

from datetime import date

import numpy as np

from runatomy.advice.finding import Finding
from runatomy.advice.plan.growth.history import History
from runatomy.advice.plan.growth.rates import GROUPS, Rates
from runatomy.advice.plan.making.calendar import day_of, phases, strength_days
from runatomy.advice.plan.making.compose import Draft, compose
from runatomy.advice.plan.making.frame import Frame
from runatomy.advice.plan.making.predict import predicted_groups, predicted_tissues
from runatomy.advice.plan.making.words import TITLES, evidence_of, phase_of, strength_why, why_of
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import Session
from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.recipes import run_step
from runatomy.advice.plan.steps.step import Part
from runatomy.advice.plan.week import Phase, Week
from runatomy.advice.strength.choosing import strength_week
from runatomy.advice.strength.dose import Stage
from runatomy.mechanics.run.names import GROUP_NAMES
from runatomy.muscle.anatomy import group_named
from runatomy.terms.arrays import FloatArray

WORTH = 0.5  # [%] of growth, from which a week is said to hold more


def make_weeks(
    request: Request,
    rates: Rates,
    history: History,
    first: int = 0,
    light: bool = False,
    lifted: int = 0,
) -> tuple[Week, ...]:
    """Return the weeks of a request from its week `first` on (0 is its first of all).

    `light` makes that week a lighter one, after a week that held far too much. `lifted` are the
    weeks before it in which strength was trained.
    """
    windows = request.windows()
    what = list(phases(request.goal.kind, len(windows)))
    if light and first < len(what) and what[first] in (Phase.BASE, Phase.BUILD):
        what[first] = Phase.LIGHT
    what = [
        _after_spent(request, phase, start) for phase, (start, _) in zip(what, windows, strict=True)
    ]
    training = sum(phase not in (Phase.TAPER, Phase.RACE) for phase in what)
    found = []
    for i, (start, days) in enumerate(windows):
        if i < first:
            continue
        left = len(windows) - i
        taper = request.goal.kind.taper
        frame = Frame(
            request=request, rates=rates, history=history, start=start, days=days,
            phase=what[i], number=i + 1, lifted=lifted + i - first,
            progress=min(1.0, i / max(1, training - 1)),
            taper=taper[-left] if left <= len(taper) else 1.0,
        )  # fmt: skip
        week = make_week(frame)
        found.append(week)
        runs = tuple((s.day, s.distance) for s in week.runs if s.kind != "race")
        history = history.after(np.array(week.loads), runs)
    return tuple(found)


def _after_spent(request: Request, phase: Phase, start: date) -> Phase:
    """Return what a week is for, where a run far beyond the usual may lie right before it."""
    spent = request.habit.spent
    if spent is None or phase is Phase.RACE:
        return phase
    if spent.rests(start):
        return Phase.REST
    calm = spent.calm(start) and phase in (Phase.BASE, Phase.BUILD)
    return Phase.LIGHT if calm else phase


def make_week(frame: Frame) -> Week:
    """Return one week with its runs and its strength."""
    runs = [_run(frame, draft) for draft in compose(frame)]
    loads = np.sum([run.loads for run in runs], axis=0) if runs else 0.0 * frame.cap
    race = _race(frame) if frame.phase is Phase.RACE else ()
    sessions = (*runs, *_strength(frame, runs, loads), *race)
    return Week(
        number=frame.number,
        start=frame.start,
        days=frame.days,
        phase=frame.phase,
        sessions=tuple(sorted(sessions, key=lambda session: (session.day, not session.is_run))),
        finding=week_finding(frame, loads),
        loads=tuple(float(x) for x in loads),
    )


def _run(frame: Frame, draft: Draft) -> Session:
    return run_session(frame.request, frame.rates, day_of(frame.start, draft.place), draft.kind,
                       draft.blocks)  # fmt: skip


def run_session(
    request: Request, rates: Rates, day: date, kind: str, blocks: tuple[Block, ...]
) -> Session:  # fmt: skip
    """Return a run with its reason and what it asks of muscles and tissues."""
    if not request.paced:
        blocks = tuple(block.by_effort() for block in blocks)
    goal = request.goal.kind
    why, evidence = why_of(kind, goal.plain, goal.race is not None)
    return Session(
        key=f"{day.isoformat()}-{kind}",
        day=day,
        kind=kind,
        title=TITLES[kind] if kind != "race" else f"Race: {goal.plain}",
        blocks=blocks,
        why=why,
        evidence=evidence,
        groups=predicted_groups(rates, blocks),
        tissues=predicted_tissues(rates, blocks),
        loads=tuple(float(x) for x in rates.of(blocks)),
    )


def _race(frame: Frame) -> tuple[Session, ...]:
    meters = frame.request.goal.kind.race
    if meters is None:
        return ()
    pace = frame.rates.engine.pace
    step = run_step(meters / pace.time_over(meters), Part.WORK, "race", meters=meters)
    day = frame.request.goal.day
    return (run_session(frame.request, frame.rates, day, "race", (Block(steps=(step,)),)),)


def stage_of(request: Request, phase: Phase, lifted: int) -> Stage:
    """Return how far strength has come after `lifted` weeks of it.

    The movements first, heavy at last, light before races.
    """
    learning = 8 if request.habit.starting else 4
    if phase in (Phase.TAPER, Phase.RACE, Phase.REST):
        return Stage.LIGHT
    if lifted < learning:
        return Stage.LEARN
    return Stage.BUILD if lifted < learning + 6 else Stage.HEAVY


def _strength(frame: Frame, runs: list[Session], loads: FloatArray) -> tuple[Session, ...]:
    kinds: dict[str, float] = {}
    for run in runs:
        kinds[run.kind] = kinds.get(run.kind, 0.0) + run.seconds
    energy = loads[GROUPS]
    shares = dict(zip(GROUP_NAMES, (energy / max(1.0, energy.sum())).tolist(), strict=True))
    request = frame.request
    places = strength_days(
        frame.start, frame.days, request.strength_days, frame.phase, frame.runs, request.habit
    )
    week = strength_week(
        kinds, shares, request.equipment, len(places), age=request.age, turn=frame.number - 1,
        stage=stage_of(request, frame.phase, frame.lifted),
    )  # fmt: skip
    why, evidence = strength_why(week.stage)
    return tuple(
        Session(
            key=f"{day_of(frame.start, place).isoformat()}-strength",
            day=day_of(frame.start, place), kind="strength", title=session.title,
            strength=session, why=why, evidence=evidence,
        )
        for place, session in zip(places, week.sessions, strict=True)
    )  # fmt: skip


def week_finding(frame: Frame, loads: FloatArray) -> Finding:
    """Return what the week is for and how much more it asks than one is used to."""
    growth = loads[GROUPS] / np.maximum(frame.history.best()[GROUPS], 1e-9) - 1.0
    most = int(np.argmax(growth))
    percent = 100.0 * float(growth[most])
    text, fact = phase_of(frame.phase, percent > WORTH, frame.request.habit.starting)
    return Finding(
        key="plan.week",
        text=text,
        value=percent,
        low=100.0 * float(growth.min()),
        high=percent,
        unit="%",
        evidence=evidence_of(
            fact,
            f"{fact.says} Growth over the best of the weeks before, older ones counting less, from "
            "the muscle group that grows least to the one that grows most "
            f"({group_named(GROUP_NAMES[most]).plain}).",
        ),
        facts=(fact.key,),
    )
