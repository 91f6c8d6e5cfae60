"""Password: kept as an argon2id hash alone, checked one at a time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 256  # characters


class Password:
    """A password nobody can read back; safe to share between threads."""

    def __init__(self, text: str) -> None:
        """Take the password in plain text and keep its hash.

        Raises AppError where it is too short or too long to be one.
        """
        if not SHORTEST <= len(text) <= LONGEST:
            raise AppError(
                f"a password of {len(text)} characters is too {_word(text)}",
                mend=f"Take {SHORTEST} to {LONGEST} characters; four random words do well.",
            )
        self._hasher = _hasher()
        self._hash = self._hasher.hash(_bytes(text))
        self._one = threading.Lock()  # each check takes 64 MB: many at once would take them all

    def matches(self, text: str) -> bool:
        """Tell whether this is the password; takes about 50 ms on purpose."""
        from argon2.exceptions import VerificationError

        if len(text) > LONGEST:
            return False
        try:
            with self._one:
                return self._hasher.verify(self._hash, _bytes(text))
        except VerificationError:
            return False


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _word(text: str) -> str:
    return "short" if len(text) < SHORTEST else "long"
