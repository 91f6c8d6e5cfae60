"""docs/laboratory.md keeps its word: its commands, table, options, limits and files."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from app.sample_trial import sample_trial
from promises import pages
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.opensim.files import opensim_files
from runatomy.strides.lab.names.marker_map import read_marker_map
from runatomy.terms.landmarks import LANDMARKS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "laboratory.md"
TABLE = next(block for block in pages.blocks(PAGE, "text") if block.startswith("trial,"))
MAP = pages.blocks(PAGE, "toml")[0]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with everything that the page names."""
    names = {"run.c3d", "static.c3d", "run.trc", "static.trc", "grf.mot", "emg.csv"}
    names |= {cell for row in csv.reader(TABLE.splitlines()[1:]) for cell in row[:4] if cell}
    for name in (*names, "study/one.c3d"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("run")
    (tmp_path / "trials.csv").write_text(TABLE)
    (tmp_path / "my_lab.toml").write_text(MAP)
    return tmp_path


@pytest.mark.parametrize("line", pages.commands(PAGE))
def test_every_command_works(command: Callable[..., int], desk: Path, line: str) -> None:
    words = shlex.split(line)
    assert words[0] == "runatomy"
    if "--jobs" in words:  # other processes know nothing of a made trial
        words[words.index("--jobs") + 1] = "1"
    assert command(*words[1:]) == 0
    if "--out" in words:
        assert any((desk / "results").iterdir())


def test_the_map_is_read_and_all_landmarks_are_named() -> None:
    assert "thigh_r" in read_marker_map(MAP.encode()).values()
    told = set(re.findall(r"`(\w+)`", pages.sections(PAGE)["Marker names"]))
    centers = {"hip_center", "knee_center", "ankle_center", "shoulder_center", "elbow_center"}
    assert {re.sub(r"_[rl]$", "", name) for name in LANDMARKS} - centers <= told


def test_every_option_is_on_the_page(
    command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    command("lab", "--help")
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    common = {"--help", "--no-color", "--debug", "--quiet", "--sex", "--age", "--jobs"}
    page = PAGE.read_text(encoding="utf-8")
    assert {option for option in options - common if f"{option}" not in page} == set()


def told(part: str) -> list[list[str]]:
    return pages.rows(pages.sections(PAGE)[part])


def test_the_files_are_these(trial: TrialAnalysis) -> None:
    listed = {
        name for row in told("What comes out") for name in re.findall(r"`run(_\w+\.\w+)`", row[0])
    }
    assert set(opensim_files(trial, "run")) == listed


LIMITS = {
    "marker_rms": ("marker error, RMS", 1000.0),
    "marker_max": ("marker error, largest", 1000.0),
    "gaps": ("gaps in the markers", 1.0),
    "joint_limits": ("joint held back by its limit", 1.0),
    "mean_vertical_force": ("mean vertical force against m g", 1.0),
    "strides_left_out": ("strides without whole forces", 1.0),
    "force_on_foot": ("force away from its foot", 1.0),
    "reserves": ("moment the muscles could not give", 1.0),
    "saturated": ("leg muscle at full activation", 1.0),
    "emg": ("agreement with the EMG", 1.0),
}


def numbers(cell: str) -> list[float]:
    return [float(word) for word in re.findall(r"\d+(?:\.\d+)?", cell)]


def test_the_limits_are_the_program_s(trial: TrialAnalysis) -> None:
    page = {row[0]: row for row in told("The trust report")}
    rows = {row.key: row for row in trial.trust}
    for key, (name, factor) in LIMITS.items():
        good, usable = rows[key].good * factor, rows[key].usable * factor
        assert (numbers(page[name][1]), numbers(page[name][2])) == (
            [pytest.approx(good)],
            [pytest.approx(usable)],
        ), name
    for kind in ("force", "moment"):
        pair = [rows[f"residual_{kind}_{how}"] for how in ("rms", "peak")]
        listed = page[f"residual {kind}, RMS and peak"]
        assert numbers(listed[1]) == [row.good for row in pair]
        assert numbers(listed[2]) == [row.usable for row in pair]


def test_every_row_of_the_report_is_on_the_page() -> None:
    page = " ".join(row[0] for row in told("The trust report"))
    for row in sample_trial().trust:
        bare = re.sub(r", (RMS|peak|legs|trunk|the longest|mean r)$", "", row.name)
        assert bare in page, row.name
