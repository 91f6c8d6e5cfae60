"""runatomy runners: entering and changing who runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from runatomy.app.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of our own."""
    monkeypatch.setenv("RUNATOMY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_new_name_enters_a_runner(capsys: pytest.CaptureFixture[str]) -> None:
    """Mass by day, the rest once."""
    words = ["anna", "--mass", "62", "--height", "168", "--sex", "f", "--on", "2026-01-01"]
    assert main(["runners", *words]) == 0
    assert main(["runners", "Anna", "--mass", "61", "--on", "2026-10-01"]) == 0
    capsys.readouterr()
    assert main(["runners"]) == 0
    said = capsys.readouterr().out
    assert said == "anna: 61 kg on 2026-10-01, 168 cm, female\n"


def test_what_is_not_plausible_is_refused_and_nothing_is_entered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The limits of a runner hold here too."""
    assert main(["runners", "anna", "--mass", "62"]) == 0
    assert main(["runners", "bob", "--height", "30"]) == 2
    assert "no plausible height" in capsys.readouterr().err
    assert main(["runners", "bob", "--height", "168", "--mass", "7000"]) == 2
    assert "not plausible" in capsys.readouterr().err
    assert main(["runners"]) == 0
    assert "bob" not in capsys.readouterr().out


def test_an_implausible_first_runner_makes_no_library(home: Path) -> None:
    """Nothing is left behind of what was refused."""
    assert main(["runners", "anna", "--mass", "7000"]) == 2
    assert not home.exists()


def test_values_without_a_name_ask_whose_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A mass alone is nobody's."""
    assert main(["runners", "--mass", "62"]) == 2
    assert "runatomy runners NAME" in capsys.readouterr().err


def test_an_unknown_runner_tells_how_to_enter_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An import for somebody unknown names the command that mends it."""
    home.parent.joinpath("a.gpx").write_text("<gpx/>")
    assert main(["import", "--runner", "zed", str(home.parent / "a.gpx")]) == 2
    assert "runatomy runners zed" in capsys.readouterr().err
