"""Heart: what the runs of a week asked of the heart, against the runner's own weeks."""

from __future__ import annotations

from runatomy.advice.facts.heart import TRAINING_IMPULSE
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.heart import LONG_TIME, MARATHON, long_effort
from runatomy.advice.ranged import about, likely, ranged_finding, runs_of
from runatomy.advice.week.missing import SOURCE, missing_of, untold_for
from runatomy.loads.effort.effort_habit import EffortWindow
from runatomy.loads.effort.lost_run import SMALL
from runatomy.loads.effort.run_effort import HALF
from runatomy.loads.habit import Verdict
from runatomy.terms.evidence import Evidence, Grade, Origin


def heart_week_findings(
    week: EffortWindow, *, longest_time: float = 0.0, longest_distance: float = 0.0
) -> tuple[Finding, ...]:
    """Return what is worth saying of the training impulse of a week's runs.

    `week` is the last one of "trimp"; `longest_*` [s], [m] of one of its runs.
    """
    found = []
    if longest_time >= LONG_TIME or longest_distance >= MARATHON:
        found.append(long_effort())
    if week.runs:
        found.append(_impulse(week))
    return tuple(found)


def impulse_evidence(week: EffortWindow) -> Evidence:
    """Return how far the training impulse of these runs may be trusted."""
    if week.runs and not week.told:
        return Evidence(
            origin=Origin.UNKNOWN,
            source=SOURCE
            if week.lost
            else "The runs wait to be analyzed anew"
            if week.waiting == week.runs
            else "Neither maximal heart rate nor age given",
            grade=Grade.OPEN,
        )
    measured = week.measured >= HALF
    note = (
        ""
        if week.measured >= 1.0 - HALF / 10.0
        else f"Heart rate covers {week.measured:.0%} of the running; the power of running tells "
        "the rest, with a wider range."
    )
    return Evidence(
        origin=Origin.DERIVED if measured else Origin.MODELED,
        source=TRAINING_IMPULSE.source,
        note=note,
        grade=TRAINING_IMPULSE.grade,
    )


def _impulse(week: EffortWindow) -> Finding:
    if week.lost_share > SMALL:
        what = "How much these days asked of your heart"
        return untold_for("heart.week_impulse", what, week.lost, week.lost_share)
    if week.carried is None:
        return Finding(
            key="heart.week_impulse",
            text="How much these days asked of your heart cannot be told: give your age, or better "
            "your maximal heart rate.",
            evidence=impulse_evidence(week),
            facts=(TRAINING_IMPULSE.key,),
        )
    lost = missing_of(week.lost, week.lost_share)
    all_of = "" if week.told == week.runs else f" in the {week.told} that can be told"
    return ranged_finding(
        "heart.week_impulse",
        f"{runs_of(week.runs)} in {week.days} days added up to a training impulse of "
        f"{about(week.carried.usual)}{likely(week.carried)}{all_of}.{lost} "
        f"{against_habit(week)}",
        week.carried,
        "min",
        impulse_evidence(week),
        (TRAINING_IMPULSE.key,),
        Weight.NOTICE if week.verdict is Verdict.MUCH_MORE else Weight.INFO,
    )


def against_habit(week: EffortWindow) -> str:
    """Return in a sentence how the training impulse stands to the runner's own weeks."""
    low, high = week.habit.low, week.habit.high
    if week.why:
        return f"Whether that is much for you cannot be told: {week.why}."
    if low is None or high is None or week.verdict is Verdict.CANNOT_TELL:
        return (
            f"Whether that is much for you cannot be told for {week.habit.missing_days} days more; "
            "set it against your own other weeks, not against others’."
        )
    than = {Verdict.LESS: "less than ", Verdict.USUAL: "", Verdict.MORE: "more than "}
    words = than.get(week.verdict, "much more than ")
    ends = about(low) if about(low) == about(high) else f"{about(low)} to {about(high)}"
    return f"That is {words}usual for you ({ends})."
