"""Pool: the server's worker processes, and the threads that give them the queue's jobs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from runatomy.app.jobs import queue
from runatomy.app.jobs.crew import Crew
from runatomy.app.jobs.files.reading import warm
from runatomy.app.jobs.job import Job
from runatomy.app.jobs.kinds.backup_job import back_up
from runatomy.app.jobs.kinds.import_job import forget_uploads, run_import
from runatomy.app.jobs.kinds.reanalyze_job import run_reanalyze, submit_stale
from runatomy.app.jobs.kinds.task import run_task
from runatomy.app.jobs.kinds.work import Canceled, Paused, Task, Work
from runatomy.app.jobs.owner import Owner
from runatomy.app.library.library import Library
from runatomy.terms.errors import RunatomyError

LOOK = 0.5  # [s] between looks at the queue
ORPHANS = 10.0  # [s] between looks for jobs whose process is gone
IDLE = 60.0  # [s] after which workers without work are let go, for their memory
NICE = 5  # how far workers stand back, so that pages stay quick


@dataclass(frozen=True, slots=True)
class Lane:
    """Jobs that are done one after the other, the first kind first."""

    name: str
    kinds: Mapping[str, Callable[[Work], str]]
    workers: int
    warm: Callable[[], None] | None  # what each worker does first


class Pool:
    """The server's workers: imports and reanalyses in one lane, all else in another.

    Several processes may each have a pool for one library: a job is one's alone, and that of a
    process that is gone waits again.
    """

    def __init__(
        self, library: Library, workers: int = 2, kinds: Mapping[str, Task] | None = None
    ) -> None:
        """Take the library; `kinds` are jobs of other floors, each a module's own function."""
        self._library = library
        self._stopping, self._wake = threading.Event(), threading.Event()
        tasks: dict[str, Task] = {**(kinds or {}), "backup": back_up}
        self._lanes = (
            Lane("runs", {"import": run_import, "reanalyze": run_reanalyze}, workers, warm),
            Lane("other", {name: _by(task) for name, task in tasks.items()}, 1, None),
        )
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Take up what waits, and what an earlier process left."""
        queue.release_orphans(self._library)
        forget_uploads(self._library)
        submit_stale(self._library)
        for lane in self._lanes:
            thread = threading.Thread(target=self._walk, args=(lane,), name=f"jobs {lane.name}")
            thread.start()
            self._threads.append(thread)

    def wake(self) -> None:
        """Look at the queue now rather than in half a second."""
        self._wake.set()

    def stop(self) -> None:
        """Put running jobs back and end the workers; returns when that is done."""
        self._stopping.set()
        self._wake.set()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _walk(self, lane: Lane) -> None:
        """Do one job after the other until the server ends."""
        crew = Crew(lane.workers, nice=NICE, warm=lane.warm)
        me, last, looked, lost = Owner.me(), time.monotonic(), time.monotonic(), False
        while not self._stopping.is_set():
            try:
                if lost:
                    queue.release_all(self._library, lane.kinds, me)
                    lost = False
                if time.monotonic() - looked > ORPHANS:
                    looked = time.monotonic()
                    queue.release_orphans(self._library)
                if job := queue.claim(self._library, lane.kinds, me):
                    self._do(job, lane, crew)
                    last = time.monotonic()
                    continue
            except RunatomyError:  # the ledger is held by another, or the disk is full
                crew.stop()
                lost = True
            if time.monotonic() - last > IDLE:
                crew.stop()
            self._wake.wait(LOOK)
            self._wake.clear()
        crew.stop()

    def _do(self, job: Job, lane: Lane, crew: Crew) -> None:
        """Do a job and write how it ended."""
        kinds = tuple(lane.kinds)
        first = kinds[: kinds.index(job.kind)] if lane.name == "runs" else ()
        work = Work(self._library, job, crew, self._stopping.is_set, first)
        state, message = _done(work, lane.kinds[job.kind])
        if state == "queued":
            queue.release(self._library, job.id)
        else:
            queue.end(self._library, job.id, state, message)
            if job.kind == "import":
                forget_uploads(self._library)


def _done(work: Work, run: Callable[[Work], str]) -> tuple[str, str | None]:
    """Return how a job ended, or "queued" where it is to go on later, and what to say."""
    try:
        return "done", run(work)
    except Paused:
        return "queued", None
    except Canceled as stop:
        return "canceled", str(stop) or None
    except Exception as error:
        work.crew.stop()
        words = str(error) if isinstance(error, RunatomyError) else _unexpected(error)
        return "failed", words


def _unexpected(error: Exception) -> str:
    return f"something unexpected happened: {type(error).__name__}: {error}"


def _by(task: Task) -> Callable[[Work], str]:
    return lambda work: run_task(work, task)
