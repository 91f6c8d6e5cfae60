"""runatomy plan: weeks of running and strength toward a goal."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import options
from runatomy.app.cli.lookup import told
from runatomy.app.cli.lookup.compare import engine_from, pace_options
from runatomy.app.cli.output import Target, check_folder, make_folder, write_whole
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json
from runatomy.terms.errors import AppError, RunatomyError
from runatomy.terms.units import KILOMETER

if TYPE_CHECKING:
    from runatomy.advice.plan.plan import Plan
    from runatomy.advice.plan.request import Request
    from runatomy.advice.plan.usual.earlier import Earlier

EXAMPLES = """\
examples:
  $ runatomy plan --goal half --date 2027-03-14 --days 4 --weekly-km 25 --longest-km 10
  $ runatomy plan --goal 10k --date 2027-05-02 --five-k 27:30 --weekly-km 18 --all
  $ runatomy plan --goal health --date 2027-03-01 --days 3 --ics plan.ics --fit workouts
  $ runatomy plan --goal half --date 2027-03-14 --weeks-off 5 --before-km 40 --on tue,thu,sun
  $ runatomy plan --goal half --date 2027-03-14 --save --runner anna

--save takes habit, days and hills from the library's own runs and keeps the plan there:
the page of the plan (runatomy serve) shows it from then on, beside what is run.
Goals: 5k 10k half marathon hills trail sprint health weight. Without --weekly-km the
plan begins with running and walking by turns. Equipment, where you have any:
--with barbell,bench,weights,band,ball. Runatomy informs; it does not diagnose.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "plan",
        help="weeks of running and strength toward a goal",
        description="A plan from your goal, your days and what you ran lately: each session with "
        "its reason and the muscles it asks, no week a leap for any muscle or tissue.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), pace_options(), *parents],
    )
    parser.add_argument("--goal", metavar="GOAL", required=True, help="half, 10k, health …")
    parser.add_argument("--date", metavar="DAY", type=told.day, required=True,
                        help="day of the race, or the plan’s last day: 2027-03-14")  # fmt: skip
    parser.add_argument(
        "--start", metavar="DAY", type=told.day, help="first day; today if not given"
    )
    parser.add_argument("--days", metavar="N", type=told.count,
                        help="days of running a week, 1 to 6; 3, or yours with --save")  # fmt: skip
    parser.add_argument("--weekly-km", metavar="KM", type=told.km,
                        help="a usual week of the last four")  # fmt: skip
    parser.add_argument("--longest-km", metavar="KM", type=told.km,
                        help="longest of the last 30 days; else a third of a week")  # fmt: skip
    parser.add_argument("--before-km", metavar="KM", type=told.km,
                        help="after a break: a usual week before it")  # fmt: skip
    parser.add_argument("--weeks-off", metavar="N", type=told.count, default=4,
                        help="weeks since then; 4 if not given")  # fmt: skip
    parser.add_argument("--climb", metavar="M", type=told.meters, default=0.0,
                        help="meters up, and down, in each usual kilometer")  # fmt: skip
    parser.add_argument("--on", metavar="DAYS", type=told.weekdays, default=(),
                        help="days you run on: tue,thu,sun")  # fmt: skip
    parser.add_argument("--long-on", metavar="DAY", type=told.weekday,
                        help="day of the long run; sunday if not given")  # fmt: skip
    parser.add_argument("--strength", metavar="N", type=told.count, default=2,
                        help="strength sessions a week, 1 to 3; 2 if not given")  # fmt: skip
    parser.add_argument("--with", dest="equipment", metavar="LIST", default="",
                        help="equipment at hand: barbell,bench,weights,band,ball")  # fmt: skip
    parser.add_argument("--all", action="store_true", help="every week in full")
    parser.add_argument("--ics", metavar="FILE", type=Path, help="write a calendar")
    parser.add_argument("--fit", metavar="FOLDER", type=Path, help="write workouts for the watch")
    parser.add_argument("--save", action="store_true",
                        help="follow it: keep it in the library, from its runs")  # fmt: skip
    parser.add_argument("--runner", metavar="NAME", help="whose it is, with --save")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.advice.plan.making.make import make_plan

    screen = Screen(color=False if given.no_color else None)
    if given.ics:
        Target("--ics", ".ics", given.ics, many=False).check(())
    if given.fit:
        check_folder(given.fit, "--fit")
    plan = _saved(given, screen) if given.save else make_plan(engine_from(given), _request(given))
    _write(plan, given, screen)
    if given.json:
        screen.data(to_json(plan.to_dict()))
        return 0
    from runatomy.app.report.terminal.plan import render_plan

    screen.show(lambda width: render_plan(plan, width, whole=given.all))
    return 0


