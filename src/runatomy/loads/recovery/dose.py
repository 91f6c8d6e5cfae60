"""Dose: how much strength each day's runs took from each muscle group, right after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

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
from runatomy.loads.recovery.session import Session
from runatomy.loads.recovery.time_course import protection_kept
from runatomy.terms.arrays import FloatArray

HABIT_DAYS = 30  # the most of any day in so many before is what a runner is used to
HOUR = 3600.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Dose:
    """What each day of running took; loss is minus the logarithm of the strength left."""

    when: tuple[datetime, ...]  # (days,) end of the day's last run, rising
    damage: FloatArray  # [-] (days, GROUPS) loss that takes days: braking
    fatigue: FloatArray  # [-] (days, GROUPS) loss that takes hours: ordinary work

    def hours(self, moment: datetime) -> FloatArray:
        """Return how long ago each was [h] (days,); negative where it is still to come."""
        return np.array([(moment - when).total_seconds() / HOUR for when in self.when])


def dose_of(sessions: Sequence[Session], setting: Setting, known_since: date | None = None) -> Dose:
    """Return what each day took.

    `known_since` is the day from which on no run is missing; None where nobody can tell. Level
    braking work counts as far as it exceeds the most of any day in the month before; where that
    month is not known, an easy run of `setting.habit` stands in. Braking that the level does not
    ask counts from the first joule, less what earlier such runs protect from.
    """
    days = _by_day(sessions)
    if not days:
        none = np.zeros((0, len(UNUSUAL_LOSS)))
        return Dose(when=(), damage=none, fatigue=none)
    when = tuple(day.when for day in days)
    energy, braking, unusual = (
        np.stack([getattr(day, name) for day in days]) for name in ("energy", "braking", "unusual")
    )
    ordinary = np.maximum(braking - unusual, 0.0)
    above = np.maximum(ordinary - _habit(when, ordinary, setting, known_since), 0.0)
    fresh = UNUSUAL_LOSS * unusual * doubt_of_groups(setting)
    kept = fresh * (1.0 - setting.protection * _protection(when, fresh))
    return Dose(
        when=when,
        damage=setting.sensitivity * (kept + ORDINARY_LOSS * above * doubt_of_groups(setting)),
        fatigue=TIRED_BY_AN_HOUR * setting.tiredness * energy / (HOUR * EASY_ENERGY),
    )


def _by_day(sessions: Sequence[Session]) -> list[Session]:
    """Return one session a day, rising: sums, at the end of the day's last run."""
    days: dict[date, list[Session]] = {}
    for session in sorted(sessions, key=lambda one: one.when):
        days.setdefault(session.when.date(), []).append(session)
    return [
        Session(
            when=day[-1].when,
            energy=np.sum([one.energy for one in day], axis=0),
            braking=np.sum([one.braking for one in day], axis=0),
            unusual=np.sum([one.unusual for one in day], axis=0),
        )
        for day in days.values()
    ]


def _habit(
    when: Sequence[datetime], ordinary: FloatArray, setting: Setting, known_since: date | None
) -> FloatArray:
    """Return the level braking work each day's runner was used to [J/kg] (days, groups)."""
    habit = np.zeros_like(ordinary)
    month = timedelta(days=HABIT_DAYS)
    for i, moment in enumerate(when):
        before = [j for j in range(i) if moment.date() - when[j].date() <= month]
        if before:
            habit[i] = ordinary[before].max(axis=0)
        if known_since is None or moment.date() - known_since < month:
            habit[i] = np.maximum(habit[i], setting.habit * EASY_BRAKING)
    return habit


def _protection(when: Sequence[datetime], fresh: FloatArray) -> FloatArray:
    """Return how much of the most protection each day's runner had [-] (days, groups)."""
    days = np.array([[(a - b).total_seconds() / (24.0 * HOUR) for b in when] for a in when])
    return np.asarray(1.0 - np.exp(-(protection_kept(days) @ fresh) / PROTECTED))
