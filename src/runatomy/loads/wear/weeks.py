"""Weeks: load and wear of every tissue against the runner's own habit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from runatomy.loads.habit import WINDOWS, Habit, habits
from runatomy.loads.tissue import CATALOGUE
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.terms.errors import RunatomyError


@dataclass(frozen=True, slots=True, kw_only=True)
class WearHabit:
    """What one tissue was carried over weeks: its load and its wear, window by window."""

    name: str  # of loads.tissue.CATALOGUE
    load: Habit  # [km of easy running] by impulse
    wear: Habit  # [km of easy running] by the usual exponent

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"name": self.name, "load": self.load.to_dict(), "wear": self.wear.to_dict()}


def wear_habits(
    dates: Sequence[date],
    runs: Sequence[Sequence[TissueWear]],
    until: date,
    windows: Sequence[int] = WINDOWS,
) -> tuple[WearHabit, ...]:
    """Return the habit of every tissue up to and with the day `until`, in the catalogue's order.

    `runs` are the wear of a run on each of `dates`, as `run_wear` gives it (empty: nobody ran).
    Raises RunatomyError where the two do not fit.
    """
    if len(dates) != len(runs):
        raise RunatomyError(
            f"{len(runs)} runs for {len(dates)} dates",
            where="wear_habits",
            mend="Give one date for each run.",
        )
    names = [tissue.name for tissue in CATALOGUE]
    load, wear = np.zeros((2, len(runs), len(names)))
    for row, run in enumerate(runs):
        for one in run:
            load[row, names.index(one.name)] = one.easy_load
            wear[row, names.index(one.name)] = one.wear
    pairs = zip(
        habits(dates, load, names, until, windows),
        habits(dates, wear, names, until, windows),
        strict=True,
    )
    return tuple(WearHabit(name=a.name, load=a, wear=b) for a, b in pairs)
