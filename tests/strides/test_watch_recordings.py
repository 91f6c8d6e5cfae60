"""Real recordings: the climb and the time their own devices wrote."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from runatomy.records.readers import read_runs
from runatomy.records.run import Run
from runatomy.strides.conditions import RUNNING, WALKING
from runatomy.strides.from_run import conditions_from_run
from runatomy.terms.errors import RecordError, StrideError

HEIGHT = 1.75


@pytest.fixture(scope="module")
def runs(shared: Path) -> list[Run]:
    """Every run in every watch file that the readers accept."""
    found: list[Run] = []
    for path in sorted((shared / "watch").glob("*/*")):
        try:
            found += read_runs(path.read_bytes(), path.name)
        except RecordError:
            continue
    assert len(found) > 40
    return found


def test_every_run_has_strides_or_says_why_not(runs):
    refused = []
    for run in runs:
        try:
            found = conditions_from_run(run, HEIGHT)
        except StrideError:
            refused.append(run.source_name)
            continue
        assert np.isfinite(found.speed).all() and np.isfinite(found.slope).all()
        assert np.isfinite(found.step_rate).all() and found.duration.sum() >= 1.0
    # nine points an hour apart; two points within a second
    assert sorted(refused) == ["first_and_last_elevation.gpx", "track-with-less-sec-time.gpx"]


def test_the_climb_is_the_barometric_devices_own_within_15_percent(runs):
    compared = 0
    for run in runs:
        told = run.session.get("total_ascent")
        if run.source_format != "fit" or run.barometric is not True or told is None:
            continue
        found = conditions_from_run(run, HEIGHT)
        # whole meters in the file: below 10 m, one of them is more than 15 %
        assert found.ascent == pytest.approx(float(told), rel=0.15, abs=1.0), run.source_name
        compared += float(told) >= 20.0
    assert compared >= 6


def test_the_rows_sum_to_the_time_between_the_pauses(runs):
    compared = 0
    for run in runs:
        elapsed = run.session.get("total_elapsed_time")
        if run.source_format != "fit" or elapsed is None:
            continue
        found = conditions_from_run(run, HEIGHT)
        paused = sum(until - since for since, until in run.pauses)
        late = 2.0 * float(np.median(np.diff(run.time)))  # the last record may be as early as that
        timer = float(elapsed) - paused
        assert found.duration.sum() == pytest.approx(timer, abs=1.0 + late), run.source_name
        compared += 1
    assert compared >= 15


def test_walks_are_walked_and_runs_are_run(runs):
    by_name = {run.source_name: run for run in runs}

    def share(name: str, gait: int) -> float:
        found = conditions_from_run(by_name[name], HEIGHT)
        return float(found.duration[found.gait == gait].sum() / found.duration.sum())

    assert share("garmin-fenix-5-walk.fit", WALKING) == 1.0
    assert share("korita-zbevnica.gpx", WALKING) > 0.8
    assert share("garmin-fenix-5-run.fit", RUNNING) > 0.85
    assert share("developer-types-sample.fit", RUNNING) > 0.98  # a jog at 2 m/s
    assert share("triathlon_summary_last.fit", RUNNING) > 0.98
    assert share("run.gpx", RUNNING) > 0.98
