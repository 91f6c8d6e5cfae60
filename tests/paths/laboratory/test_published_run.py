"""The run of Rajagopal et al. (2016) by default settings, beside OpenSim on the same files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tools.validation.laboratory.activity import agreements
from tools.validation.laboratory.published_run import (
    SAME,
    activation_r,
    marker_errors,
    unbooked,
)
from tools.validation.laboratory.recorded import PUBLISHED_RUN, Recorded, rms
from tools.validation.laboratory.yardstick import angle_off, moment_off, read_table

import runatomy

SIDES = ("r", "l")


@pytest.fixture(scope="module")
def analysis(recorded: Recorded) -> runatomy.TrialAnalysis:
    """The run with default settings."""
    return recorded.analyzed(PUBLISHED_RUN)


@pytest.fixture(scope="module")
def folder(recorded: Recorded) -> Path:
    """The recording's folder."""
    return recorded.mocap / PUBLISHED_RUN.folder


def test_markers_lie_no_farther_than_opensims(
    analysis: runatomy.TrialAnalysis, folder: Path
) -> None:
    """Measured: 13.2 against 14.6 mm on the same 41 markers."""
    ours, theirs, _ = marker_errors(analysis, folder)
    assert 5e-3 < ours <= theirs


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("joint", "degrees"),
    [
        ("hip_flexion", 3.0),
        ("knee_angle", 3.0),
        ("ankle_angle", 3.0),
        ("hip_adduction", 5.0),
        ("hip_rotation", 5.0),
    ],
)
def test_angles_are_opensims(
    analysis: runatomy.TrialAnalysis, folder: Path, joint: str, side: str, degrees: float
) -> None:
    theirs = read_table(folder / "opensim" / "ik_run.mot")
    off = angle_off(analysis, theirs, f"{joint}_{side}")
    assert len(off) > 500
    assert rms(off) < degrees


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("joint", ["hip_flexion", "knee_angle", "ankle_angle"])
def test_net_moments_are_opensims(
    analysis: runatomy.TrialAnalysis, folder: Path, joint: str, side: str
) -> None:
    """[N m/kg] measured: hip 0.114 0.116, knee 0.060 0.050, ankle 0.035 0.025."""
    theirs = read_table(folder / "opensim" / "id_run.sto")
    off = moment_off(analysis, theirs, f"{joint}_{side}")
    assert len(off) > 450
    assert rms(off) < 0.12


def test_activations_are_static_optimizations_under_the_same_assumptions(
    recorded: Recorded, folder: Path
) -> None:
    """Rigid tendons, frame by frame, squared activation, the subtalar joint locked; measured: 0.94.

    OpenSim's static optimization leaves out the pull of resting fibers; ours keeps it. Without it
    the median is the same (0.939 against 0.938).
    """
    found = activation_r(recorded.analyzed(PUBLISHED_RUN, **SAME), folder)
    assert len(found) == 80
    assert np.median(list(found.values())) >= 0.9


def test_muscles_and_reserves_give_the_moments(
    analysis: runatomy.TrialAnalysis, recorded: Recorded
) -> None:
    """Of each moment's peak; over the whole recording, and frame by frame with rigid tendons."""
    assert unbooked(analysis) < 1e-6
    assert unbooked(recorded.analyzed(PUBLISHED_RUN, **SAME)) < 1e-6


def test_activations_follow_the_emg_better_than_static_optimizations(
    recorded: Recorded,
) -> None:
    """All strides, one lag for all muscles; measured: 0.72 against 0.64."""
    theirs, ours = agreements(recorded)
    for found in (theirs, ours):
        assert len(found.channels) == 11
        assert found.unmatched == ()
        assert abs(found.lag) <= 0.1
    assert theirs.mean_r == pytest.approx(0.63, abs=0.02)
    assert ours.mean_repeat == pytest.approx(0.95, abs=0.01)
    assert ours.mean_r >= max(theirs.mean_r, 0.72)
