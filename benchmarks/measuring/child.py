"""Child: a command run in a process of its own, as a person would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = "import sys; from runatomy.app.cli.main import main; sys.exit(main())"
FITDECODE = (
    "import sys, fitdecode\nwith fitdecode.FitReader(sys.argv[1]) as file:\n    for _ in file: pass"
)

# A small process between us and the command: a child's peak memory counts its parent's before exec.
LAUNCHER = """\
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ,
                       file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


@contextmanager
def desk() -> Iterator[Path]:
    """Give an empty folder to work in; it is gone afterwards."""
    with TemporaryDirectory(prefix="runatomy-bench-") as folder:
        yield Path(folder)


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as an installation keeps them.

    They are kept in `folder`, so that nothing is written beside the sources, or where
    RUNATOMY_COMPILED says.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    compiled = os.environ.get("RUNATOMY_COMPILED") or str(folder / "compiled")
    return {**kept, "PYTHONPYCACHEPREFIX": compiled, "NO_COLOR": "1"}


def analyze(file: Path, page: Path, *flags: str) -> list[str]:
    """Return the words of `runatomy analyze FILE --html PAGE`; flags are Python's own."""
    return [sys.executable, *flags, "-c", COMMAND, "analyze", str(file), "--html", str(page)]


def run(words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; raises RuntimeError with what it said where it fails."""
    done = subprocess.run(
        words, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(words[:3])} … failed:\n{done.stderr}")
    return done


def peak_memory(words: Sequence[str], folder: Path) -> float:
    """Return the most memory that a command held at once [bytes]; not on Windows."""
    told = run([sys.executable, "-c", LAUNCHER, *words], folder)
    code, peak = told.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(words[:3])} … failed:\n{told.stderr}")
    return float(peak)
