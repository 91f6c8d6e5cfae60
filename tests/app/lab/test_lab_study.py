"""runatomy lab with many recordings: tables, pairing, resuming, failing, stopping."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import runatomy
from runatomy.app.cli.lab.pairing import pairs_in
from runatomy.app.cli.lab.trial import file_name

from .conftest import Asked

Command = Callable[..., int]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A table of three trials, one of which is broken, in a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in (("a.c3d", "run"), ("b.c3d", "bare"), ("c.c3d", "broken"), ("s.c3d", "x")):
        (folder / name).write_text(text)
    (folder / "trials.csv").write_text(
        "trial,static,mass,height,sex,Shoe,strides\n"
        "a.c3d,s.c3d,72.8,180,m,racing,all\n"
        "\n"
        "b.c3d,,,,,training,r\n"
        "c.c3d,,60,165cm,f,racing,\n"
    )
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_study_is_tidy_and_tells_what_failed(
    command: Command, study: Path, asked: Asked, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    code = command("lab", "--table", "data/trials.csv", "--mass", "70", "--out", "res")
    told = capsys.readouterr()
    assert code == 1 and "2 solved, 1 failed" in told.err
    assert "c: c.c3d: nothing could be recovered" in told.err
    assert "a " in told.out and "no ground" not in told.out
    assert told.out.count("angles only") == 1  # the one without forces
    measures = rows(tmp_path / "res" / "measures.csv")
    assert list(measures[0]) == [
        "trial", "Shoe", "side", "kind", "name", "measure", "unit", "mean", "sd", "n",
            "low", "high",
    ]  # fmt: skip
    assert {(row["trial"], row["Shoe"]) for row in measures} == {("a", "racing"), ("b", "training")}
    keys = [(r["trial"], r["side"], r["kind"], r["name"], r["measure"]) for r in measures]
    assert len(keys) == len(set(keys))
    (failed,) = rows(tmp_path / "res" / "failed.csv")
    assert failed["trial"] == "c" and "nothing could be recovered" in failed["error"]
    assert {row["trial"] for row in rows(tmp_path / "res" / "trust.csv")} == {"a", "b"}
    assert len(rows(tmp_path / "res" / "strides.csv")) == 24
    first, second = asked.calls[0]["runner"], asked.calls[1]["runner"]
    assert (first.mass, first.height, first.sex) == (72.8, 1.8, "m")
    assert (second.mass, second.height) == (70.0, None) and asked.calls[1]["strides"] == "r"
    assert asked.calls[0]["static"] == "x" and asked.calls[1]["static"] is None


def test_finished_trials_are_kept_until_something_changes(
    command: Command, study: Path, asked: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("lab", "--table", "data/trials.csv", "--out", "res")
    command(*words)
    assert len(asked.calls) == 2
    before = rows(study.parent / "res" / "measures.csv")
    assert command(*words) == 1
    assert len(asked.calls) == 2 and "2 kept from before" in capsys.readouterr().err
    assert rows(study.parent / "res" / "measures.csv") == before
    command(*words, "--cutoff", "20")
    assert len(asked.calls) == 4  # another option
    (study / "a.c3d").write_text("run again")
    command(*words, "--cutoff", "20")
    assert len(asked.calls) == 5  # another file
    command(*words, "--cutoff", "20", "--opensim")
    assert len(asked.calls) == 7  # another kind of file is wanted
    command(*words, "--cutoff", "20", "--fresh")
    assert len(asked.calls) == 9


def test_a_record_cut_short_is_made_anew(command: Command, study: Path, asked: Asked) -> None:
    words = ("lab", "--table", "data/trials.csv", "--out", "res")
    command(*words)
    record = study.parent / "res" / "trials" / "a.json"
    document = json.loads(record.read_text("utf-8"))
    assert document["study"]["labels"] == {"Shoe": "racing"}
    record.write_text(record.read_text("utf-8")[:500])
    command(*words)
    assert [call["capture"] for call in asked.calls].count("run") == 2
    assert json.loads(record.read_text("utf-8")) == document


def test_a_mended_trial_leaves_the_list_of_failures(command: Command, study: Path) -> None:
    words = ("lab", "--table", "data/trials.csv", "--out", "res")
    assert command(*words) == 1
    (study / "c.c3d").write_text("run")
    assert command(*words) == 0
    assert rows(study.parent / "res" / "failed.csv") == []


def test_a_fault_of_ours_fails_one_trial_alone(
    command: Command, study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (study / "c.c3d").write_text("bug")
    assert command("lab", "--table", "data/trials.csv") == 1
    assert "unexpected ZeroDivisionError" in capsys.readouterr().err
    assert len({row["trial"] for row in rows(study.parent / "results" / "measures.csv")}) == 2


def test_ctrl_c_leaves_whole_files_and_goes_on_later(
    command: Command, study: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = runatomy.analyze_capture

    def stopped(capture: str, *args: object, **choices: object) -> object:
        if capture == "bare":
            raise KeyboardInterrupt
        return whole(capture, *args, **choices)  # type: ignore[arg-type]

    words = ("lab", "--table", "data/trials.csv", "--out", "res")
    monkeypatch.setitem(vars(runatomy), "analyze_capture", stopped)
    assert command(*words) == 130
    trials = study.parent / "res" / "trials"
    assert [path.name for path in trials.iterdir()] == ["a.json"]
    json.loads((trials / "a.json").read_text("utf-8"))
    monkeypatch.setitem(vars(runatomy), "analyze_capture", whole)
    command(*words)
    assert [call["capture"] for call in asked.calls] == ["run", "bare"]


def test_html_and_opensim_files_of_each_trial(command: Command, study: Path) -> None:
    command("lab", "--table", "data/trials.csv", "--out", "res", "--csv", "--opensim")
    names = {path.name for path in (study.parent / "res" / "trials").iterdir()}
    assert {"a.json", "a.csv", "a_moments.sto", "b.json", "b_angles.mot"} <= names


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "the table is empty"),
        ("trial\n", "no rows"),
        ("file;mass\n;70\n", "no trial is named"),
        ("mass,height\n70,180\n", "no column named trial"),
        ("trial,heigth\na.c3d,180\n", "did you mean height"),
        ("trial,mass\na.c3d,heavy\n", "line 2, mass: 'heavy' is not a number"),
        ("trial,mass\na.c3d,7\n", "line 2: mass of 7 kg"),
        ("trial,strides\na.c3d,none\n", "'none' names no strides"),
        ("trial,kind\na.c3d,1\n", "cannot be called 'kind'"),
    ],
)
def test_a_wrong_table_is_refused_before_any_work(
    command: Command, study: Path, capsys: pytest.CaptureFixture[str], table: str, told: str
) -> None:
    (study / "wrong.csv").write_text(table)
    assert command("lab", "--table", "data/wrong.csv") == 2
    assert told in capsys.readouterr().err
    assert not (study.parent / "results").exists()


def test_a_table_of_another_country(command: Command, study: Path, asked: Asked) -> None:
    (study / "t.csv").write_bytes("﻿File;Mass;Läufer\na.c3d;72,8;Ärzte\n".encode())
    assert command("lab", "--table", "data/t.csv", "--out", "res") == 0
    assert asked.calls[0]["runner"].mass == 72.8
    assert rows(study.parent / "res" / "strides.csv")[0]["Läufer"] == "Ärzte"


def test_trials_are_found_beside_the_table_then_in_the_folder(
    command: Command, study: Path, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("trial,static\na.c3d,s.c3d\n")
    assert command("lab", "--table", "t.csv") == 1
    assert command("lab", "data", "--table", "t.csv") == 0


def test_two_rows_of_one_recording_get_two_names(command: Command, study: Path) -> None:
    (study / "t.csv").write_text("trial,strides,name\na.c3d,r,\na.c3d,l,\nb.c3d,,../x:y\n")
    assert command("lab", "--table", "data/t.csv", "--out", "res") == 0
    names = {path.name for path in (study.parent / "res" / "trials").iterdir()}
    assert names == {"a.json", "a-2.json", "_x_y.json"}
    assert file_name(" ..\x00.") == "_" and file_name("") == "trial"


def test_a_study_refuses_names_for_single_files(
    command: Command, study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("lab", "--html", "x.html", "--table", "data/trials.csv") == 2
    assert "--out for the folder" in capsys.readouterr().err


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("run")


def paired(folder: Path) -> dict[str, tuple[str | None, str | None, bool]]:
    return {
        p.capture.name: (
            p.static.name if p.static else None,
            p.forces.name if p.forces else None,
            p.problem is not None,
        )
        for p in pairs_in(folder)
    }


def test_a_folder_is_paired_by_name(tmp_path: Path) -> None:
    made(tmp_path, "S01static.c3d", "S02static.c3d", "S01runT25.c3d", "S02runT25.c3d")
    made(tmp_path, "one/run1.c3d", "one/run2.c3d", "one/Standing.c3d")
    made(tmp_path, "two/static_run.trc", "two/motion_run.trc", "two/grf_run.mot", "two/ik_run.mot")
    made(tmp_path, "four/x.c3d", "four/static_a.c3d", "four/static_b.c3d")
    made(tmp_path, "five/jog.trc", "five/sprint.trc", "five/jog_grf.mot", "five/.hidden.trc")
    made(tmp_path, "six/run.c3d", "six/run_markers.trc", "six/run_angles.mot")
    assert paired(tmp_path) == {
        "S01runT25.c3d": ("S01static.c3d", None, False),
        "S02runT25.c3d": ("S02static.c3d", None, False),
        "run1.c3d": ("Standing.c3d", None, False),
        "run2.c3d": ("Standing.c3d", None, False),
        "motion_run.trc": ("static_run.trc", "grf_run.mot", False),
        "x.c3d": (None, None, True),
        "jog.trc": (None, "jog_grf.mot", False),
        "sprint.trc": (None, None, False),
        "run.c3d": (None, None, False),
    }


def test_what_cannot_be_paired_is_a_failure_with_a_way_out(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path, "four/x.c3d", "four/static_a.c3d", "four/static_b.c3d")
    assert command("lab", "four") == 1
    assert "several standing trials" in capsys.readouterr().err
    assert command("lab", "four", "--static", "four/static_a.c3d") == 1  # forces stay unknown
    assert command("lab", "four/x.c3d", "--static", "four/static_a.c3d") == 0


def test_several_recordings_share_what_is_given(
    command: Command, tmp_path: Path, asked: Asked
) -> None:
    made(tmp_path, "one.c3d", "two.c3d", "s.c3d")
    assert command("lab", "one.c3d", "two.c3d", "--static", "s.c3d", "--mass", "70") == 0
    assert [name for name, *_ in asked.reads] == ["one.c3d", "s.c3d", "two.c3d", "s.c3d"]
    assert (tmp_path / "results" / "trials" / "two.json").exists()


def test_worker_processes_report_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Real processes that begin anew: two files that are no recordings."""
    from runatomy.app.cli.main import main

    made(tmp_path, "one.c3d", "two.c3d")
    monkeypatch.chdir(tmp_path)
    assert main(["lab", "one.c3d", "two.c3d", "--jobs", "2", "--out", "res"]) == 1
    assert "2 failed" in capsys.readouterr().err
    assert [row["trial"] for row in rows(tmp_path / "res" / "failed.csv")] == ["one", "two"]


def test_a_process_that_dies_does_not_take_the_rest_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first pool breaks with what it runs; the trials after it are still tried."""
    from runatomy.app.cli.lab import study
    from runatomy.app.cli.main import main

    made(tmp_path, "one.c3d", "two.c3d", "three.c3d")
    monkeypatch.chdir(tmp_path)
    real, pools = study._pool, []

    def dying(jobs: int) -> object:
        pools.append(real(jobs))
        if len(pools) == 1:
            pools[0].submit(os._exit, 1)
        return pools[-1]

    monkeypatch.setattr(study, "_pool", dying)
    assert main(["lab", "one.c3d", "two.c3d", "three.c3d", "--jobs", "2", "--out", "res"]) == 1
    failed = {row["trial"]: row["error"] for row in rows(tmp_path / "res" / "failed.csv")}
    assert len(pools) == 2 and set(failed) == {"one", "two", "three"}
    assert "ended without a word" in failed["one"] and "three.c3d" in failed["three"]
    assert "3 failed" in capsys.readouterr().err