def _saved(given: argparse.Namespace, screen: Screen) -> Plan:
    """Return the plan from the library's runs, kept there."""
    from runatomy.advice.plan.making.make import make_plan
    from runatomy.app.cli.lookup import own_plan as own
    from runatomy.app.library.clock import start_of
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library
    from runatomy.app.library.runs.past import past_runs

    own.refuse({name: getattr(given, name) for name in ("mass", "height", "sex", "age")})
    with Library.open(Home.from_environment(), create=False) as library:
        who, asked = library.runner(given.runner), _request(given)
        runs = past_runs(library, who.key, asked.start)
        profile = library.profile_at(who.key, start_of(asked.start))
        known = given.before_km is not None or given.weekly_km is not None
        request = own.own_request(asked, runs, whole=not known)
        if given.days is None:
            request = own.own_days(request)
        paced = bool(given.five_k or given.speed)
        engine = own.own_engine(engine_from(given), runs, profile, request, told=paced)
        plan = make_plan(engine, _with_age(request, profile.age))
        library.save_plan(who.key, plan.to_dict())
    screen.note(f"saved: {who.name} follows this plan; runatomy serve shows it")
    return plan


def _with_age(request: Request, age: float | None) -> Request:
    from dataclasses import replace

    return replace(request, age=age)


def _request(given: argparse.Namespace) -> Request:
    from runatomy.advice.plan.goal import Goal
    from runatomy.advice.plan.recent_habit import RecentHabit
    from runatomy.advice.plan.request import Request
    from runatomy.advice.strength.catalogue.exercises import EQUIPMENT

    weekly = (given.weekly_km or 0.0) * KILOMETER
    longest = weekly / 3.0 if given.longest_km is None else given.longest_km * KILOMETER
    equipment = tuple(word.strip().lower() for word in given.equipment.split(",") if word.strip())
    unknown = [word for word in equipment if word not in EQUIPMENT]
    if unknown:
        raise AppError(f"no equipment is called {unknown[0]!r}",
                       mend=f"Use of: {', '.join(EQUIPMENT)}.")  # fmt: skip
    try:
        return Request(
            goal=Goal(name=given.goal.strip().lower(), day=given.date),
            start=given.start or date.today(),
            days=3 if given.days is None else given.days,
            habit=RecentHabit(
                weekly=weekly,
                longest=longest,
                climb=given.climb / KILOMETER,
                descent=given.climb / KILOMETER,
                weekdays=given.on,
                long_day=given.long_on,
                earlier=_earlier(given),
            ),
            equipment=equipment,
            strength_days=given.strength,
            age=given.age,
            paced=bool(given.five_k or given.speed),
        )
    except RunatomyError as error:
        raise AppError(error.what, mend=error.mend) from error


def _earlier(given: argparse.Namespace) -> Earlier | None:
    """Return the habit before a break, where one was told."""
    from runatomy.advice.plan.usual.earlier import Earlier

    if given.before_km is None:
        return None
    weekly = given.before_km * KILOMETER
    return Earlier(weekly=weekly, longest=weekly / 3.0, weeks=given.weeks_off)


def _write(plan: Plan, given: argparse.Namespace, screen: Screen) -> None:
    """Write the files that were asked for."""
    made = datetime.now(UTC)
    if given.ics:
        from runatomy.app.report.workouts.calendar import calendar_bytes

        write_whole(given.ics, calendar_bytes(plan, made))
        screen.note(f"wrote {given.ics}")
    if given.fit:
        from runatomy.app.report.workouts.fit_workout import file_name, workout_bytes

        make_folder(given.fit, "--fit")
        runs = [session for session in plan.sessions if session.is_run]
        for session in runs:
            write_whole(given.fit / file_name(session), workout_bytes(session, made))
        screen.note(f"wrote {len(runs)} workouts into {given.fit}")
