"""runs, export, restore and doctor, from their words to what they print and leave behind."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from library.upkeep.made_library import content, copied, make_library

from runatomy.app.cli import options
from runatomy.app.cli.library import doctor, export, restore, runs
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.terms.errors import AppError

Capture = pytest.CaptureFixture[str]
Command = Callable[..., int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A library of three runs, of two runners."""
    pytest.importorskip("pyarrow", reason="analyses are Parquet files")
    return make_library(tmp_path_factory.mktemp("made") / "library")


@pytest.fixture
def home(made: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A library of the test's own, which the commands find."""
    monkeypatch.setenv("RUNATOMY_HOME", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    return copied(made, tmp_path / "library")


@pytest.fixture
def command() -> Command:
    """The commands of the library; errors are raised."""
    parser = options.Parser(prog="runatomy")
    commands = parser.add_subparsers()
    for module in (runs, export, restore, doctor):
        module.add(commands, [options.common()])

    def run(*words: object) -> int:
        given = parser.parse_args([str(word) for word in words])
        return int(given.run(given))

    return run


# runs -------------------------------------------------------------------------------------------


def test_runs_as_a_table(home: Home, command: Command, capsys: Capture) -> None:
    assert command("runs") == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0].split() == ["Day", "Runner", "Run", "km", "Time", "/km", "Up", "m", "Worked",
                                "most"]  # fmt: skip
    assert [line[:10] for line in lines[2:5]] == ["2026-03-01", "2026-02-14", "2026-01-03"]
    assert "Anna" in lines[2]
    assert "glutes" in out
    assert lines[-1].startswith("3 runs: 2.1 km, 11:54,")
    assert "\033" not in out
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("columns", [40, 50, 60, 80, 100])
def test_numbers_are_never_cut_whatever_the_width(
    home: Home, command: Command, capsys: Capture, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as connection:
        connection.execute("UPDATE runs SET distance_m = 142195, moving_s = 50521, ascent_m = 3120,"
                           " name = '長い名前の長いランニング、友達と湖の周り'"
                           " WHERE name = 'Forest'")  # fmt: skip
    assert command("runs", "--runner", "me") == 0
    out = capsys.readouterr().out
    line = next(line for line in out.splitlines() if line.startswith("2026-01-03"))
    assert all(word in line.split() for word in ("142.19", "14:02:01", "5:55", "3,120"))


def test_three_groups_have_room_in_eighty_columns(
    home: Home, command: Command, capsys: Capture
) -> None:
    assert command("runs", "--runner", "me") == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "Forest" in line)
    assert sum(word in line for word in ("calves", "glutes", "quads", "hip flexors")) == 3


def test_runs_are_narrowed_and_sorted(home: Home, command: Command, capsys: Capture) -> None:
    def days(*words: str) -> list[str]:
        assert command("runs", "--json", *words) == 0
        return [row["start"][:10] for row in json.loads(capsys.readouterr().out)["runs"]]

    assert days("--since", "2026-02") == ["2026-03-01", "2026-02-14"]
    assert days("--until", "2026-02") == ["2026-02-14", "2026-01-03"]
    assert days("--since", "2026-02-14", "--until", "2026-02-14") == ["2026-02-14"]
    assert days("--search", "rain") == ["2026-03-01"]
    assert days("--runner", "ANNA") == ["2026-03-01"]
    assert days("--sort", "oldest")[0] == "2026-01-03"
    assert days("--sort", "name")[0] == "2026-01-03"
    assert days("--sort", "distance", "--limit", "1") == ["2026-03-01"]
    assert days("--limit", "0") == days() == days("--limit", "3")
    assert len(days("--sort", "Hip flexors")) == 3


def test_runs_in_more_than_one_page(
    home: Home, command: Command, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PAGE", 2)
    for words, count in ((("--limit", "0"), 3), (("--limit", "2"), 2), ((), 3)):
        assert command("runs", "--json", *words) == 0
        told = json.loads(capsys.readouterr().out)
        assert (len(told["runs"]), told["total"], told["sums"]["runs"]) == (count, 3, 3)
        assert len({row["id"] for row in told["runs"]}) == count


def test_runs_out_of_date_are_marked(home: Home, command: Command, capsys: Capture) -> None:
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as connection:
        connection.execute("UPDATE analyses SET recipe = 'old' WHERE id = 1")
    assert command("runs") == 0
    out = capsys.readouterr().out
    assert sum("! Forest" in line for line in out.splitlines()) == 1
    assert "\n! analyzed by another version" in out


def test_runs_that_stay_out_of_date_are_marked_otherwise(
    home: Home, command: Command, capsys: Capture
) -> None:
    """Their originals are gone; a name that would steer the terminal is told without its signs."""
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as ledger:
        ledger.execute("UPDATE analyses SET recipe = 'other'")
        ledger.execute("UPDATE runs SET name = 'Sea\x1b[31m'")
    for original in home.originals.glob("*/*.gpx"):
        original.unlink()
    command("runs")
    shown = " ".join(capsys.readouterr().out.split())
    assert "= Sea" in shown and "= analyzed by another version" in shown
    assert "it stays so, as its original file is gone" in shown and "serve" not in shown
    command("doctor")
    told = capsys.readouterr().out
    assert "older analysis: " in told and "\x1b[31m" not in told and "Sea?[31m" in told


def test_names_cannot_steer_the_terminal(home: Home, command: Command, capsys: Capture) -> None:
    with Library.open(home) as library:
        library.update_run(library.find_runs().rows[0].id, name="a\033[2Jb [bold]x[/bold]")
    assert command("runs") == 0
    out = capsys.readouterr().out
    assert "\033" not in out
    assert "a?[2Jb" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--since", "yesterday"), "give 2026, 2026-01"),
        (("--until", "2026-02-30"), "is no date"),
        (("--since", "0000"), "is no date"),
        (("--since", "2026-02", "--until", "2026-01"), "later than --until"),
        (("--sort", "distanse"), "Did you mean distance"),
        (("--limit", "-1"), "no number of runs"),
        (("--limit", "many"), "no number of runs"),
        (("--runner", "bob"), "Known: me, Anna"),
    ],
)
def test_wrong_words_are_explained(
    home: Home, command: Command, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(AppError, match=told):
        command("runs", *words)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-2", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-11-05", date(2026, 11, 5), date(2026, 11, 5)),
    ],
)
def test_a_year_a_month_a_day(text: str, first: date, last: date) -> None:
    assert (runs.first_day(text), runs.last_day(text)) == (first, last)


