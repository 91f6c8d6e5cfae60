"""Habit: what was carried in the last weeks, against what is usual for this runner.

Each window of days ("the last 28") is set against the windows of the same length before it, from
`HISTORY_DAYS` days, a step of a week apart. Low, usual and high are their 10th, 50th and 90th
percentiles. The verdict is in words: under low is "less", over high is "more", more than
`MUCH` times high is "much more". With fewer than `NEEDED` earlier windows it is "cannot tell".

This informs; it foretells no injury, and no number here is a risk:

* The ratio of the last week to the last month (acute to chronic) has no sound theory of injury
  behind it and should not steer training (Impellizzeri et al. 2020, Int J Sports Physiol Perform
  15:907; Impellizzeri et al. 2021, Sports Med 51:581: dividing by random numbers "predicts" as
  well). Where the week is part of the month, the two go together by arithmetic alone (Lolli et
  al. 2019, Br J Sports Med 53:921). So there is no ratio here, and no window is part of its habit.
* Weekly jumps and injury: in 874 novices no group differed significantly, those over 30 % had
  more of the injuries that come of distance (hazard ratio 1.59, 0.96 to 2.66; Nielsen et al. 2014,
  J Orthop Sports Phys Ther 44:739). Of 261 runners more were hurt after 20 to 60 % more, at 21 days
  and no longer at 56 or 98 (Damsted et al. 2019, same journal 49:230). In 5,205 runners weekly
  jumps told nothing and a single run far longer than any of the last month did (Schuster Brandt
  Frandsen et al. 2025, Br J Sports Med 59:1203). `MUCH` is Nielsen's 30 %: a choice of words.

Chance alone puts one week in five over the high of six others and one in nine over the high of 52
(independent weeks of one spread, simulated), so "more" is nothing rare. Windows of 28 and 84 days
overlap their neighbors: fifty of them are not fifty pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence, Origin

WINDOWS = (7, 28, 84)  # days
HISTORY_DAYS = 364  # before the window: 52 weeks, so that every season counts once
STEP = 7  # days from one earlier window to the next: weekdays keep their place
NEEDED = 6  # earlier windows without which nothing is called usual
LONGEST = HISTORY_DAYS - (NEEDED - 1) * STEP  # days of a window whose habit can be told
PERCENTILES = (10.0, 50.0, 90.0)  # low, usual, high
MUCH = 1.3  # [-] of high, over which it is much more
SAME = 1e-9  # [-] what rounding may add to equal sums

EVIDENCE = Evidence(
    origin=Origin.DERIVED,
    source="the runner's own earlier weeks",
    note="Low to high holds eight of ten earlier windows of the same length. It tells what is "
    "unusual, not what is dangerous (Impellizzeri et al. 2020).",
)


class Verdict(StrEnum):
    """What a window is against the runner's own habit."""

    LESS = "less"
    USUAL = "usual"
    MORE = "more"
    MUCH_MORE = "much more"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was carried in one window, and what is usual in one of that length (in their unit)."""

    days: int  # of the window, its last the day asked about
    carried: float  # summed over the window
    low: float | None  # 10th percentile of the earlier windows; None where one cannot tell
    usual: float | None  # 50th
    high: float | None  # 90th
    verdict: Verdict
    earlier: int  # windows compared with
    missing_days: int  # until one can tell; 0 where one can

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        known = self.usual is not None
        span = {"low": self.low, "usual": self.usual, "high": self.high} if known else None
        return {"days": self.days, "carried": self.carried, "usual": span,
                "verdict": str(self.verdict), "earlier": self.earlier,
                "missing_days": self.missing_days}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What one muscle, group or tissue carried, window by window."""

    name: str
    windows: tuple[Carried, ...]

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"name": self.name, "windows": [window.to_dict() for window in self.windows]}


def habits(
    dates: Sequence[date] | NDArray[Any],
    loads: FloatArray,
    names: Sequence[str],
    until: date,
    windows: Sequence[int] = WINDOWS,
) -> tuple[Habit, ...]:
    """Return, in the order of `names`, what each was carried up to and with the day `until`.

    `loads` (dates, names) are sums of a day in any unit, counted by size, whatever their sign;
    `dates` come in any order, a day without a row carried nothing, rows of one day are added and
    rows after `until` are left out. Days before the first load belong to no habit. Raises
    RunatomyError where the shapes do not fit, a load is not finite or a window is not of 1
    to LONGEST days.
    """
    table = _checked(dates, loads, names, windows)
    days = np.asarray(dates, dtype="datetime64[D]").astype(np.int64)
    age = int(np.datetime64(until, "D").astype(np.int64)) - days  # days before `until`
    worked = (age >= 0) & table.any(axis=1)
    oldest = int(age[worked].max(initial=-1)) + 1  # days since the first load, that day counted
    daily = np.zeros((HISTORY_DAYS + max(windows), len(names)))
    held = worked & (age < len(daily))
    np.add.at(daily, len(daily) - 1 - age[held], table[held])
    columns = [_window(daily, length, oldest) for length in windows]
    return tuple(
        Habit(name=name, windows=tuple(column[i] for column in columns))
        for i, name in enumerate(names)
    )


def _checked(
    dates: Sequence[date] | NDArray[Any],
    loads: FloatArray,
    names: Sequence[str],
    windows: Sequence[int],
) -> FloatArray:
    """Return the sizes of the loads; RunatomyError where they are of no use."""
    table = np.abs(np.asarray(loads, dtype=np.float64))
    if table.shape != (len(dates), len(names)):
        raise RunatomyError(
            f"loads are {table.shape}, for {len(dates)} days and {len(names)} names",
            where="habits",
            mend="Give one row a day and one column a name.",
        )
    if not np.isfinite(table).all():
        raise RunatomyError("a load is not finite", where="habits", mend="Leave its run out.")
    if not windows or not all(1 <= length <= LONGEST for length in windows):
        raise RunatomyError(
            f"windows of {list(windows)} days cannot be",
            where="habits",
            mend=f"Give lengths from 1 to {LONGEST} days.",
        )
    return table


def _window(daily: FloatArray, length: int, oldest: int) -> list[Carried]:
    """Return what each name was carried in the last `length` days of `daily` (days, names)."""
    end = len(daily) - length
    known = min(HISTORY_DAYS, oldest - length)  # days of history before the window
    starts = range(end - length, end - known - 1, -STEP)
    carried = daily[end:].sum(axis=0)
    missing = max(0, length + (NEEDED - 1) * STEP - known)
    spans: list[list[float]] = [[] for _ in carried]
    if not missing:
        earlier = np.stack([daily[start : start + length].sum(axis=0) for start in starts])
        spans = np.percentile(earlier, PERCENTILES, axis=0).T.tolist()
    return [
        _carried(length, sum_, span, len(starts), missing)
        for sum_, span in zip(carried.tolist(), spans, strict=True)
    ]


def _carried(length: int, carried: float, span: list[float], earlier: int, missing: int) -> Carried:
    low, usual, high = span or (None, None, None)
    return Carried(
        days=length,
        carried=carried,
        low=low,
        usual=usual,
        high=high,
        verdict=_verdict(carried, low, high),
        earlier=earlier,
        missing_days=missing,
    )


def _verdict(carried: float, low: float | None, high: float | None) -> Verdict:
    if low is None or high is None:
        return Verdict.CANNOT_TELL
    if carried > MUCH * high * (1.0 + SAME):
        return Verdict.MUCH_MORE
    if carried > high * (1.0 + SAME):
        return Verdict.MORE
    return Verdict.LESS if carried < low * (1.0 - SAME) else Verdict.USUAL
