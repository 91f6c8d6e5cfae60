"""Guard: everything that decides who is let in."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.app.web.guard.attempts import Attempts
from runatomy.app.web.guard.hosts import KnownHosts, is_loopback
from runatomy.app.web.guard.limits import Limits
from runatomy.app.web.guard.password import Password
from runatomy.app.web.guard.sessions import Sessions
from runatomy.app.web.guard.turnstile import Turnstile
from runatomy.terms.errors import AppError

COOKIE = "runatomy_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Everything that decides who is let in; one a server."""

    hosts: KnownHosts
    password: Password | None  # None: this machine alone, where whoever sits here may
    limits: Limits
    sessions: Sessions
    attempts: Attempts
    turnstile: Turnstile

    @classmethod
    def for_address(
        cls, host: str, password: str | None = None, limits: Limits | None = None
    ) -> Guard:
        """Return the guard of a server that listens at `host`.

        Raises AppError where others can reach it and there is no password, or a poor one.
        """
        if password is None and not is_loopback(host):
            raise AppError(
                f"listening at {host} lets others on the network in, and needs a password",
                mend="Give --password-file FILE, or set RUNATOMY_PASSWORD; "
                "without --host only this machine can connect.",
            )
        limits = limits or Limits()
        return cls(
            hosts=KnownHosts.for_address(host),
            password=None if password is None else Password(password),
            limits=limits,
            sessions=Sessions(limits.session_s),
            attempts=Attempts(limits),
            turnstile=Turnstile(limits),
        )

    def admits(self, token: str | None) -> bool:
        """Tell whether a request with this session token is let in."""
        return self.password is None or self.sessions.good(token)
