"""From a recording's bytes to every output, by the command alone."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Done

GROUPS = {
    "quadriceps", "hamstrings", "gluteals", "calves", "tibialis_anterior", "peroneals",
    "hip_flexors", "abdominals", "back", "adductors", "other",
}  # fmt: skip
Program = Callable[..., Done]


def strict(text: str) -> Any:
    """Return JSON, NaN and Infinity refused."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    return json.loads(text, parse_constant=refuse)


def test_a_run_in_every_format_tells_the_same(
    program: Program, examples: Path, tmp_path: Path
) -> None:
    answers = {}
    for suffix in ("fit", "gpx", "tcx"):
        done = program("analyze", examples / f"hilly.{suffix}", "--mass", 62, "--height", 168,
                       "--sex", "f", "--json", f"{suffix}.json")  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
        answers[suffix] = strict((tmp_path / f"{suffix}.json").read_text(encoding="utf-8"))
    fit = answers["fit"]
    assert fit["schema"] == "runatomy.analysis/1"
    assert {row["name"] for row in fit["groups"]} == GROUPS | {"diaphragm", "intercostals"}
    assert fit["runner"]["mass_kg"] == 62.0
    for other in (answers["gpx"], answers["tcx"]):
        assert other["run"]["distance_m"] == pytest.approx(fit["run"]["distance_m"], rel=0.03)
        assert other["total"]["energy_J"] == pytest.approx(fit["total"]["energy_J"], rel=0.05)


def test_the_sums_agree(program: Program, examples: Path) -> None:
    answer = strict(program("analyze", examples / "hilly.fit", "--json", "-", "--series").stdout)
    total = answer["total"]["energy_J"]
    for level in ("groups", "muscles"):
        rows = answer[level]
        assert sum(row["energy_J"] for row in rows) == pytest.approx(total, rel=1e-3)
        assert sum(row["energy_share"] for row in rows) == pytest.approx(1.0, rel=1e-3)
        assert all(row["low"] <= row["energy_share"] <= row["high"] for row in rows)
    for group in answer["groups"]:
        mine = [row for row in answer["muscles"] if row["group"] == group["name"]]
        assert sum(row["energy_J"] for row in mine) == pytest.approx(group["energy_J"], rel=1e-3)
    series = answer["series"]
    assert len({len(v) for v in series.values() if isinstance(v, list)}) == 1
    coverage = answer["coverage"]
    seconds = coverage["running_s"] + coverage["walking_s"] + coverage["stopped_s"]
    assert seconds == pytest.approx(answer["run"]["duration_s"], abs=1.0)


def test_every_output_of_one_run(program: Program, examples: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    done = program("analyze", examples / "hilly.fit",
                   "--json", "--html", "--csv", "--parquet", "--quiet")  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    answer = strict((tmp_path / "hilly.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "hilly.csv").read_text(encoding="utf-8"))))
    muscles = [row for row in rows if row["level"] in ("group", "muscle")]
    assert len(muscles) == len(answer["groups"]) + len(answer["muscles"])
    assert {row["level"] for row in rows} == {"group", "muscle", "tissue", "cause"}
    assert parquet.read_table(tmp_path / "hilly.parquet").num_rows == len(rows)
    page = (tmp_path / "hilly.html").read_text(encoding="utf-8")
    assert len(page) < 1_000_000
    for row in answer["groups"]:
        assert row["plain"] in page
    assert not list(tmp_path.glob(".*"))


def test_no_position_is_written_anywhere(program: Program, examples: Path, tmp_path: Path) -> None:
    import runatomy

    run = runatomy.read(examples / "hilly.gpx")
    assert run.latitude_deg is not None
    assert run.longitude_deg is not None
    program("analyze", examples / "hilly.gpx", "--json", "--html", "--csv", "--series", "--quiet")
    kept = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 3
    for value in (*run.latitude_deg[::200], *run.longitude_deg[::200]):
        assert f"{value:.3f}" not in kept


def test_packed_files_and_a_folder(program: Program, examples: Path, tmp_path: Path) -> None:
    import gzip

    (tmp_path / "in").mkdir()
    shutil.copy(examples / "treadmill.fit", tmp_path / "in")
    packed = gzip.compress((examples / "hilly.gpx").read_bytes())
    (tmp_path / "in" / "hilly.gpx.gz").write_bytes(packed)
    (tmp_path / "in" / "bad.tcx").write_text("this is no recording")
    done = program("analyze", "in", "--json", "out")
    assert done.returncode == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["hilly.json", "treadmill.json"]
    assert "bad.tcx" in done.stderr
    assert "2 runs analyzed, 1 failed" in done.stderr
    assert done.stdout.count(" kJ") == 2


def test_a_run_without_altitude_is_told_to_be_level(program: Program, examples: Path) -> None:
    done = program("analyze", examples / "treadmill.fit")
    assert done.returncode == 0
    assert "! " in done.stdout
    assert "level" in done.stdout.split("!", 1)[1]


def test_a_terminal_that_knows_ascii_alone(program: Program, examples: Path) -> None:
    done = program("analyze", examples / "hilly.fit", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert "#" in done.stdout
    assert "?" not in done.stdout


def test_a_reader_that_leaves_early_is_no_error(examples: Path) -> None:
    import subprocess
    import sys

    from .conftest import START

    first = subprocess.Popen(
        [sys.executable, "-c", START, "muscles", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert first.stdout is not None
    assert first.stderr is not None
    first.stdout.close()
    told = first.stderr.read()
    first.stderr.close()
    assert first.wait() == 0
    assert told == b""


def test_explain_and_atlas_info(program: Program) -> None:
    level = strict(program("explain", "--speed", "3.5", "--json").stdout)
    climb = strict(program("explain", "--speed", "3.5", "--grade", "8", "--json").stdout)
    per_km = [sum(row["energy_J"] for row in answer["groups"]) for answer in (level, climb)]
    assert per_km[1] > per_km[0]
    table = program("explain", "--speed", "3.5", "--grade", "8", "--cadence", "172")
    assert table.returncode == 0, table.stderr
    assert "grade +8.0 %, 172 steps a minute" in table.stdout
    info = program("atlas", "info")
    assert info.returncode == 0, info.stderr
    assert "sha256" in info.stdout


def test_conditions_nobody_runs_are_told(program: Program) -> None:
    done = program("explain", "--speed", "35")
    assert done.returncode == 1
    assert done.stderr.startswith("runatomy: a speed of 35 m/s is not running\n  Give")
