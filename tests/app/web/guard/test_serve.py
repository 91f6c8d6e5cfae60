"""The command that serves: its port, its password, its end."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest
from shared_figures import share_figures

from runatomy.app.cli.serve import password_of, port
from runatomy.app.web.listener import address_of, listen
from runatomy.app.web.logs import NoQuery
from runatomy.terms.errors import AppError

START = (
    "import sys; from argparse import Namespace; from runatomy.app.cli import serve; "
    "sys.exit(serve.run(Namespace(host='127.0.0.1', port=0, password_file=None, open=False, "
    "jobs=1, no_color=True)))"
)


def test_a_taken_port_is_told_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(AppError, match="is taken") as told:
            listen("127.0.0.1", taken)
        assert "--port" in (told.value.mend or "")


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(AppError, match="no address"):
        listen("203.0.113.7", 0)


def test_the_address_can_be_opened() -> None:
    with listen("127.0.0.1", 0) as found:
        assert address_of("127.0.0.1", found) == f"http://127.0.0.1:{found.getsockname()[1]}/"


def test_a_password_comes_from_file_or_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "password.txt"
    file.write_text("four random words here\nnot this\n", encoding="utf-8")
    assert password_of(str(file), needed=True) == "four random words here"
    monkeypatch.setenv("RUNATOMY_PASSWORD", "from the environment")
    assert password_of(None, needed=True) == "from the environment"
    assert "RUNATOMY_PASSWORD" not in os.environ  # the workers need not know it
    assert password_of(None, needed=False) is None
    with pytest.raises(AppError, match="no password"):
        password_of(None, needed=True)
    with pytest.raises(AppError, match="cannot be read"):
        password_of(str(tmp_path / "none"), needed=True)


@pytest.mark.parametrize("text", ["-1", "65536", "x", "٣", "", "9" * 400])
def test_no_port_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="is no port"):
        port(text)


def test_no_query_reaches_the_log() -> None:
    record = logging.LogRecord(
        "x", logging.WARNING, "", 0, "%s not found", ("http://a/b?latitude=1.5&x=2",), None
    )
    assert NoQuery().filter(record)
    assert record.getMessage() == "http://a/b not found"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind there")
@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_with_its_workers(tmp_path: Path, word: signal.Signals) -> None:
    share_figures(tmp_path)
    environment = {**os.environ, "RUNATOMY_HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", START], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        address = process.stderr.readline().split()[-1]
        assert httpx.get(f"{address}api/v1/health", timeout=30.0).status_code == 200
        body = {"files": ("rubbish.fit", b"rubbish")}
        httpx.post(f"{address}api/v1/uploads", files=body, headers={"X-Runatomy": "1"})
        time.sleep(0.5)
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(word)
        assert process.wait(30.0) == 0
        told = process.stderr.read()
        assert "Traceback" not in told
        assert told.endswith("Stopped.\n")
        _, left = psutil.wait_procs(workers, timeout=10.0)
        assert not [one for one in left if one.status() != "zombie"]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
