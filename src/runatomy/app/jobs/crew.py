"""Crew: worker processes that each do one task at a time; one that dies takes nobody along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from runatomy.terms.errors import RunatomyError

Kind = Literal["done", "failed", "died", "progress"]
LONGEST = 600.0  # [s] of one task; a recording takes a tenth of a second


@dataclass(frozen=True, slots=True)
class Word:
    """What a worker told of its task."""

    key: Any  # of the task
    kind: Kind
    value: Any = None  # the result, the error, why it died, or how far it is


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    key: Any = None
    busy: bool = False
    deadline: float = field(default=float("inf"))  # [s] on the monotonic clock


class Crew:
    """Worker processes, started when first needed by spawning; used from one thread."""

    def __init__(self, size: int = 2, *, nice: int = 0, warm: Callable[[], None] | None = None):
        """Take how many workers there may be, and what each does first, once."""
        self.size, self._nice, self._warm = max(1, size), nice, warm
        self._workers: list[_Worker] = []

    @property
    def busy(self) -> int:
        """How many workers are at a task."""
        return sum(worker.busy for worker in self._workers)

    @property
    def free(self) -> int:
        """How many tasks can be given at once."""
        return self.size - self.busy

    def put(
        self,
        key: Any,
        function: Callable[..., Any],
        *given: Any,
        reports: bool = False,
        longest: float = LONGEST,
    ) -> None:
        """Give a task, at most so many at once as there are workers.

        The function must be a module's own. With `reports` it is given one more argument: a
        function to tell how far it is. It is stopped after `longest` [s].
        """
        worker = next((one for one in self._workers if not one.busy), None) or self._hired()
        worker.key, worker.busy = key, True
        worker.deadline = time.monotonic() + longest
        with suppress(OSError):  # dead already: the next look at its pipe tells so
            worker.pipe.send((function, given, reports))

    def words(self, timeout: float) -> list[Word]:
        """Return what was told, waiting up to `timeout` [s] for the first word."""
        late = [worker for worker in self._workers if worker.deadline < time.monotonic()]
        found = [self._lost(worker, "it took too long") for worker in late]
        pipes = {worker.pipe: worker for worker in self._workers if worker.busy}
        for pipe in wait(list(pipes), 0.0 if found else timeout) if pipes else ():
            found.append(self._word(pipes[pipe]))  # type: ignore[index]
        return found

    def stop(self) -> None:
        """Stop every worker at once; what they were at is given up."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(10.0)
            worker.pipe.close()
        self._workers.clear()

    def _hired(self) -> _Worker:
        """Start a worker."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_work, args=(theirs, self._nice, self._warm), daemon=True, name="runatomy worker"
        )
        process.start()
        theirs.close()
        self._workers.append(worker := _Worker(process, ours))
        return worker

    def _word(self, worker: _Worker) -> Word:
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(10.0)
            return self._lost(worker, _cause(worker.process.exitcode))
        if kind != "progress":
            worker.busy, worker.deadline = False, float("inf")
        return Word(worker.key, kind, value)

    def _lost(self, worker: _Worker, why: str) -> Word:
        worker.process.kill()
        worker.process.join(10.0)
        worker.pipe.close()
        self._workers.remove(worker)
        return Word(worker.key, "died", why)


def _cause(code: int | None) -> str:
    """Return in words how a process ended."""
    if code == -getattr(signal, "SIGKILL", 9):
        return "it was stopped by the system, perhaps for want of memory"
    if code is not None and code < 0:
        return f"it broke down ({signal.Signals(-code).name})"
    return f"it left with code {code}"


def _work(pipe: Connection, nice: int, warm: Callable[[], None] | None) -> None:
    """Do one task after the other until nobody gives any."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy loads: threads only wait
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever gives the tasks decides
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if warm is not None:
        with suppress(Exception):  # a task says it better
            warm()
    while True:
        try:
            function, given, reports = pipe.recv()
        except (EOFError, OSError):
            return
        tell = (lambda *far: pipe.send(("progress", far)),) if reports else ()
        pipe.send(_done(function, (*given, *tell)))


def _done(function: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Kind, Any]:
    """Return the result, or an error that can be sent."""
    try:
        return "done", function(*given)
    except (RunatomyError, OSError) as error:
        return "failed", error
    except Exception as error:
        return "failed", RuntimeError(f"unexpected {type(error).__name__}: {error}")


def _leave_with_parent() -> None:
    """End the process when the one that started it is gone, however that came."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
