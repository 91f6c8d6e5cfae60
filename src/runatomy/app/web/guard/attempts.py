"""Attempts: wrong passwords slow the next one down, by address and overall."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable

from runatomy.app.web.guard.limits import Limits

FORGET_S = 3600.0  # [s] after which an address starts anew
MOST = 10_000  # addresses remembered; the oldest is forgotten where there are more
OVERALL = "overall"


class Attempts:
    """Counts wrong passwords; safe to share between threads."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the limits and the clock that tells [s]."""
        self._limits, self._clock = limits, clock
        self._wrong: dict[str, tuple[int, float]] = {}  # how many, and when the last [s]
        self._lock = threading.Lock()

    def begin(self, address: str) -> float:
        """Return how long this address has to wait [s]; where 0, the attempt counts as wrong.

        Counting it before the password is checked leaves no gap for many at once; a right one
        takes its own back by `passed`.
        """
        limits = self._limits
        with self._lock:
            own = self._wait(_place(address), limits.free_attempts, limits.longest_wait_s)
            all_ = self._wait(OVERALL, limits.free_attempts_overall, limits.longest_wait_overall_s)
            if (wait := max(own, all_)) <= 0.0:
                self._count(_place(address))
                self._count(OVERALL)
        return wait

    def passed(self, address: str) -> None:
        """Forget the wrong ones of an address that gave the right password."""
        with self._lock:
            self._wrong.pop(_place(address), None)
            count, last = self._wrong.get(OVERALL, (1, self._clock()))
            self._wrong[OVERALL] = (max(0, count - 1), last)

    def _wait(self, place: str, free: int, longest: float) -> float:
        count, last = self._wrong.get(place, (0, 0.0))
        since = self._clock() - last
        if since > FORGET_S or count < free:
            return 0.0
        return max(0.0, min(2.0 ** min(count - free, 30), longest) - since)

    def _count(self, place: str) -> None:
        now = self._clock()
        count, last = self._wrong.pop(place, (0, now))
        self._wrong[place] = (1 if now - last > FORGET_S else count + 1, now)
        while len(self._wrong) > MOST:
            del self._wrong[next(iter(self._wrong))]


def _place(address: str) -> str:
    """Return what stands for an address: one household may own a whole /64 of IPv6."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
