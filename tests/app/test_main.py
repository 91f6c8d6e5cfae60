"""The command line, with a core that answers at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from runatomy.app.cli.main import main

Command = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def write(folder: Path, **files: str) -> None:
    for name, fate in files.items():
        (folder / name.replace("_", ".")).write_text(fate)


def test_a_table_on_standard_output(command: Command, tmp_path: Path, capsys: Capture) -> None:
    write(tmp_path, run_fit="good")
    assert command("analyze", "run.fit") == 0
    out, err = capsys.readouterr()
    assert "Front thigh" in out
    assert "5:45   1.0 km" in out
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())
    assert err == ""


def test_every_output_at_once(command: Command, tmp_path: Path, capsys: Capture) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    write(tmp_path, run_fit="good")
    words = [w for kind in ("json", "html", "csv", "parquet") for w in (f"--{kind}", f"o.{kind}")]
    assert command("analyze", "run.fit", *words) == 0
    assert json.loads((tmp_path / "o.json").read_text())["schema"] == "runatomy.analysis/1"
    assert (tmp_path / "o.html").read_text().startswith("<!doctype html>")
    assert (tmp_path / "o.csv").read_text().startswith("run,start,level,name")
    assert (tmp_path / "o.parquet").read_bytes()[:4] == b"PAR1"
    assert capsys.readouterr().err.count("wrote ") == 4


def test_series_only_where_asked_for(command: Command, tmp_path: Path) -> None:
    write(tmp_path, run_fit="good")
    assert command("analyze", "run.fit", "--json", "--html", "-q") == 0
    assert "series" not in json.loads((tmp_path / "run.json").read_text())
    assert command("analyze", "run.fit", "--json", "--series", "-q") == 0
    assert "series" in json.loads((tmp_path / "run.json").read_text())


def test_a_bare_option_names_the_file_after_the_run(command: Command, tmp_path: Path) -> None:
    write(tmp_path, run_gpx_gz="good")
    assert command("analyze", "run.gpx.gz", "--html", "-q") == 0
    assert (tmp_path / "run.html").exists()


def test_json_on_standard_output_stands_alone(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    write(tmp_path, run_fit="good", b_fit="good")
    assert command("analyze", "run.fit", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["run"]["name"] == "hilly-hour.fit"
    assert command("analyze", "run.fit", "b.fit", "--json", "-") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["runatomy.analysis/1"] * 2


def test_two_outputs_of_one_name_are_refused(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    """One would silently take the other's place."""
    write(tmp_path, run_fit="good")
    assert command("analyze", "run.fit", "--json", "a.txt", "--csv", "a.txt") != 0
    assert "name the same file" in capsys.readouterr().err and not (tmp_path / "a.txt").exists()


def test_quiet_prints_errors_alone(command: Command, tmp_path: Path, capsys: Capture) -> None:
    write(tmp_path, run_fit="good", bad_fit="broken")
    assert command("analyze", "run.fit", "bad.fit", "--quiet", "--json", "out") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "runatomy: bad.fit: nothing could be recovered\n"


