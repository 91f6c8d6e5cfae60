"""One library made once, and a copy of it for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from runatomy.app.library.home import Home

from .made_library import copied, make_library


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The library all tests copy."""
    pytest.importorskip("pyarrow", reason="analyses are Parquet files")
    return make_library(tmp_path_factory.mktemp("made") / "library")


@pytest.fixture
def home(made: Home, tmp_path: Path) -> Home:
    """A library of the test's own."""
    return copied(made, tmp_path / "library")
