"""One real server with a small library, and a real browser, shared by every test of the pages."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[3]
START = "import sys; from runatomy.app.cli.main import main; sys.exit(main())"
RUNS = ("hilly.fit", "treadmill.fit", "intervals.fit")
PATIENCE = 60.0  # [s] for the server to answer, and for an import to end
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Served:
    """A server of our own, and where its library lies."""

    url: str
    home: Path

    def get(self, path: str) -> Any:
        """Return what the API answers."""
        with urllib.request.urlopen(f"{self.url}/api/v1{path}", timeout=30) as answer:
            return json.load(answer)

    def upload(self, *paths: Path) -> int:
        """Hand files over and wait until their import has ended; returns the job's id."""
        edge = "----runatomy-edge"
        parts = (
            f'--{edge}\r\nContent-Disposition: form-data; name="files"; '
            f'filename="{path.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
            + path.read_bytes()
            + b"\r\n"
            for path in paths
        )
        request = urllib.request.Request(
            f"{self.url}/api/v1/uploads",
            data=b"".join(parts) + f"--{edge}--\r\n".encode(),
            headers={
                "Content-Type": f"multipart/form-data; boundary={edge}",
                "X-Runatomy": "1",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            job: int = json.load(answer)["job"]
        until = time.monotonic() + PATIENCE
        while self.get(f"/jobs/{job}")["state"] in ("queued", "running"):
            assert time.monotonic() < until, "the import did not end"
            time.sleep(0.1)
        return job


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example runs, freshly generated."""
    folder = tmp_path_factory.mktemp("recordings")
    script = ROOT / "examples" / "make_runs.py"
    for name in RUNS:
        subprocess.run(
            [sys.executable, str(script), "--out", str(folder), "--only", name],
            check=True, cwd=folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose library holds nothing; tests leave it so."""
    yield from _serve(tmp_path_factory.mktemp("empty-library"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, recordings: Path) -> Iterator[Served]:
    """A server whose library holds the example runs."""
    for served in _serve(tmp_path_factory.mktemp("library")):
        served.upload(*(recordings / name for name in RUNS))
        yield served


def _serve(home: Path) -> Iterator[Served]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    served = Served(f"http://127.0.0.1:{port}", home)
    log = (home.parent / f"{home.name}.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", str(port)],
        env={**os.environ, "RUNATOMY_HOME": str(home), "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        _await(served, process)
        yield served
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def _await(served: Served, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            served.get("/health")
            return
        except OSError:
            assert process.poll() is None, f"the server ended: see {served.home}.log"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright.expect.set_options(timeout=PATIENCE * 1000.0)
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def wide_context(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop's window; one for all tests, so that what pages share is fetched once."""
    yield from _context(browser, WIDE)


@pytest.fixture(scope="session")
def phone_context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's window."""
    yield from _context(browser, PHONE)


@pytest.fixture
def page(wide_context: BrowserContext) -> Iterator[Page]:
    """A new page, 1440 wide; fails afterwards where a script of it failed."""
    yield from _page(wide_context)


@pytest.fixture
def phone(phone_context: BrowserContext) -> Iterator[Page]:
    """A new page as wide as a phone; fails afterwards where a script of it failed."""
    yield from _page(phone_context)


def _context(browser: Browser, size: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE * 1000.0)  # a busy machine is no fault of a page
    yield context
    context.close()


def _page(context: BrowserContext) -> Iterator[Page]:
    faults: list[str] = []
    found = context.new_page()
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("requestfailed", lambda one: faults.append(one.url) if _lost(one) else None)
    yield found
    if found.url.startswith("http"):
        found.evaluate("localStorage.clear()")
    found.close()
    assert not faults, faults


def _lost(request: Any) -> bool:
    """Tell whether a request failed that the page did not give up itself."""
    return "ERR_ABORTED" not in (request.failure or "")
