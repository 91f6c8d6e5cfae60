"""Compose: the runs of one week, fitted under what its muscles and tissues may carry."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from runatomy.advice.plan.growth.rates import share_that_fits
from runatomy.advice.plan.making.calendar import run_days
from runatomy.advice.plan.making.frame import Frame
from runatomy.advice.plan.steps.recipes import (
    MINUTE,
    RECIPES,
    Blocks,
    Recipe,
    easy,
    hilly,
    opener,
    run_walk,
)
from runatomy.advice.plan.week import Phase
from runatomy.terms.arrays import FloatArray

SHARES = {1: 1.0, 2: 0.6, 3: 0.45, 4: 0.38, 5: 0.33, 6: 0.3}  # [-] of the week in the long run
LIGHT_LONG = 0.8  # [-] of that in a lighter week
READY_WEEK, READY_RUN = 75.0 * MINUTE, 25.0 * MINUTE  # [s] before which all running is easy
CROWDED = 0.7  # [-] of the easy running that fast running may not push out
LONGEST_EASY = 0.9  # [-] of the long run: practice
EASY_MOST = 90.0 * MINUTE  # [s] practice
RECOVERY, RECOVERY_SHARE = 40, 0.6  # minutes at most, and of the other easy runs: practice
LEAST_EASY = 10.0 * MINUTE  # [s]
LAP = 10.0 * MINUTE  # [s] of hilly running


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One run before it has words: its place in the week, its kind and its steps."""

    place: int
    kind: str
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Fast:
    """A fast session and how often its work is repeated."""

    recipe: Recipe
    size: int


def compose(frame: Frame) -> tuple[Draft, ...]:
    """Return the runs of a week; together they never load more than the frame's cap.

    Fast sessions come first and give way, repeat by repeat, until the easy running keeps its room;
    then the easy running is cut until every muscle, group and tissue lies under the cap.
    """
    places = run_days(frame.start, frame.days, frame.runs, frame.phase, frame.request.habit)
    fast = _wanted(frame, sum(role == "fast" for _, role in places))
    if frame.phase is Phase.RACE:
        return _before_race(frame, places)
    while True:
        long, others, fits = _easy_parts(frame, places, fast)
        if fits or not fast:
            return _placed(frame, places, fast, long, others)
        last = fast[-1]
        smaller = [replace(last, size=last.size - 1)] if last.size > last.recipe.least else []
        fast = [*fast[:-1], *smaller]


def _wanted(frame: Frame, room: int) -> list[Fast]:
    """Return the fast sessions a week would like, at their wished size."""
    unready = frame.target < READY_WEEK * frame.days / 7 or frame.longest() < READY_RUN
    if unready or frame.calm:
        return []
    kinds = frame.request.goal.kind.faster
    calm = frame.phase in (Phase.BASE, Phase.LIGHT, Phase.TAPER)
    found = []
    for i in range(min(room, 1 if calm else 2)):
        recipe = RECIPES[kinds[(frame.number - 1 + i) % len(kinds)]]
        share = 0.0 if frame.phase is Phase.LIGHT else frame.progress
        found.append(
            Fast(recipe=recipe, size=round(recipe.least + share * (recipe.most - recipe.least)))
        )
    return found


