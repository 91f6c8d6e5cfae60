"""Jumps: tissues that carried more than is usual for this runner, and what usually shows there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from runatomy.advice.facts import wear as facts
from runatomy.advice.facts.complaints import BONE, COMPLAINT_OF, COMPLAINTS
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
MOST = 3  # jumps that are told with their complaint
WORTH = 1.1  # [-] over the usual window, below which nobody would notice; assumed
NO_FORETELLING = "It is unusual for you; nobody can tell from it whether something will hurt."


def jump_findings(tissues: Sequence[WearHabit], groups: Sequence[Habit]) -> list[Finding]:
    """Return what jumped: one tissue in a sentence of its own, several together in one.

    The largest comes first, one for each complaint. Joints come last, as they bear changes well; of
    jumps alike the complaint's own order counts.
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
    if len(ranked) < 2:
        return [_jump(one) for one in ranked]
    return [_together(ranked)]


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
            if one is not None and one.verdict in JUMPED and one.high and _worth(one)
        ]
        if sizes:
            found.append(_Jump(name, plain, window, peaks, max(sizes)))
    return max(found, key=lambda one: one.size, default=None)


def _worth(window: Carried) -> bool:
    """Tell whether it is worth a word: in very even weeks a few steps more are already unusual."""
    return not window.usual or window.carried >= WORTH * window.usual


def _jump(jump: _Jump) -> Finding:
    """Return a jump in words; value: over the usual window, low and high: over its own range."""
    complaint = COMPLAINT_OF[jump.name]
    return _finding(
        jump,
        f"{_short(jump.plain)}: {_how_much(jump, _by_load(jump))} What shows there, if anything, "
        f"is {complaint.where}; what loads it most: {complaint.when}. {NO_FORETELLING} "
        f"If you feel it: {_lower(complaint.eases)}",
        (jump,),
    )


def _together(jumps: Sequence[_Jump]) -> Finding:
    """Return several jumps in one finding: each with its usual complaint, the largest first."""
    first = jumps[0]
    days, ease = first.load.days, COMPLAINT_OF[first.name].eases
    how = [_briefly(one, days) for one in jumps[:MOST]]
    same = len(set(how)) == 1
    over = f", {how[0].replace(' times', ' times as much')}" if same else ""
    named = "; ".join(
        f"{_name(one)}{'' if same else f', {told}'} ({COMPLAINT_OF[one.name].called})"
        for one, told in zip(jumps, how, strict=False)
    )
    rest = ", ".join(_name(one) for one in jumps[MOST:])
    also = f" Also: {rest}." if rest else ""
    return _finding(
        first,
        f"More than usual for you in the last {days} days{over}, with what may show there: "
        f"{named}.{also} Nobody can tell from it whether something will hurt. "
        f"{ease}",
        jumps[:MOST],
    )


def _briefly(jump: _Jump, days: int) -> str:
    """Return how much it was in a few words: "2.1 times, in harder peaks"."""
    usual = jump.load.usual or 0.0
    over = "" if jump.load.days == days else f" in {jump.load.days} days"
    much = f"{jump.load.carried / usual:.1f} times" if usual > 0.0 else "a new load"
    peaks = ", in harder peaks" if _steeper(jump) else ""
    return f"{much}{over}{peaks}" if _by_load(jump) else f"in harder peaks{over}"


def _name(jump: _Jump) -> str:
    """Return a tissue or muscle in a word or two."""
    return in_words(_short(jump.plain)).partition(" (")[0]


def _by_load(jump: _Jump) -> bool:
    """Tell whether the load itself jumped, not its peaks alone."""
    return jump.load.verdict in JUMPED


def _much(jump: _Jump) -> bool:
    words = (jump.load.verdict, jump.wear and jump.wear.verdict)
    return _by_load(jump) and Verdict.MUCH_MORE in words


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _finding(jump: _Jump, text: str, every: Sequence[_Jump]) -> Finding:
    """Return the finding of some jumps; its figures are those of the first."""
    complaint, by_load = COMPLAINT_OF[jump.name], _by_load(jump)
    told = jump.load if by_load or jump.wear is None else jump.wear
    usual, low, high = told.usual or 0.0, told.low or 0.0, told.high or 0.0
    known = [fact for one in every for fact in COMPLAINT_OF[one.name].facts]
    return Finding(
        key=f"wear.jump.{jump.name}",
        text=text,
        value=told.carried / usual if usual > 0.0 else None,
        low=told.carried / high if usual > 0.0 else None,
        high=told.carried / low if low > 0.0 and usual > 0.0 else None,
        evidence=Evidence(
            origin=Origin.DERIVED,
            source="Your own earlier weeks; " + complaint.facts[0].source,
            note="Unusual is not dangerous.",
            grade=Grade.WEAK if by_load else Grade.OPEN,
        ),
        facts=(*dict.fromkeys(fact.key for fact in known), facts.NO_RISK_NUMBER.key),
        weight=Weight.CAUTION if any(map(_much, every)) else Weight.NOTICE,
        professional=_professional(every),
    )


def _professional(jumps: Sequence[_Jump]) -> str:
    """Return when to see somebody: for the first, and for a bone wherever it stands."""
    first, *others = [COMPLAINT_OF[one.name].professional for one in jumps]
    bone = BONE if any(BONE in one for one in others) and BONE not in first else ""
    return f"{first} {bone}".strip()


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
    """Return whether peaks rose more than the load did, both against as many earlier weeks."""
    if jump.wear is None or not jump.wear.high or not jump.load.high:
        return False
    if jump.wear.earlier != jump.load.earlier:
        return False  # a hole in either leaves another habit to set it against
    return jump.wear.carried / jump.wear.high > 1.1 * jump.load.carried / jump.load.high


def _short(plain: str) -> str:
    """Return the tissue without how it is loaded: "Shin bone, bent" is the shin bone."""
    return plain.partition(",")[0]


def in_words(plain: str) -> str:
    """Return the name inside a sentence."""
    return plain if plain.startswith("Achilles") else plain[0].lower() + plain[1:]
