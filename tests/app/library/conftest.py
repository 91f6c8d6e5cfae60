"""A library of the test's own, and one run analyzed for all of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from runatomy.analysis.run import analyze_run
from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.app.files import read
from runatomy.app.library.library import Library
from runatomy.records.run import Run

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture(scope="session")
def recording() -> bytes:
    """A FIT file: fifty minutes over two hills."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        from make_runs import make

        return make("hilly.fit")
    finally:
        sys.path.remove(str(EXAMPLES))


@pytest.fixture(scope="session")
def recorded(recording: bytes) -> Run:
    """The run in it."""
    return read(recording, "hilly.fit")


@pytest.fixture(scope="session")
def analyzed(recorded: Run) -> RunAnalysis:
    """What its muscles did."""
    return analyze_run(recorded)
