"""Turnstile: how many uploads run at once and begin in a minute."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from runatomy.app.web.guard.limits import Limits
from runatomy.app.web.guard.refusal import Refusal, Refused

MINUTE = 60.0  # [s]


class Turnstile:
    """Lets uploads through one by one; safe to share between threads."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the limits and the clock that tells [s]."""
        self._limits, self._clock = limits, clock
        self._inside = 0
        self._begun: deque[float] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Let one through until the block ends; refuses (429) where it is too much."""
        self._enter()
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def _enter(self) -> None:
        now = self._clock()
        with self._lock:
            while self._begun and now - self._begun[0] >= MINUTE:
                self._begun.popleft()
            if self._inside >= self._limits.uploads_at_once:
                raise Refused(_wait("too many uploads run at once", 5.0))
            if len(self._begun) >= self._limits.uploads_a_minute:
                rest = MINUTE - (now - self._begun[0])
                raise Refused(_wait("too many uploads within a minute", rest))
            self._inside += 1
            self._begun.append(now)


def _wait(what: str, seconds: float) -> Refusal:
    mend = f"Wait {max(1, round(seconds + 0.5))} s, or put the files into one archive."
    return Refusal(status=429, code="too_many", what=what, mend=mend, retry_s=seconds)
