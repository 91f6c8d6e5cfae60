"""Recovery: which muscles are back, which need a little longer, and what was learned of you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runatomy.advice.facts import recovery as facts
from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.training import WEEKLY_JUMP
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.soreness import soreness_findings
from runatomy.loads.habit import Carried, Habit, Verdict
from runatomy.loads.recovery.rates import PersonalRates
from runatomy.loads.recovery.state import MuscleState, RecoveryState, StateWord
from runatomy.muscle.anatomy import BREATH_GROUPS, group_named
from runatomy.terms.evidence import Evidence, Grade, Origin

WEARY = (StateWord.TIRED, StateWord.OVERLOADED)
MOST = 3  # groups that get a sentence of their own
WEEK = 7  # days
NO_LEGS = ("other", *(group.name for group in BREATH_GROUPS))  # nobody rests these
DOCTOR = (
    "A muscle that swells hard, or urine as dark as cola, after a hard run needs a doctor the same "
    "day. Pain on one side or at one spot is not soreness: have it looked at."
)
ADVICE = {
    StateWord.TIRED: "Easy, level running or a day off suits it; keep descents and fast work for "
    "later.",
    StateWord.OVERLOADED: "Rest, walk or ride a bike until it is back; leave out descents, speed "
    "and heavy leg work.",
}
GROUP_FACTS: dict[str, tuple[Fact, ...]] = {
    "quadriceps": (facts.DESCENT, facts.FOUR_DAYS, facts.SPREAD),
    "calves": (facts.DESCENT, facts.NOVICE_MARATHON),
}


def recovery_findings(
    state: RecoveryState,
    known: bool = True,
    ahead: Sequence[RecoveryState] = (),
    groups: Sequence[Habit] = (),
) -> tuple[Finding, ...]:
    """Return what is worth saying of every muscle group's recovery.

    `known` tells whether no run of the last weeks is missing; if some may be, it is said. `ahead`
    are the states of the next days if nothing is run: from them soreness is foretold. `groups` are
    habits of the groups' energy up to that day: after a jump nobody is told that all is well.
    Without any run nothing can be told of the muscles.
    """
    if not state.runs:
        return (_cannot_tell(), _rates(state.rates))
    told = [one for one in state.muscles if one.group != "other"]
    weary = sorted((one for one in told if one.word in WEARY), key=lambda one: one.strength)
    first = {word: next((o for o in weary if o.word is word), None) for word in WEARY}
    found = [_weary(o, o is weary[0], o is first[o.word]) for o in weary[:MOST]]
    found += [_others(weary[MOST:])] if len(weary) > MOST else []
    found += [*_jump(groups), *([] if weary else [_all_well(told)])]
    found += soreness_findings(state, ahead)
    found += [] if known else [_unknown_weeks()]
    return (*found, _rates(state.rates))


def _cannot_tell() -> Finding:
    """Return that without a run nobody knows."""
    return Finding(
        key="recovery.cannot_tell",
        text="How your muscles are we cannot tell: no run of the last weeks is known. Import one, "
        "and this fills in.",
        evidence=Evidence(origin=Origin.UNKNOWN, source="No run is known", grade=Grade.OPEN),
    )


def _weary(one: MuscleState, worst: bool, first: bool) -> Finding:
    """Return how a tired group is and when it is back; the first in a state says what to do.

    The worst one says when to see a doctor.
    """
    plain = group_named(one.group).plain
    return Finding(
        key=f"recovery.{one.group}",
        text=f"{plain}: about {one.strength:.0f} % of your strength is there "
        f"({one.strength_low:.0f} to {one.strength_high:.0f}); back in about "
        f"{in_hours(one.fresh_in)} ({_between(one)}).{' ' + ADVICE[one.word] if first else ''}",
        value=one.strength,
        low=one.strength_low,
        high=one.strength_high,
        unit="%",
        evidence=one.evidence,
        facts=tuple(fact.key for fact in GROUP_FACTS.get(one.group, (facts.SPREAD,))),
        weight=Weight.CAUTION if one.word is StateWord.OVERLOADED else Weight.NOTICE,
        professional=DOCTOR if worst and one.word is StateWord.OVERLOADED else "",
    )


def _others(weary: Sequence[MuscleState]) -> Finding:
    """Return which other groups are tired, in one sentence, with the weakest one's figure."""
    least = weary[0]
    names = ", ".join(group_named(one.group).plain.lower() for one in weary)
    longest = max(one.fresh_in for one in weary)
    return Finding(
        key="recovery.others",
        text=f"Also still tired, by estimate: {names}; the last of them back in about "
        f"{in_hours(longest)}.",
        value=least.strength,
        low=least.strength_low,
        high=least.strength_high,
        unit="%",
        evidence=least.evidence,
        facts=(facts.SPREAD.key,),
    )


