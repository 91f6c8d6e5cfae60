"""An even clock out of the times that a laboratory's file holds."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.readers.clock import counted
from runatomy.terms.arrays import FloatArray, IntArray, read_only
from runatomy.terms.errors import DamagedFileError

RATES = (1.0, 100_000.0)  # [Hz] of cameras, plates and amplifiers
AGREES = 0.01  # relative difference of two rates that mean the same
WOBBLE = 0.1  # of a step: less is what rounding leaves in times written with few digits
ROUNDED = 0.1  # of the times repeat their neighbor where too few digits were written
EMPTY = 4  # times as many moments as rows: more gaps than a recording has

_MEND = "Export it anew at an even rate, or look at its time column."


@dataclass(slots=True, eq=False)
class Ticks:
    """Which rows to keep, and where they stand on an even clock."""

    start: float  # [s]
    rate: float  # [Hz]
    count: int  # moments on the clock
    rows: IntArray  # into the file's rows
    places: IntArray  # of these rows on the clock
    repairs: list[str] = field(default_factory=list)  # in plain words

    @property
    def time(self) -> FloatArray:
        """The moments [s] (count,), read-only."""
        return read_only(self.start + np.arange(self.count) / self.rate)

    def spread(self, values: FloatArray) -> FloatArray:
        """Return the rows' values on the clock, NaN where it has no row."""
        if self.count == len(values) == len(self.rows):
            return values
        out = np.full((self.count, *values.shape[1:]), np.nan)
        out[self.places] = values[self.rows]
        return out


def even_clock(time: FloatArray, where: str, *, rate: float | None = None, noun: str) -> Ticks:
    """Return the rows in order of time on an even clock; what was dropped or missing is told.

    `time` [s] may repeat itself, go back, or leave moments out; `rate` [Hz] is what the header
    says. Raises DamagedFileError where no even clock fits.
    """
    time, repairs = _unrounded(time)
    rows, dropped = _rising(time, noun)
    repairs += dropped
    if len(rows) < 2:
        raise DamagedFileError(
            f"it holds {counted(len(rows), noun)} with a time of its own; no clock can be told",
            where=where,
            mend="Export the recording again, with its time column.",
        )
    known = time[rows]
    told = _counted_rate(known)
    if rate is not None and abs(rate / told - 1.0) > AGREES:
        repairs.append(f"the header says {rate:g} Hz, the times say {told:.6g} Hz; the times count")
        rate = None
    uneven = DamagedFileError("its times are not even", where=where, mend=_MEND)
    steps = (known - known[0]) * (rate or told)
    if not steps[-1] < EMPTY * len(known) + 100:
        raise uneven
    places = np.rint(steps).astype(np.int64)
    if rate is None or _stray(known, places, rate) >= 0.5:
        rate = float(max(places[-1], 1) / (known[-1] - known[0]))
    if not RATES[0] <= rate <= RATES[1]:
        raise DamagedFileError(
            f"its times rise by {1.0 / rate:.3g} s from {noun} to {noun}, which no recording does",
            where=where,
            mend=_MEND,
        )
    if bool(np.any(np.diff(places) < 1)) or _stray(known, places, rate) >= 0.5:
        raise uneven
    if (stray := _stray(known, places, rate)) > WOBBLE:
        repairs.append(f"the times wobble by up to {1e3 * stray / rate:.2g} ms; read as even")
    count = int(places[-1]) + 1
    if count > len(rows):
        repairs.append(f"{counted(count - len(rows), noun)} missing in the times")
    return Ticks(float(known[0]), rate, count, rows, places, repairs)


def _unrounded(time: FloatArray) -> tuple[FloatArray, list[str]]:
    """Return times that were rounded until neighbors became equal as even ones."""
    steps = np.diff(time)
    if len(steps) < 10 or not np.all(steps >= 0.0) or np.mean(steps == 0.0) < ROUNDED:
        return time, []
    even = np.linspace(time[0], time[-1], len(time))
    if np.abs(even - time).max() > 1.5 * steps.max() or steps.max() == 0.0:
        return time, []
    return even, ["the times are rounded until they repeat; read as even"]


def _rising(time: FloatArray, noun: str) -> tuple[IntArray, list[str]]:
    """Return the rows whose time is later than every one before, and what was dropped."""
    repairs = []
    rows = np.flatnonzero(np.isfinite(time))
    if len(rows) < len(time):
        repairs.append(f"{counted(len(time) - len(rows), noun)} without a time dropped")
    if len(rows) and bool(np.any(np.diff(time[rows]) <= 0.0)):
        later = rows[_longest_rise(time[rows])]
        repairs.append(
            f"{counted(len(rows) - len(later), noun)} whose time goes back or repeats another "
            "dropped"
        )
        rows = later
    return rows, repairs


def _longest_rise(time: FloatArray) -> list[int]:
    """Return the places of the longest sequence that always rises (patience sorting)."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(time.tolist()):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            ends.append(index)
        elif value < tails[place]:  # of two equal times the first stays
            tails[place], ends[place] = value, index
    out, at = [], ends[-1]
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]


def _counted_rate(time: FloatArray) -> float:
    """Return the rate [Hz] at which the steps, each a whole number of them, fill the time."""
    steps = np.diff(time)
    return float(np.rint(steps / np.median(steps)).clip(1.0).sum() / (time[-1] - time[0]))


def _stray(time: FloatArray, places: IntArray, rate: float) -> float:
    """Return how far a time lies from its place on the even clock, in steps, at most."""
    return float(np.abs((time - time[0]) * rate - places).max())
