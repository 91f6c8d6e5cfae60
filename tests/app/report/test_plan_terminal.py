"""A plan in the terminal and on the command line: fits in 80 columns, says what it must."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.done import Done
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.making.again import replan
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.app.cli import options
from runatomy.app.cli.lookup import plan as command
from runatomy.app.report.terminal.plan import render_plan
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import AppError

MONDAY = date(2026, 11, 23)
ENGINE = Engine(atlas=load_atlas())
GOAL = ["plan", "--goal", "10k", "--start", "2026-11-23", "--date", "2027-02-14", "--no-color"]


def shown(goal: str, weekly: float, *, whole: bool = False, missed: bool = False) -> str:
    request = Request(
        goal=Goal(name=goal, day=MONDAY + timedelta(days=83)), start=MONDAY, days=5,
        habit=RecentHabit(weekly=weekly, longest=weekly / 3.0),
    )  # fmt: skip
    plan = make_plan(ENGINE, request)
    if missed:
        plan = replan(plan, Done(until=MONDAY + timedelta(days=2)), ENGINE)
    console = Console(width=80, force_terminal=False)
    with console.capture() as captured:
        console.print(render_plan(plan, 80, whole=whole), highlight=False)
    return captured.get()


@pytest.mark.parametrize("goal", ["5k", "marathon", "hills", "sprint", "weight"])
@pytest.mark.parametrize("weekly", [0.0, 30e3])
def test_it_fits_and_ends_every_sentence(goal: str, weekly: float) -> None:
    text = shown(goal, weekly, whole=True)
    assert max(map(len, text.splitlines())) <= 80
    assert "!" not in text and "None" not in text and "nan" not in text
    assert text.count("WEEK ") >= 12
    for grade in ("(weak)", "(open)", "(moderate)"):
        assert grade in text


def test_changes_stand_in_it() -> None:
    text = shown("half", 25e3, missed=True)
    assert "not made up" in " ".join(text.split()) and "missed" in text


def run(words: list[str]) -> int:
    parser = options.Parser(prog="runatomy")
    command.add(parser.add_subparsers(required=True), [options.common()])
    given = parser.parse_args(words)
    return int(given.run(given))


def test_the_command_writes_its_files(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ics, fit = tmp_path / "new" / "plan.ics", tmp_path / "workouts"
    assert run([*GOAL, "--weekly-km", "20", "--json", "--ics", str(ics), "--fit", str(fit)]) == 0
    document = json.loads(capfdbinary.readouterr().out)
    assert document["schema"] == "runatomy.plan/1"
    sessions = [s for week in document["weeks"] for s in week["sessions"]]
    assert ics.read_bytes().count(b"BEGIN:VEVENT") == len(sessions)
    runs = [s for s in sessions if s["strength"] is None]
    assert sorted(path.stem for path in fit.iterdir()) == sorted(s["key"] for s in runs)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--days", "9"], "cannot be planned"),
        (["--goal", "moon"], "no goal is called"),
        (["--with", "anvil"], "no equipment"),
        (["--date", "soon"], "is no day"),
        (["--weekly-km", "900"], "not plausible"),
    ],
)
def test_mistakes_are_told(more: list[str], said: str) -> None:
    with pytest.raises(AppError, match=said):
        run([*GOAL, *more])
