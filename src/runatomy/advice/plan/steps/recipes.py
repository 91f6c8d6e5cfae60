"""Recipes: each kind of session written out for one runner's paces; all of it coaches' practice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runatomy.advice.kinds.pace import SLOWEST, Pace
from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.step import Part, Step

MINUTE = 60.0  # [s]
SPAN = 0.03  # [-] of a target speed, on either side
EASY_SPAN = 0.08  # [-] of easy running: the effort counts, not the watch
CLIMB = 0.06  # [-] of the hills asked for
HILL_STEEPEST = 0.12  # [-] of hilly easy running: steeper hills are mostly walked
LAP_MINUTES = 10.0  # of hilly easy running
TALK = "easy: you can talk in whole sentences"
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A kind of fast session; its size is how often its work is repeated."""

    kind: str
    plain: str
    least: int
    most: int
    make: Callable[[Pace, int], Blocks]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hill:
    """One climb of a hilly run; the way down is as long."""

    slope: float = CLIMB  # [-]
    minutes: float = 2.0  # up


def uphill_speed(pace: Pace, slope: float) -> float:
    """Return the speed [m/s] up a slope [-] that is as easy as easy running on the level."""
    return max(SLOWEST, pace.uphill(pace.easy, slope))


def run_step(
    pace_speed: float,
    part: Part,
    effort: str,
    *,
    seconds: float = 0.0,
    meters: float | None = None,
    slope: float = 0.0,
    span: float = SPAN,
) -> Step:
    """Return a step by time [s] or by distance [m]; on a slope the effort counts, not the speed."""
    free = slope != 0.0
    return Step(
        part=part,
        seconds=meters / pace_speed if meters is not None else seconds,
        meters=meters,
        speed=pace_speed,
        low=None if free else pace_speed * (1.0 - span),
        high=None if free else pace_speed * (1.0 + span),
        slope=slope,
        effort=effort,
    )


def easy(pace: Pace, seconds: float, part: Part = Part.WORK) -> Block:
    """Return easy running for so long [s]."""
    return Block(steps=(run_step(pace.easy, part, TALK, seconds=seconds, span=EASY_SPAN),))


def run_walk(pace: Pace, seconds: float) -> Blocks:
    """Return so many seconds of running cut into minutes, a minute's walk after each."""
    times = max(1, int(seconds // MINUTE))
    jog = run_step(pace.easy, Part.WORK, TALK, seconds=MINUTE, span=EASY_SPAN)
    walk = Step(part=Part.RECOVERY, seconds=MINUTE, speed=0.0, effort="walk")
    return (Block(times=times, steps=(jog, walk)),)


def hilly(pace: Pace, seconds: float, hill: Hill | None = None) -> Blocks:
    """Return so many seconds [s] of easy running over hills, in laps of ten minutes and more."""
    hill = hill or Hill()
    laps = max(1, int(seconds // (LAP_MINUTES * MINUTE)))
    longer = seconds / laps / (LAP_MINUTES * MINUTE)  # the whole time, and hills in proportion
    up, climb = uphill_speed(pace, hill.slope), longer * hill.minutes * MINUTE
    down = climb * up / pace.easy
    level = max(0.0, seconds / laps - climb - down)
    steps = (
        run_step(pace.easy, Part.WORK, TALK, seconds=level, span=EASY_SPAN),
        run_step(up, Part.WORK, "up: as easy as on the level, so slower", seconds=climb,
                 slope=hill.slope),
        run_step(pace.easy, Part.WORK, "down: short quick steps", seconds=down, slope=-hill.slope),
    )  # fmt: skip
    return (Block(times=laps, steps=tuple(step for step in steps if step.seconds > 0.0)),)


def _around(pace: Pace, work: Block, minutes: float = 10.0) -> Blocks:
    """Return some work with easy running before and after it."""
    return (
        easy(pace, minutes * MINUTE, Part.WARM_UP),
        work,
        easy(pace, minutes * MINUTE, Part.COOL_DOWN),
    )


def _tempo(pace: Pace, size: int) -> Blocks:
    fast = run_step(pace.tempo, Part.WORK, "comfortably hard: a few words at a time",
                    seconds=5.0 * MINUTE)  # fmt: skip
    jog = run_step(pace.easy, Part.RECOVERY, TALK, seconds=MINUTE, span=EASY_SPAN)
    return _around(pace, Block(times=size, steps=(fast, jog)))


def _marathon_pace(pace: Pace, size: int) -> Blocks:
    speed = max(pace.easy, pace.steady)
    fast = run_step(speed, Part.WORK, "steady: the effort of a marathon", seconds=8.0 * MINUTE)
    jog = run_step(pace.easy, Part.RECOVERY, TALK, seconds=MINUTE, span=EASY_SPAN)
    return _around(pace, Block(times=size, steps=(fast, jog)))


def _intervals(pace: Pace, size: int) -> Blocks:
    fast = run_step(pace.race, Part.WORK, "hard but even, as in a 5K", meters=400.0)
    jog = run_step(pace.easy, Part.RECOVERY, TALK, meters=200.0, span=EASY_SPAN)
    return _around(pace, Block(times=size, steps=(fast, jog)))


def _hills(pace: Pace, size: int) -> Blocks:
    up = max(SLOWEST, pace.uphill(pace.race, CLIMB))
    climb = run_step(up, Part.WORK, "up, as hard as a 5K", seconds=MINUTE, slope=CLIMB)
    back = run_step(pace.easy, Part.RECOVERY, "jog back down, short quick steps",
                    seconds=MINUTE * up / pace.easy, slope=-CLIMB)  # fmt: skip
    return _around(pace, Block(times=size, steps=(climb, back)))


def _sprint(pace: Pace, size: int) -> Blocks:
    fast = run_step(pace.sprint, Part.WORK, "nearly all out and loose", meters=60.0, span=0.05)
    walk = Step(part=Part.RECOVERY, seconds=150.0, speed=0.0, effort="walk until fresh")
    return _around(pace, Block(times=size, steps=(fast, walk)))


def opener(pace: Pace) -> Blocks:
    """Return the last fast minutes before a race."""
    fast = run_step(pace.tempo, Part.WORK, "brisk and loose", seconds=MINUTE)
    jog = run_step(pace.easy, Part.RECOVERY, TALK, seconds=MINUTE, span=EASY_SPAN)
    return _around(pace, Block(times=3, steps=(fast, jog)), 6.0)


RECIPES: dict[str, Recipe] = {
    recipe.kind: recipe
    for recipe in (
        Recipe(kind="tempo", plain="Tempo run", least=2, most=5, make=_tempo),
        Recipe(kind="steady", plain="Marathon pace", least=2, most=6, make=_marathon_pace),
        Recipe(kind="intervals", plain="Intervals", least=4, most=12, make=_intervals),
        Recipe(kind="hills", plain="Hills", least=4, most=10, make=_hills),
        Recipe(kind="sprint", plain="Sprints", least=4, most=8, make=_sprint),
    )
}
