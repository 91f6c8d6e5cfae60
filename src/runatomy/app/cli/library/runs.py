"""runatomy runs: the runs of the library, as a list."""

from __future__ import annotations

import argparse
import calendar
import re
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.app.library.library import Library
    from runatomy.app.library.runs.entries import RunPage, RunRow

PAGE = 500  # runs asked for at once
# What --sort takes besides the muscle groups: the key of the library, its first place first.
SORTS = {
    "date": "-start",
    "oldest": "start",
    "name": "name",
    "distance": "-distance_m",
    "time": "-moving_s",
    "climb": "-ascent_m",
    "energy": "-energy_J",
}
EXAMPLES = """\
examples:
  $ runatomy runs
  $ runatomy runs --since 2026-01 --sort distance
  $ runatomy runs --search forest --runner anna
  $ runatomy runs --sort calves --limit 10
  $ runatomy runs --since 2025 --until 2025 --limit 0 --json

--since and --until take a year, a month or a day, and both include what they name.
Dates are those of this computer's time zone.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "runs",
        help="the runs of the library, as a list",
        description="The runs of the library: when, how far, how fast, and what they worked most.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("--since", metavar="DATE", type=first_day, help="2026, 2026-01 or a day")
    parser.add_argument("--until", metavar="DATE", type=last_day, help="the same, included")
    parser.add_argument("--runner", metavar="NAME", help="one runner's alone")
    parser.add_argument("--search", metavar="TEXT", help="in the runs' names and notes")
    parser.add_argument("--sort", metavar="BY", default="date",
                        help=", ".join(SORTS) + ", or a muscle group, e.g. calves")  # fmt: skip
    parser.add_argument("--limit", metavar="N", type=limit, default=50,
                        help="how many at most; 50 if not given, 0 for all")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library

    wanted = _sorted_by(given.sort)
    if given.since and given.until and given.since > given.until:
        raise AppError("--since is later than --until", mend="Turn them round.")
    screen = Screen(color=False if given.no_color else None)
    with Library.open(Home.from_environment(), create=False) as library:
        page = _found(library, given, wanted)
        runners = {runner.id: runner.name for runner in library.runners()}
    if given.json:
        from runatomy.app.report.formats import to_json

        screen.data(to_json(to_dict(page, runners)))
        return 0
    if not page.rows:
        screen.note("no runs" + (" match" if _narrowed(given) else " yet: runatomy import"))
        return 0
    from runatomy.app.cli.library.runs_table import render_page

    named = runners if len({row.runner_id for row in page.rows}) > 1 else {}
    screen.show(lambda width: render_page(page, named, width))
    return 0


def to_dict(page: RunPage, runners: dict[int | None, str]) -> dict[str, Any]:
    """Return the runs in plain values, as the web API gives them, with the runner's name."""
    rows = []
    for row in page.rows:
        plain = asdict(row) | {"runner": runners.get(row.runner_id)}
        for key in ("start", "added_at"):
            plain[key] = plain[key].isoformat() if plain[key] else None
        rows.append({key: _brief(value) for key, value in plain.items()})
    return {"runs": rows, "total": page.total, "sums": _brief(asdict(page.sums))}


def _brief(value: Any) -> Any:
    """Return a value with its numbers in six significant digits."""
    if isinstance(value, dict):
        return {key: _brief(one) for key, one in value.items()}
    return float(f"{value:.6g}") if isinstance(value, float) else value


def _found(library: Library, given: argparse.Namespace, wanted: dict[str, str]) -> RunPage:
    """Return the runs asked for; the library gives them in pages."""
    runner = library.runner(given.runner).id if given.runner else None
    rows: list[RunRow] = []
    while True:
        left = given.limit - len(rows) if given.limit else PAGE
        page = library.find_runs(
            runner=runner,
            since=given.since,
            until=given.until,
            text=given.search,
            limit=min(left, PAGE),
            offset=len(rows),
            **wanted,  # type: ignore[arg-type]
        )
        rows += page.rows
        if not page.rows or len(rows) in (given.limit, page.total):
            return replace(page, rows=tuple(rows))


def _narrowed(given: argparse.Namespace) -> bool:
    return any((given.since, given.until, given.runner, given.search))


def _sorted_by(text: str) -> dict[str, str]:
    """Return how the library is asked for an order; AppError for one it does not know."""
    word = text.strip().lower().replace(" ", "_").replace("-", "_")
    if word in SORTS:
        return {"sort": SORTS[word]}
    from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS

    groups = [group.name for group in (*GROUPS, *BREATH_GROUPS)]
    if word in groups:
        return {"group": word, "sort": "-group"}
    near = options.nearest(word, [*SORTS, *groups])
    mend = f"Did you mean {near}?" if near else f"One of {', '.join([*SORTS, *groups])}."
    raise AppError(f"--sort: runs are not sorted by {text!r}", mend=mend)


def first_day(text: str) -> date:
    """Return the first day of a year, a month or a day."""
    year, month, day = _parts(text)
    return _day(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day."""
    year, month, day = _parts(text)
    month = month or 12
    if not day and 1 <= month <= 12:
        day = calendar.monthrange(year, month)[1]
    return _day(text, year, month, day)


def _parts(text: str) -> tuple[int, int, int]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip())
    if not found or found[1] == "0000":
        raise _no_date(text)
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_date(text) from error


def _no_date(text: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"{text!r} is no date; give 2026, 2026-01 or 2026-01-31")


def limit(text: str) -> int:
    """Return how many runs are listed at most; 0 is all."""
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of runs; give e.g. 20, or 0")
    return int(text)
