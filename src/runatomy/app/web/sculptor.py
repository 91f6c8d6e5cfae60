"""Sculptor: makes the figures of the body in a process of its own.

The body model's engine takes a hundred and fifty megabytes and all of a core, the bones, made once,
no more than a stride; in a process beside the server they slow no page, and go when nobody asks any
more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from runatomy.app.jobs.crew import Crew
from runatomy.app.web import figure
from runatomy.app.web.figure.store import stored
from runatomy.terms.errors import AppError

IDLE = 20.0  # [s] after which the process ends; to begin it again takes one
LONGEST = 120.0  # [s] of one figure
NICE = 5


class Sculptor:
    """Makes figures one at a time, or finds them in the cache; safe to share between threads."""

    def __init__(self, cache: Path, *, idle: float = IDLE) -> None:
        """Take the library's cache folder and how long [s] a process waits for more to do.

        No process is started yet.
        """
        self._cache, self._idle = cache, idle
        self._crew = Crew(1, nice=NICE)
        self._turn = threading.Lock()
        self._timer: threading.Timer | None = None

    def bones(self) -> bytes:
        """Return the bones' file; AppError where the body model is missing.

        It is made once in the cache's life, so the process ends with it: what meshes took is free.
        """
        return stored(
            self._cache,
            f"{figure.bones_tag()}.bin",
            lambda: self._made(figure.bones, None, idle=0.0),
        )

    def stride(
        self, speed: float, slope: float, step_rate: float | None, height: float | None
    ) -> bytes:
        """Return one stride's file [m/s], [-], [1/s], [m]; AppError where nobody runs so."""
        given = (speed, slope, step_rate, height)
        tag = figure.stride_tag(speed, slope, step_rate, height=height)
        return stored(
            self._cache, f"{tag}.bin", lambda: self._made(_stride, *given, idle=self._idle)
        )

    def stop(self) -> None:
        """End the process."""
        with self._turn:
            self._crew.stop()

    def _made(self, function: Callable[..., bytes], *given: Any, idle: float) -> bytes:
        with self._turn:
            if self._timer is not None:
                self._timer.cancel()
            self._crew.put(0, function, *given, longest=LONGEST)
            while not (words := self._crew.words(LONGEST)):
                pass
            self._rest(idle)
        if words[0].kind == "failed":
            raise words[0].value
        if words[0].kind != "done":
            raise AppError(f"the figure broke off: {words[0].value}", mend="Try it once more.")
        found: bytes = words[0].value
        return found

    def _rest(self, idle: float) -> None:
        """End the process when nobody has asked for `idle` [s] more."""
        if idle <= 0.0:
            self._crew.stop()
            return
        self._timer = threading.Timer(idle, self.stop)
        self._timer.daemon = True
        self._timer.start()


def _stride(speed: float, slope: float, step_rate: float | None, height: float | None) -> bytes:
    return figure.stride_frames(speed, slope, step_rate, height=height)
