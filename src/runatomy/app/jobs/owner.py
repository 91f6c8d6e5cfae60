"""Owner: the process that runs a job, known again after its number was given to another."""

from __future__ import annotations

import os
from dataclasses import dataclass

CLOSE = 1.0  # [s] between two readings of when a process started


@dataclass(frozen=True, slots=True)
class Owner:
    """A process, by its number and when it started."""

    pid: int | None
    started: float | None  # [s] Unix time

    @classmethod
    def me(cls) -> Owner:
        """Return this process."""
        import psutil

        return cls(os.getpid(), float(psutil.Process().create_time()))

    @property
    def alive(self) -> bool:
        """Whether that very process still runs."""
        import psutil

        if self.pid is None or self.started is None:
            return False
        try:
            process = psutil.Process(self.pid)
            same = abs(float(process.create_time()) - self.started) < CLOSE
            return same and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False
        except psutil.Error:
            return True  # it is there, and not ours to look at
