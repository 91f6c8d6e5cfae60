"""runatomy serve: the library as pages on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen
from runatomy.terms.errors import AppError

VARIABLE = "RUNATOMY_PASSWORD"
EXAMPLES = """\
examples:
  $ runatomy serve
  $ runatomy serve --port 8080 --no-open
  $ runatomy serve --host 0.0.0.0 --password-file password.txt

Opens the library's pages at http://127.0.0.1:8000. Nothing leaves this machine,
and nobody else can connect. With --host others on the network can, and a
password is asked for: from the file, from RUNATOMY_PASSWORD, or typed in.
Ctrl-C stops it; an import that runs goes on the next time.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "serve",
        help="open the library's pages in the browser",
        description="Serve the library's pages, on this machine alone unless --host says more.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("--port", metavar="N", type=port, default=8000, help="8000 if not given")
    parser.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="0.0.0.0: all that reach it"
    )
    parser.add_argument("--password-file", metavar="FILE", help="its first line is the password")
    parser.add_argument(
        "--open", action=argparse.BooleanOptionalAction, default=None,
        help="open the page in the browser; done where there is a screen",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", metavar="N", type=options.jobs, default=2, help="worker processes; 2"
    )
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    _check_packages()
    from runatomy.app.library.home import Home
    from runatomy.app.web.guard.hosts import is_loopback
    from runatomy.app.web.server import serve

    screen = Screen(color=False if given.no_color else None)
    home = Home.from_environment()
    password = password_of(given.password_file, needed=not is_loopback(given.host))
    wanted = _has_screen() if given.open is None else given.open

    def ready(address: str) -> None:
        screen.note(f"Runatomy is open at {address}\nLibrary: {home.root}\nCtrl-C stops it.")
        if wanted:
            _open(address)

    with suppress(KeyboardInterrupt):  # the usual way to stop it
        serve(home, given.host, given.port, password=password, workers=given.jobs, ready=ready)
    screen.note("Stopped.")
    return 0


def port(text: str) -> int:
    """Return a port, 0 for any that is free."""
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give 1024 to 65535, e.g. 8000")
    return int(text)


def password_of(file: str | None, *, needed: bool) -> str | None:
    """Return the password from a file, the environment or the keyboard; None without one.

    Raises AppError where it is needed and cannot be had.
    """
    if file is not None:
        return _from_file(Path(file))
    if VARIABLE in os.environ:
        return os.environ.pop(VARIABLE)  # not for the workers
    if not needed:
        return None
    if not sys.stdin.isatty():
        raise AppError(
            "others could connect, and there is no password",
            where="--host",
            mend=f"Give --password-file FILE or set {VARIABLE}; without --host only this "
            "machine can connect.",
        )
    from getpass import getpass

    first = getpass("Password for this server: ")
    if getpass("Once more: ") != first:
        raise AppError("the two passwords are not the same", mend="Start again.")
    return first


def _from_file(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise AppError(
            f"the password file cannot be read ({reason.lower()})",
            where=str(path),
            mend="Its first line is the password.",
        ) from error
    return text.splitlines()[0] if text else ""


def _check_packages() -> None:
    from importlib.util import find_spec

    for package in ("nicegui", "fastapi", "uvicorn", "duckdb", "pyarrow", "argon2"):
        if find_spec(package) is None:
            raise AppError(
                f"the pages need {package}, which is not installed",
                mend="pip install 'runatomy[web]'",
            )


def _has_screen() -> bool:
    """Tell whether a person sits here who would see a browser."""
    if not sys.stderr.isatty():
        return False
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _open(address: str) -> None:
    """Open the browser from a thread: it may take its time."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
