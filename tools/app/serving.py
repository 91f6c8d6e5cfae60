"""Serving: `runatomy serve` on a library of its own, for as long as somebody looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).parent / "runatomy"


def environment(home: Path) -> dict[str, str]:
    """Return the environment in which the library under test is the library."""
    return {**os.environ, "RUNATOMY_HOME": str(home), "NO_COLOR": "1", "OPENBLAS_NUM_THREADS": "1"}


def example(script: str, *words: str) -> None:
    """Run a script of examples/."""
    subprocess.run([sys.executable, str(ROOT / "examples" / script), *words], check=True)


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Yield the address of a server on that library; it is stopped afterwards."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    words = [PROGRAM, "serve", "--port", str(port), "--no-open"]
    with subprocess.Popen(words, env=environment(home), stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/api/v1/health")
            yield address
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Return once the address answers; TimeoutError after a minute."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"{address} does not answer")
