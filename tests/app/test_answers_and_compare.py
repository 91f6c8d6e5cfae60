"""runatomy answers and runatomy compare: words in, tables or JSON out."""

from __future__ import annotations

import argparse
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from records.fit_bytes import USER_PROFILE, FitBytes, steady
from runatomy.app.cli import options
from runatomy.app.cli.lookup import answers, compare
from runatomy.terms.errors import AppError, RunatomyError

Capture = pytest.CaptureFixture[str]


def run(*argv: str) -> int:
    parser = options.Parser(prog="runatomy")
    commands: Any = parser.add_subparsers(required=True)
    for command in (compare, answers):
        command.add(commands, [options.common()])
    given: argparse.Namespace = parser.parse_args(list(argv))
    return int(given.run(given))


@pytest.mark.parametrize("width", ["60", "80", "100"])
@pytest.mark.parametrize(
    "argv",
    [("compare", "5k", "half", "hills", "sprint"),
     ("compare", "5k", "10k", "long", "trail", "easy"),
     ("answers",), ("answers", "hips", "--sources")],
)  # fmt: skip
def test_it_fits_the_width(
    argv: tuple[str, ...], width: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert run(*argv) == 0
    out = capsys.readouterr().out
    assert max(len(unicodedata.normalize("NFC", line)) for line in out.splitlines()) <= int(width)
    assert "\033" not in out


def test_compare_shows_four_types_whole_at_eighty(capsys: Capture) -> None:
    run("compare", "5k", "half", "hills", "sprint")
    out = capsys.readouterr().out
    assert "…" not in out
    for word in ("5K", "Half marathon", "Hills", "Sprints", "Front thigh", "Hardest minute",
                 "braking", "What articles say", "Assumed", "Riegel"):  # fmt: skip
        assert word in out


def test_compare_json_takes_pace_mass_and_conditions(capsys: Capture) -> None:
    run("compare", "3.5m/s@8%", "4:30/km@-5", "--five-k", "22:30", "--mass", "62", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["runner"]["five_k_s"] == 1350.0
    assert told["runner"]["mass_kg"] == 62.0
    assert [row["name"] for row in told["runs"]] == ["3.5 m/s +8 %", "3.7 m/s −5 %"]
    run("compare", "5k", "easy", "--speed", "12km/h", "--json")
    assert json.loads(capsys.readouterr().out)["runner"]["five_k_s"] == pytest.approx(1500.0)


def test_a_file_is_told_for_who_ran_it(tmp_path: Path, capsys: Capture) -> None:
    """By its device's profile, and by the options, which tell of the kinds of run beside it."""
    fit = FitBytes()
    fit.file_id()
    fit.message(USER_PROFILE, {3: ("uint8", 168), 4: ("uint16", 581)})
    fit.records(steady(300))
    fit.session(lasted=300.0)
    (tmp_path / "mine.fit").write_bytes(fit.to_bytes())
    words = ("compare", str(tmp_path / "mine.fit"), "easy", "--json")
    masses = []
    for more in ((), ("--mass", "80")):
        run(*words, *more)
        masses.append([one["mass_kg"] for one in json.loads(capsys.readouterr().out)["runs"]])
    assert masses == [[58.1, 70.0], [80.0, 80.0]]
    run(*words[:3])
    assert "own runner, 58.1 kg" in " ".join(capsys.readouterr().out.split())


def test_what_is_no_run_is_refused_with_the_nearest() -> None:
    with pytest.raises(AppError, match="no kind of run") as caught:
        run("compare", "hilsl", "5k")
    assert "hills" in str(caught.value.mend)
    with pytest.raises(AppError, match="two runs or more"):
        run("compare", "5k")
    with pytest.raises(RunatomyError, match="no statement is about"):
        run("answers", "swimming")


def test_answers_read_as_sentences(capsys: Capture) -> None:
    run("answers", "muscles")
    out = capsys.readouterr().out
    assert "The quadriceps work in early stance" in out
    assert "Holds." in out and "With care:" in out and "evidence" in out
    assert "!" not in out and "{" not in out and "None" not in out


def test_answers_json(capsys: Capture) -> None:
    run("answers", "--search", "late swing", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "runatomy.answers/1"
    assert told["answers"][0]["key"] == "hamstrings.late_swing"
