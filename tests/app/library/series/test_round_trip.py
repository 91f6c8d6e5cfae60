"""A series comes back as it was, within the step that each column is kept in."""

from __future__ import annotations

import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runatomy.app.library.series.quantum import QUANTA, SHARE, SMALL
from runatomy.app.library.series.run_series import RunSeries

pytest.importorskip("pyarrow")

from runatomy.app.library.series.table import analysis_in, parquet_of, series_in

RANGES = {
    "time_s": (0.0, 1e6),
    "duration_s": (0.0, 1e5),
    "distance_m": (0.0, 1e6),
    "altitude_m": (-500.0, 9000.0),
    "speed_m_s": (0.0, 13.0),
    "slope": (-2.0, 2.0),
    "step_rate_spm": (0.0, 400.0),
    "heart_rate_bpm": (0.0, 250.0),
    "ventilation_lpm": (0.0, 300.0),
    "power_W": (0.0, 3000.0),
    "latitude_deg": (-90.0, 90.0),
    "longitude_deg": (-180.0, 180.0),
}
GROUPS = ("calves", "peroneals")


@st.composite
def made_series(draw: st.DrawFn) -> RunSeries:
    length = draw(st.integers(0, 50))
    columns = {}
    for name, (low, high) in RANGES.items():
        value = st.floats(low, high) | st.just(np.nan)
        columns[name] = draw(arrays(np.float64, length, elements=value))
    share = draw(arrays(np.float64, length, elements=st.floats(0.0, 1.0)))
    power = np.where(np.isfinite(columns["power_W"]), columns["power_W"], 0.0)
    columns["power_W"] = power
    groups = dict(zip(GROUPS, (power * share, power * (1.0 - share)), strict=True))
    gait = draw(arrays(np.int64, length, elements=st.integers(0, 2)))
    if draw(st.booleans()):
        columns["latitude_deg"] = columns["longitude_deg"] = None
    return RunSeries(**columns, gait=gait, group_power_W=groups)


@given(series=made_series())
def test_columns_move_by_half_a_step_at_most(series: RunSeries) -> None:
    back = series_in(parquet_of(series, {"warnings": ["Größe"]}))
    for name, step in QUANTA.items():
        before, after = getattr(series, name), getattr(back, name)
        if before is None:
            assert after is None
            continue
        assert after.dtype == before.dtype
        np.testing.assert_allclose(after, before, rtol=1e-12, atol=0.5000001 * step)
    assert list(back.group_power_W) == list(GROUPS)
    for name in GROUPS:
        off = 0.5001 * (SHARE * series.power_W + QUANTA["power_W"])
        assert (np.abs(back.group_power_W[name] - series.group_power_W[name]) <= off).all()


def test_a_small_group_is_kept_finely() -> None:
    power = np.linspace(400.0, 800.0, 50)
    small = power * np.linspace(0.1, 0.9, 50) * SMALL
    flat = {name: np.zeros(50) for name in RANGES}
    series = RunSeries(
        **flat | {"power_W": power},
        gait=np.zeros(50, dtype=np.int64),
        group_power_W={"peroneals": small, "calves": power - small},
    )
    kept = series_in(parquet_of(series, {})).group_power_W["peroneals"]
    assert np.abs(kept - small).max() < 0.06


def test_the_analysis_comes_back() -> None:
    none = np.zeros(0)
    series = RunSeries(**dict.fromkeys(RANGES, none), gait=none.astype(np.int64), group_power_W={})
    analysis = {"schema": "x", "warnings": ["Größe"], "total": {"energy_J": 1.25, "low_J": None}}
    assert analysis_in(parquet_of(series, analysis)) == analysis


def test_an_analysis_of_an_earlier_recipe_is_still_read() -> None:
    """Until the third recipe the analysis was packed with zlib."""
    import pyarrow
    from pyarrow import parquet

    analysis = {"schema": "x", "warnings": ["Größe"]}
    packed = zlib.compress(json.dumps(analysis, ensure_ascii=False).encode(), 4)
    table, sink = pyarrow.table({"time_s": [1]}), pyarrow.BufferOutputStream()
    with parquet.ParquetWriter(sink, table.schema) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({b"runatomy.analysis": packed})
    assert analysis_in(sink.getvalue().to_pybytes()) == analysis
