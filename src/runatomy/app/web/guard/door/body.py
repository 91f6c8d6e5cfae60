"""Body: a request's bytes, counted as they come, and given up where they stop coming."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from runatomy.app.web.guard.refusal import Refusal, Refused

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


class Body:
    """A `receive` that lets no more than `most` bytes through.

    Content-Length may lie or be missing, so the bytes themselves are counted. Raises Refused (413)
    where there are more, and (408) where nothing comes for `idle_s` seconds.
    """

    def __init__(self, receive: Receive, most: int, idle_s: float) -> None:
        """Take the server's `receive` and the limits [B], [s]."""
        self._receive, self._most, self._idle = receive, most, idle_s
        self._came, self._whole = 0, False

    async def __call__(self) -> Message:
        """Return the next message of the body; once it is whole, wait for the end as ever."""
        if self._whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), self._idle)
        except TimeoutError:
            raise Refused(too_slow()) from None
        if message["type"] == "http.request":
            self._came += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._came > self._most:
                raise Refused(too_large(self._most))
        return message


def too_large(most: int) -> Refusal:
    """Return what is said where a body is over the limit [B]."""
    size = f"{most / (1 << 30):.3g} GiB" if most >= 1 << 30 else f"{most / (1 << 20):.3g} MiB"
    return Refusal(
        status=413,
        code="too_large",
        what=f"the request brings more than {size}",
        where="body",
        mend="Send it in parts, or use `runatomy import`, which has no such limit.",
    )


def too_slow() -> Refusal:
    """Return what is said where a body stops coming."""
    return Refusal(
        status=408,
        code="too_slow",
        what="the request stopped halfway",
        where="body",
        mend="Check the connection and send it again; what came before is recognized.",
    )
