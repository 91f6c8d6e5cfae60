"""runatomy lab with one recording: what is asked, written, shown, refused."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Asked

Command = Callable[..., int]


def test_the_table_tells_strides_trust_and_groups(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("lab", "run.c3d", "--static", "static.c3d", "--mass", "72.8") == 0
    shown = capsys.readouterr().out
    assert "6 right and 6 left strides at 4.00 m/s on a treadmill" in shown
    for word in ("Trust", "marker error, RMS", "do not trust", "Calves", "more on the", "! ",
                 "Achilles tendon", "Carries %", "Drives"):  # fmt: skip
        assert word in shown, word
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_every_choice_reaches_the_analysis(command: Command, desk: Path, asked: Asked) -> None:
    (desk / "my.toml").write_text('[markers]\n"K" = "knee_lateral_r"\n')
    words = (
        "lab run.trc --static static.c3d --forces grf.mot --emg emg.csv --markers my.toml "
        "--mass 72.8 --height 180 --sex m --strides 1,3-5 --cutoff 12 --force-cutoff 20 "
        "--method static --tendon rigid --objective activation --emg-lag 50 "
        "--forces-offset -40 --emg-offset 120ms -q"
    )
    assert command(*words.split()) == 0
    assert asked.reads == [
        ("run.trc", Path("grf.mot"), Path("emg.csv")),
        ("static.c3d", None, None),
    ]
    assert asked.offsets == [{"forces_offset": -0.04, "emg_offset": 0.12}, {}]
    (call,) = asked.calls
    assert (call["runner"].mass, call["runner"].height, call["runner"].sex) == (72.8, 1.8, "m")
    assert call["static"] == "stand" and call["marker_map"] == {"K": "knee_lateral_r"}
    names = ("strides", "cutoff", "force_cutoff", "method", "tendon", "objective", "emg_lag")
    assert [call[name] for name in names] == [
        "1,3-5", 12.0, 20.0, "static", "rigid", "activation", 0.05,
    ]  # fmt: skip


def test_json_to_standard_output_is_all_there_is(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("lab", "run.c3d", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "runatomy.trial/1"


def test_outputs_get_the_recording_s_name_or_their_own(command: Command, desk: Path) -> None:
    assert command("lab", "run.c3d", "--json", "--csv", "other.csv", "-q") == 0
    assert json.loads((desk / "run.json").read_text("utf-8"))["trial"]["forces"] is True
    with (desk / "other.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "trial", "side", "kind", "name", "measure", "unit", "mean", "sd", "n", "low", "high",
    ]  # fmt: skip
    soleus = [r for r in rows if r["name"] == "soleus" and r["measure"] == "peak_force"]
    assert {r["side"] for r in soleus} == {"right", "left"} and float(soleus[0]["mean"]) > 1000.0
    assert {path.name for path in desk.iterdir()} >= {"run.json", "other.csv"}
    assert not (desk / "run.html").exists()


def test_parquet_carries_the_trial(command: Command, desk: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra runatomy[arrow]")
    assert command("lab", "run.c3d", "--parquet", "--series", "-q") == 0
    table = parquet.read_table(desk / "run.parquet")
    assert {"quantity", "phase_percent", "mean", "sd"} <= set(table.column_names)
    about = json.loads(table.schema.metadata[b"runatomy"])
    assert about["trial"]["strides_right"] == 6


def test_a_folder_gets_everything(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("lab", "run.c3d", "--out", "results") == 0
    names = {path.name.removeprefix("run") for path in (desk / "results").iterdir()}
    assert names >= {
        "_angles.mot", "_markers.trc", "_grf.mot", "_loads.xml", "_moments.sto",
        "_activations.sto", "_forces.sto", "_lengths.sto", ".json", ".html", ".csv",
    }  # fmt: skip
    told = capsys.readouterr()
    assert re.search(r"wrote 1[12] files in results", told.err)
    assert "Calves" in told.out  # and the table is shown


def test_without_forces_there_are_fewer_files(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "bare.trc").write_text("bare")
    assert command("lab", "bare.trc", "--opensim", "--out", "o") == 0
    names = {path.name for path in (desk / "o").iterdir()}
    assert "bare_angles.mot" in names and not {"bare_grf.mot", "bare_moments.sto"} & names
    assert "no ground forces: joint angles alone" in capsys.readouterr().out


def test_opensim_alone_writes_beside(command: Command, desk: Path) -> None:
    assert command("lab", "run.c3d", "--opensim", "-q") == 0
    assert (desk / "run_angles.mot").exists() and not (desk / "run.json").exists()


def test_nothing_that_is_read_is_written_over(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "run_grf.mot").write_text("forces")
    assert command("lab", "run.trc", "--forces", "run_grf.mot", "--opensim") == 2
    assert (desk / "run_grf.mot").read_text() == "forces"
    assert "write over a file that is read" in capsys.readouterr().err
    assert command("lab", "--csv", "run.c3d", "--", "run.trc") == 2
    assert (desk / "run.c3d").read_text() == "run"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("lab", 2, "no recording is named"),
        ("lab grf.mot", 2, "--forces"),
        ("lab emg.csv", 2, "--emg"),
        ("lab run.fit", 2, "runatomy analyze run.fit"),
        ("lab nowhere.c3d", 1, "cannot be read"),
        ("lab run.c3d --static nowhere.c3d", 1, "nowhere.c3d: cannot be read"),
        ("lab run.c3d --strides 1,x", 2, "1,3-5"),
        ("lab run.c3d --cutoff 0", 2, "1 to 500 Hz"),
        ("lab run.c3d --tendon soft", 2, "elastic"),
        ("lab run.c3d --mass 7", 2, "25 and 250"),
        ("lab run.c3d --out missing/deep", 2, "no such folder"),
        ("lab run.c3d --json - --csv -", 2, "only one output"),
        ("lab run.c3d --statik x", 2, "--static"),
        ("lab walk.c3d", 1, "this is walking"),
        ("lab broken.c3d", 1, "nothing could be recovered"),
        ("lab run.c3d --table t.csv", 2, "names the recordings itself"),
        ("lab empty/", 2, "no laboratory recordings"),
        ("lab run.c3d --jobs none", 2, "number of processes"),
        ("run.c3d", 2, "runatomy lab run.c3d"),
    ],
)
def test_wrong_words_are_told_with_a_way_out(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str], words: str, code: int,
    told: str,
) -> None:  # fmt: skip
    for name in ("walk.c3d", "broken.c3d", "run.fit"):
        (desk / name).write_text(name.split(".")[0])
    (desk / "empty").mkdir()
    assert command(*words.split()) == code
    error = capsys.readouterr().err
    assert told in error and "Traceback" not in error, error


def test_a_fault_of_ours_is_told_as_one(
    command: Command, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "bug.c3d").write_text("bug")
    assert command("lab", "bug.c3d") == 70
    assert "fault in Runatomy" in capsys.readouterr().err


def test_help_shows_examples(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("lab", "--help") == 0
    text: Any = capsys.readouterr().out
    assert "--static static.c3d" in text and "--table trials.csv" in text and "exit code" in text
