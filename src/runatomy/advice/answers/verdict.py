"""Verdict: holds, partly, does not hold or unknown, and the criteria that lead to each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from runatomy.advice.answers.figure import Figure
from runatomy.terms.evidence import Grade

WEIGHT = {Grade.STRONG: 3, Grade.MODERATE: 2, Grade.WEAK: 1, Grade.OPEN: 0}
ENOUGH = 2  # one moderate study, or two weak ones, can carry a verdict; a single weak one cannot


class Verdict(StrEnum):
    """What we make of a statement."""

    HOLDS = "holds"
    PARTLY = "partly"
    NOT = "does not hold"
    UNKNOWN = "unknown"


def by_figure(figure: Figure, holds: float, fails: float) -> Verdict:
    """Return the verdict of one figure against two thresholds in its unit.

    It holds where the value reaches `holds` and even the unfavorable end of its range stays beyond
    `fails`; it does not hold where the value lies at `fails` or worse and even the favorable end
    falls short of `holds`; else partly. `holds` below `fails` turns the direction.
    """
    sign = 1.0 if holds > fails else -1.0
    value, ends = sign * figure.value, sorted((sign * figure.low, sign * figure.high))
    if value >= sign * holds and ends[0] > sign * fails:
        return Verdict.HOLDS
    if value <= sign * fails and ends[1] < sign * holds:
        return Verdict.NOT
    return Verdict.PARTLY


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict of several parts of one statement: one word only where all agree."""
    found = set(verdicts)
    if not found:
        return Verdict.UNKNOWN
    return found.pop() if len(found) == 1 else Verdict.PARTLY


def by_facts(stances: Iterable[tuple[Grade, int]]) -> Verdict:
    """Return the verdict of what was published: pairs of a grade and +1 (for) or -1 (against).

    0 counts on both sides. Less than `ENOUGH` weight in all is too little to say.
    """
    pairs = tuple(stances)
    speaks_for = sum(WEIGHT[grade] for grade, side in pairs if side >= 0)
    against = sum(WEIGHT[grade] for grade, side in pairs if side <= 0)
    if max(speaks_for, against) < ENOUGH:
        return Verdict.UNKNOWN
    if not against:
        return Verdict.HOLDS
    return Verdict.PARTLY if speaks_for else Verdict.NOT


def leaning(stances: Iterable[tuple[Grade, int]]) -> int:
    """Return to which side facts lean, +1, 0 or -1, however weak they are."""
    total = sum(WEIGHT[grade] * side for grade, side in stances)
    return (total > 0) - (total < 0)


def combined(computed: Verdict | None, published: Verdict, doubted: bool, lean: int = 0) -> Verdict:
    """Return one verdict of the engine's figures and of what was published.

    `computed` is None where the figures show only the size of things and cannot judge. A figure
    that a measurement contradicts (`doubted`) carries no "holds" and no "does not hold" alone; and
    where no study is enough to say, one that weak facts (`lean`) contradict carries neither.
    """
    if computed is None:
        return published
    if doubted:
        return Verdict.UNKNOWN if published is Verdict.UNKNOWN else Verdict.PARTLY
    if published is Verdict.UNKNOWN:
        against = (computed is Verdict.NOT and lean > 0) or (computed is Verdict.HOLDS and lean < 0)
        return Verdict.UNKNOWN if against else computed
    return together((computed, published))
