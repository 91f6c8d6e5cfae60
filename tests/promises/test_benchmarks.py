"""Every benchmark still runs, and gives the figures that its page promises. No time is judged."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from . import pages
from .conftest import ROOT, call

BENCHMARKS = ROOT / "benchmarks"
SCRIPTS = sorted(path.stem for path in BENCHMARKS.glob("*.py") if path.stem != "__main__")
SOLVING = {
    "stride_solve",
    "whole_stride_vs_ipopt",
    "lab_vs_opensim",
    "muscles_vs_moco",
    "atlas_build",
    "figure_frames",
}  # need the body model
RECORDED = {"lab_vs_opensim", "muscles_vs_moco"}  # need OpenSim and a recording
LIMITS = {
    "analyze_vs_decode": {("x", 4.0)},
    "command_vs_fitdecode": {("x", 1.0)},
    "memory": {("MB", 300.0)},
    "stride_solve": set(),
    "whole_stride_vs_ipopt": set(),
    "lab_vs_opensim": {("x", 1 / 150)},
    "muscles_vs_moco": {("x", 1 / 60)},
    "atlas_build": {("min", 20.0), ("MB", 8.0)},
    "figure_frames": {("kB", 1000.0), ("kB", 300.0), ("s", 1.0)},
    "import_library": {("ms", 40.0), ("kB", 150.0), ("MB", 500.0)},
    "library_api": {("ms", 150.0), ("ms", 200.0), ("MB", 500.0)},
}


@pytest.fixture(autouse=True)
def compiled(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules are compiled once for all benchmarks, as an installation has them."""
    monkeypatch.setenv("RUNATOMY_COMPILED", str(shared_folder / "compiled"))


def figures(script: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    """Run a benchmark with next to nothing to do."""
    words = (sys.executable, str(BENCHMARKS / script), "--tiny", "--json", *options)
    done = call(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_the_page_lists_every_benchmark() -> None:
    rows = pages.rows((BENCHMARKS / "README.md").read_text(encoding="utf-8"))
    assert sorted(row[0].split("]")[0].strip("[") for row in rows) == SCRIPTS == sorted(LIMITS)


@pytest.mark.skipif(sys.platform == "win32", reason="a child's peak memory is not told there")
@pytest.mark.parametrize("script", SCRIPTS)
def test_it_runs_and_keeps_its_limits(
    script: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if script in SOLVING:
        pytest.importorskip("mujoco", reason="solving needs the extra runatomy[model]")
    if script in RECORDED:
        pytest.importorskip("opensim", reason="the yardstick needs the extra runatomy[bench]")
        request.getfixturevalue("shared")
    if script == "muscles_vs_moco" and not os.environ.get("RUNATOMY_MOCO"):
        pytest.skip("one iteration of Moco takes half a minute: RUNATOMY_MOCO=1 runs it")
    if script == "whole_stride_vs_ipopt" and find_spec("casadi") is None:  # not beside OpenSim
        pytest.skip("the yardstick needs the extra runatomy[bench]")
    found = figures(f"{script}.py", tmp_path)
    assert all(
        one["best"] > 0.0 and one["middle"] > 0.0 for one in found if one["what"] != "all else"
    )
    limits = {(one["unit"], one["limit"]) for one in found if one["limit"] is not None}
    assert limits == LIMITS[script]
    assert not list(tmp_path.glob("*.zip")), "it left something behind"


@pytest.mark.parametrize("script", sorted(RECORDED))
def test_without_a_recording_it_says_so_and_measures_nothing(script: str, tmp_path: Path) -> None:
    words = (sys.executable, str(BENCHMARKS / f"{script}.py"), "--tiny", "--json")
    done = call(*words, "--recording", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert "is not installed" in done.stderr or "holds no static_run.trc" in done.stderr


def test_the_table_of_all_names_what_leads(tmp_path: Path) -> None:
    words = (sys.executable, str(BENCHMARKS), "--tiny", "--brief", "--only", "memory")
    done = call(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "peak memory" in done.stdout and "300 MB" in done.stdout
    assert "python + numpy" not in done.stdout


def test_imports_are_told_apart(tmp_path: Path) -> None:
    words = (sys.executable, str(BENCHMARKS / "command_vs_fitdecode.py"), "--tiny", "--imports")
    done = call(*words, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = {one["what"]: one["best"] for one in json.loads(done.stdout)}
    assert found["all imports"] > found["numpy.*"] > 0.0


def test_a_verdict_needs_median_and_best() -> None:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from measuring.figure import figure, ratio
    finally:
        sys.path.remove(str(BENCHMARKS))
    assert figure("a", [1.0, 2.0, 3.0], "s", 2.0).verdict == "met"
    assert figure("a", [1.0, 2.5, 3.0], "s", 2.0).verdict == "unsure"
    assert figure("a", [2.1, 2.5, 3.0], "s", 2.0).verdict == "missed"
    assert figure("a", [1.0], "s").verdict == ""
    both = ratio("b", [2.0, 30.0, 3.0], [1.0, 10.0, 2.0], 2.0)
    assert (both.middle, both.best) == (2.0, 2.0)
