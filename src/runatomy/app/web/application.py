"""Application: the API, the pages and their assets, behind the door."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from runatomy.app.web.api.api import ROOT, make_api
from runatomy.app.web.guard.door.door import Door
from runatomy.app.web.sculptor import Sculptor
from runatomy.app.web.web_app import WebApp

if TYPE_CHECKING:
    from starlette.responses import Response

    from runatomy.app.jobs.pool import Pool
    from runatomy.app.library.library import Library
    from runatomy.app.web.guard.guard import Guard

__all__ = ["WebApp", "make_app"]

THREADS = 16
ASSETS = Path(__file__).with_name("assets")


def make_app(
    library: Library, *, guard: Guard, jobs: Pool | None = None, pages: bool = True
) -> FastAPI:
    """Return the web application of a library.

    Args:
        library: whose runs are shown; stays open as long as the application runs.
        guard: who is let in.
        jobs: the workers; without them jobs are queued for another process.
        pages: whether there are pages beside the API. NiceGUI has one application a process, so
            only one with pages can be made.
    """
    web = WebApp(library, guard, Sculptor(library.home.cache), jobs)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads)
    app.state.web = web
    app.mount(ROOT, make_api(web))
    app.mount("/assets", _Assets(directory=ASSETS, check_dir=False))
    if pages:
        _add_pages(app, web)
    app.add_middleware(Door, guard=guard)
    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Answer in a few threads: more answer no sooner on two cores, and each holds memory."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


class _Assets(StaticFiles):
    """Our scripts and styles: kept by the browser, and asked for again each time by their tag."""

    def file_response(self, *given: object, **named: object) -> Response:
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    def lookup_path(self, path: str) -> tuple[str, object]:  # type: ignore[override]
        """Return the file of a path; one that no file system takes is no file."""
        try:
            return super().lookup_path(path)
        except ValueError:
            return "", None


def _add_pages(app: FastAPI, web: WebApp) -> None:
    """Mount NiceGUI with our pages."""
    from nicegui import ui

    from runatomy.app.web.pages import add_pages

    add_pages(web)
    ui.run_with(
        app,
        title="Runatomy",
        favicon=ASSETS / "favicon.svg",
        language="en-US",
        dark=None,
        tailwind=False,
        show_welcome_message=False,
        reconnect_timeout=10.0,
        gzip_middleware_factory=None,
    )
