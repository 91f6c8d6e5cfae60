"""The coefficients against the recordings: what was fitted, and two runners who were not."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from runatomy.strides.normal import normal_stride

TOOLS = Path(__file__).parents[3] / "tools"
TRIALS = {"rajagopal_run": (4.0, 72.84), "bmc_run": (2.7, 70.0)}


@pytest.fixture(scope="module")
def tools() -> Iterator[None]:
    """Make the deriving script and its modules importable."""
    for package in ("scipy", "ezc3d"):
        pytest.importorskip(package)
    sys.path.insert(0, str(TOOLS))
    yield
    sys.path.remove(str(TOOLS))


@pytest.fixture(scope="module")
def angles(tools: None) -> ModuleType:
    return importlib.import_module("normal_stride.angles")


def test_the_script_derives_the_coefficients_shipped(
    tools: None, shared: Path, tmp_path: Path
) -> None:
    script = importlib.import_module("derive_normal_stride")
    script.main(shared, tmp_path / "coefficients.json")
    derived = json.loads((tmp_path / "coefficients.json").read_text())
    shipped = json.loads(
        files("runatomy.strides.normal").joinpath("coefficients.json").read_text("utf-8")
    )
    assert derived["sources"] == shipped["sources"]
    for part in ("angles", "angle_spread", "force", "force_spread"):
        for name, rows in shipped[part].items():
            np.testing.assert_allclose(derived[part][name], rows, atol=2e-5)
    np.testing.assert_allclose(derived["timing"]["step_rate"], shipped["timing"]["step_rate"])


@pytest.mark.parametrize(("folder", "trial"), TRIALS.items())
def test_runners_not_fitted(
    angles: ModuleType, shared: Path, folder: str, trial: tuple[float, float]
) -> None:
    """Leg angles of the Rajagopal and the BMC runner, whose legs no coefficient has seen.

    The thigh is compared in space, as hip plus pelvis: pelvis zeros differ between models.
    """
    speed, mass = trial
    path = shared / "mocap" / folder
    seen, time = angles.force_cut(path / "opensim/ik_run.mot", path / "grf_run.mot", mass)
    mine = {
        name: np.degrees(curve)
        for name, curve in normal_stride(speed, 0.0, 2.0 / time, n=200).angles.items()
    }
    pairs = {
        "thigh": (
            mine["hip_flexion_r"] + mine["pelvis_tilt"],
            seen["hip_flexion"] + seen["pelvis_tilt"],
        ),
        "knee": (mine["knee_angle_r"], seen["knee_angle"]),
        "ankle": (mine["ankle_angle_r"], seen["ankle_angle"]),
    }
    limits = {"thigh": (0.98, 6.0), "knee": (0.97, 8.0), "ankle": (0.85, 10.0)}
    for name, (normal, other) in pairs.items():
        likeness, error = limits[name]
        assert np.corrcoef(normal, other)[0, 1] > likeness, name
        assert np.sqrt(np.mean((normal - other) ** 2)) < error, name


def test_strikes_found_without_force_meet_those_of_the_plates(
    angles: ModuleType, shared: Path
) -> None:
    """Rajagopal trial: 14 strikes, each within 20 ms and 10 ms on average."""
    recordings = importlib.import_module("normal_stride.recordings")
    strikes = importlib.import_module("normal_stride.strikes")
    folder = shared / "mocap/rajagopal_run"
    found = strikes.foot_strikes(recordings.read_motion(folder / "opensim/ik_run.mot"))
    force = recordings.read_motion(folder / "grf_run.mot")
    rate, errors = recordings.sampling_rate(force["time"]), []
    for side in "rl":
        up = force[f"{side.upper()}_ground_force_vy"] / (72.84 * 9.80665)
        for strike, _ in recordings.contacts(recordings.low_pass(up, rate, 45.0), rate):
            time = force["time"][0] + strike
            errors.append(min((t - time for t in found[side]), key=abs))
    assert len(errors) == 14
    assert np.abs(errors).max() < 0.020
    assert abs(np.mean(errors)) < 0.010
