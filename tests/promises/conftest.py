"""The project's own pages, and a folder like the one a reader of the README sits in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUIET = {"NO_COLOR": "1", "COLUMNS": "80"}


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment with the program found first and colors off."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # OpenSim, once imported by another test, would have its libraries found by every child.
    own = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    return {**own, "PATH": path, **QUIET, **(extra or {})}


def call(*words: str, cwd: Path, timeout: float = 120.0) -> subprocess.CompletedProcess[str]:
    """Run a program as a person would, with nothing to read from."""
    return subprocess.run(
        words, cwd=cwd, env=environment(), stdin=subprocess.DEVNULL, capture_output=True,
        text=True, encoding="utf-8", timeout=timeout, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def example_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hilly example run, freshly generated."""
    folder = tmp_path_factory.mktemp("example")
    script = ROOT / "examples" / "make_runs.py"
    done = call(sys.executable, str(script), "--out", str(folder), "--only", "hilly", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "hilly.fit"


@pytest.fixture
def desk(tmp_path: Path, example_run: Path) -> Path:
    """A folder with a run, and a made laboratory recording, under the names that the pages use."""
    (tmp_path / "demo").mkdir()
    for name in ("run.fit", "my_run.fit", "demo/hilly.fit"):
        shutil.copy(example_run, tmp_path / name)
    if find_spec("mujoco") is not None:  # else the extra runatomy[lab] is not there either
        from app.made_lab import write_lab

        write_lab(tmp_path, strides=3)  # fewer are solved in half the time
    return tmp_path
