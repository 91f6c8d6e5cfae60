"""Server: the application served, with the workers beside it, until it is told to stop."""

from __future__ import annotations

import gc
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.listener import address_of, listen
from runatomy.app.web.logs import quiet_logs
from runatomy.terms.errors import RunatomyError

if TYPE_CHECKING:
    from runatomy.app.library.home import Home
    from runatomy.app.web.web_app import WebApp

LAST = 3  # [s] that open requests are given when the server stops


def serve(
    home: Home,
    host: str,
    port: int,
    *,
    password: str | None = None,
    workers: int = 2,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a library until a signal stops it; jobs that run then go on the next time.

    Args:
        home: the library's folder; begun where there is none.
        host: address to listen at, "127.0.0.1" for this machine alone.
        port: to listen at; 0 takes a free one.
        password: asked for where others can connect.
        workers: processes that import and analyze.
        ready: told the address once somebody can connect.

    Raises:
        AppError: the port is taken, others could connect without a password, or the library cannot
            be opened.
    """
    guard = Guard.for_address(host, password)
    with closing(listen(host, port)) as listener:
        quiet_logs()
        _run(home, guard, listener, workers, lambda: ready(address_of(host, listener)))


def _run(
    home: Home, guard: Guard, listener: socket.socket, workers: int, ready: Callable[[], None]
) -> None:
    import uvicorn

    from runatomy.app.jobs.pool import Pool
    from runatomy.app.library.library import Library
    from runatomy.app.library.upkeep.tidy import tidy
    from runatomy.app.web.api.trials.shelf import KIND
    from runatomy.app.web.api.trials.solve import solve_trial
    from runatomy.app.web.application import make_app

    class Server(uvicorn.Server):
        """Tells when somebody can connect."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    with Library.open(home) as library:
        tidy(library)
        pool = Pool(library, workers, kinds={KIND: solve_trial})
        app = make_app(library, guard=guard, jobs=pool)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=LAST,
            ws_max_size=1 << 20,
        )
        try:
            pool.start()
            threading.Thread(target=_warm, args=(app.state.web,), daemon=True).start()
            with suppress(KeyboardInterrupt), _terminable():  # what ends it, told again at its end
                Server(config).run(sockets=[listener])
        finally:
            pool.stop()
            app.state.web.sculptor.stop()
            gc.unfreeze()


def _warm(web: WebApp) -> None:
    """Load what the first page would wait for; without it that page only takes longer."""
    from runatomy.mechanics.atlas.lookup import load_atlas

    with suppress(RunatomyError):
        load_atlas()
        web.library.calendar()
        for kind in ("group", "tissue"):
            web.library.daily_loads(None, kind)
        gc.collect()
        gc.freeze()  # what stays for good: to look it through would hold up an answer by 50 ms
        web.sculptor.bones()


@contextmanager
def _terminable() -> Iterator[None]:
    """Let a request to terminate end the server as Ctrl-C does, with its workers."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
