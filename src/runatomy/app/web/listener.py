"""Listener: the socket that the server listens at, or why it cannot be had."""

from __future__ import annotations

import errno
import socket

from runatomy.terms.errors import AppError


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; AppError where the port or the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would share a port that is taken
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host.strip("[]"), port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise _refused(error, host, port) from error
    listener.setblocking(False)
    return listener


def address_of(host: str, listener: socket.socket) -> str:
    """Return the address to open in a browser."""
    port = listener.getsockname()[1]
    shown = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)
    shown = f"[{shown.strip('[]')}]" if ":" in shown else shown
    return f"http://{shown}:{port}/"


def _refused(error: OSError | OverflowError, host: str, port: int) -> AppError:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE or getattr(error, "winerror", None) in (10013, 10048):
        return AppError(
            f"port {port} is taken: another program listens there",
            mend="Is Runatomy running already? Open its page, stop it, or take another port: "
            f"runatomy serve --port {port + 1 if port < 65535 else port - 1}",
        )
    if number == errno.EACCES:
        return AppError(
            f"port {port} may not be used by everybody",
            mend="Take one above 1023: runatomy serve --port 8000",
        )
    return AppError(
        f"this machine has no address {host!r}",
        mend="Use --host 127.0.0.1 for this machine alone, 0.0.0.0 for all that reach it.",
    )
