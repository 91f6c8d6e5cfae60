"""All benchmarks, one table: `python benchmarks`. Each runs in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measuring.figure import Figure
from measuring.script import parser, tell

HERE = Path(__file__).resolve().parent
SCRIPTS = (
    "analyze_vs_decode",
    "command_vs_fitdecode",
    "memory",
    "stride_solve",
    "whole_stride_vs_ipopt",
    "lab_vs_opensim",
    "muscles_vs_moco",
    "atlas_build",
    "figure_frames",
    "import_library",
    "library_api",
)


def figures_of(script: str, options: Sequence[str]) -> list[Figure]:
    """Run one benchmark; returns what it found. What it complains of goes to standard error."""
    words = [sys.executable, str(HERE / f"{script}.py"), "--json", *options]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return [Figure(**{k: v for k, v in row.items() if k != "verdict"}) for row in rows]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all, or those named, and print one table; a missed limit is told, and is no failure."""
    options = parser(__doc__)
    options.add_argument("--only", choices=SCRIPTS, nargs="+", default=SCRIPTS, help="some of them")
    options.add_argument("--brief", action="store_true", help="the answers without their parts")
    given = options.parse_args(arguments)
    passed_on = ["--tiny"] * given.tiny
    passed_on += ["--rounds", str(given.rounds)] if given.rounds else []
    found = [one for script in given.only for one in figures_of(script, passed_on)]
    shown = [one for one in found if one.leads] if given.brief else found
    tell(shown, as_json=given.json, title="Speed and size of Runatomy")


if __name__ == "__main__":
    main()
