"""Contact: one spell of force on one plate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from runatomy.strides.lab.ground.plates import Plate
from runatomy.strides.lab.mend.tracks import spans
from runatomy.strides.lab.steps.stance import Stance
from runatomy.terms.arrays import FloatArray
from runatomy.terms.low_pass import low_pass

SMOOTH = 50.0  # [Hz] a plate that rings at more than this does not make contacts of its own
LIMIT = 30.0  # [N] the habit of the field lies between 10 and 50 N
NOISE = 5.0  # times the scatter of the empty plate, where that is more
BRIEF = 0.05  # [s] shorter is no step: sprinters stand 0.09 s (Weyand et al. 2000)
WEAK = 150.0  # [N] less is a knock
BREAK = 0.025  # [s] a shorter pause is no pause
LAG = 0.03  # [s] of forces behind markers: events by markers are true to 10 ms
FAR = 0.15  # [s] a contact further from a stance is another one
NAMED_FAR = 0.4  # of a stride, where the file names the foot; at a half the feet are exchanged
SEVERAL = 3  # contacts that must agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One spell of force on one plate."""

    plate: int  # which of the plates
    start: float  # [s]
    end: float  # [s]
    begins: bool  # the recording of forces holds its start
    ends: bool  # and its end


def find_contacts(plates: Sequence[Plate], clock: FloatArray) -> tuple[Contact, ...]:
    """Return the contacts of all plates in order of time, as far as the markers were recorded.

    clock: [s] (frames,) of the markers. The vertical force, low-passed at 50 Hz, must exceed 30 N
    (or five times its scatter on the empty plate) for 50 ms and reach 150 N; pauses below 25 ms are
    bridged.
    """
    found = [contact for k, plate in enumerate(plates) for contact in _on_plate(k, plate)]
    during = [c for c in found if c.end > clock[0] and c.start < clock[-1]]
    return tuple(sorted(during, key=lambda contact: contact.start))


def told_lag(
    contacts: Sequence[Contact], plates: Sequence[Plate], stances: Sequence[Stance]
) -> tuple[str, ...]:
    """Return what to say where forces come later or earlier than the feet, the same every time."""
    lags: list[float] = []
    sides: list[str] = []
    period = _period(stances)
    for stance in (one for one in stances if one.whole):
        near = [
            0.5 * (contact.start - stance.strike + contact.end - stance.toe_off)
            for contact in contacts
            if contact.begins
            and contact.ends
            and plates[contact.plate].side in (None, stance.side)
            and abs(contact.start - stance.strike)
            < (FAR if plates[contact.plate].side is None else max(FAR, NAMED_FAR * period))
        ]
        lags += sorted(near, key=abs)[:1]
        sides += [stance.side] * bool(near)
    if len(lags) < SEVERAL:
        return ()
    lag = float(np.median(lags))
    if abs(lag) < LAG or float(np.median(np.abs(np.array(lags) - lag))) > 0.5 * LAG:
        return ()
    if any(abs(_of_side(lags, sides, side)) < LAG for side in set(sides)):
        return ()  # a clock is wrong for both feet; one foot alone is short of markers
    word = "after" if lag > 0.0 else "before"
    return (
        f"The forces come {abs(lag) * 1000:.0f} ms {word} the feet stand, in the median of "
        f"{len(lags)} contacts: the clocks of markers and forces differ "
        f"(--forces-offset {-1e3 * lag:.0f} makes them one).",
    )


def _of_side(lags: Sequence[float], sides: Sequence[str], side: str) -> float:
    """The usual lag of one foot [s]."""
    return float(np.median([lag for lag, whose in zip(lags, sides, strict=True) if whose == side]))


def _period(stances: Sequence[Stance]) -> float:
    """The usual time from a foot's strike to its next [s]; 0 where no foot strikes twice."""
    steps = [
        later.strike - one.strike
        for side in "rl"
        for one, later in pairwise([stance for stance in stances if stance.side == side])
    ]
    return float(np.median(steps)) if steps else 0.0


def _on_plate(which: int, plate: Plate) -> list[Contact]:
    """The contacts of one plate."""
    up = low_pass(plate.force[:, 1], plate.rate, SMOOTH)
    limit = _limit(up)
    on = up > limit
    for first, after in spans(~on):
        if first > 0 and after < on.size and after - first < BREAK * plate.rate:
            on[first:after] = True
    found = []
    for first, after in spans(on):
        begins, ends = first > 0, after < on.size
        lasted = (after - first) / plate.rate
        if up[first:after].max() < WEAK or (begins and ends and lasted < BRIEF):
            continue
        start = _crossing(plate.time, up, first, limit) if begins else float(plate.time[0])
        end = _crossing(plate.time, up, after, limit) if ends else float(plate.time[-1])
        found.append(Contact(plate=which, start=start, end=end, begins=begins, ends=ends))
    return found


def _limit(up: FloatArray) -> float:
    """The force from which on somebody is on the plate [N]."""
    quiet = up[np.abs(up) < LIMIT]
    return max(LIMIT, NOISE * float(quiet.std())) if quiet.size > 10 else LIMIT


def _crossing(time: FloatArray, up: FloatArray, after: int, limit: float) -> float:
    """When the force crosses the limit between a sample and the one before it [s]."""
    share = (limit - up[after - 1]) / (up[after] - up[after - 1])
    return float(time[after - 1] + share * (time[after] - time[after - 1]))
