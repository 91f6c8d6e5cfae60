"""A plan in the terminal and on the command line: fits in 80 columns, says what it must."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.again.replan import replan
from runatomy.advice.plan.done import Done
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.app.cli import options
from runatomy.app.cli.lookup import plan as command
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.report.terminal.plan import render_plan
from runatomy.app.web.api.meaning.plan.planning import request_of
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
    assert "Nothing is made up" in " ".join(text.split()) and "missed" in text


def run(words: list[str]) -> int:
    parser = options.Parser(prog="runatomy")
    command.add(parser.add_subparsers(required=True), [options.common()])
    given = parser.parse_args(words)
    return int(given.run(given))


def test_the_command_writes_its_files(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ics, fit = tmp_path / "plan.ics", tmp_path / "workouts"
    assert run([*GOAL, "--weekly-km", "20", "--json", "--ics", str(ics), "--fit", str(fit)]) == 0
    document = json.loads(capfdbinary.readouterr().out)
    assert document["schema"] == "runatomy.plan/1"
    sessions = [s for week in document["weeks"] for s in week["sessions"]]
    assert ics.read_bytes().count(b"BEGIN:VEVENT") == len(sessions)
    runs = [s for s in sessions if s["strength"] is None]
    assert sorted(path.stem for path in fit.iterdir()) == sorted(s["key"] for s in runs)


@pytest.mark.parametrize("option", ["--ics", "--fit"])
def test_where_it_cannot_write_is_told_before_any_work(tmp_path: Path, option: str) -> None:
    with pytest.raises(AppError, match="no such folder") as refused:
        run([*GOAL, option, str(tmp_path / "none" / "plan.ics")])
    assert refused.value.mend and option in str(refused.value.where)
    assert not list(tmp_path.iterdir())


def test_every_stage_of_strength_is_told_in_the_whole_plan() -> None:
    whole, short = shown("half", 25e3, whole=True), shown("half", 25e3)
    for stage in ("learn", "build", "light"):
        assert whole.count(f"Strength A ({stage})") == 1
    assert "Strength A (learn)" in short and "(build)" not in short


def test_the_race_is_told_beside_the_way_of_its_week() -> None:
    assert "km and the race" in shown("half", 25e3) and "and the race" not in shown("health", 25e3)


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


def test_a_saved_plan_is_the_one_its_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library's runner follows it; what the library knows better is refused."""
    monkeypatch.setenv("RUNATOMY_HOME", str(tmp_path))
    with pytest.raises(AppError, match="no library"):
        run([*GOAL, "--save"])
    with Library.open(tmp_path) as library:
        who = library.save_runner(RunnerEntry(name="Anna")).key
    more = ["--weeks-off", "5", "--before-km", "40", "--weekly-km", "0", "--five-k", "26:00"]
    assert run([*GOAL, "--save", "--runner", "anna", *more]) == 0
    with Library.open(tmp_path) as library:
        kept = library.plan(who)
    assert kept is not None and kept["five_k_s"] == 1560.0
    request = request_of(kept["request"])
    assert request.habit.earlier is not None and request.habit.earlier.weeks == 5
    assert request.to_dict() == kept["request"]
    assert run([*GOAL, "--save", "--runner", "anna"]) == 0  # no 5K, and no run that tells one
    with Library.open(tmp_path) as library:
        kept = library.plan(who)
    assert kept is not None and not kept["request"]["paced"]
    assert not request_of(kept["request"]).paced
    with pytest.raises(AppError, match="from the library"):
        run([*GOAL, "--save", "--mass", "60"])


def test_days_and_breaks_are_asked_for(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    more = ["--before-km", "40", "--on", "tue,thu,sat", "--long-on", "sat", "--climb", "30"]
    assert run([*GOAL, *more, "--json"]) == 0
    document = json.loads(capfdbinary.readouterr().out)
    days = {
        date.fromisoformat(s["day"]).weekday()
        for week in document["weeks"][:4] for s in week["sessions"] if not s["strength"]
    }  # fmt: skip
    assert days == {1, 3, 5}
    keys = {one["key"] for one in document["findings"]}
    assert {"plan.returning", "plan.days", "plan.hills"} <= keys
