"""Tasks that worker processes are given in tests."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

from runatomy.terms.errors import RecordError


def double(number: int) -> int:
    return 2 * number


def process_of(_: Any) -> int:
    return os.getpid()


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def break_down(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse(what: str) -> None:
    raise RecordError(what, where="here", mend="Do so.")


class OddError(Exception):
    """An error that cannot be sent from process to process."""

    def __init__(self, what: str, more: str) -> None:
        super().__init__(what)
        self.more = lambda: more


def stumble() -> None:
    raise OddError("it stumbled", "over a stone")


def count(root: str, job: int, payload: dict[str, Any], report: Callable[..., None]) -> str:
    """Count as far as the payload says, a moment each."""
    for done in range(1, payload["to"] + 1):
        time.sleep(payload.get("pause", 0.01))
        report(done, payload["to"])
    return f"counted to {payload['to']}"


def fail(root: str, job: int, payload: dict[str, Any], report: Callable[..., None]) -> str:
    raise RecordError("it holds nothing", where="trial.c3d", mend="Give another.")


def fall(root: str, job: int, payload: dict[str, Any], report: Callable[..., None]) -> str:
    die()
    return ""
