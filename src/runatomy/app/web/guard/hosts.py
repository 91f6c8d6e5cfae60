"""KnownHosts: the names this server answers to, against DNS rebinding.

A foreign page can let its own name point to 127.0.0.1 and then read our answers as its own; the
Host header still bears that foreign name, so unknown names are refused. An address in numbers
cannot be made to point elsewhere and is safe.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(:(?P<port>\d{1,5}))?")
_ENDINGS = (".local", ".lan", ".home.arpa", ".home", ".fritz.box")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHosts:
    """The names this server answers to."""

    names: frozenset[str]
    loopback_only: bool

    @classmethod
    def for_address(cls, host: str) -> KnownHosts:
        """Return the names that go with listening at an address ("127.0.0.1", "0.0.0.0")."""
        if is_loopback(host):
            return cls(names=frozenset({"localhost"}), loopback_only=True)
        machine = socket.gethostname().lower()
        bare = machine.split(".")[0]
        names = {"localhost", host.lower(), machine, bare} | {bare + end for end in _ENDINGS}
        return cls(names=frozenset(names), loopback_only=False)

    def know(self, header: str) -> bool:
        """Tell whether a Host header names this server."""
        name = name_of(header)
        if name is None:
            return False
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name in self.names
        return address.is_loopback if self.loopback_only else True


def name_of(header: str) -> str | None:
    """Return the name in a Host header without its port; None where it is malformed."""
    found = _HOST.fullmatch(header.strip().lower())
    return found["name"].strip("[]") if found else None


def is_loopback(host: str) -> bool:
    """Tell whether listening at this address reaches this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
