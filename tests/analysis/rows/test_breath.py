"""Breath of a run as a row, and measured breaths brought to its clock."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mechanics.made_atlas import made_atlas, made_conditions
from runatomy.analysis.rows.breath import breath_row, measured_breaths
from runatomy.mechanics.from_atlas import run_from_atlas


def test_a_run_in_a_row() -> None:
    found = run_from_atlas(made_conditions(np.full(90, 3.2)), 70.0, 1.75, made_atlas(6))
    row = breath_row(found)
    assert row["air_l"] == pytest.approx(1.5 * float(str(row["ventilation_lpm"])), rel=1e-4)
    assert row["ventilation_low_lpm"] < row["ventilation_lpm"] < row["ventilation_high_lpm"]  # type: ignore[operator]
    assert row["work_low_J"] < row["work_J"] < row["work_high_J"] < row["high_J"]  # type: ignore[operator]
    json.dumps(row, allow_nan=False)


def test_nobody_running_has_no_breath_to_tell() -> None:
    conditions = made_conditions(np.zeros(5), gait=np.zeros(5))
    row = breath_row(run_from_atlas(conditions, 70.0, 1.75, made_atlas(6)))
    assert row["ventilation_lpm"] is row["energy_share"] is row["gross_share"] is None
    assert row["energy_J"] == 0.0
    json.dumps(row, allow_nan=False)


def test_measured_breaths_hold_for_some_seconds_and_no_more() -> None:
    recorded = np.arange(0.0, 60.0)
    breaths = np.full(60, np.nan)
    breaths[10:21] = 0.5  # [1/s]
    breaths[40] = 0.0  # silence of the device, not of the runner
    time = np.array([2.0, 6.0, 15.5, 24.5, 26.0, 40.0])
    found = measured_breaths(time, recorded, breaths)
    assert found is not None
    np.testing.assert_array_equal(np.isfinite(found), [False, True, True, True, False, False])
    np.testing.assert_allclose(found[[1, 2, 3]], 30.0)


@pytest.mark.parametrize("breaths", [None, np.full(4, np.nan), np.zeros(4)])
def test_none_measured_is_none(breaths: np.ndarray | None) -> None:
    assert measured_breaths(np.arange(4.0), np.arange(4.0), breaths) is None
