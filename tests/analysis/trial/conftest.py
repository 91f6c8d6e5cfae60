"""One made trial for every test of its analysis."""

from __future__ import annotations

import pytest

from app.sample_trial import sample_parts, sample_trial
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.records.capture import Emg
from runatomy.strides.captured_run import CapturedRun

Parts = tuple[CapturedRun, TrialMechanics, Emg]


@pytest.fixture(scope="session")
def parts() -> Parts:
    """Six right strides, the left leg weaker by 6 %."""
    run, mechanics, emg = sample_parts(limp=0.06)
    assert emg is not None
    return run, mechanics, emg


@pytest.fixture(scope="session")
def trial() -> TrialAnalysis:
    """The same, analyzed."""
    return sample_trial()


@pytest.fixture(scope="session")
def bare() -> TrialAnalysis:
    """A trial without ground forces."""
    return sample_trial(forces=False)