def test_no_library_and_no_runs(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("RUNATOMY_HOME", str(tmp_path / "none"))
    with pytest.raises(AppError, match="no library here"):
        command("runs")
    assert not (tmp_path / "none").exists()
    Library.open(tmp_path / "none").close()
    assert command("runs") == 0
    assert "no runs yet: runatomy import" in capsys.readouterr().err
    assert command("runs", "--search", "x") == 0
    assert "no runs match" in capsys.readouterr().err


def test_the_list_needs_no_engine(home: Home) -> None:
    """A list that loads the engine keeps people waiting."""
    code = (
        "import sys\nfrom runatomy.app.cli import options\n"
        "from runatomy.app.cli.library import runs\n"
        "parser = options.Parser(prog='r')\n"
        "runs.add(parser.add_subparsers(), [options.common()])\n"
        "given = parser.parse_args(['runs'])\nassert given.run(given) == 0\n"
        "heavy = {'numpy', 'duckdb', 'pyarrow', 'mujoco', 'nicegui', 'lxml', 'scipy'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Forest" in done.stdout


# export and restore -----------------------------------------------------------------------------


def test_there_and_back(home: Home, command: Command, capsys: Capture, tmp_path: Path) -> None:
    before = content(home)
    assert command("export", "--to", "backup.zip") == 0
    assert "backup.zip: 3 runs, 8 files" in capsys.readouterr().err
    with Library.open(home) as library:
        library.delete_run(library.find_runs().rows[0].id)
    with pytest.raises(AppError, match="--force moves it aside"):
        command("restore", "backup.zip")
    assert command("restore", "backup.zip", "--force") == 0
    told = capsys.readouterr().err
    (aside,) = tmp_path.glob("library-before-restore-*")
    assert f"lies in {aside}" in told
    assert content(home) == before
    assert command("restore", "backup.zip", "--into", "copy") == 0
    assert content(Home(tmp_path / "copy")) == before


def test_a_folder_gets_a_file_with_the_day(home: Home, command: Command, tmp_path: Path) -> None:
    assert command("export", "-q") == 0
    name = f"runatomy-{date.today().isoformat()}.zip"
    assert zipfile.is_zipfile(tmp_path / name)
    (tmp_path / "disk").mkdir()
    assert command("export", "--to", "disk") == 0
    assert (tmp_path / "disk" / name).is_file()
    with pytest.raises(AppError, match="--force"):
        command("export", "--to", "disk")


def test_a_backup_of_a_library_with_gaps_says_so(
    home: Home, command: Command, capsys: Capture
) -> None:
    next(home.analyses.rglob("*.parquet")).unlink()
    assert command("export", "--to", "backup.zip") == 1
    assert "1 file of the library missing or altered: analyses/" in capsys.readouterr().err
    assert command("restore", "backup.zip", "--into", "copy") == 0
    assert "missing already" in capsys.readouterr().err


# doctor -----------------------------------------------------------------------------------------


def test_doctor_of_a_sound_library(home: Home, command: Command, capsys: Capture) -> None:
    assert command("doctor") == 0
    assert capsys.readouterr().out.startswith("healthy: 3 runs, 6 files (")
    assert command("doctor", "--quick", "--json") == 0
    assert json.loads(capsys.readouterr().out)["healthy"] is True


def test_doctor_finds_explains_and_mends(home: Home, command: Command, capsys: Capture) -> None:
    path = next(home.analyses.rglob("*.parquet"))
    path.unlink()
    assert command("doctor") == 1
    out = capsys.readouterr().out
    assert f"the analysis of run {path.name[:18]} is missing" in out
    assert "runatomy doctor --mend analyzes the run again" in out
    assert out.rstrip().splitlines()[-1].startswith("1 trouble found")
    assert command("doctor", "--mend") == 0
    told = capsys.readouterr()
    assert "mended: 1 run analyzed again" in told.err
    assert told.out.startswith("healthy")


def test_doctor_leaves_what_it_cannot_mend(home: Home, command: Command, capsys: Capture) -> None:
    next(home.originals.rglob("*.gpx")).unlink()
    assert command("doctor", "--mend") == 1
    assert "an original recording is missing" in capsys.readouterr().out
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert command("doctor", "--mend", "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["trouble"] == "newer ledger"


def test_many_of_a_kind_are_counted(home: Home, command: Command, capsys: Capture) -> None:
    for path in (*home.originals.rglob("*.gpx"), *home.analyses.rglob("*.parquet")):
        path.unlink()
    limit, doctor.SHOWN = doctor.SHOWN, 2
    try:
        assert command("doctor") == 1
    finally:
        doctor.SHOWN = limit
    out = capsys.readouterr().out
    assert out.count("an original recording is missing") == 2
    assert out.count("and 1 more like it") == 2
    assert "6 troubles found" in out


def test_doctor_without_a_library(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("RUNATOMY_HOME", str(tmp_path / "none"))
    assert command("doctor") == 1
    assert "no library" in capsys.readouterr().out
