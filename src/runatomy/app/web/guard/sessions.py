"""Sessions: who has given the password, by a signed token that ends and can be revoked."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable

MOST = 1000  # logins kept; the oldest ends where there are more


class Sessions:
    """The logins of this process; safe to share between threads.

    A token is `<id>.<end>.<signature>`. The key lives as long as the process: a restart ends every
    login. A token is good while its signature, its end and its place in the list all are.
    """

    def __init__(self, lasting_s: float, clock: Callable[[], float] = time.time) -> None:
        """Take how long a login lasts [s] and the clock that tells [s]."""
        self._lasting, self._clock = lasting_s, clock
        self._key = secrets.token_bytes(32)
        self._ends: dict[str, int] = {}
        self._lock = threading.Lock()

    def begin(self) -> str:
        """Return the token of a new login."""
        name, end = secrets.token_urlsafe(24), int(self._clock() + self._lasting)
        with self._lock:
            self._drop_ended()
            while len(self._ends) >= MOST:
                del self._ends[next(iter(self._ends))]
            self._ends[name] = end
        return f"{name}.{end}.{self._signature(name, str(end))}"

    def good(self, token: str | None) -> bool:
        """Tell whether a token is of a login that has not ended."""
        name, end, signature = _parts(token)
        if not hmac.compare_digest(signature.encode(), self._signature(name, end).encode()):
            return False
        with self._lock:
            return self._ends.get(name, 0) > self._clock()

    def end(self, token: str | None) -> None:
        """End the login of a good token; any other is left alone."""
        if self.good(token):
            with self._lock:
                self._ends.pop(_parts(token)[0], None)

    def _signature(self, name: str, end: str) -> str:
        return hmac.new(self._key, f"{name}.{end}".encode(), hashlib.sha256).hexdigest()

    def _drop_ended(self) -> None:
        now = self._clock()
        for name in [name for name, end in self._ends.items() if end <= now]:
            del self._ends[name]


def _parts(token: str | None) -> tuple[str, str, str]:
    parts = (token or "").split(".")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else ("", "", "")
