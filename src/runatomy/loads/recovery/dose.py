"""Dose: how much strength each day's runs took from each muscle group, right after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from runatomy.loads.recovery.days import HOUR, Days
from runatomy.loads.recovery.parameters import (
    EASY_BRAKING,
    EASY_ENERGY,
    ORDINARY_LOSS,
    PROTECTED,
    TIRED_BY_AN_HOUR,
    UNUSUAL_LOSS,
    Setting,
    doubt_of_groups,
)
from runatomy.loads.recovery.time_course import protection_kept
from runatomy.terms.arrays import FloatArray

HABIT_DAYS = 30  # the most of any day in so many before is what a runner is used to
DAY = 24.0  # [h]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Dose:
    """What each day of running took; loss is minus the logarithm of the strength left."""

    when: tuple[datetime, ...]  # (days,) end of the day's last run, rising
    damage: FloatArray  # [-] (days, GROUPS) loss that takes days: braking
    fatigue: FloatArray  # [-] (days, GROUPS) loss that takes hours: ordinary work

    def hours(self, moment: datetime) -> FloatArray:
        """Return how long ago each was [h] (days,); negative where it is still to come."""
        return np.array([(moment - when).total_seconds() / HOUR for when in self.when])


def dose_of(days: Days, setting: Setting, known_since: date | None = None) -> Dose:
    """Return what each day took.

    `known_since` is the day from which on no run is missing; None where nobody can tell. Level
    braking work counts as far as it exceeds the most of any day in the month before; where that
    month is not known, an easy run of `setting.habit` stands in. Braking that the level does not
    ask counts from the first joule, less what earlier such runs protect from.
    """
    if not days.when:
        none = np.zeros((0, len(UNUSUAL_LOSS)))
        return Dose(when=(), damage=none, fatigue=none)
    ordinary = np.maximum(days.braking - days.unusual, 0.0)
    above = np.maximum(ordinary - _habit(days, ordinary, setting, known_since), 0.0)
    fresh = UNUSUAL_LOSS * days.unusual * doubt_of_groups(setting)
    kept = fresh * (1.0 - setting.protection * _protection(days, fresh))
    return Dose(
        when=days.when,
        damage=setting.sensitivity * (kept + ORDINARY_LOSS * above * doubt_of_groups(setting)),
        fatigue=TIRED_BY_AN_HOUR * setting.tiredness * days.energy / (HOUR * EASY_ENERGY),
    )


def _habit(
    days: Days, ordinary: FloatArray, setting: Setting, known_since: date | None
) -> FloatArray:
    """Return the level braking work each day's runner was used to [J/kg] (days, groups)."""
    number = days.number
    ago = number[:, None] - number  # [days] (of a day, before it)
    before = (ago > 0.0) & (ago <= HABIT_DAYS)
    habit = np.where(before[:, :, None], ordinary, 0.0).max(axis=1)
    known = -np.inf if known_since is None else number - known_since.toordinal()
    guessed = np.broadcast_to(known < HABIT_DAYS, number.shape)
    easy = np.maximum(habit, setting.habit * EASY_BRAKING)
    return np.asarray(np.where(guessed[:, None], easy, habit))


def _protection(days: Days, fresh: FloatArray) -> FloatArray:
    """Return how much of the most protection each day's runner had [-] (days, groups)."""
    return np.asarray(1.0 - np.exp(-(protection_kept(days.apart / DAY) @ fresh) / PROTECTED))
