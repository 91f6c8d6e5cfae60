"""Wear: what a run asked of tendons, joints and bones, what jumped, and what eases it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runatomy.advice.facts import wear as facts
from runatomy.advice.facts.complaints import COMPLAINT_OF
from runatomy.advice.finding import Finding
from runatomy.advice.jumps import in_words, jump_findings
from runatomy.loads.habit import Habit
from runatomy.loads.wear.estimate import Estimate
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.loads.wear.weeks import WearHabit
from runatomy.terms.evidence import Evidence, Grade, Origin

TOO_WIDE = 5.0  # [-] high over low, from which a range is no help to a runner; assumed
NOTABLE = 1.10  # [-] wear over that of an easy run, below which nothing is made of it


def wear_findings(
    run: Sequence[TissueWear] = (),
    estimates: Sequence[Estimate] = (),
    tissues: Sequence[WearHabit] = (),
    groups: Sequence[Habit] = (),
) -> tuple[Finding, ...]:
    """Return what is worth saying of a run's wear and of jumps over the last weeks.

    `tissues` and `groups` are habits up to the run's day (`wear_habits`; `habits` of muscle groups'
    energy); what is not given is not spoken of.
    """
    found = [*_of_run(run), *(_estimate(one) for one in estimates)]
    return (*found, *jump_findings(tissues, groups))


def _of_run(run: Sequence[TissueWear]) -> Iterable[Finding]:
    told = [one for one in run if one.distance > 0.0]
    if not told:
        return
    yield _most(max(told, key=lambda one: one.wear_ratio[0]))  # by the most cautious exponent
    for one in told:
        if one.name == "achilles_tendon" and one.load_ratio < 0.97 and one.wear_ratio[0] > 1.03:
            yield _less_but_harder(one)


def _most(one: TissueWear) -> Finding:
    """Return which tissue the run asked most of, against an easy run of the same distance."""
    low, usual, high = one.wear_ratio
    text = (
        f"Against an easy run over the same distance, this one asked most of your "
        f"{in_words(one.plain)}: its peaks were higher, and peaks count more than many steps. "
        f"{_much(low, high)} A yardstick between runs, not a harm done."
        if usual > NOTABLE
        else "Kilometer for kilometer no tendon, joint or bone was asked for much more than in an "
        "easy run."
    )
    return Finding(
        key="wear.most",
        text=text,
        value=usual,
        low=low,
        high=high,
        evidence=one.evidence,
        facts=(facts.PEAKS_COUNT_MORE.key,),
    )


def _less_but_harder(one: TissueWear) -> Finding:
    """Return that fewer steps were not less wear."""
    low, usual, high = one.wear_ratio
    less = 100.0 * (1.0 - one.load_ratio)
    return Finding(
        key="wear.load_and_wear",
        text=f"You took fewer steps than at an easy pace, so your {one.plain} carried {less:.0f} % "
        f"less a kilometer in all. Each pull was stronger, and strong pulls count more: by that "
        f"measure it was {_times(usual)} times an easy run ({_times(low)} to {_times(high)}).",
        value=usual,
        low=low,
        high=high,
        evidence=Evidence(
            origin=Origin.MODELED,
            source=f"{facts.LOAD_AND_DAMAGE.source}; {one.evidence.source}",
            note=one.evidence.note,
            grade=one.evidence.grade,  # the direction is better known than the size
        ),
        facts=(facts.LOAD_AND_DAMAGE.key, facts.TENDON_FATIGUE.key),
    )


def _estimate(one: Estimate) -> Finding:
    """Return what can be said of a tissue that the mechanics do not load."""
    evidence = Evidence(
        origin=Origin.UNKNOWN, source=one.evidence.source, note=one.evidence.note, grade=Grade.OPEN
    )
    text = f"{one.plain}: we cannot tell the load over the run."
    if one.ratio_low is not None and one.ratio_high is not None:
        text += (
            f" It follows the Achilles tendon and the way your foot lands: roughly "
            f"{one.ratio_low:.1f} to {one.ratio_high:.1f} times an easy run over that distance."
        )
    elif one.peak is not None:
        text += (
            f" The largest pull was about {one.peak:.1f} times your weight; the squeeze against "
            "the bone, which is what is thought to hurt, is not in our model."
        )
    return Finding(
        key=f"wear.{one.name}",
        text=text,
        low=one.ratio_low,
        high=one.ratio_high,
        evidence=evidence,
        facts=tuple(fact.key for fact in COMPLAINT_OF[one.name].facts),
    )


def _much(low: float, high: float) -> str:
    """Return by how much, in a sentence; a range too wide to be of use is called so."""
    if high > TOO_WIDE * low:
        return "By how much, studies disagree too widely for a number that would help you."
    return f"By how much, studies disagree: between {_times(low)} and {_times(high)} such runs."


def _times(ratio: float) -> str:
    """Return a ratio as it would be said: whole from three on, and where it is whole."""
    return f"{ratio:.0f}" if ratio >= 2.95 else f"{ratio:.1f}".removesuffix(".0")
