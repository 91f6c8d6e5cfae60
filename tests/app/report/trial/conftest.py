"""One made trial for every test of its page: with forces and muscles, and with angles alone."""

from __future__ import annotations

import pytest
from sample_trial import sample_trial

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.trial.html import trial_page


@pytest.fixture(scope="session")
def trial() -> TrialAnalysis:
    """A trial with forces, muscles and EMG."""
    return sample_trial()


@pytest.fixture(scope="session")
def angles() -> TrialAnalysis:
    """The same without forces."""
    return sample_trial(forces=False)


@pytest.fixture(scope="session")
def page(trial: TrialAnalysis) -> str:
    """The page of the trial."""
    return trial_page(trial)


@pytest.fixture(scope="session")
def angles_page(angles: TrialAnalysis) -> str:
    """The page of the trial without forces."""
    return trial_page(angles)
