"""runatomy explain: one stride at given conditions."""

from __future__ import annotations

import argparse
from typing import Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json

EXAMPLES = """\
examples:
  $ runatomy explain --speed 3.5
  $ runatomy explain --speed 4:45/km --grade 8 --mass 62 --sex f
  $ runatomy explain --speed 12km/h --grade -10 --cadence 172 --json
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain",
        help="one stride at a speed and a grade, without a file",
        description="What every muscle does in one stride at the conditions you name.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), *parents],
    )
    parser.add_argument("--speed", metavar="V", type=options.speed, required=True,
                        help="m/s (3.5), km/h (12.6km/h) or a pace (4:45/km)")  # fmt: skip
    parser.add_argument("--grade", metavar="PERCENT", type=options.grade, default=0.0,
                        help="8 uphill, -8 downhill; level if not given")  # fmt: skip
    parser.add_argument("--cadence", metavar="SPM", type=options.cadence,
                        help="steps a minute, both feet; the usual if not given")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    import runatomy

    runner = options.runner_from(given)
    stride = runatomy.explain(given.speed, given.grade, given.cadence, runner).to_dict()
    screen = Screen(color=False if given.no_color else None)
    if given.json:
        screen.data(to_json(stride))
        return 0
    from runatomy.app.report.terminal import render_stride

    screen.show(lambda width: render_stride(stride, width))
    return 0
