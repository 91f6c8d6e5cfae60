"""Soreness: what legs feel now, and what they will feel in the next days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from runatomy.advice.facts import recovery as facts
from runatomy.advice.finding import Finding, Weight
from runatomy.loads.recovery.state import MuscleState, RecoveryState
from runatomy.muscle.anatomy import group_named

SORE = 3.0  # of 10, from which soreness is spoken of
RISING = 1.0  # of 10 more than now, from which it is still to come
MOST = 3  # groups that are named
AHEAD = tuple(timedelta(hours=hours) for hours in (12, 24, 36, 48, 60))  # when to look
FACTS = (facts.SIX_WEEKS.key, facts.LONG_RUNS_HURT_AT_ONCE.key, facts.SECOND_BOUT.key,
         facts.SPREAD.key, facts.PREPARE.key)  # fmt: skip


def soreness_findings(
    state: RecoveryState, ahead: Sequence[RecoveryState] = ()
) -> Iterable[Finding]:  # fmt: skip
    """Return the soreness that is still to come, else the soreness there is; none for little.

    `ahead` are the states of the next days if nothing is run, in any order.
    """
    now = _sorest(state)
    peak = max(ahead, key=lambda one: _sorest(one)[0].soreness, default=state)
    coming = _sorest(peak)
    if coming[0].soreness >= max(SORE, now[0].soreness + RISING):
        yield _to_come(coming, peak, state)
    elif now[0].soreness >= SORE:
        yield _sore(now)


def _sorest(state: RecoveryState) -> list[MuscleState]:
    """Return the groups, the sorest first."""
    told = [one for one in state.muscles if one.group != "other"]
    return sorted(told, key=lambda one: -one.soreness)


def _to_come(groups: Sequence[MuscleState], peak: RecoveryState, state: RecoveryState) -> Finding:
    """Return when soreness is to be expected, where, and how much."""
    hours = (peak.now - state.now) / timedelta(hours=1)
    worst = groups[0]
    return Finding(
        key="recovery.soreness_to_come",
        text=f"{_named(groups)} will probably get sore: about {worst.soreness:.0f} of 10 "
        f"({worst.soreness_low:.0f} to {worst.soreness_high:.0f}), most in about {hours:.0f} hours "
        "if you rest. After braking downhill soreness grows for one to two days (greatest at 42 "
        "hours in one study) and then goes by itself; after a long level run many feel it at "
        "once. How sore a leg is says little of how strong it is.",
        value=worst.soreness,
        low=worst.soreness_low,
        high=worst.soreness_high,
        unit="of 10",
        evidence=facts.SIX_WEEKS.evidence(
            note="When it comes was measured; how much you will feel is our estimate, and people "
            "differ widely."
        ),
        facts=FACTS,
        weight=Weight.NOTICE,
    )


def _sore(groups: Sequence[MuscleState]) -> Finding:
    """Return what soreness to expect now, and how to have less of it next time."""
    worst = groups[0]
    return Finding(
        key="recovery.soreness",
        text=f"{_named(groups)}: expect soreness of about {worst.soreness:.0f} of 10 now "
        f"({worst.soreness_low:.0f} to {worst.soreness_high:.0f}). It is greatest one to two days "
        "after the run and then goes by itself. After a descent, a similar one within the next six "
        "weeks hurts less.",
        value=worst.soreness,
        low=worst.soreness_low,
        high=worst.soreness_high,
        unit="of 10",
        evidence=facts.SIX_WEEKS.evidence(note="People differ widely in what they feel."),
        facts=FACTS,
    )


def _named(groups: Sequence[MuscleState]) -> str:
    """Return the sore groups in plain words, the sorest first."""
    sore = [one for one in groups if one.soreness >= SORE][:MOST]
    names = [group_named(one.group).plain.partition(" (")[0] for one in sore]
    text = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return text[0] + text[1:].lower()
