"""Said: what must be said about a plan as a whole."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.training import (
    LONG_RUN,
    MARATHON_REST,
    MIXTURE,
    SINGLE_RUN,
    TAPER,
    WEEKLY_JUMP,
)
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.growth.history import FIRST_WEEK, LIMIT, RUN_LIMIT
from runatomy.advice.plan.making.of_habit import habit_findings
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.week import Phase, Week
from runatomy.terms.units import KILOMETER

FRESH = 56  # days before a race after which a long run still prepares for it: coaches’ practice
SEE = (
    "See a doctor before you begin if you have heart disease, chest pain or dizziness, or have not "
    "moved for years; see a professional about pain that grows or changes how you run."
)


def plan_findings(
    request: Request, weeks: tuple[Week, ...], done: Done | None = None
) -> tuple[Finding, ...]:  # fmt: skip
    """Return what must be said about a plan: whether time is enough first, until the day itself.

    `done` is what was really run since the plan began.
    """
    ran = () if done is None else tuple(run for run in done.runs if run.day < request.goal.day)
    over = done is not None and done.until >= request.goal.day
    habit = [one for one in habit_findings(request.habit)
             if request.paced or one.key != "plan.easy"]  # fmt: skip
    found = [None if over else _enough(request, weeks, ran), *habit,
             _limit(), _single(request)]  # fmt: skip
    if request.habit.counts == 0.0:
        text = (
            "No running of the last weeks is known, so it begins with "
            f"{FIRST_WEEK / 60:.0f} minutes in the first week, run and walked by turns."
        )
        found.append(_say("plan.start", text, MIXTURE))
    if not request.paced:
        text = (
            "You gave no 5K time, so sessions ask for effort, not pace. Distances and muscles are "
            "those of somebody who runs 5 km in 25 minutes."
        )
        found.append(_say("plan.paces", text, MIXTURE))
    if not over and any(week.phase in (Phase.TAPER, Phase.RACE) for week in weeks):
        text = (
            "Before the day itself you run less, as fast as before: that made endurance athletes "
            "faster in trials."
        )
        found.append(_say("plan.taper", text, TAPER))
    if request.goal.name == "marathon":
        text = (
            "After the marathon rest, then walk and jog for a week: in small studies strength was "
            "back by day 3, economy within 7 days, and soreness lasted longer."
        )
        found.append(_say("plan.after", text, MARATHON_REST))
    text = "Leave a session out rather than run through pain; nothing is made up later."
    found.append(_say("plan.pain", text, MIXTURE, SEE))
    return tuple(f for f in found if f)


def _enough(
    request: Request, weeks: tuple[Week, ...], ran: tuple[DoneRun, ...]
) -> Finding | None:  # fmt: skip
    """Return whether the longest run of the last FRESH days, done or planned, nears the race."""
    kind = request.goal.kind
    if kind.needed is None or kind.race is None:
        return None
    runs = [s for week in weeks for s in week.runs if s.kind != "race"]
    known = [(request.start, request.habit.longest), *((s.day, s.distance) for s in runs),
             *((run.day, run.meters) for run in ran)]  # fmt: skip
    longest = max((far for day, far in known if (request.goal.day - day).days <= FRESH), default=0)
    ready = longest >= kind.needed
    km, need = longest / KILOMETER, kind.needed / KILOMETER
    text = f"Your longest run in the eight weeks before the {kind.plain} comes to about "
    text += (
        f"{_round(km)} km. With {need:.0f} km and more, coaches call one ready for the race."
        if ready
        else f"{_round(km)} km. That is short of the {need:.0f} km that coaches ask for: "
        "there is too little time to grow there gently. A later race, a shorter one, or walking "
        "breaks are the kind ways out; the plan does not hurry to make it fit."
    )
    return Finding(
        key="plan.enough" if ready else "plan.too_soon",
        text=text,
        value=km,
        low=km,
        high=km,
        unit="km",
        evidence=evidence_of(LONG_RUN),
        facts=(LONG_RUN.key,),
        weight=Weight.INFO if ready else Weight.CAUTION,
    )


def _round(km: float) -> str:
    """Return kilometers as they are said: with a decimal where whole ones say too little."""
    return f"{km:.0f}" if km >= 10.0 else f"{km:.1f}".removesuffix(".0")


def _limit() -> Finding:
    percent = round(100.0 * (LIMIT - 1.0), 6)
    return Finding(
        key="plan.limit",
        text=f"No week asks any muscle or tissue for more than {percent:.0f} % over the best of "
        "the weeks before it; weeks older than two count less and less. That limit is ours: "
        "studies of weekly growth and injury disagree, and the largest found nothing.",
        value=percent, low=percent, high=percent, unit="%",
        evidence=evidence_of(WEEKLY_JUMP),
        facts=(WEEKLY_JUMP.key, "training.ratio"),
    )  # fmt: skip


def _single(request: Request) -> Finding:
    percent = round(100.0 * (RUN_LIMIT - 1.0), 6)
    but = "" if request.goal.kind.race is None else " but the race"
    earlier = request.habit.earlier
    older = "" if earlier is None else ", or than the part of an older one that still counts"
    return Finding(
        key="plan.single_run",
        text=f"No run{but} is more than {percent:.0f} % longer than your longest of the "
        f"last 30 days{older}: longer leaps went with more injuries among 5,205 runners.",
        value=percent, low=percent, high=percent, unit="%",
        evidence=evidence_of(SINGLE_RUN),
        facts=(SINGLE_RUN.key,),
    )  # fmt: skip


def _say(key: str, text: str, fact: Fact, professional: str = "") -> Finding:
    return Finding(key=key, text=text, evidence=evidence_of(fact), facts=(fact.key,),
                   professional=professional)  # fmt: skip
