"""Write the example output in README.md anew from the real program, or check that it is current.

Run: python tools/readme.py [--check]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SAMPLE = re.compile(
    r"(<!-- example: begin[^\n]*-->\n```text\n).*?(```\n<!-- example: end -->)", re.DOTALL
)
COMMAND = "runatomy analyze hilly.fit --mass 62 --height 168 --sex f"


def example_output() -> str:
    """Return what the program prints about the hilly example run, plain, 80 columns wide."""
    quiet = {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        make = [sys.executable, str(ROOT / "examples" / "make_runs.py")]
        for words in ([*make, "--out", folder, "--only", "hilly"], COMMAND.split()):
            done = subprocess.run(
                words, cwd=folder, env={**os.environ, **quiet, "PATH": path}, check=True,
                capture_output=True, encoding="utf-8",
            )  # fmt: skip
    return f"$ {COMMAND}\n{done.stdout.rstrip()}\n"


def main() -> int:
    """Write or check; returns 1 where a check finds the page out of date."""
    old = README.read_text(encoding="utf-8")
    if not SAMPLE.search(old):
        print("README.md has no place for the example output")
        return 1
    new = SAMPLE.sub(lambda place: place[1] + example_output() + place[2], old)
    if "--check" in sys.argv[1:]:
        if new != old:
            print(
                "the example output in README.md is not what the program prints; run: make readme"
            )
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
