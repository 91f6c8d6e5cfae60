"""Running: a real server in a thread of the test, around a library of its own."""

from __future__ import annotations

import hashlib
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from runatomy.app.jobs.files.reading import Given, settle
from runatomy.app.library.library import Library
from runatomy.app.web.application import make_app
from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.listener import listen

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
MARKED = {"X-Runatomy": "1"}


@cache
def example(name: str) -> bytes:
    """Return one of the example runs."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        from make_runs import make

        return bytes(make(name))
    finally:
        sys.path.remove(str(EXAMPLES))


def fill(library: Library, *names: str) -> list[str]:
    """Enter example runs as an import does; returns their ids."""
    found: list[str] = []
    for name in names:
        data = example(name)
        sha256 = hashlib.sha256(data).hexdigest()
        given = Given(data=data, sha256=sha256, name=name, origin="")
        settled = settle(library.home, library.runner(), given)
        found += [run.id for run in library.add_file(settled.file, settled.runs).runs]
    return found


@contextmanager
def running(library: Library, guard: Guard, host: str = "127.0.0.1") -> Iterator[str]:
    """Serve the API of a library in a thread; yields its address."""
    listener = listen(host, 0)
    app = make_app(library, guard=guard, pages=False)
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        until = time.monotonic() + 20.0
        while not server.started:
            assert time.monotonic() < until and thread.is_alive(), "the server does not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class Api(httpx.Client):
    """A client of the API that sends what our own pages send."""

    def __init__(self, address: str, **given: Any) -> None:
        super().__init__(base_url=f"{address}/api/v1", headers=MARKED, timeout=30.0, **given)

    def json(self, path: str, **query: Any) -> Any:
        """Return what a GET answers, which has to be 200."""
        answer = self.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def error(self, answer: httpx.Response, status: int) -> dict[str, Any]:
        """Return the error of an answer, which has to be in the one shape."""
        assert answer.status_code == status, (answer.status_code, answer.text[:500])
        told = answer.json()
        assert set(told) == {"error"}
        assert set(told["error"]) == {"what", "where", "mend", "code"}
        assert told["error"]["what"] and "Traceback" not in answer.text
        error: dict[str, Any] = told["error"]
        return error
