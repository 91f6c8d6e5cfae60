"""Muscle power: every muscle's power over a run, made anew from its stored conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from runatomy.app.library.series.run_series import RunSeries
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.muscle.anatomy import muscle_named
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.runner import Runner


def muscle_powers(
    series: RunSeries, analysis: Mapping[str, Any], person: Runner
) -> dict[str, FloatArray]:
    """Return the net metabolic power of each muscle [W] (time,), both sides together.

    The atlas shares each group's power among its muscles; the group's own is the stored one, so
    that muscles always sum to what the run's analysis says.
    """
    runner = analysis["runner"]
    mass, height = float(runner["mass_kg"]), float(runner["height_m"])
    who = replace(person, mass=mass, height=height, sex=runner.get("sex"))
    mechanics = run_from_atlas(_conditions(series), mass, height, load_atlas(), runner=who)
    power = mechanics.muscle_power()
    found: dict[str, FloatArray] = {}
    for place, group in enumerate(mechanics.groups):
        mine = [i for i, name in enumerate(mechanics.muscles) if muscle_named(name).group == group]
        anew = mechanics.group_power[:, place]
        stored = np.asarray(series.group_power_W[group], dtype=np.float64)
        scale = np.divide(stored, anew, out=np.zeros(len(anew)), where=anew > 0.0)
        found |= {mechanics.muscles[i]: (power[:, i] * scale).astype(np.float32) for i in mine}
    return found


def _conditions(series: RunSeries) -> StrideConditions:
    """Return the stored course as conditions; what the lookup does not ask is unknown."""
    count = len(series.time_s)
    unknown = read_only(np.full(count, np.nan))
    return StrideConditions(
        time=read_only(series.time_s),
        duration=read_only(series.duration_s),
        gait=read_only(series.gait, np.int64),
        speed=read_only(series.speed_m_s),
        slope=read_only(series.slope),
        step_rate=read_only(np.asarray(series.step_rate_spm, dtype=np.float64) / 60.0),
        altitude=read_only(series.altitude_m),
        distance=read_only(series.distance_m),
        contact_time=unknown,
        contact_balance=unknown,
        heart_rate_bpm=read_only(series.heart_rate_bpm),
        repaired=read_only(np.zeros(count), np.bool_),
        ascent=0.0,
        descent=0.0,
    )
