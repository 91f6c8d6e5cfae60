"""Positions on the seconds of a series: over the date line, and never through a gap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.app.library.series.track import track_of
from runatomy.records.run import Run

RUN = Run(
    source_name="x", source_format="fit", source_sha256="", sport="running", time=np.arange(5.0)
)


def test_no_positions_no_track() -> None:
    assert track_of(RUN, RUN.time) is None
    none = np.full(5, np.nan)
    assert track_of(replace(RUN, latitude_deg=none, longitude_deg=none), RUN.time) is None


def test_the_date_line_is_a_short_step() -> None:
    longitude = np.array([179.9998, 179.9999, 180.0, -179.9999, -179.9998])
    run = replace(RUN, latitude_deg=np.zeros(5), longitude_deg=longitude)
    found = track_of(run, np.array([0.5, 1.5, 2.5, 3.5]))
    assert found is not None
    around = found[1] % 360.0
    np.testing.assert_allclose(around, [179.99985, 179.99995, 180.00005, 180.00015], atol=1e-9)
    assert (np.abs(found[1]) <= 180.0).all()


def test_a_gap_stays_a_gap() -> None:
    time = np.array([0.0, 1.0, 2.0, 30.0, 31.0])
    run = replace(RUN, time=time, latitude_deg=time * 1e-5, longitude_deg=0.0 * time)
    asked = np.array([-5.0, 0.5, 1.5, 2.5, 10.5, 29.5, 30.5, 31.5, 40.5])
    found = track_of(run, asked)
    assert found is not None
    known = [False, True, True, False, False, False, True, True, False]
    assert np.isfinite(found[0]).tolist() == np.isfinite(found[1]).tolist() == known
    np.testing.assert_allclose(found[0][[1, 2]], [0.5e-5, 1.5e-5])
