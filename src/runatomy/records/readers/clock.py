"""One clock that only runs forward, out of whatever times a file holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

DAY = 86_400.0  # [s] a longer gap parts one recording from another
LONGEST = 20 * DAY  # [s] no single recording lasts longer
STRAY_SHARE = 0.02  # of the records may be out of step and dropped, before they are sorted instead
SEAMLESS = 0.1  # of the leaps in the other order: stretches follow one another
MANY = 200  # stretches of time above which nothing but sorting makes sense


@dataclass(slots=True)
class Clock:
    """Which rows to keep, in which order, and their times."""

    rows: IntArray  # into the file's rows, in order of time
    time: FloatArray  # [s] Unix, never falling
    repairs: list[str] = field(default_factory=list)  # in plain words


def counted(number: int, noun: str) -> str:
    """Return a number and its noun, in the plural unless it is one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def settle(time: FloatArray, witness: FloatArray | None = None) -> Clock:
    """Return the rows in order of time; what was dropped, sorted or shifted is told.

    `time` is Unix time [s], NaN where absent. `witness` is any channel of the same rows (distance
    or latitude) by which a repeated stretch is told from a clock that was set back.
    """
    known = np.flatnonzero(np.isfinite(time))
    clock = Clock(known, time[known])
    if len(known) < len(time):
        silent = len(time) - len(known)
        clock.repairs.append(f"{silent} of {len(time)} records have no time; dropped")
    if _rises(clock.time) and _span(clock.time) <= LONGEST and _gap(clock.time) <= DAY:
        return clock
    _keep_one_date(clock)
    if not _rises(clock.time):
        _order(clock, witness)
    return clock


def _rises(time: FloatArray) -> bool:
    return bool(np.all(np.diff(time) >= 0.0))


def _span(time: FloatArray) -> float:
    return float(time.max() - time.min()) if len(time) else 0.0


def _gap(time: FloatArray) -> float:
    return float(np.diff(time).max()) if len(time) > 1 else 0.0


def _keep_one_date(clock: Clock) -> None:
    """Keep the largest group of records that lie close in time; a jump of years is cut."""
    gap = DAY
    while True:
        times = np.sort(clock.time)
        cuts = np.flatnonzero(np.diff(times) > gap)
        groups = np.split(times, cuts + 1)
        best = max(groups, key=len)
        keep = (clock.time >= best[0]) & (clock.time <= best[-1])
        if len(groups) > 1:
            years = max(best[0] - times[0], times[-1] - best[-1]) / (365.25 * DAY)
            far = f"{years:.0f} years" if years >= 1.0 else f"{years * 365.25:.0f} days"
            lost = len(keep) - int(keep.sum())
            clock.repairs.append(
                f"the clock jumps by {far}; {counted(lost, 'record')} beyond it cut"
            )
        clock.rows, clock.time = clock.rows[keep], clock.time[keep]
        if _span(clock.time) <= LONGEST or gap < 1.0:
            return
        gap /= 4.0


def _order(clock: Clock, witness: FloatArray | None) -> None:
    """Make falling times rise: drop strays, sort what is out of order, shift what was set back."""
    steady = longest_rise(clock.time)
    strays = len(steady) - int(steady.sum())
    if strays <= max(1.0, STRAY_SHARE * len(steady)):
        clock.rows, clock.time = clock.rows[steady], clock.time[steady]
        clock.repairs.append(f"{counted(strays, 'record')} whose time goes back dropped")
        return
    pieces = np.split(np.arange(len(clock.time)), np.flatnonzero(np.diff(clock.time) < 0) + 1)
    spans = sorted((clock.time[piece[0]], clock.time[piece[-1]]) for piece in pieces)
    apart = all(before[1] <= after[0] for before, after in pairwise(spans))
    seen = None if witness is None else witness[clock.rows]
    if (apart and not _follow(clock.time, pieces, seen)) or len(pieces) > MANY:
        order = np.argsort(clock.time, kind="stable")
        clock.rows, clock.time = clock.rows[order], clock.time[order]
        clock.repairs.append("the records were not in order of time; sorted")
        return
    _join(clock, pieces, seen)


def _follow(time: FloatArray, pieces: list[IntArray], seen: FloatArray | None) -> bool:
    """Say whether the stretches go on where the one before ended, in the order of the file.

    Then the clock was set back between them (at the end of summer time, by a new time zone); sorted
    by time, what the witness saw would leap.
    """
    if seen is None:
        return False
    by_time = sorted(pieces, key=lambda piece: float(time[piece[0]]))
    written, by_clock = (_leaps(seen, order) for order in (pieces, by_time))
    return written < SEAMLESS * by_clock


def _leaps(seen: FloatArray, pieces: list[IntArray]) -> float:
    """Return how far the witness leaps in all from one stretch to the next; NaN if unknown."""
    return float(sum(abs(seen[after[0]] - seen[before[-1]]) for before, after in pairwise(pieces)))


def _join(clock: Clock, pieces: list[IntArray], witness: FloatArray | None) -> None:
    """Put overlapping stretches behind each other, leaving out those that repeat an earlier one."""
    step = float(np.median(np.diff(clock.time)[np.diff(clock.time) > 0], axis=0))
    kept: list[IntArray] = []
    times: list[FloatArray] = []
    for piece in pieces:
        time = clock.time[piece]
        if kept and _repeats(time, piece, np.concatenate(times), np.concatenate(kept), witness):
            clock.repairs.append(
                f"{counted(len(piece), 'record')} that repeat earlier ones dropped"
            )
            continue
        if times and time[0] <= times[-1][-1]:
            shift = times[-1][-1] + step - time[0]
            clock.repairs.append(
                f"the clock was set back; {counted(len(piece), 'record')} moved {shift:.0f} s later"
            )
            time = time + shift
        kept.append(piece)
        times.append(time)
    clock.rows, clock.time = clock.rows[np.concatenate(kept)], np.concatenate(times)


def _repeats(
    time: FloatArray,
    rows: IntArray,
    old_time: FloatArray,
    old_rows: IntArray,
    witness: FloatArray | None,
) -> bool:
    """Say whether a stretch says the same as earlier records of the same times."""
    if witness is None:
        return False
    _, new, old = np.intersect1d(time, old_time, return_indices=True)
    same = witness[rows[new]] == witness[old_rows[old]]
    return len(new) > 0.5 * len(time) and float(same.mean()) > 0.9


def longest_rise(time: FloatArray) -> BoolArray:
    """Return which values form the longest sequence that never falls (patience sorting)."""
    tails: list[float] = []
    ends: list[int] = []
    before = np.full(len(time), -1)
    for index, value in enumerate(time.tolist()):
        place = bisect_right(tails, value)
        if place:
            before[index] = ends[place - 1]
        if place == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[place], ends[place] = value, index
    keep = np.zeros(len(time), bool)
    at = ends[-1] if ends else -1
    while at >= 0:
        keep[at] = True
        at = int(before[at])
    return keep
