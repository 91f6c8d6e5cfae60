"""Room: how what a week may still load is shared among the runs to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from runatomy.advice.plan.growth.rates import Rates, share_that_fits
from runatomy.advice.plan.session import Session
from runatomy.advice.plan.steps.recipes import MINUTE
from runatomy.terms.arrays import FloatArray

LEAST = 10.0  # minutes run under which a run is left out
CALM = ("easy", "recovery")
EASY_KINDS = ("long", *CALM)  # that stay what they are where they are shortened
LITTLE = 0.7  # [-] of itself that an easy run keeps before a fast or a whole run gives way: ours
VERY_LITTLE = 0.8  # [-] the same of a long run, before a whole run gives way: ours
AS_IT_WAS = None


def minutes_left(
    ahead: Sequence[Session], room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> dict[str, int | None]:
    """Return minutes run in each run to come: None where it stays as it was, 0 where it goes.

    A little too much is taken from all easy runs alike, from the long run too where they alone
    would hardly be runs any more, so that none goes. Where it is more than a little the long run
    has its room first, then the easy runs, and fast runs give way. `room` is by the names of
    Rates, `longest` how far each run may be at most [m], by key.
    """
    calm = [one for one in ahead if one.kind in CALM]
    long = [one for one in ahead if one.kind == "long"]
    fast = [one for one in ahead if one.kind not in (*CALM, "long")]
    tries = ((calm, (*long, *fast), LITTLE), ((*long, *calm), fast, VERY_LITTLE))
    for giving, whole, least in tries:
        left = room - sum((np.array(one.loads) for one in whole), np.zeros(len(room)))
        shared = _shared(giving, left, longest, rates)
        if all(one.distance <= longest[one.key] for one in whole) and _keep(giving, shared, least):
            return shared | {one.key: AS_IT_WAS for one in whole}
    return _one_after_another(long, calm, fast, room, longest, rates)


def _one_after_another(
    long: Sequence[Session], calm: Sequence[Session], fast: Sequence[Session],
    room: FloatArray, longest: Mapping[str, float], rates: Rates,
) -> dict[str, int | None]:  # fmt: skip
    """Return easy minutes where room is short: long runs first, easy ones alike, fast ones last."""
    found: dict[str, int | None] = {}
    for session in long:
        found[session.key], room = _alone(session, room, longest, rates)
    calm = list(calm)
    while 0 in (shared := _shared(calm, room, longest, rates)).values():
        gone = min(calm, key=lambda one: (shared[one.key] or 0, one.seconds))
        found[gone.key] = 0
        calm.remove(gone)
    for session in calm:
        room = room - _loads(session, shared[session.key], rates)
    for session in fast:
        found[session.key], room = _alone(session, room, longest, rates)
    return found | shared


def _shared(
    giving: Sequence[Session], room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> dict[str, int | None]:
    """Return minutes of easy runs that give way alike; 0 where one would be too short to run."""
    whole = {one.key: _allowed(one, longest, rates) for one in giving}
    total = sum((np.array(one.loads) for one in giving), np.zeros(len(room)))
    if (total <= room).all() and all(minutes is AS_IT_WAS for minutes in whole.values()):
        return whole
    each = {one.key: float(one.loads[0] if (most := whole[one.key]) is None else most * MINUTE)
            for one in giving}  # fmt: skip
    wanted = sum((each[one.key] * _second(one, rates) for one in giving), np.zeros(len(room)))
    share = share_that_fits(room, wanted)
    minutes = {one.key: int(share * each[one.key] // MINUTE) for one in giving}
    return {one.key: _whole(minutes[one.key], one) for one in giving}


def _whole(minutes: int, session: Session) -> int:
    """Return the minutes of a shortened run; 0 where it would hardly be a run any more."""
    return minutes if minutes >= min(LEAST, LITTLE * session.loads[0] / MINUTE) else 0


def _keep(giving: Sequence[Session], shared: Mapping[str, int | None], least: float) -> bool:
    """Tell whether every run keeps at least this share of itself; no run keeps nothing."""
    return bool(giving) and all(
        (left := shared[one.key]) is None
        or (left > 0 and left * MINUTE >= least * one.loads[0] - MINUTE)
        for one in giving
    )


def _alone(
    session: Session, room: FloatArray, longest: Mapping[str, float], rates: Rates
) -> tuple[int | None, FloatArray]:  # fmt: skip
    """Return the easy minutes of a run that takes what room there is, and the room it leaves."""
    minutes = _allowed(session, longest, rates)
    if minutes is AS_IT_WAS and (np.array(session.loads) <= room).all():
        return AS_IT_WAS, room - np.array(session.loads)
    most = session.loads[0] if minutes is None else minutes * MINUTE
    minutes = int(most * share_that_fits(room, most * _second(session, rates)) // MINUTE)
    minutes = _whole(minutes, session)
    return minutes, room - _loads(session, minutes, rates)


def _allowed(session: Session, longest: Mapping[str, float], rates: Rates) -> int | None:
    """Return the easy minutes that one run may have at most; None where it may be as it was."""
    far = longest[session.key]
    if session.distance <= far:
        return AS_IT_WAS
    return int(min(far / _second(session, rates)[1], session.loads[0]) // MINUTE)


def _second(session: Session, rates: Rates) -> FloatArray:
    """Return what a second of a run loads once it is shortened: a fast one becomes an easy one."""
    if session.kind not in EASY_KINDS:
        return rates.second(rates.engine.pace.easy)
    whole = rates.of(session.blocks)
    return np.asarray(whole / whole[0])


def _loads(session: Session, minutes: int | None, rates: Rates) -> FloatArray:
    if minutes is None:
        return np.array(session.loads)
    return minutes * MINUTE * _second(session, rates)
