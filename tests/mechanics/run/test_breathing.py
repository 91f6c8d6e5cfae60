"""Breath of a run: which measurement tells it, what fills its gaps, and where it ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mechanics.made_atlas import made_conditions
from runatomy.mechanics.breath.breath_load import BreathLoad
from runatomy.mechanics.run.breathing import MOST, breath_power, run_breath
from runatomy.strides.conditions import RUNNING, WALKING
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Runner

RUNNER = Runner(mass=70.0, height=1.75, sex="m", age=35.0)
RATES = Runner(mass=70.0, height=1.75, max_heart_rate_bpm=188.0, resting_heart_rate_bpm=52.0)
ROWS = 60


def breathed(
    heart: FloatArray | None = None,
    breaths: FloatArray | None = None,
    runner: Runner = RUNNER,
    watt: float = 800.0,
) -> BreathLoad:
    """A minute's running at one power."""
    conditions = made_conditions(np.full(ROWS, 3.2))
    if heart is not None:
        conditions = replace(conditions, heart_rate_bpm=heart)
    return run_breath(conditions, np.arange(ROWS), np.full(ROWS, watt), runner, breaths)


def told_by(load: BreathLoad) -> str:
    return load.ventilation.evidence.source


def test_what_was_measured_tells_it() -> None:
    heart, breaths = np.full(ROWS, 150.0), np.full(ROWS, 34.0)
    assert "energy of running" in told_by(breathed())
    assert "breaths" in told_by(breathed(breaths=breaths))
    assert "heart rate and breaths" in told_by(breathed(heart, breaths))
    assert breathed(heart, runner=RATES).ventilation.evidence.note == "Effort from heart rate."


def test_a_higher_heart_rate_at_the_same_pace_is_a_harder_effort() -> None:
    """Heart rates of the runner known, the same power asks more of a smaller maximal uptake."""
    calm, hard = (
        breathed(np.full(ROWS, rate), runner=RATES).ventilation.lpm[0] for rate in (135.0, 170.0)
    )
    assert hard > 1.1 * calm


def test_half_of_the_time_is_enough_and_gaps_are_filled() -> None:
    breaths = np.full(ROWS, np.nan)
    breaths[:29] = 34.0
    assert "energy of running" in told_by(breathed(breaths=breaths))
    breaths[:31] = 34.0
    load = breathed(breaths=breaths)
    assert "breaths" in told_by(load)
    np.testing.assert_array_equal(load.ventilation.lpm[31:], breathed().ventilation.lpm[31:])
    assert np.isfinite(load.power).all()


def test_zeros_are_no_heart_beats() -> None:
    assert "energy of running" in told_by(breathed(np.zeros(ROWS)))


def test_only_running_breathes() -> None:
    gait = np.full(ROWS, RUNNING)
    gait[20:40] = WALKING
    conditions = made_conditions(np.full(ROWS, 3.2), gait=gait)
    rows = np.flatnonzero(gait == RUNNING)
    load = run_breath(conditions, rows, np.full(len(rows), 800.0), RUNNER)
    np.testing.assert_array_equal(np.isfinite(load.power), gait == RUNNING)


def test_nobody_running_breathes_nothing() -> None:
    conditions = made_conditions(np.zeros(5), gait=np.full(5, WALKING))
    none = np.array([], dtype=np.int64)
    load = run_breath(conditions, none, np.array([]), RUNNER)
    assert np.isnan(load.power).all()
    assert breath_power(load, none).shape == (3, 0)


def test_breath_takes_no_more_than_was_ever_found() -> None:
    """Heart and breath still racing on an easy descent: 17.4 % of the whole at most."""
    load = breathed(np.full(ROWS, 185.0), np.full(ROWS, 60.0), watt=150.0)
    rows = np.arange(ROWS)
    low, usual, high = breath_power(load, rows)
    whole = load.power / load.energy_share
    assert load.energy_share[0] > MOST
    np.testing.assert_allclose(usual, MOST * whole)
    assert ((low <= usual) & (usual <= high)).all()


@pytest.mark.parametrize("watt", [400.0, 800.0, 1200.0])
def test_ranges_hold_the_value(watt: float) -> None:
    low, usual, high = breath_power(breathed(watt=watt), np.arange(ROWS))
    assert ((low < usual) & (usual <= high)).all()
