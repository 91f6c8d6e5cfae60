"""Names the server answers to, and where listening lets others in."""

from __future__ import annotations

import pytest

from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.guard.hosts import KnownHosts, is_loopback, name_of
from runatomy.terms.errors import AppError

LOCAL = KnownHosts.for_address("127.0.0.1")
OPEN = KnownHosts.for_address("0.0.0.0")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "LOCALHOST.", "127.0.0.1:8000", "[::1]:9", "127.9.9.9"]
)
def test_loopback_is_known(host: str) -> None:
    assert LOCAL.know(host)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "192.168.1.5", "[::2]",
     "a@localhost", "localhost:8000:1", "local host", "localhost/x", "0.0.0.0"],
)  # fmt: skip
def test_other_names_are_not(host: str) -> None:
    assert not LOCAL.know(host)


def test_listening_elsewhere_knows_addresses_but_not_foreign_names() -> None:
    assert OPEN.know("192.168.1.5:8000")
    assert not OPEN.know("evil.example")


def test_a_port_is_no_part_of_the_name() -> None:
    assert name_of("Localhost:80") == "localhost"
    assert name_of("[::1]:80") == "::1"


@pytest.mark.parametrize(("host", "near"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False),
                                            ("localhost", True), ("10.0.0.1", False)])  # fmt: skip
def test_loopback_alone_is_this_machine(host: str, near: bool) -> None:
    assert is_loopback(host) is near


def test_others_are_let_in_with_a_password_only() -> None:
    with pytest.raises(AppError, match="needs a password"):
        Guard.for_address("0.0.0.0")
    with pytest.raises(AppError, match="too short"):
        Guard.for_address("0.0.0.0", "short")
