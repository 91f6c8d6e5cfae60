"""State: how much strength each muscle group has left, in words and figures with ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import numpy as np

from runatomy.loads.recovery.days import by_day
from runatomy.loads.recovery.dose import Dose, dose_of
from runatomy.loads.recovery.parameters import (
    FRESH,
    MEASURED,
    SORENESS_PER_LOSS,
    TIRED,
    WORKING,
    Setting,
    settings,
)
from runatomy.loads.recovery.rates import PRIOR, PersonalRates
from runatomy.loads.recovery.session import GROUPS, Session
from runatomy.loads.recovery.time_course import damage_left, fatigue_left, soreness_now
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Grade, Origin

LONGEST = 21 * 24  # [h] how far ahead recovery is looked for
PLACES = tuple(enumerate(GROUPS))


class StateWord(StrEnum):
    """How a muscle group is, by the strength it has lost."""

    FRESH = "fresh"  # less than the best strength test can see, 3.1 %
    WORKING = "working"  # no more than a strength test's error, 7.4 %
    TIRED = "tired"  # less than a hard descent took from the quadriceps, 14 %
    OVERLOADED = "overloaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleState:
    """How one muscle group is; low and high are the light and heavy end, wider than nine in ten."""

    group: str  # of muscle.anatomy
    word: StateWord
    strength: float  # [%] of one's own, expected
    strength_low: float  # [%]
    strength_high: float  # [%]
    fresh_in: float  # [h] from now, expected; 0 where fresh
    fresh_in_low: float  # [h]
    fresh_in_high: float  # [h] at most three weeks
    soreness: float  # [0 to 10] expected
    soreness_low: float  # [0 to 10]
    soreness_high: float  # [0 to 10]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryState:
    """How every muscle group is at one moment."""

    now: datetime
    muscles: tuple[MuscleState, ...]  # in the order of GROUPS
    rates: PersonalRates
    runs: int  # it rests on; with none nobody can tell how the muscles are

    def of(self, group: str) -> MuscleState:
        """Return one group's state."""
        return self.muscles[GROUPS.index(group)]


def recovery_state(
    sessions: Sequence[Session],
    now: datetime,
    rates: PersonalRates = PRIOR,
    known_since: date | None = None,
) -> RecoveryState:
    """Return how every muscle group is `now`, after these sessions in any order.

    Sessions after `now` are left out. `known_since` is the day from which on no run is missing;
    without it the ranges are wider.
    """
    return recovery_ahead(sessions, now, (timedelta(0),), rates, known_since)[0]


def recovery_ahead(
    sessions: Sequence[Session],
    now: datetime,
    waits: Sequence[timedelta],
    rates: PersonalRates = PRIOR,
    known_since: date | None = None,
) -> tuple[RecoveryState, ...]:
    """Return how every muscle group will be so many whole hours after `now` if nothing more is run.

    Sessions and `known_since` are as for `recovery_state`. What the runs took, and how it passes,
    is told once for all.
    """
    past = [session for session in sessions if session.when <= now]
    days = by_day(past)
    hours = [wait // timedelta(hours=1) for wait in waits]
    read = [
        _Reading(dose_of(days, setting, known_since), now, setting, max(hours, default=0))
        for setting in settings(rates)
    ]
    return tuple(
        RecoveryState(
            now=now + timedelta(hours=later),
            muscles=tuple(_muscle(i, group, *(r.at(later) for r in read)) for i, group in PLACES),
            rates=rates,
            runs=len(past),
        )
        for later in hours
    )


def loss_of(dose: Dose, hours: FloatArray, slowness: float) -> FloatArray:
    """Return the loss [-] (..., GROUPS) where each day was so many `hours` (..., days) ago."""
    damage = damage_left(hours, slowness) @ dose.damage
    return np.asarray(damage + fatigue_left(hours, slowness) @ dose.fatigue)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Told:
    """What one setting says of every group at one moment; arrays are (GROUPS,)."""

    loss: FloatArray  # [-]
    fresh_in: FloatArray  # [h]
    soreness: FloatArray  # [0 to 10]


class _Reading:
    """What one setting says of every group, for so many hours from now on."""

    def __init__(self, dose: Dose, now: datetime, setting: Setting, most: int) -> None:
        self._dose, self._slowness, self._hours = dose, setting.slowness, dose.hours(now)
        ahead = self._hours + np.arange(LONGEST + most + 1.0)[:, None]
        self._course = loss_of(dose, ahead, setting.slowness)  # falls: nothing more is run

    def at(self, later: int) -> _Told:
        """Return what it says so many hours from now."""
        course = self._course[later : later + LONGEST + 1]
        sore = soreness_now(self._hours + later, self._slowness) @ self._dose.damage
        return _Told(
            loss=course[0],
            fresh_in=(course >= FRESH).sum(axis=0).astype(np.float64).clip(max=LONGEST),
            soreness=np.minimum(10.0, SORENESS_PER_LOSS * sore),
        )


def _muscle(i: int, group: str, usual: _Told, light: _Told, heavy: _Told) -> MuscleState:
    """Put one group's state together."""
    strength = [100.0 * float(np.exp(-read.loss[i])) for read in (usual, light, heavy)]
    sore = sorted(float(read.soreness[i]) for read in (usual, light, heavy))  # fast is over first
    return MuscleState(
        group=group,
        word=_word(float(usual.loss[i])),
        strength=strength[0],
        strength_low=strength[2],
        strength_high=strength[1],
        fresh_in=float(usual.fresh_in[i]),
        fresh_in_low=float(light.fresh_in[i]),
        fresh_in_high=float(heavy.fresh_in[i]),
        soreness=float(usual.soreness[i]),
        soreness_low=sore[0],
        soreness_high=sore[-1],
        evidence=_evidence(group),
    )


def _word(loss: float) -> StateWord:
    if loss < FRESH:
        return StateWord.FRESH
    if loss < WORKING:
        return StateWord.WORKING
    return StateWord.TIRED if loss < TIRED else StateWord.OVERLOADED


def _evidence(group: str) -> Evidence:
    measured = group in MEASURED
    note = "Fitted to 14 people after one descent" if measured else "Nobody measured this group"
    return Evidence(
        origin=Origin.MODELED,
        source="Runatomy’s model of recovery, after Maeo et al. (2017), Sci Rep 7",
        note=f"{note}; people differ widely.",
        grade=Grade.WEAK if measured else Grade.OPEN,
    )
