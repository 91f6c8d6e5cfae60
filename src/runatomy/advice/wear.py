"""Wear: what a run asked of tendons, joints and bones, what jumped, and what eases it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runatomy.advice.facts import wear as facts
from runatomy.advice.facts.complaints import COMPLAINT_OF
from runatomy.advice.finding import Finding, Weight
from runatomy.loads.habit import Carried, Habit, Verdict
from runatomy.loads.tissue import tissue_named
from runatomy.loads.wear.estimate import Estimate
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.loads.wear.weeks import WearHabit
from runatomy.muscle.anatomy import group_named
from runatomy.terms.evidence import Evidence, Grade, Origin

NOTABLE = 1.10  # [-] wear over that of an easy run, below which nothing is made of it
JUMPS = (Verdict.MORE, Verdict.MUCH_MORE)
WATCHED_GROUPS = ("tibialis_anterior", "gluteals")  # muscles whose jumps have a usual complaint
NO_FORETELLING = "It is unusual for you; nobody can tell from it whether something will hurt."


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
    return (*found, *_jumps(tissues, groups))


def _of_run(run: Sequence[TissueWear]) -> Iterable[Finding]:
    told = [one for one in run if one.distance > 0.0]
    if not told:
        return
    yield _most(max(told, key=lambda one: one.wear_ratio[1]))
    for one in told:
        if one.name == "achilles_tendon" and one.load_ratio < 0.97 and one.wear_ratio[0] > 1.03:
            yield _less_but_harder(one)


def _most(one: TissueWear) -> Finding:
    """Return which tissue the run asked most of, against an easy run of the same distance."""
    low, usual, high = one.wear_ratio
    name = one.plain.lower() if not one.plain.startswith("Achilles") else one.plain
    text = (
        f"Against an easy run of the same {one.distance:.1f} km, your {name} was asked most: by "
        f"its peaks the run weighed about as much as {_km(one.wear)} easy km "
        f"({_km(one.wear_low)} to {_km(one.wear_high)})."
        if usual > NOTABLE
        else "No tendon, joint or bone was asked for much more than in an easy run as long."
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
        f"measure it was {usual:.1f} times an easy run ({low:.1f} to {high:.1f}).",
        value=usual,
        low=low,
        high=high,
        evidence=facts.LOAD_AND_DAMAGE.evidence(note=one.evidence.note),
        facts=(facts.LOAD_AND_DAMAGE.key, facts.TENDON_FATIGUE.key),
    )


def _estimate(one: Estimate) -> Finding:
    """Return what can be said of a tissue that the mechanics do not load."""
    evidence = Evidence(
        origin=Origin.UNKNOWN, source=one.evidence.source, note=one.evidence.note, grade=Grade.OPEN
    )
    text = f"{one.plain}: we cannot tell its load over the run."
    if one.ratio_low is not None and one.ratio_high is not None:
        text += (
            f" It follows the Achilles tendon and the way your foot lands: roughly "
            f"{one.ratio_low:.1f} to {one.ratio_high:.1f} times an easy run as long."
        )
    elif one.peak is not None:
        text += (
            f" Its largest pull was about {one.peak:.1f} times your weight; the squeeze against "
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


def _jumps(tissues: Sequence[WearHabit], groups: Sequence[Habit]) -> list[Finding]:
    """Return one finding for each complaint whose tissue or muscle jumped, the largest of it."""
    found: dict[str, tuple[float, Finding]] = {}
    for habit in tissues:
        for one in (habit.wear, habit.load):
            _keep(found, habit.name, tissue_named(habit.name).plain, one)
    for habit in groups:
        if habit.name in WATCHED_GROUPS:
            _keep(found, habit.name, group_named(habit.name).plain, habit)
    return [finding for _, finding in found.values()]


def _keep(found: dict[str, tuple[float, Finding]], name: str, plain: str, habit: Habit) -> None:
    """Remember a habit's largest jump where its complaint has no larger one yet."""
    where = COMPLAINT_OF[name].where
    for window in habit.windows:
        if window.verdict in JUMPS and window.high:
            size = window.carried / window.high
            if where not in found or size > found[where][0]:
                found[where] = (size, _jump(name, plain, window))


def _jump(name: str, plain: str, window: Carried) -> Finding:
    """Return a jump in words; value: over the usual window, low and high: over its own range."""
    much = window.verdict is Verdict.MUCH_MORE
    complaint = COMPLAINT_OF[name]
    usual, low, high = window.usual or 0.0, window.low or 0.0, window.high or 0.0
    over = f"{window.carried / usual:.1f} times what is usual" if usual > 0.0 else "more than usual"
    return Finding(
        key=f"wear.jump.{name}",
        text=f"{plain}: the last {window.days} days asked {over} for you. "
        f"What usually shows there is {complaint.where}; it is loaded most by {complaint.when}. "
        f"{NO_FORETELLING} {complaint.eases}",
        value=window.carried / usual if usual > 0.0 else None,
        low=window.carried / high if usual > 0.0 else None,
        high=window.carried / low if low > 0.0 else None,
        evidence=Evidence(
            origin=Origin.DERIVED,
            source="Your own earlier weeks; " + complaint.facts[0].source,
            note="Unusual is not dangerous.",
            grade=Grade.WEAK,
        ),
        facts=(*(fact.key for fact in complaint.facts), facts.NO_RISK_NUMBER.key),
        weight=Weight.CAUTION if much else Weight.NOTICE,
        professional=complaint.professional,
    )


def _km(value: float) -> str:
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}"
