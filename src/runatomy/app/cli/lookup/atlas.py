"""runatomy atlas: what the shipped atlas holds, and building another."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from runatomy.app.cli import options
from runatomy.app.cli.output import write_whole
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json
from runatomy.terms.errors import AppError

EXAMPLES = """\
examples:
  $ runatomy atlas info
  $ runatomy atlas build --jobs 2
  $ runatomy atlas build --out atlas.zip --resume

The atlas holds solved strides on a grid of speed, slope and step rate. One is
shipped; building needs the body model: pip install 'runatomy[model]'.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command, and the two below it, to the parser."""
    parser = commands.add_parser(
        "atlas", help="what the solved strides cover; build anew", epilog=EXAMPLES,
        description="The atlas of solved strides.", parents=parents,
    )  # fmt: skip
    below = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    info = below.add_parser("info", help="what it covers, its version", parents=parents)
    info.add_argument("--json", action="store_true", help="print JSON")
    info.set_defaults(run=show, parser=info)
    build = below.add_parser("build", help="solve the grid anew", parents=parents)
    build.add_argument(
        "--out", metavar="FILE", help="where to write it; the installed one if not given"
    )
    build.add_argument(
        "--jobs", metavar="N", type=options.jobs, default=1, help="processes at once"
    )
    build.add_argument("--resume", action="store_true", help="go on where a build stopped")
    build.set_defaults(run=make, parser=build)


def show(given: argparse.Namespace) -> int:
    """Print what the shipped atlas covers."""
    from runatomy.mechanics.atlas.lookup import load_atlas

    told = load_atlas().info()
    screen = Screen(color=False if given.no_color else None)
    if given.json:
        screen.data(to_json(told))
        return 0
    from runatomy.app.report.terminal import render_facts

    screen.show(lambda width: render_facts(told, width))
    return 0


def make(given: argparse.Namespace) -> int:
    """Build an atlas into a file, its checksum beside it."""
    path = _where(given.out)
    try:
        from runatomy.mechanics.atlas.build import build_atlas, forget_parts
        from runatomy.mechanics.atlas.encode import checksum
    except ImportError as error:
        raise AppError(
            f"building needs the body model ({error.name} is not installed)",
            mend="pip install 'runatomy[model]'",
        ) from error
    screen = Screen(color=False if given.no_color else None)
    with _bar(screen) as progress:
        data = build_atlas(path, given.jobs, progress, resume=given.resume)
    write_whole(path, data)
    write_whole(path.with_suffix(".sha256"), f"{checksum(data)}  {path.name}\n".encode())
    forget_parts(path)
    screen.note(f"wrote {path} ({len(data) // 1000:,} kB)")
    return 0


def _where(given: str | None) -> Path:
    """Return the file to write, the installed atlas where none is named."""
    if given is None:
        from runatomy.mechanics.atlas.lookup import FILE

        folder = Path(str(files("runatomy.mechanics.atlas"))) / "data"
        folder.mkdir(exist_ok=True)
        return folder / FILE
    path = Path(given)
    if path.is_dir():
        raise AppError("this is a folder", where=f"--out {path}", mend="Name a file in it.")
    if not path.absolute().parent.is_dir():
        raise AppError(
            "there is no such folder", where=f"--out {path.parent}", mend="Create it first."
        )
    return path


@contextlib.contextmanager
def _bar(screen: Screen) -> Iterator[Callable[[int, int], None]]:
    """Give `progress(done, total)`: a bar on a terminal, a line now and then elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: _line(screen, done, total)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True, no_color=screen.color is False)) as bar:
        task = bar.add_task("Solving strides", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _line(screen: Screen, done: int, total: int) -> None:
    if total and (done == total or done % max(1, total // 20) == 0):
        screen.note(f"{done} of {total} strides solved")
