"""WebApp: what pages and API share while the server runs."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends
from starlette.requests import Request

from runatomy.app.web.kept import Kept
from runatomy.app.web.sculptor import Sculptor

if TYPE_CHECKING:
    from runatomy.app.jobs.pool import Pool
    from runatomy.app.library.library import Library
    from runatomy.app.web.guard.guard import Guard


@dataclass(frozen=True, slots=True, eq=False)
class AtHand:
    """What the API keeps between requests; small, since a page shows one run or two at a time."""

    analyses: Kept = field(default_factory=lambda: Kept(8))
    series: Kept = field(default_factory=lambda: Kept(8))  # about 1 MB each
    loads: Kept = field(default_factory=lambda: Kept(8))
    backup: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True, eq=False)
class WebApp:
    """What pages and API share while the server runs."""

    library: Library
    guard: Guard
    sculptor: Sculptor
    jobs: Pool | None = None  # None: jobs are only queued, as in tests
    kept: AtHand = field(default_factory=AtHand)

    def wake(self) -> None:
        """Tell the workers that there is a new job; they would see it a moment later anyway."""
        if self.jobs is not None:
            self.jobs.wake()


async def web_of(request: Request) -> WebApp:
    """Return what the application that answers a request was made with."""
    web: WebApp = request.app.state.web
    return web


Web = Annotated[WebApp, Depends(web_of)]
