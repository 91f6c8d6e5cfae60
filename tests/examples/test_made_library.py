"""A library's worth of runs: varied, of one to three hours, the same every time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from make_library import make, plan

from runatomy.analysis import analyze_run
from runatomy.records.readers import read_runs


def test_the_plan_is_varied_and_has_no_twins() -> None:
    runs = plan(3000)
    starts = [run.start for run in runs]
    assert min((b - a).total_seconds() for a, b in pairwise(starts)) > 3600.0
    assert len({run.name for run in runs}) == 3000
    assert len({run.base for run in runs}) > 30
    assert (starts[-1] - starts[0]).days > 3 * 365


def test_runs_are_runs_and_the_same_every_time(tmp_path: Path) -> None:
    size = make(tmp_path / "one", 3, jobs=1)
    make(tmp_path / "two", 3, jobs=1)
    files = sorted((tmp_path / "one").rglob("*.fit"))
    assert len(files) == 3 and sum(file.stat().st_size for file in files) == size
    for file in files:
        data = file.read_bytes()
        assert data == (tmp_path / "two" / file.parent.name / file.name).read_bytes()
        (run,) = read_runs(data, file.name)
        assert run.repairs == () and f"{run.start:%Y-%m-%d-%H-%M-%S}.fit" == file.name
        found = analyze_run(run)
        assert 3590.0 <= float(found.run["duration_s"]) <= 10_800.0  # type: ignore[arg-type]
        assert 2.0 < float(found.run["distance_m"]) / float(found.run["duration_s"]) < 4.5  # type: ignore[arg-type]
