"""Work: one job while it is being done, and what it needs of the server."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from runatomy.app.jobs import queue
from runatomy.app.jobs.crew import Crew
from runatomy.app.jobs.job import Job
from runatomy.app.library.library import Library

LOOK = 0.4  # [s] between looks into the ledger

# What a job of another floor is: of the library's folder, the job's number, its payload, and a
# function to tell how far it is (done, total); it returns the job's message. Run by a worker.
Task = Callable[[str, int, Any, Callable[[int, int | None], None]], str]


class Paused(Exception):  # noqa: N818 - no error: the job goes on later
    """A job that makes room for another, or for the end of the server."""


class Canceled(Exception):  # noqa: N818 - no error: somebody asked for it
    """A job that somebody stopped."""


@dataclass(slots=True)
class Work:
    """One job while it is being done."""

    library: Library
    job: Job
    crew: Crew
    stopping: Callable[[], bool]  # the server ends
    first: tuple[str, ...] = ()  # kinds of job that this one makes room for
    _seen: float = 0.0
    _stop: bool = False
    _told: tuple[int, int | None] | None = None

    def tell(self, done: int, total: int | None, *, now: bool = False) -> None:
        """Write how far it is; without `now` not more often than anybody looks."""
        if (done, total) == self._told:
            return
        if now or time.monotonic() - self._seen > LOOK or done == total:
            self._told, self._seen = (done, total), time.monotonic()
            self._stop = queue.progress(self.library, self.job.id, done, total) or self._stop

    def canceled(self) -> bool:
        """Tell whether somebody asked it to stop; looked up now and then."""
        if not self._stop and time.monotonic() - self._seen > LOOK:
            self._seen = time.monotonic()
            self._stop = queue.job(self.library, self.job.id).cancel
        return self._stop

    def interrupted(self) -> bool:
        """Tell whether it should stop, for whatever reason."""
        return self.stopping() or self.canceled()

    def makes_room(self) -> bool:
        """Tell whether a job that comes first waits."""
        return bool(self.first) and queue.waits(self.library, self.first)

    def check(self) -> None:
        """Raise Paused or Canceled where it should stop."""
        if self.canceled():
            raise Canceled
        if self.stopping():
            raise Paused
