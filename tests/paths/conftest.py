"""The program as a person starts it, and runs to give it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from runatomy.app.cli.main import main; sys.exit(main())"
Done = subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example run, freshly generated."""
    folder = tmp_path_factory.mktemp("examples")
    script = ROOT / "examples" / "make_runs.py"
    subprocess.run([sys.executable, str(script), "--out", str(folder)], check=True, cwd=folder)
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Done]:
    """Start the program in an empty folder; returns what it printed and its exit code."""

    def start(*words: object, **environment: str) -> Done:
        return subprocess.run(
            [sys.executable, "-c", START, *map(str, words)],
            cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", **environment}, timeout=120, check=False,
        )  # fmt: skip

    return start
