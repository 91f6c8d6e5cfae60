"""Room: how what a week may still load is shared among the runs to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.session import Session
from runatomy.advice.plan.steps.recipes import MINUTE
from runatomy.terms.arrays import FloatArray

LEAST = 10  # minutes of a run under which it is left out
CALM = ("easy", "recovery")
LITTLE = 0.7  # [-] of the easy running, to which it gives way before a fast run does: ours
AS_IT_WAS = None


def minutes_left(
    ahead: Sequence[Session], room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> dict[str, int | None]:
    """Return easy minutes of each run to come: None where it stays as it was, 0 where it goes.

    The long run has its room first. A little too much is taken from all easy runs alike, so that
    none of them goes; where that would be more than a third of them, fast runs give way first.
    `room` is by the names of Rates, `longest` how far each run may be at most [m], by key.
    """
    found: dict[str, int | None] = {}
    for session in (one for one in ahead if one.kind == "long"):
        found[session.key], room = _alone(session, room, longest, rates)
    calm = [one for one in ahead if one.kind in CALM]
    fast = [one for one in ahead if one.kind not in (*CALM, "long")]
    after_fast = room - sum((np.array(one.loads) for one in fast), np.zeros(len(room)))
    shared = _shared(calm, after_fast, longest, rates)
    if all(one.distance <= longest[one.key] for one in fast) and _is_little(calm, shared):
        return found | shared | {one.key: AS_IT_WAS for one in fast}
    while 0 in (shared := _shared(calm, room, longest, rates)).values():
        gone = min(calm, key=lambda one: (shared[one.key] or 0, one.seconds))
        found[gone.key] = 0
        calm.remove(gone)
    for session in calm:
        room = room - _loads(session, shared[session.key], rates)
    for session in fast:
        minutes, room = _alone(session, room, longest, rates)
        found[session.key] = minutes
    return found | shared


def _shared(
    calm: Sequence[Session], room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> dict[str, int | None]:
    """Return minutes of easy runs that give way alike; 0 where one would be too short to run."""
    whole = {one.key: _allowed(one, longest, rates) for one in calm}
    total = sum((np.array(one.loads) for one in calm), np.zeros(len(room)))
    if (total <= room).all() and all(minutes is AS_IT_WAS for minutes in whole.values()):
        return whole
    each = {one.key: float(one.loads[0] if (most := whole[one.key]) is None else most * MINUTE)
            for one in calm}  # fmt: skip
    share = min(1.0, _seconds(room, rates) / max(sum(each.values()), MINUTE))
    minutes = {key: int(share * seconds // MINUTE) for key, seconds in each.items()}
    return {key: one if one >= LEAST else 0 for key, one in minutes.items()}


def _is_little(calm: Sequence[Session], shared: Mapping[str, int | None]) -> bool:
    """Tell whether easy runs hardly give way; where there are none, nothing does."""
    return all(
        (left := shared[one.key]) is None or left * MINUTE >= LITTLE * one.loads[0] - MINUTE
        for one in calm
    ) and (bool(calm))


def _alone(
    session: Session, room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> tuple[int | None, FloatArray]:  # fmt: skip
    """Return the easy minutes of a run that takes what room there is, and the room it leaves."""
    minutes = _allowed(session, longest, rates)
    if minutes is AS_IT_WAS and (np.array(session.loads) <= room).all():
        return AS_IT_WAS, room - np.array(session.loads)
    most = session.loads[0] if minutes is None else minutes * MINUTE
    minutes = int(min(_seconds(room, rates), most) // MINUTE)
    minutes = minutes if minutes >= LEAST else 0
    return minutes, room - _loads(session, minutes, rates)


def _allowed(session: Session, longest: Mapping[str, float], rates: Rates) -> int | None:
    """Return the easy minutes that one run may have at most; None where it may be as it was."""
    far = longest[session.key]
    if session.distance <= far:
        return AS_IT_WAS
    return int(min(far / rates.engine.pace.easy, session.loads[0]) // MINUTE)


def _seconds(room: FloatArray, rates: Rates) -> float:
    """Return how long easy running may be [s] before any muscle or tissue has no room left."""
    second = rates.second(rates.engine.pace.easy)
    used = second > 0.0
    return max(0.0, float((room[used] / second[used]).min()))


def _loads(session: Session, minutes: int | None, rates: Rates) -> FloatArray:
    if minutes is None:
        return np.array(session.loads)
    return minutes * MINUTE * rates.second(rates.engine.pace.easy)
