"""A server that others can reach: the password, the cookie, and what stays shut."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from running import Api, running

from runatomy.app.library.library import Library
from runatomy.app.web.guard.attempts import Attempts
from runatomy.app.web.guard.door.door import Door
from runatomy.app.web.guard.guard import COOKIE, Guard
from runatomy.app.web.guard.limits import Limits
from runatomy.app.web.guard.password import Password

SECRET = "correct horse battery"
LIMITS = Limits(free_attempts=4)


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    # A clock that stands still: on a busy machine the second to wait would pass by itself.
    still = Attempts(LIMITS, clock=lambda: 1000.0)
    guard = replace(Guard.for_address("127.0.0.1", SECRET, LIMITS), attempts=still)
    with (
        Library.open(tmp_path_factory.mktemp("library")) as library,
        running(library, guard) as found,
    ):
        yield found


@pytest.fixture
def api(address: str) -> Iterator[Api]:
    with Api(address) as client:
        yield client


def test_nothing_is_told_before_the_login(api: Api, address: str) -> None:
    for path in ("/health", "/runs", "/settings", "/openapi.json", "/nope", "/figure/bones"):
        assert api.error(api.get(path), 401)["code"] == "log_in"
    assert api.error(api.post("/uploads", content=b"x"), 401)
    page = api.get(f"{address}/muscles/soleus")
    assert page.status_code == 303
    assert page.headers["location"] == "/login?next=/muscles/soleus"


def test_the_password_opens_and_logging_out_shuts(api: Api) -> None:
    assert api.json("/session") == {"password": True, "logged_in": False}
    answer = api.post("/session", json={"password": SECRET})
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age=" in cookie
    assert "secure" not in cookie  # this server speaks http
    assert api.get("/runs").status_code == 200
    token = api.cookies[COOKIE]
    assert api.delete("/session").status_code == 204
    api.cookies.set(COOKIE, token)  # one that was kept is worth nothing now
    assert api.get("/runs").status_code == 401


def test_guessing_is_slowed_down(api: Api) -> None:
    for i in range(LIMITS.free_attempts):
        told = api.error(api.post("/session", json={"password": f"guess number {i}"}), 401)
        assert told["code"] == "wrong_password"
    answer = api.post("/session", json={"password": SECRET})  # even the right one has to wait
    assert api.error(answer, 429)["code"] == "too_many"
    assert int(answer.headers["retry-after"]) >= 1
    assert SECRET not in answer.text


def test_a_cookie_of_rubbish_is_no_login(api: Api) -> None:
    for value in ("x", "a.1.b", "..", "a" * 3000):
        assert api.get("/runs", headers={"Cookie": f"{COOKIE}={value}"}).status_code == 401


def test_the_password_is_nowhere_to_be_read() -> None:
    password = Password(SECRET)
    assert SECRET not in repr(vars(password))
    assert "$argon2id$" in password._hash
    assert password.matches(SECRET)
    assert not password.matches(SECRET + " ")
    assert not password.matches("x" * 100_000)
    assert not password.matches("\ud800 lone surrogate")


OURS = {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"host": "127.0.0.1:8000"}, False),  # no origin: no browser of ours
        ({"host": "127.0.0.1:8000", "origin": "http://evil.example"}, False),
        ({"host": "evil.example", "origin": "http://evil.example"}, False),
        (OURS, True),
    ],
)
def test_the_pages_websocket_is_for_our_own_pages(headers: dict[str, str], let_in: bool) -> None:
    assert _socket(Guard.for_address("127.0.0.1"), headers) is let_in


def test_the_pages_websocket_asks_for_the_login() -> None:
    guard = Guard.for_address("127.0.0.1", SECRET)
    assert not _socket(guard, OURS)
    assert _socket(guard, {**OURS, "cookie": f"{COOKIE}={guard.sessions.begin()}"})


def _socket(guard: Guard, headers: dict[str, str]) -> bool:
    """Tell whether the door lets a websocket in."""
    inside: list[str] = []
    sent: list[str] = []

    async def app(scope: object, receive: object, send: object) -> None:
        inside.append("let in")

    async def send(message: dict[str, object]) -> None:
        sent.append(str(message["type"]))

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    scope = {
        "type": "websocket",
        "scheme": "ws",
        "path": "/_nicegui_ws/socket.io/",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    # In a thread of its own: a browser of another test may run a loop in this one.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(lambda: asyncio.run(Door(app, guard)(scope, receive, send))).result()
    assert inside or sent == ["websocket.close"]
    return bool(inside)
