"""Door: refuses what may not come in, and seals what goes out."""

from __future__ import annotations

import logging
import traceback
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote

from starlette.requests import ClientDisconnect

from runatomy.app.web.guard.door.body import Body, Message, Receive, too_large
from runatomy.app.web.guard.door.headers import secured
from runatomy.app.web.guard.door.origin import foreign
from runatomy.app.web.guard.guard import COOKIE, Guard
from runatomy.app.web.guard.refusal import Refusal, Refused

log = logging.getLogger("runatomy.web")

UNKNOWN_HOST = Refusal(
    status=421,
    code="unknown_host",
    what="this server does not answer to that name",
    where="Host",
    mend="Open it by the address that `runatomy serve` printed.",
)
NO_PATH = Refusal(
    status=404, code="unknown", what="there is no such address", mend="See / for what there is."
)
LOG_IN = Refusal(
    status=401,
    code="log_in",
    what="this server asks for its password",
    mend="Log in at /login.",
)
BROKEN = Refusal(
    status=500,
    code="internal",
    what="something unexpected happened; this is a fault in Runatomy",
    mend="Try again; the window of `runatomy serve` says where it happened.",
)
# What the page of the login needs before there is a session; none of it is about anybody.
OPEN = ("/login", "/api/v1/session", "/favicon.ico")
OPEN_FOLDERS = ("/assets/", "/_nicegui/")


class Door:
    """ASGI middleware, outermost: host, origin, session, size; and the headers of every answer."""

    def __init__(self, app: Any, guard: Guard) -> None:
        """Take the application behind the door and who guards it."""
        self.app, self.guard = app, guard

    async def __call__(self, scope: Any, receive: Receive, send: Any) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        refusal = self._refusal(scope, headers)
        if scope["type"] == "websocket":
            await (self.app(scope, receive, send) if refusal is None else _close(send))
            return
        out = _Sealed(scope["path"], send)
        if refusal is not None:
            await _refuse(out, scope, refusal)
            return
        body = Body(receive, self.guard.limits.body_of(scope["path"]), self.guard.limits.idle_s)
        await self._answer(scope, body, out)

    def _refusal(self, scope: Any, headers: dict[str, str]) -> Refusal | None:
        path = scope["path"]
        if not path.isprintable():
            return NO_PATH
        if not self.guard.hosts.know(headers.get("host", "")):
            return UNKNOWN_HOST
        scheme, method = scope.get("scheme", "http"), scope.get("method", "GET")
        if found := foreign(scope["type"], scheme, path, method, headers):
            return found
        if not (_open(path) or self.guard.admits(token_of(headers))):
            return LOG_IN
        most = self.guard.limits.body_of(path)
        told = headers.get("content-length", "0")
        return too_large(most) if told.isdecimal() and int(told[:20]) > most else None

    async def _answer(self, scope: Any, receive: Receive, out: _Sealed) -> None:
        try:
            await self.app(scope, receive, out)
        except ClientDisconnect:  # nobody is left to answer
            return
        except Exception as error:
            refused = error.refusal if isinstance(error, Refused) else BROKEN
            if refused is BROKEN:
                log.error("%s %s: %s", scope["method"], _route(scope), where_of(error))
            if not out.started:  # else it is too late to say so, and the server cuts it off
                await _refuse(out, scope, refused)


class _Sealed:
    """A `send` that adds the headers that protect, and knows whether the answer has begun."""

    def __init__(self, path: str, send: Any) -> None:
        self.path, self.send, self.started = path, send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            message["headers"] = secured(self.path, message.get("headers", ()))
        await self.send(message)


def token_of(headers: dict[str, str]) -> str | None:
    """Return the session token of a request's cookies."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return None if found is None else found.value


def where_of(error: BaseException) -> str:
    """Return an unexpected error's kind and place, without its text: that may hold a position."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "runatomy" in frame.filename] or frames
    places = [f"{frame.filename.split('runatomy/')[-1]}:{frame.lineno}" for frame in ours[-4:]]
    return f"{type(error).__name__} at {' < '.join(reversed(places))}"


def _headers(scope: Any) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }


def _open(path: str) -> bool:
    return path in OPEN or path.startswith(OPEN_FOLDERS)


def _route(scope: Any) -> str:
    """Return the path without its query, which may hold what nobody should read in a log."""
    return str(scope["path"]).encode("ascii", "backslashreplace").decode().replace("\n", "")[:200]


async def _close(send: Any) -> None:
    await send({"type": "websocket.close", "code": 1008})


async def _refuse(send: Any, scope: Any, refusal: Refusal) -> None:
    """Send the refusal; a person whose login is missing is led to it."""
    page = scope.get("method") == "GET" and not scope["path"].startswith("/api/")
    if refusal is LOG_IN and page:
        back = quote(scope["path"], safe="/")
        headers = [(b"location", f"/login?next={back}".encode()), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    start = {"type": "http.response.start", "status": refusal.status, "headers": refusal.headers()}
    await send(start)
    content = b"" if scope.get("method") == "HEAD" else refusal.body()
    await send({"type": "http.response.body", "body": content})
