"""Tissue loads of a run, hand computed."""

from __future__ import annotations

import json

import numpy as np
import pytest

from runatomy.loads.counted import SWINGING
from runatomy.loads.rows import run_tissues
from runatomy.loads.tissue_load import TissueLoad
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.mechanics.tissues.tissue_loads import JOINTS, TENDONS, TISSUES, TissueLoads
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import RunatomyError
from runatomy.terms.units import GRAVITY

MASS, PERIOD, SPEED, FRAMES = 60.0, 0.75, 3.0, 50


def made(scale: float = 1.0) -> TissueLoads:
    """Loads of scale, 2 scale ... body weights, on for half the stride."""
    on = np.where(np.arange(FRAMES) < FRAMES // 2, scale, 0.0)[:, None]
    size = np.arange(1.0, len(TISSUES) + 1.0)
    return TissueLoads(
        side="l",
        load=on * size * MASS * GRAVITY,
        contact={joint: np.zeros((FRAMES, 3)) for joint in JOINTS},
        strain=0.01 * on * np.arange(1.0, len(TENDONS) + 1.0),
        energy=10.0 * on * np.arange(1.0, len(TENDONS) + 1.0),
    )


STANCE = (np.arange(FRAMES) < FRAMES // 4,)  # half of the loads are those of the swing


def stacked(*legs: TissueLoads) -> dict[str, FloatArray]:
    """A row for each leg, as an atlas would give for each second."""
    rows = [summarize_tissues((leg,), MASS, PERIOD, STANCE) for leg in legs]
    return {name: np.stack([row[name] for row in rows]) for name in rows[0]}


def steady(count: int, summary: dict[str, FloatArray], **given: object) -> tuple[TissueLoad, ...]:
    """A run of even seconds."""
    known: dict[str, object] = {
        "mass": MASS,
        "step_rate": np.full(count, 2.0 / PERIOD),
        "duration": np.ones(count),
        "distance": SPEED * count,
    }
    return run_tissues(summary, **(known | given))  # type: ignore[arg-type]


def test_a_run_of_one_stride_over_and_over() -> None:
    """Stance counts, and where the swinging leg loads as much the whole stride."""
    rows = steady(7, stacked(*[made()] * 7))
    assert tuple(row.name for row in rows) == TISSUES
    for i, row in enumerate(rows, start=1):
        share = 0.5 if row.name in SWINGING else len(np.flatnonzero(STANCE[0])) / FRAMES
        assert row.peak_BW == pytest.approx(i)
        assert row.per_step == pytest.approx(share * i * PERIOD)
        assert row.per_km == pytest.approx(share * i * 1000.0 / SPEED)  # mean load, time of a km
        assert row.low is row.high is None
    assert [row.energy_J for row in rows[:3]] == pytest.approx([10.0, 20.0, 30.0])
    assert [row.strain for row in rows[:3]] == pytest.approx([0.01, 0.02, 0.03])
    assert all(row.energy_J is row.strain is None for row in rows[3:])
    assert rows[-1].unit == "BW m"


def test_nobody_moving_has_no_load_per_kilometer() -> None:
    row = steady(1, stacked(made()), distance=0.0)[0]
    assert np.isnan(row.per_km)
    assert row.to_dict()["per_km"] is None


def test_means_count_steps_and_peaks_the_hardest_second_run() -> None:
    """Three times as long at single load as at double; at triple load nobody ran."""
    summary = stacked(made(1.0), made(2.0), made(3.0))
    row = steady(3, summary, duration=np.array([3.0, 1.0, 0.0]), distance=100.0)[0]
    share = float(np.mean(STANCE[0]))
    assert row.per_step == pytest.approx(1.25 * share * PERIOD)
    assert row.peak_BW == pytest.approx(2.0)
    assert row.energy_J == pytest.approx(12.5)
    assert row.per_km == pytest.approx(1.25 * share * PERIOD * (4.0 / PERIOD) * 10.0)


def test_a_run_cut_in_two_weighs_as_much_as_whole() -> None:
    """Loads per kilometer times kilometers add up."""
    legs = [made(x) for x in (1.0, 1.5, 2.0, 2.5)]
    whole = steady(4, stacked(*legs))
    halves = [steady(2, stacked(*legs[i : i + 2])) for i in (0, 2)]
    for row, first, second in zip(whole, *halves, strict=True):
        assert 2.0 * row.per_km == pytest.approx(first.per_km + second.per_km)


def test_ranges_are_handed_on() -> None:
    bounds = np.stack([np.arange(9.0), np.arange(9.0) + 10.0])
    rows = steady(1, stacked(made()), peak_range=bounds)
    assert [(row.low, row.high) for row in rows] == [(i, i + 10.0) for i in range(9)]


def test_a_run_without_a_step_is_refused() -> None:
    with pytest.raises(RunatomyError, match="without a step"):
        steady(2, stacked(made(), made()), step_rate=np.zeros(2))


def test_rows_are_plain_values() -> None:
    row = steady(1, stacked(made()))[0].to_dict()
    assert json.loads(json.dumps(row, allow_nan=False)) == row
    assert row["evidence"]["origin"] == "modeled"  # type: ignore[index]
