"""Limits: how much one request may bring, and how often somebody may try."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one request may bring, and how often somebody may try."""

    upload_bytes: int = 2 * GIBIBYTE  # of one upload, all its files together
    upload_files: int = 10_000  # in one upload
    trial_bytes: int = 512 * MEBIBYTE  # of a laboratory recording with its companions
    body_bytes: int = MEBIBYTE  # of any other request
    idle_s: float = 60.0  # [s] a body may pause before it is given up
    uploads_at_once: int = 4
    uploads_a_minute: int = 120
    session_s: float = 14 * 24 * 3600.0  # [s] a login lasts
    free_attempts: int = 4  # wrong passwords of one address before it has to wait
    free_attempts_overall: int = 40  # of all addresses together
    longest_wait_s: float = 300.0  # [s] one address waits at most
    longest_wait_overall_s: float = 5.0  # [s] so that nobody can lock the owner out

    def body_of(self, path: str) -> int:
        """Return how many bytes a request to this path may bring."""
        if path == "/api/v1/uploads":
            return self.upload_bytes
        return self.trial_bytes if path == "/api/v1/trials" else self.body_bytes