def _all_well(muscles: Sequence[MuscleState]) -> Finding:
    """Return that no muscle group stands out, with the least recovered one's figure."""
    least = min(muscles, key=lambda one: one.strength)
    text = (
        "Every muscle group is fresh, by estimate."
        if least.word is StateWord.FRESH
        else f"No muscle group is overtired, by estimate. Least rested: "
        f"{group_named(least.group).plain.lower()}, with about {least.strength:.0f} % of your "
        f"strength, back in about {in_hours(least.fresh_in)}."
    )
    return Finding(
        key="recovery.well",
        text=f"{text} That tells nothing of tendons, joints and bones.",
        value=least.strength,
        low=least.strength_low,
        high=least.strength_high,
        unit="%",
        evidence=least.evidence,
        facts=(facts.TEST_ERROR.key,),
    )


def _jump(groups: Sequence[Habit]) -> Iterator[Finding]:
    """Yield that the last week asked one group for far more than is usual, where one did.

    Value: over the usual week, low and high: over its own range. Strength is back long before
    anybody knows how the rest of the leg bore it, so it is said beside the muscles' recovery.
    """
    legs = [one for one in groups if one.name not in NO_LEGS]
    weeks = [(one.name, window) for one in legs for window in one.windows if window.days == WEEK]
    told = [(name, one) for name, one in weeks if one.verdict is Verdict.MUCH_MORE and one.usual]
    for name, one in sorted(told, key=lambda pair: -_times(pair[1]))[:1]:
        plain = group_named(name).plain.partition(" (")[0].lower()
        yield Finding(
            key="recovery.jump",
            text=f"The last {one.days} days asked your {plain} for {_times(one):.1f} times a usual "
            "week, more than of any other muscle. What such a jump does is disputed: the largest "
            "study found nothing, smaller ones more injuries in the weeks after. Keep the next "
            "days short and easy, however fresh the muscles are.",
            value=_times(one),
            low=one.carried / (one.high or one.carried),
            high=one.carried / one.low if one.low else None,
            evidence=WEEKLY_JUMP.evidence(Origin.DERIVED, WEEKLY_JUMP.says),
            facts=(WEEKLY_JUMP.key,),
            weight=Weight.NOTICE,
        )


def _times(week: Carried) -> float:
    return week.carried / (week.usual or week.carried)


def _unknown_weeks() -> Finding:
    return Finding(
        key="recovery.history",
        text="Runs of the last weeks may be missing, so the ranges are wide. Note rest days, or "
        "import the missing runs, and they narrow.",
        evidence=Evidence(
            origin=Origin.ASSUMED,
            source="An easy hour a day stands in for what is not known",
            grade=Grade.OPEN,
        ),
    )


def _rates(rates: PersonalRates) -> Finding:
    """Return what the runner's own notes taught, or that none has yet."""
    low, high = rates.slowness_range()
    text = (
        f"Your {'note says' if rates.logs == 1 else f'{rates.logs} notes say'} that braking "
        f"downhill costs you {rates.sensitivity:.2f} times the strength it costs others, and that "
        f"you take {rates.slowness:.2f} times as long to recover ({low:.2f} to {high:.2f}). You "
        "can reset this."
        if rates.logs
        else "We know only how people in general recover. Note soreness (0 to 10) or a strength "
        "test a day or two after a hard run, and it becomes yours."
    )
    return Finding(
        key="recovery.rates",
        text=text,
        value=rates.slowness,
        low=low,
        high=high,
        evidence=Evidence(
            origin=Origin.DERIVED if rates.logs else Origin.ASSUMED,
            source="Your notes, by Bayes’ rule" if rates.logs else facts.SPREAD.source,
            grade=Grade.WEAK,
        ),
        facts=(facts.SPREAD.key, facts.MARATHON.key),
    )


def _between(one: MuscleState) -> str:
    """Return the range of the time until a group is back."""
    latest = in_hours(one.fresh_in_high)
    soon = one.fresh_in_low < 1.0
    return (
        f"perhaps already, in {latest} at the latest"
        if soon
        else (f"from {in_hours(one.fresh_in_low)} to {latest}")
    )


def in_hours(hours: float) -> str:
    """Return a duration in the words of a coach: hours below two days, else days."""
    if hours < 36.0:
        whole = max(1, round(hours))
        return "an hour" if whole == 1 else f"{whole} hours"
    days = round(hours / 12.0) / 2.0
    return f"{days:g} days"
