"""What is said of the habit a plan starts from: its break, its hills and its days."""

from __future__ import annotations

from collections.abc import Iterable

from runatomy.advice.facts.training import (
    COMING_BACK,
    DETRAINING,
    LOST_STRENGTH,
    MARATHON_REST,
    MIXTURE,
)
from runatomy.advice.finding import Finding
from runatomy.advice.plan.growth.hills import HILLY
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.steps.recipes import EASY_SPAN
from runatomy.advice.plan.usual.earlier import Earlier
from runatomy.advice.plan.usual.spent import FREE, Spent
from runatomy.advice.plan.usual.weekdays import long_weekday
from runatomy.terms.evidence import Evidence, Grade, Origin
from runatomy.terms.units import KILOMETER

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OWN = Evidence(origin=Origin.DERIVED, source="Your own runs", grade=Grade.MODERATE)


def habit_findings(habit: RecentHabit) -> Iterable[Finding]:
    """Return what is said of the habit a plan starts from."""
    if habit.spent is not None:
        yield _spent(habit.spent)
    if habit.earlier is not None and habit.earlier.counts > habit.weekly:
        yield _returning(habit, habit.earlier)
    if habit.climb >= HILLY:
        yield _hills(habit)
    if len(habit.weekdays) > 1:
        yield _days(habit)
    if habit.easy is not None:
        yield _easy(habit.easy)


def _spent(spent: Spent) -> Finding:
    """Return that the plan begins with rest after a run far beyond the usual."""
    far = spent.meters / KILOMETER
    return Finding(
        key="plan.spent",
        text=f"On {spent.day:%A}, {spent.day.day} {spent.day:%B}, you ran {far:.0f} km, far longer "
        f"than usual for you. {FREE} days after it stay free of running, the rest of that week is "
        "a little easy running, and for two weeks nothing is fast outside a race week.",
        value=far,
        low=far,
        high=far,
        unit="km",
        evidence=evidence_of(MARATHON_REST),
        facts=(MARATHON_REST.key,),
    )


def _returning(habit: RecentHabit, earlier: Earlier) -> Finding:
    """Return how much of the habit before a break the plan begins with."""
    low, high = earlier.counts_between()
    since = "a week" if earlier.weeks == 1 else f"{earlier.weeks} weeks"
    late = f"{habit.weekly / KILOMETER:.0f} km a week" if habit.weekly >= 500.0 else "nothing"
    share = 100.0 * earlier.counts / earlier.weekly
    return Finding(
        key="plan.returning",
        text=f"Until {since} ago you ran about {earlier.weekly / KILOMETER:.0f} km a week, in the "
        f"last four {late}. The plan counts {share:.0f} % of the earlier habit and begins "
        f"near {earlier.counts / KILOMETER:.0f} km: a good part of what you built stays, but "
        "tendons and bones need to get used to it again. The share is ours, after coaches’ "
        "practice; nobody has tested it.",
        value=earlier.counts / KILOMETER,
        low=low / KILOMETER,
        high=high / KILOMETER,
        unit="km",
        evidence=evidence_of(COMING_BACK),
        facts=(COMING_BACK.key, DETRAINING.key, LOST_STRENGTH.key),
        professional="After an injury, ask the professional who treats it when and how to begin.",
    )


def _hills(habit: RecentHabit) -> Finding:
    """Return that the runner's own hills are counted."""
    climb = KILOMETER * habit.climb
    return Finding(
        key="plan.hills",
        text=f"Your runs climb about {climb:.0f} m a kilometer. The plan starts from that, so what "
        "hills ask of calves and front thighs counts as a habit, not as new.",
        value=climb,
        low=0.8 * climb,
        high=1.2 * climb,
        unit="m/km",
        evidence=OWN,
    )


def _easy(speed: float) -> Finding:
    """Return that easy running is as fast as the runner's own."""
    minutes, seconds = divmod(round(KILOMETER / speed), 60)
    return Finding(
        key="plan.easy",
        text=f"Your easy runs on the level go at about {minutes}:{seconds:02d} a kilometer. "
        "Easy running is planned near that, as far as your 5K time allows. If you cannot talk, go "
        "slower.",
        value=speed,
        low=(1.0 - EASY_SPAN) * speed,
        high=(1.0 + EASY_SPAN) * speed,
        unit="m/s",
        evidence=OWN,
    )


def _days(habit: RecentHabit) -> Finding:
    """Return that the runner's own days are kept."""
    days = [NAMES[day] for day in sorted(habit.weekdays)]
    named = f"{', '.join(days[:-1])} and {days[-1]}"
    long = NAMES[long_weekday(habit)]
    which = (
        f"with the long run on {long} and an easy or free day between hard ones."
        if habit.long_day is not None
        else "with an easy or free day between hard ones. No run of yours is known as the long "
        f"one, so the plan makes it {long}’s, no longer than your weeks allow."
    )
    return Finding(
        key="plan.days",
        text=f"You usually run on {named}: the plan keeps to these days as far as it can, {which}",
        evidence=evidence_of(MIXTURE, "The days are those of your own last weeks."),
        facts=(MIXTURE.key,),
    )
