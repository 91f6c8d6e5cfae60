"""Soak: the command line and the server on one library at once, mixed reads and writes.

Run: python -m tools.app.soak [--minutes 10]

Everything runs for real: `runatomy serve` in a process of its own, commands as a person would type
them, requests over HTTP. Any answer of 500 or more, any command that fails, any word of a locked
database is a fault; the exit code is 1 where there was one.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.app.serving import PROGRAM, environment, example, serving


@dataclass(slots=True)
class Soak:
    """What is being soaked, and what was seen."""

    home: Path
    runs: list[Path]  # recordings, each imported many times over under both ways
    address: str
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        """Return the address of the API."""
        return f"{self.address}/api/v1"

    def command(self, *words: str) -> None:
        """Run a command; a failure other than a refused file is a fault."""
        told = subprocess.run(
            [PROGRAM, *words], env=environment(self.home), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        self.done[f"runatomy {words[0]}"] += 1
        said = told.stdout + told.stderr
        if told.returncode != 0 or "locked" in said or "Traceback" in said:
            self.faults.append(f"runatomy {' '.join(words)}: {told.returncode}: {said[-400:]}")

    def request(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        """Send a request; an answer of 500 or more is a fault."""
        head = {"X-Runatomy": "1"} | ({"Content-Type": kind} if kind else {})
        asked = urllib.request.Request(self.base + path, data=body, method=method, headers=head)
        self.done[f"{method} {path.split('?')[0].split('/')[1]}"] += 1
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            said = error.read()[:300]
            if error.code >= 500 or b"locked" in said:
                self.faults.append(f"{method} {path}: {error.code} {said!r}")
        except OSError as error:
            if not self.stop.is_set():
                self.faults.append(f"{method} {path}: {error}")
        return b""


def reads(soak: Soak) -> None:
    """Look at lists, one run and the body's loads."""
    page = json.loads(soak.request("GET", "/runs?limit=20") or b"{}")
    soak.request("GET", "/calendar")
    soak.request("GET", "/loads")
    for row in random.sample(page.get("runs", []), k=min(2, len(page.get("runs", [])))):
        for part in ("", "/analysis", "/series?points=500", "/track"):
            soak.request("GET", f"/runs/{row['id']}{part}")


def edits(soak: Soak) -> None:
    """Rename a run, delete one now and then, change a setting, add a weight."""
    page = json.loads(soak.request("GET", "/runs?limit=50") or b"{}")
    for row in random.sample(page.get("runs", []), k=min(3, len(page.get("runs", [])))):
        name = json.dumps({"name": f"Run {random.random():.3f}"}).encode()
        soak.request("PATCH", f"/runs/{row['id']}", name, "application/json")
        if random.random() < 0.2:
            soak.request("DELETE", f"/runs/{row['id']}")
    theme = json.dumps({"theme": random.choice(["light", "dark", "auto"])}).encode()
    soak.request("PATCH", "/settings", theme, "application/json")


def uploads(soak: Soak) -> None:
    """Drop a few files on the server."""
    mark = "soak-boundary"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{path.name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + path.read_bytes()
        + b"\r\n"
        for path in random.sample(soak.runs, k=min(4, len(soak.runs)))
    ]
    body = b"".join(parts) + f"--{mark}--\r\n".encode()
    soak.request("POST", "/uploads", body, f"multipart/form-data; boundary={mark}")
    time.sleep(1.0)


def commands(soak: Soak) -> None:
    """Import from the command line, list, look it over, back it up."""
    some = random.sample(soak.runs, k=min(6, len(soak.runs)))
    soak.command("import", "--jobs", "1", *map(str, some))
    soak.command("runs", "--limit", "5")
    if random.random() < 0.2:
        soak.command("export", "--to", str(soak.home.parent / "backup.zip"), "--force")


WORK: tuple[Callable[[Soak], None], ...] = (reads, reads, edits, uploads, commands)


def main(arguments: list[str] | None = None) -> int:
    """Soak and tell what was done and what went wrong."""
    parser = argparse.ArgumentParser(description="Soak the library: command line and server.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--runs", type=int, default=60, help="recordings made for it")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        example("make_library.py", "--out", f"{folder}/runs", "--count", str(given.runs))
        home, runs = Path(folder, "home"), sorted(Path(folder, "runs").rglob("*.fit"))
        with serving(home) as address:
            soak = Soak(home, runs, address)
            tell(soak, given.minutes)
    print(f"{sum(soak.done.values())} done, {len(soak.faults)} faults")
    return 1 if soak.faults else 0


def tell(soak: Soak, minutes: float) -> None:
    """Let everybody work for so long, then print what was done."""
    workers = [threading.Thread(target=toil, args=(soak, one), daemon=True) for one in WORK]
    for worker in workers:
        worker.start()
    time.sleep(60.0 * minutes)
    soak.stop.set()
    for worker in workers:
        worker.join(timeout=120.0)
    for what, count in sorted(soak.done.items()):
        print(f"{count:7d}  {what}")
    for fault in soak.faults[:20]:
        print("FAULT", fault)


def toil(soak: Soak, work: Callable[[Soak], None]) -> None:
    """Do one kind of work until told to stop."""
    while not soak.stop.is_set():
        work(soak)


if __name__ == "__main__":
    sys.exit(main())
