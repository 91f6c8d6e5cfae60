"""Days: what each day's runs asked of every muscle group together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from runatomy.loads.recovery.session import GROUPS, Session
from runatomy.terms.arrays import FloatArray

HOUR = 3600.0  # [s]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Days:
    """What each day's runs asked together; arrays are (days, GROUPS), as those of Session."""

    when: tuple[datetime, ...]  # (days,) end of the day's last run, rising
    energy: FloatArray  # [J/kg]
    braking: FloatArray  # [J/kg]
    unusual: FloatArray  # [J/kg]

    @property
    def number(self) -> FloatArray:
        """Return the calendar day of each [days] (days,), counted from an old one."""
        return np.array([when.date().toordinal() for when in self.when], dtype=np.float64)

    @property
    def apart(self) -> FloatArray:
        """Return how long each was after each other [h] (days, days); negative before."""
        since = np.array([(when - self.when[0]).total_seconds() for when in self.when]) / HOUR
        return np.asarray(since[:, None] - since)


def by_day(sessions: Sequence[Session]) -> Days:
    """Return the sums of each day that has a session; sessions come in any order."""
    ordered = sorted(sessions, key=lambda one: one.when)
    dates = [one.when.date() for one in ordered]
    first = [i for i, day in enumerate(dates) if i == 0 or day != dates[i - 1]]
    last = [*(i - 1 for i in first[1:]), len(ordered) - 1] if first else []
    sums = {
        name: np.add.reduceat([getattr(one, name) for one in ordered], first, axis=0)
        if first
        else np.zeros((0, len(GROUPS)))
        for name in ("energy", "braking", "unusual")
    }
    return Days(when=tuple(ordered[i].when for i in last), **sums)
