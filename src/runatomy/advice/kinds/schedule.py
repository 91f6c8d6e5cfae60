"""Schedule: a run written down before it is run, stretch by stretch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.strides.conditions import RUNNING, STANDING, StrideConditions
from runatomy.terms.arrays import read_only


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """So many seconds at one speed on one slope; speed zero is a walked or standing rest."""

    seconds: float  # [s]
    speed: float  # [m/s] along the ground
    slope: float = 0.0  # [-] rise over run
    step_rate: float = 0.0  # [1/s] both feet counted; any number at rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A run written down before it is run."""

    about: str  # what is run, in a line of plain words
    stretches: tuple[Stretch, ...]

    def conditions(self) -> StrideConditions:
        """Return it as the conditions of a run, one row a stretch; nothing of it was measured."""
        each = self.stretches
        lasts = np.array([stretch.seconds for stretch in each])
        speed = np.array([stretch.speed for stretch in each])
        slope = np.array([stretch.slope for stretch in each])
        end, way = np.cumsum(lasts), speed * lasts
        rise = way * slope / np.hypot(1.0, slope)
        unknown = read_only(np.full(len(each), np.nan))
        return StrideConditions(
            time=read_only(end - 0.5 * lasts),
            duration=read_only(lasts),
            gait=read_only(np.where(speed > 0.0, RUNNING, STANDING), np.int64),
            speed=read_only(speed),
            slope=read_only(slope),
            step_rate=read_only([stretch.step_rate for stretch in each]),
            altitude=unknown,
            distance=read_only(np.cumsum(way) - 0.5 * way),
            contact_time=unknown,
            contact_balance=unknown,
            heart_rate_bpm=unknown,
            repaired=read_only(np.zeros(len(each)), np.bool_),
            ascent=float(rise[rise > 0.0].sum()),
            descent=float(-rise[rise < 0.0].sum()),
        )
