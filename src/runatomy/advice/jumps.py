"""Jumps: tissues that carried more than is usual for this runner, and what usually shows there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from runatomy.advice.facts import wear as facts
from runatomy.advice.facts.complaints import COMPLAINT_OF, COMPLAINTS
from runatomy.advice.finding import Finding, Weight
from runatomy.loads.habit import Carried, Habit, Verdict
from runatomy.loads.tissue import tissue_named
from runatomy.loads.wear.weeks import WearHabit
from runatomy.muscle.anatomy import group_named
from runatomy.terms.evidence import Evidence, Grade, Origin

JUMPED = (Verdict.MORE, Verdict.MUCH_MORE)
WATCHED_GROUPS = ("tibialis_anterior", "gluteals")  # muscles whose jumps have a usual complaint
ALIKE = (
    1.3  # [-] apart from which one jump is the larger; assumed, as wide as the figures are rough
)
MOST = 4  # jumps that get a sentence of their own
NO_FORETELLING = "It is unusual for you; nobody can tell from it whether something will hurt."


def jump_findings(tissues: Sequence[WearHabit], groups: Sequence[Habit]) -> list[Finding]:
    """Return the largest jumps, one for each complaint, and the others in a sentence.

    Joints come last, as they bear changes well; of jumps alike the complaint's own order counts.
    """
    every = [
        _largest(one.name, tissue_named(one.name).plain, one.load, one.wear) for one in tissues
    ]
    every += [
        _largest(one.name, group_named(one.name).plain, one, None)
        for one in groups
        if one.name in WATCHED_GROUPS
    ]
    best: dict[str, _Jump] = {}
    jumps = [one for one in every if one is not None]
    largest = max((one.size for one in jumps), default=1.0)
    for jump in sorted(jumps, key=lambda one: _rank(one, largest)):
        best.setdefault(COMPLAINT_OF[jump.name].where, jump)
    ranked = list(best.values())
    found = [_jump(one, one is ranked[0]) for one in ranked[:MOST]]
    return [*found, _others(ranked[MOST:])] if len(ranked) > MOST else found


class _Jump(NamedTuple):
    """More than usual, of one tissue or muscle group in one window."""

    name: str
    plain: str
    load: Carried
    wear: Carried | None
    size: float  # [-] over the high of what is usual, the larger of the two


def _rank(jump: _Jump, largest: float) -> tuple[bool, int, int]:
    """Return how soon a jump should be spoken of: small first."""
    place = COMPLAINTS.index(COMPLAINT_OF[jump.name])
    below = int(math.log(largest / jump.size) / math.log(ALIKE))
    return place == len(COMPLAINTS) - 1, below, place


def _largest(name: str, plain: str, load: Habit, wear: Habit | None) -> _Jump | None:
    """Return the window that jumped most; None where none did."""
    found = []
    for i, window in enumerate(load.windows):
        peaks = wear.windows[i] if wear else None
        sizes = [
            one.carried / one.high
            for one in (window, peaks)
            if one is not None and one.verdict in JUMPED and one.high
        ]
        if sizes:
            found.append(_Jump(name, plain, window, peaks, max(sizes)))
    return max(found, key=lambda one: one.size, default=None)


def _jump(jump: _Jump, first: bool) -> Finding:
    """Return a jump in words; value: over the usual window, low and high: over its own range."""
    calm = f"{NO_FORETELLING} " if first else ""
    complaint, by_load = COMPLAINT_OF[jump.name], jump.load.verdict in JUMPED
    told = jump.load if by_load or jump.wear is None else jump.wear
    much = by_load and Verdict.MUCH_MORE in (jump.load.verdict, jump.wear and jump.wear.verdict)
    usual, low, high = told.usual or 0.0, told.low or 0.0, told.high or 0.0
    return Finding(
        key=f"wear.jump.{jump.name}",
        text=f"{_short(jump.plain)}: {_how_much(jump, by_load)} What shows there, if anything, is "
        f"{complaint.where}; what loads it most: {complaint.when}. {calm}"
        f"If you feel it: {complaint.eases[0].lower()}{complaint.eases[1:]}",
        value=told.carried / usual if usual > 0.0 else None,
        low=told.carried / high if usual > 0.0 else None,
        high=told.carried / low if low > 0.0 and usual > 0.0 else None,
        evidence=Evidence(
            origin=Origin.DERIVED,
            source="Your own earlier weeks; " + complaint.facts[0].source,
            note="Unusual is not dangerous.",
            grade=Grade.WEAK if by_load else Grade.OPEN,
        ),
        facts=(*(fact.key for fact in complaint.facts), facts.NO_RISK_NUMBER.key),
        weight=Weight.CAUTION if much else Weight.NOTICE,
        professional=complaint.professional,
    )


def _how_much(jump: _Jump, by_load: bool) -> str:
    """Return in words how the window stands to what is usual."""
    days = jump.load.days
    if not by_load:
        return f"the last {days} days held no unusual load, but harder peaks than you are used to."
    usual = jump.load.usual or 0.0
    times = f"{jump.load.carried / usual:.1f} times" if usual > 0.0 else "more than"
    harder = jump.wear is not None and jump.wear.verdict in JUMPED
    peaks = ", with harder peaks" if harder and _steeper(jump) else ""
    return f"the last {days} days held {times} your usual load{peaks}."


def _steeper(jump: _Jump) -> bool:
    """Return whether peaks rose more than the load did."""
    if jump.wear is None or not jump.wear.high or not jump.load.high:
        return False
    return jump.wear.carried / jump.wear.high > 1.1 * jump.load.carried / jump.load.high


def _others(rest: Sequence[_Jump]) -> Finding:
    """Return the other tissues that carried more than usual, in one sentence."""
    names = ", ".join(in_words(_short(one.plain)) for one in rest)
    return Finding(
        key="wear.jump.others",
        text=f"More than usual for you as well: {names}. An easier week does all of them good.",
        evidence=Evidence(origin=Origin.DERIVED, source="Your own earlier weeks", grade=Grade.WEAK),
        facts=(facts.NO_RISK_NUMBER.key,),
        weight=Weight.NOTICE,
    )


def _short(plain: str) -> str:
    """Return the tissue without how it is loaded: "Shin bone, bent" is the shin bone."""
    return plain.partition(",")[0]


def in_words(plain: str) -> str:
    """Return the name inside a sentence."""
    return plain if plain.startswith("Achilles") else plain[0].lower() + plain[1:]
