"""From a run to its analysis: who ran, what was covered, what was assumed, what is warned of."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mechanics.made_atlas import made_atlas
from runatomy.analysis import RunAnalysis, analyze_run
from runatomy.mechanics.atlas import Atlas
from runatomy.records.run import Device, Run, UserProfile
from runatomy.terms.evidence import Origin
from runatomy.terms.runner import Runner

RUNNER = Runner(mass=62.0, height=1.68, sex="f")


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(11)


def recorded(speed: np.ndarray, **channels: object) -> Run:
    """A record a second, with the device's distance and a level altitude."""
    seconds = np.arange(len(speed), dtype=np.float64)
    about: dict[str, object] = {
        "source_name": "made.fit",
        "source_format": "fit",
        "source_sha256": "ab" * 32,
        "sport": "running",
        "time": seconds,
        "speed": speed,
        "distance": np.cumsum(speed) - speed[0],
        "altitude": np.full(len(speed), 120.0),
        "step_rate": np.full(len(speed), 2.75),
    }
    return Run(**(about | channels))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answer(made: Atlas) -> RunAnalysis:
    """Ten minutes at 3 m/s on the level."""
    run = recorded(
        np.full(600, 3.0), device=Device(manufacturer="Made", product="Watch 1", software="2.0")
    )
    return analyze_run(run, RUNNER, made)


def test_a_level_run_costs_what_was_measured(answer: RunAnalysis) -> None:
    """3.6 J/kg/m over 1.8 km and 62 kg (within 2 %: the smoothed ends)."""
    assert answer.total["energy_J"] == pytest.approx(3.6 * 1800.0 * 62.0, rel=0.02)
    assert answer.run["distance_m"] == pytest.approx(1800.0, rel=0.01)
    for load in (*answer.groups, *answer.muscles):
        assert load.change_vs_level == pytest.approx(0.0, abs=1e-3)


def test_the_runner_is_who_was_named(answer: RunAnalysis) -> None:
    known = {name: value for name, value in answer.runner.items() if value is not None}
    assert known == {"mass_kg": 62.0, "height_m": 1.68, "sex": "f", "assumed": []}
    assert not any("assumed" in note for note in answer.warnings)


def test_the_devices_profile_fills_in_and_the_rest_is_assumed(made: Atlas) -> None:
    run = recorded(np.full(300, 3.0), profile=UserProfile(mass=81.0, sex="m"))
    found = analyze_run(run, None, made)
    assert found.runner["mass_kg"] == 81.0
    assert found.runner["height_m"] == 1.75
    assert found.runner["assumed"] == ["height"]
    assert any("Height not given: 175 cm" in note for note in found.warnings)
    assert not any("Mass not given" in note for note in found.warnings)
    origin = {what: basis.origin for what, basis in found.evidence}
    assert origin["mass"] == Origin.MEASURED
    assert origin["height"] == Origin.ASSUMED


def test_who_is_named_counts_more_than_the_profile(made: Atlas) -> None:
    run = recorded(np.full(300, 3.0), profile=UserProfile(mass=81.0, height=1.9))
    assert analyze_run(run, RUNNER, made).runner["mass_kg"] == 62.0


def test_running_walking_and_standing_make_up_the_time(made: Atlas) -> None:
    speed = np.concatenate([np.full(300, 3.0), np.full(120, 1.3), np.zeros(60), np.full(120, 3.0)])
    rate = np.concatenate([np.full(300, 2.75), np.full(120, 1.8), np.zeros(60), np.full(120, 2.75)])
    found = analyze_run(recorded(speed, step_rate=rate), RUNNER, made)
    cover = found.coverage
    assert cover["running_s"] == pytest.approx(420.0, abs=20.0)
    assert cover["walking_s"] == pytest.approx(120.0, abs=20.0)
    assert cover["stopped_s"] == pytest.approx(60.0, abs=20.0)
    gaits = ("running_s", "walking_s", "stopped_s")
    assert sum(cover[gait] for gait in gaits) == pytest.approx(float(str(found.run["duration_s"])))
    assert any("2 min of walking" in note for note in found.warnings)


def test_no_running_at_all_is_said(made: Atlas) -> None:
    found = analyze_run(recorded(np.full(300, 1.2), step_rate=np.full(300, 1.8)), RUNNER, made)
    assert found.total["energy_J"] == 0.0
    assert any("No running was found" in note for note in found.warnings)
    assert found.strides == ()
    json.dumps(found.to_dict(series=True), allow_nan=False)


def test_seconds_beyond_the_atlas_are_counted_and_said(made: Atlas) -> None:
    """A hundred meters up at 30 % over a minute and a half."""
    speed = np.full(600, 3.0)
    rise = np.zeros(600)
    rise[300:400] = 3.0 * 0.30 / np.hypot(1.0, 0.30)
    altitude = 100.0 + np.cumsum(rise)
    found = analyze_run(recorded(speed, altitude=altitude, barometric=True), RUNNER, made)
    outside = found.coverage["outside_atlas_s"]
    assert 40.0 < outside < 120.0
    assert any("beyond the atlas" in note for note in found.warnings)


def test_left_and_right_only_where_measured(answer: RunAnalysis, made: Atlas) -> None:
    basis = dict(answer.evidence)
    assert basis["left and right"].origin == Origin.UNKNOWN
    assert all(load.side is None for load in answer.muscles)
    run = recorded(np.full(300, 3.0), contact_balance=np.full(300, 0.51))
    split = analyze_run(run, RUNNER, made)
    assert dict(split.evidence)["left and right"].origin == Origin.MODELED
    assert {load.side for load in split.muscles} == {"left", "right"}


def test_repairs_of_the_reader_are_passed_on(made: Atlas) -> None:
    run = recorded(np.full(120, 3.0), repairs=("The end of the file was lost.",))
    assert analyze_run(run, RUNNER, made).warnings[0] == "The end of the file was lost."


def test_where_the_numbers_come_from(answer: RunAnalysis, made: Atlas) -> None:
    row = answer.provenance.to_dict()
    assert row["file"] == {"name": "made.fit", "sha256": "ab" * 32, "format": "fit"}
    assert row["device"] == "Made Watch 1 2.0"
    assert row["atlas"] == {"version": "made", "sha256": made.sha256}
