"""Leap: a week that held far more than a runner was used to, and what the plan makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from runatomy.advice.facts.complaints import BONE
from runatomy.advice.facts.training import LIGHT_WEEK, WEEKLY_JUMP
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.plan.growth.history import History
from runatomy.advice.plan.growth.rates import GROUPS
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.week import Phase, Week
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER

LATELY = 2  # weeks before it whose real loads count as usual too
LEAP = 1.5  # [-] over what one is used to, within the 20 to 60 % that studies speak of; ours


def is_leap(loads: FloatArray, history: History, before: Sequence[Week]) -> bool:
    """Tell whether the runs of a week asked all muscles together for far more than is usual.

    Usual is what a plan may grow from, or the mean of what the last weeks (`before`, oldest first)
    really held. `loads` by the names of Rates; their energy is judged, as time and way hold
    walking too.
    """
    lately = [float(np.array(one.loads)[GROUPS].sum()) for one in before[-LATELY:]]
    mean = sum(lately) / LATELY if len(lately) == LATELY else 0.0
    return bool(loads[GROUPS].sum() > LEAP * max(mean, float(history.best()[GROUPS].sum())))


def leap_finding(week: Week, weeks: tuple[Week, ...]) -> Finding:
    """Return what such a week means for the plan; value: what was run in it [km]."""
    ran = sum(far for _, far in week.ran or ()) / KILOMETER
    return Finding(
        key="plan.leap",
        text=f"In the week from {week.start:%A}, {week.start.day} {week.start:%B}, you ran "
        f"{ran:.0f} km; the plan held {week.planned / KILOMETER:.0f}. What one such week does "
        "nobody can foretell: the largest study of weekly growth found nothing, smaller ones more "
        f"injuries in the weeks after. So nothing is built on it{_next(week, weeks)}.",
        value=ran,
        low=ran,
        high=ran,
        unit="km",
        evidence=evidence_of(WEEKLY_JUMP),
        facts=(WEEKLY_JUMP.key, LIGHT_WEEK.key),
        weight=Weight.CAUTION,
        professional=BONE,
    )


def _next(week: Week, weeks: tuple[Week, ...]) -> str:
    """Return what the week after it holds, where that is a lighter one."""
    start = week.end + timedelta(days=1)
    after = next((one for one in weeks if one.start == start), None)
    if after is None or after.phase is not Phase.LIGHT:
        return ""
    return f", and the next week is lighter on purpose: {after.planned / KILOMETER:.0f} km"
