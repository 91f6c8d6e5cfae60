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
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from shared_figures import share_figures

import once

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[3]
START = "import sys; from runatomy.app.cli.main import main; sys.exit(main())"
RUNS = ("hilly.fit", "treadmill.fit", "intervals.fit")
PATIENCE = 240.0  # [s] for an answer or a job: workers stand back behind all that tests ask at once
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
def recordings() -> Path:
    """A folder with the example runs, freshly generated."""

    def generate(folder: Path) -> None:
        for name in RUNS:
            subprocess.run(
                [sys.executable, str(ROOT / "examples" / "make_runs.py"),
                 "--out", str(folder), "--only", name],
                check=True, cwd=folder, stdout=subprocess.DEVNULL,
            )  # fmt: skip

    return once.folder("recordings", generate)


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose library holds nothing; tests leave it so."""
    yield from _serve(tmp_path_factory.mktemp("empty-library"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, recordings: Path) -> Iterator[Served]:
    """A server whose library holds the example runs; they are imported once for all workers."""

    def fill(folder: Path) -> None:
        for served in _serve(folder / "home"):
            served.upload(*(recordings / name for name in RUNS))

    made = once.folder("library-of-the-pages", fill)
    home = tmp_path_factory.mktemp("pages") / "library"
    shutil.copytree(made / "home", home, symlinks=True)
    yield from _serve(home)


class Machine:
    """A computer on which a server is started, may be killed, and is started again."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self._port = door.getsockname()[1]
        self.served = Served(f"http://127.0.0.1:{self._port}", home)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, at the same address every time, and wait until it answers."""
        home = self.served.home
        share_figures(home)
        with (home.parent / f"{home.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", START, "serve", "--port", str(self._port)],
                env={**os.environ, "RUNATOMY_HOME": str(home), "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        _await(self.served, self._process)

    def kill(self) -> None:
        """End the server and all of its workers at once, as a power cut does."""
        import psutil

        assert self._process is not None
        parent = psutil.Process(self._process.pid)
        for one in (parent, *parent.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                one.kill()
        self._process.wait()

    def stop(self) -> None:
        """Let the server end by itself."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A server of the module's own with an empty library; its tests may kill it."""
    found = Machine(tmp_path_factory.mktemp("own-library"))
    try:
        found.start()
        yield found
    finally:
        found.stop()


def _serve(home: Path) -> Iterator[Served]:
    machine = Machine(home)
    try:
        machine.start()
        yield machine.served
    finally:
        machine.stop()


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
