"""runatomy answers: what people say about running, judged by the engine and by studies."""

from __future__ import annotations

import argparse
from typing import Any

from runatomy.app.cli import options
from runatomy.app.cli.lookup.compare import engine_from, pace_options
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json

EXAMPLES = """\
examples:
  $ runatomy answers                    every statement
  $ runatomy answers muscles            one topic
  $ runatomy answers hamstrings         one muscle group
  $ runatomy answers --search uphill    statements that speak of something
  $ runatomy answers --json             with every figure, fact and source

Runatomy informs; it does not diagnose. See a professional when pain persists.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "answers",
        help="what people say about running, and what is right about it",
        description="Common statements about running and muscles, each with a verdict, the "
        "figure that this build computes, and the published evidence.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), pace_options(), *parents],
    )
    parser.add_argument("topic", nargs="?", metavar="TOPIC",
                        help="muscles, belly, body, training, hamstrings, knees …")  # fmt: skip
    parser.add_argument("--search", metavar="WORDS", help="only statements with these words")
    parser.add_argument("--sources", action="store_true", help="print what each fact says, too")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.advice.answers.page import answers_page

    page = answers_page(engine_from(given), given.topic, given.search).to_dict()
    screen = Screen(color=False if given.no_color else None)
    if given.json:
        screen.data(to_json(page))
        return 0
    from runatomy.app.report.terminal.answers import render_answers

    screen.show(lambda width: render_answers(page, width, sources=given.sources))
    return 0