def _easy_parts(
    frame: Frame, places: tuple[tuple[int, str], ...], fast: list[Fast]
) -> tuple[int, list[int], bool]:
    """Return minutes of the long run and of the other easy runs, and whether all found room."""
    pace, most = frame.rates.engine.pace, frame.longest() * frame.rates.engine.pace.easy
    blocks = [each.recipe.make(pace, each.size) for each in fast]
    spent = sum((frame.rates.of(block) for block in blocks), np.zeros(len(frame.rates.names)))
    has_long = any(role == "long" for _, role in places)
    count = len(places) - has_long - len(fast)
    goal = frame.request.goal.kind
    share = min(1.0, SHARES[min(max(len(places), 1), 6)] * goal.long_share)
    share *= LIGHT_LONG if frame.phase is Phase.LIGHT else 1.0
    slow, slower = _rate(frame, False), _rate(frame, True)
    limit = most / slow[1]
    long = min(most / slower[1], share * frame.target, goal.longest) if has_long else 0.0
    # No easy run is longer than the long one, nor than an hour and a half.
    limit = min(limit, EASY_MOST, long * LONGEST_EASY if has_long else limit)
    limit = min(limit, RECOVERY * MINUTE) if frame.phase is Phase.REST else limit
    each = max(0.0, frame.target - long - float(spent[0])) / count if count else 0.0
    each = min(limit, each)
    carried = long * slower + count * each * slow
    scale = share_that_fits(frame.cap - spent, carried)
    minutes, rest = int(long * scale // MINUTE), int(count * each * scale // MINUTE)
    others = _shared(rest, places, len(fast), int(limit * scale // MINUTE))
    reach = all(sum(b.distance for b in block) <= most for block in blocks)
    roomy = scale >= CROWDED and (not count or each * scale >= LEAST_EASY)
    return minutes, others, bool(reach and roomy)


def _rate(frame: Frame, long: bool) -> FloatArray:
    """Return what a second of the long run, or of another easy one, loads."""
    pace, rates = frame.rates.engine.pace, frame.rates
    level = rates.second(pace.easy)
    hill = frame.hill(long)
    if hill is None or frame.walks:
        return level
    return rates.of(hilly(pace, LAP, hill)) / LAP


def _shared(minutes: int, places: tuple[tuple[int, str], ...], fast: int, limit: int) -> list[int]:
    """Return whole minutes for each run that is neither long nor fast, in the order of days.

    They are shared out evenly, none over the limit; a recovery run stays short.
    """
    roles = [role for _, role in places if role != "long"]
    for _ in range(fast):
        roles.remove("fast")
    # The first places for fast runs are taken first, so those left over stand last.
    calm = [role for role in roles if role == "recovery"]
    count = len(roles)
    if not count:
        return []
    short = min(RECOVERY, limit, int(RECOVERY_SHARE * minutes / count)) if calm else 0
    if count == len(calm):
        return [short] * count
    base, more = divmod(minutes - short * len(calm), count - len(calm))
    even = iter(min(limit, base + (i < more)) for i in range(count - len(calm)))
    return [short if role == "recovery" else next(even) for role in roles]


def _placed(
    frame: Frame, places: tuple[tuple[int, str], ...], fast: list[Fast], long: int,
    others: list[int],
) -> tuple[Draft, ...]:  # fmt: skip
    """Return the runs on their days; runs of no minute are left out."""
    pace, left, slow = frame.rates.engine.pace, list(fast), list(others)
    drafts = []
    for place, role in places:
        if role == "fast" and left:
            now = left.pop(0)
            drafts.append(Draft(place=place, kind=now.recipe.kind,
                                blocks=now.recipe.make(pace, now.size)))  # fmt: skip
            continue
        minutes = long if role == "long" else slow.pop(0)
        kind = role if role in ("long", "recovery") else "easy"
        if minutes:
            drafts.append(Draft(place=place, kind=kind, blocks=_easy_blocks(frame, kind, minutes)))
    return tuple(drafts)


def _easy_blocks(frame: Frame, kind: str, minutes: int) -> Blocks:
    pace, seconds = frame.rates.engine.pace, minutes * MINUTE
    if frame.walks:
        return run_walk(pace, seconds)
    hill = frame.hill(kind == "long")
    if hill is not None:
        return hilly(pace, seconds, hill)
    return (easy(pace, seconds),)


def _before_race(frame: Frame, places: tuple[tuple[int, str], ...]) -> tuple[Draft, ...]:
    """Return the few short runs of a race week, together under the frame's cap."""
    pace, limit = frame.rates.engine.pace, frame.longest()
    first, each = opener(pace), min(limit, frame.target / len(places))
    loads = frame.rates.of(first)
    openers = sum(role == "opener" for _, role in places)
    reach = sum(block.distance for block in first) <= limit * pace.easy
    ready = not frame.walks and reach and float(loads[0]) <= each
    ready = ready and bool((loads <= frame.cap).all())
    spent = openers * loads if ready else 0.0 * loads
    others = len(places) - (openers if ready else 0)
    scale = share_that_fits(frame.cap - spent, others * each * _rate(frame, False))
    minutes = int(each * scale // MINUTE)
    drafts = []
    for place, role in places:
        if role == "opener" and ready:
            drafts.append(Draft(place=place, kind="opener", blocks=first))
        elif minutes:
            drafts.append(Draft(place=place, kind="easy",
                                blocks=_easy_blocks(frame, "easy", minutes)))  # fmt: skip
    return tuple(drafts)
