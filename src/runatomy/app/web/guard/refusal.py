"""Refusal: a request that is not answered, in the one shape of every error of the API."""

from __future__ import annotations

import json
from dataclasses import dataclass

from runatomy.terms.errors import RunatomyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What is said to a request that is not answered."""

    status: int
    code: str  # a word a program can act on
    what: str
    where: str | None = None
    mend: str | None = None
    retry_s: float | None = None  # [s] after which another try makes sense

    def body(self) -> bytes:
        """Return `{"error": {what, where, mend, code}}`."""
        error = {"what": self.what, "where": self.where, "mend": self.mend, "code": self.code}
        return json.dumps({"error": error}).encode()

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the answer's headers."""
        found = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(self.body())).encode()),
            (b"cache-control", b"no-store"),
        ]
        if self.retry_s is not None:
            found.append((b"retry-after", str(max(1, round(self.retry_s + 0.5))).encode()))
        return found


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """Raised where a request turns out to be one that is not answered."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.what)
        self.refusal = refusal


def refusal_of(error: RunatomyError, status: int, code: str) -> Refusal:
    """Return an error a person can act on as a refusal."""
    return Refusal(status=status, code=code, what=error.what, where=error.where, mend=error.mend)
