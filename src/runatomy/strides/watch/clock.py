"""RowClock: one row per second, and how much timer time each row stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

SMART = 10.0  # [s] "smart recording" writes at least this often; further apart is a repair
GAP = 60.0  # [s] beyond this nothing is known of what happened between two records
LONGEST = 600.0  # [s] longest gap that distance can vouch for; rows inside longer ones are left out
PLAUSIBLE = (0.5, 7.0)  # [m/s] mean speed that shows the runner moved on through a gap


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RowClock:
    """One row per second, and where each row lies among the records."""

    start: FloatArray  # [s] (row,) start of the second, since start of the recording
    duration: FloatArray  # [s] (row,) timer time in this second, 0 to 1
    before: IntArray  # (row,) record at or before the middle of the row
    weight: FloatArray  # [-] (row,) 0 at that record, 1 at the next
    bridged: BoolArray  # (row,) the records around it are more than 10 s apart
    blind: BoolArray  # (row,) no record within a second, and none less than 60 s apart
    gaps: FloatArray  # [s] (gap,) timer time of each gap that was left out

    @property
    def middle(self) -> FloatArray:
        """Middle of each row [s]."""
        return self.start + 0.5

    @property
    def active(self) -> BoolArray:
        """Rows in which the timer ran."""
        return self.duration > 0.0

    def at(self, values: FloatArray) -> FloatArray:
        """Return the values of the records (time,) at the rows (row,), never across a blind gap.

        Where one of the two records around a row is silent the other one speaks alone; NaN where
        both are.
        """
        before, after = values[self.before], values[self.before + 1]
        mixed = before + (after - before) * self.weight
        mixed = np.where(np.isnan(mixed), np.where(np.isnan(before), after, before), mixed)
        return np.where(self.blind, np.nan, mixed)


def row_clock(
    time: FloatArray, pauses: Iterable[tuple[float, float]], distance: FloatArray | None
) -> RowClock:
    """Return the rows of a recording.

    time: (time,) [s] strictly increasing, two records or more; pauses: [s] timer stopped from, to;
    distance: (time,) [m] non-decreasing, or None. Gaps of more than 60 s of timer time count as
    stopped unless the distance moved on at 0.5 to 7 m/s for at most 10 minutes.
    """
    stops = _merged(np.array(sorted(pauses), dtype=np.float64).reshape(-1, 2))
    apart = np.diff(_timer(time, stops))
    gap = (apart > GAP) & ~_moved_on(apart, distance)
    stops = _merged(np.vstack([stops, np.column_stack([time[:-1][gap], time[1:][gap]])]))
    start = _seconds(time)
    inside = np.clip(start, time[0], time[-1]), np.clip(start + 1.0, time[0], time[-1])
    before = np.clip(np.searchsorted(time, start + 0.5, side="right") - 1, 0, time.size - 2)
    since, until = start + 0.5 - time[before], time[before + 1] - start - 0.5
    far = apart[before] > GAP
    nearest = np.where(far & (since < 1.0), 0.0, np.where(far & (until < 1.0), 1.0, np.nan))
    linear = np.clip(since / (since + until), 0.0, 1.0)
    return RowClock(
        start=start,
        duration=np.clip(
            np.round(_timer(inside[1], stops) - _timer(inside[0], stops), 6), 0.0, 1.0
        ),
        before=before,
        weight=np.where(np.isnan(nearest), linear, nearest),
        bridged=apart[before] > SMART,
        blind=far & np.isnan(nearest),
        gaps=apart[gap],
    )


def _seconds(time: FloatArray) -> FloatArray:
    """Start of every second from the first record to the last, without the inside of long gaps."""
    first = np.floor(time)
    count = np.where(np.diff(time) > LONGEST, 1.0, np.diff(first)).astype(np.int64)
    ends = np.cumsum(count)
    rows = np.repeat(first[:-1], count) + np.arange(ends[-1]) - np.repeat(ends - count, count)
    last = first[-1:] if time[-1] > first[-1] else first[:0]
    return np.concatenate([rows, last])


def _timer(time: FloatArray, stops: FloatArray) -> FloatArray:
    """Time [s] less the stopped time before it; stops (stop, 2), sorted and apart."""
    if stops.size == 0:
        return time
    lost = np.concatenate([[0.0], np.cumsum(stops[:, 1] - stops[:, 0])])
    steps = np.column_stack([lost[:-1], lost[1:]]).ravel()
    running: FloatArray = time - np.interp(time, stops.ravel(), steps)
    return running


def _merged(stops: FloatArray) -> FloatArray:
    """Sorted stops (stop, 2) [s] with overlapping ones joined and empty ones dropped."""
    stops = stops[stops[:, 1] > stops[:, 0]]
    if len(stops) < 2:
        return stops
    stops = stops[np.argsort(stops[:, 0], kind="stable")]
    reach = np.maximum.accumulate(stops[:, 1])
    opens = np.flatnonzero(np.r_[True, stops[1:, 0] > reach[:-1]])
    return np.column_stack([stops[opens, 0], reach[np.r_[opens[1:] - 1, len(stops) - 1]]])


def _moved_on(apart: FloatArray, distance: FloatArray | None) -> BoolArray:
    """Tell between which records the distance grew as a runner's would."""
    if distance is None:
        return np.zeros(apart.shape, dtype=bool)
    mean = np.diff(distance) / np.maximum(apart, 1e-9)
    return (mean >= PLAUSIBLE[0]) & (mean <= PLAUSIBLE[1]) & (apart <= LONGEST)
