"""A command line whose trials are made, so that no laboratory file is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import runatomy
from app.sample_trial import sample_trial
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.cli.main import main
from runatomy.app.files import content
from runatomy.terms.errors import DamagedFileError, StrideError


@pytest.fixture(scope="session")
def trial() -> TrialAnalysis:
    """A made trial with forces and EMG."""
    return sample_trial()


class Asked:
    """What the command line asked the analysis for, call by call."""

    def __init__(self) -> None:
        self.reads: list[tuple[Any, ...]] = []
        self.offsets: list[dict[str, float]] = []
        self.calls: list[dict[str, Any]] = []


@pytest.fixture
def asked() -> Asked:
    """What was asked."""
    return Asked()


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: Asked) -> Callable[..., int]:
    """The command line in an empty folder; a file's first word says how its trial fares."""

    def read_capture(source: Path, forces: Any = None, emg: Any = None, **offsets: float) -> str:
        told = content(Path(source)).decode()
        asked.reads.append((Path(source).name, forces, emg))
        asked.offsets.append(offsets)
        if told.startswith("broken"):
            raise DamagedFileError("nothing could be recovered", where=Path(source).name)
        return told

    def analyze_capture(capture: str, runner: Any, **choices: Any) -> TrialAnalysis:
        asked.calls.append({"capture": capture, "runner": runner, **choices})
        if capture.startswith("walk"):
            raise StrideError("this is walking", mend="Give a recording of running.")
        if capture.startswith("bug"):
            raise ZeroDivisionError("division by zero")
        return sample_trial(forces=not capture.startswith("bare"), emg=False)

    monkeypatch.setitem(vars(runatomy), "read_capture", read_capture)
    monkeypatch.setitem(vars(runatomy), "analyze_capture", analyze_capture)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda *words: main([str(word) for word in words])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a running trial, a standing one, forces and EMG."""
    for name, text in (
        ("run.c3d", "run"),
        ("static.c3d", "stand"),
        ("run.trc", "run"),
        ("grf.mot", "forces"),
        ("emg.csv", "emg"),
    ):
        (tmp_path / name).write_text(text)
    return tmp_path