def test_what_fails_is_named_and_the_rest_is_finished(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    write(tmp_path, a_fit="good", b_fit="broken", c_fit="bug", d_fit="good", e_fit="ride")
    assert command("analyze", "a.fit", "b.fit", "c.fit", "d.fit", "e.fit", "--json", "out") == 1
    out, err = capsys.readouterr()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.json", "d.json"]
    assert out.count("hilly-hour.fit") == 2
    failures = [line for line in err.splitlines() if line.startswith("runatomy: ")]
    assert failures == [
        "runatomy: b.fit: nothing could be recovered",
        "runatomy: c.fit: unexpected ValueError: a fault of ours (--debug shows where)",
        "runatomy: e.fit: this is a ride",
    ]
    assert err.endswith("2 runs analyzed, 3 failed\n")


def test_other_sports_in_a_folder_are_no_failure(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", a_fit="good", b_fit="ride")
    assert command("analyze", "in") == 0
    assert "skipped b.fit: this is a ride" in capsys.readouterr().err
    assert command("analyze", "in/b.fit", "in/a.fit") == 1


def test_a_folder_without_a_single_run_fails(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", b_fit="ride")
    assert command("analyze", "in") == 1


def test_a_recording_of_two_runs_gives_two_files(command: Command, tmp_path: Path) -> None:
    write(tmp_path, tri_fit="two")
    assert command("analyze", "tri.fit", "--json", "out.json", "-q") == 0
    assert sorted(p.name for p in tmp_path.glob("*.json")) == ["out-2.json", "out.json"]


def test_an_output_that_cannot_be_written_stops_before_any_work(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    write(tmp_path, run_fit="bug")
    assert command("analyze", "run.fit", "--html", "none/o.html") == 2
    err = capsys.readouterr().err
    assert err == "runatomy: --html none: there is no such folder\n  Create it first.\n"


def test_an_option_that_swallowed_the_recording_is_told(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    write(tmp_path, a_fit="good", b_fit="good")
    assert command("analyze", "--html", "a.fit") == 2
    assert "Name the recordings first" in capsys.readouterr().err
    assert command("analyze", "--html", "a.fit", "b.fit") == 2
    assert "never written over" in capsys.readouterr().err
    assert (tmp_path / "a.fit").read_text() == "good"


@pytest.mark.parametrize(
    ("words", "what", "mend"),
    [
        (["analyse", "x"], "analyse is not a command", "Did you mean analyze?"),
        (["xyzzy"], "xyzzy is not a command", "Commands: analyze, lab, compare, explain,"),
        (["."], ". is not a command", "Did you mean: runatomy analyze ."),
        (["analyze", "x.fit", "--hieght", "168"], "unknown option --hieght", "mean --height?"),
        (["analyze", "x.fit", "--masss=60"], "unknown option --masss=60", "mean --mass?"),
        (["analyze", "x.fit", "--mass"], "--mass needs a value", "runatomy analyze --help"),
        (["analyze", "x.fit", "--mass", "heavy"], "--mass: 'heavy' is not a number", "--help"),
        (["analyze", "x.fit", "--mass", "6200"], "mass of 6200 kg is not plausible", "25 and 250"),
        (["analyze", "x.fit", "--height", "16.8"], "16.8' is no plausible height", "--help"),
        (["analyze"], "missing: FILE|FOLDER", "runatomy analyze run.fit --html"),
        (["explain"], "missing: --speed", "example: runatomy explain --speed"),
        (
            ["plan", "--goal", "half"],
            "missing: --date",
            "example: runatomy plan --goal half --date",
        ),
        (["analyze", "tests", "--series"], "--series adds to --json", "run.fit --json --series"),
        (["muscles", "extra"], "unknown argument extra", "runatomy muscles --help"),
        (["muscles", "--group", "calf"], "no group is called 'calf'", "Did you mean calves?"),
        (["atlas"], "missing: COMMAND", "runatomy atlas --help"),
        (["atlas", "build", "--jobs", "0"], "'0' is not a number of processes", "--help"),
        (["atlas", "build", "--out", "none/a.zip"], "no such folder", "Create it"),
    ],
)
def test_a_wrong_word_is_told_with_a_way_out(
    command: Command, capsys: Capture, words: list[str], what: str, mend: str
) -> None:
    assert command(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, _, rest = err.partition("\n")
    assert what in first
    assert mend in rest
    assert "Traceback" not in err


def test_the_runner_reaches_the_analysis(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import runatomy

    seen = []
    real = runatomy.analyze_run
    monkeypatch.setattr(
        runatomy, "analyze_run", lambda run, runner: seen.append(runner) or real(run, runner)
    )
    write(tmp_path, run_fit="good")
    words = ("--mass", "62kg", "--height", "168", "--sex", "F", "--age", "34")
    assert command("analyze", "run.fit", *words, "-q") == 0
    assert (seen[0].mass, seen[0].height, seen[0].sex, seen[0].age) == (62.0, 1.68, "f", 34.0)


def test_a_fault_of_ours_is_one_line_and_how_to_report_it(
    command: Command, tmp_path: Path, capsys: Capture
) -> None:
    write(tmp_path, run_fit="bug")
    assert command("analyze", "run.fit") == 70
    err = capsys.readouterr().err
    assert "ValueError: a fault of ours" in err
    assert "--debug" in err
    assert "Traceback" not in err
    with pytest.raises(ValueError, match="a fault of ours"):
        command("analyze", "run.fit", "--debug")


def test_an_interruption_is_a_sentence(command: Command, tmp_path: Path, capsys: Capture) -> None:
    write(tmp_path, run_fit="stop", b_fit="good")
    assert command("analyze", "run.fit", "b.fit") == 130
    assert "stopped" in capsys.readouterr().err


def test_nothing_said_shows_the_help(capsys: Capture) -> None:
    assert main([]) == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize("command_name", ["analyze", "explain", "muscles", "atlas"])
def test_every_command_has_help_with_examples(command_name: str, capsys: Capture) -> None:
    assert main([command_name, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"$ runatomy {command_name}" in out
    assert max(map(len, out.splitlines())) <= 82


def test_no_color_wins_over_a_terminal(
    command: Command, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, run_fit="good")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert command("analyze", "run.fit") == 0
    assert "\x1b[" in capsys.readouterr().out
    assert command("analyze", "run.fit", "--no-color") == 0
    assert "\x1b[" not in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert command("analyze", "run.fit") == 0
    assert "\x1b[" not in capsys.readouterr().out


def test_light_commands_import_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys; from runatomy.app.cli.main import main; main(['muscles', '--json']);"
        "print(sorted({'numpy', 'rich', 'scipy', 'mujoco', 'pyarrow', 'lxml'} & set(sys.modules)),"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
