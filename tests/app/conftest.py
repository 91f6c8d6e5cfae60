"""One analysis for every test of the application, and a command line that needs no atlas."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sample_analysis import sample_analysis

import runatomy
from runatomy.app.cli.main import main
from runatomy.terms.errors import DamagedFileError, NotARunError

_WHOLE = sample_analysis()


@pytest.fixture
def analysis() -> dict[str, Any]:
    """An analysis with its series; every test has its own copy."""
    return copy.deepcopy(_WHOLE)


class Answer:
    """What `analyze_run` returns, as far as the command line knows it."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole
        series = whole["series"]
        self.conditions = SimpleNamespace(time=series["time_s"], distance=series["distance_m"])

    def series(self) -> dict[str, Any]:
        """Return the series alone."""
        series: dict[str, Any] = self.whole["series"]
        return series

    def to_dict(self, *, series: bool = False) -> dict[str, Any]:
        """Return the analysis with or without its series."""
        return {k: v for k, v in self.whole.items() if series or k != "series"}


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, analysis: dict[str, Any]
) -> Callable[..., int]:
    """The command line in an empty folder; a file's first word says how it fares."""

    def read_all(path: Path) -> tuple[str, ...]:
        told = Path(path).read_text().split()[0]
        if told == "ride":
            raise NotARunError("this is a ride", where=Path(path).name)
        if told == "broken":
            raise DamagedFileError("nothing could be recovered", where=Path(path).name)
        if told == "bug":
            raise ValueError("a fault of ours")
        if told == "stop":
            raise KeyboardInterrupt
        return (told, told) if told == "two" else (told,)

    monkeypatch.setattr(runatomy, "read_all", read_all, raising=False)
    monkeypatch.setattr(
        runatomy, "analyze_run", lambda run, runner: Answer(analysis), raising=False
    )
    monkeypatch.chdir(tmp_path)
    return lambda *words: main([str(word) for word in words])
