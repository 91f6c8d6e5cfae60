"""Receive: an upload, streamed to the disk."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from runatomy.app.web.api.answers.errors import conflict
from runatomy.app.web.api.intake.parts import Parts
from runatomy.app.web.guard.refusal import Refusal, Refused
from runatomy.app.web.web_app import WebApp

AT_ONCE = 1 << 20  # bytes gathered before they are written: fewer, larger writes
SPARE = 64 << 20  # bytes of disk that an upload leaves free


@asynccontextmanager
async def received(request: Request, web: WebApp, beside: Path) -> AsyncIterator[Parts]:
    """Take in a multipart body, into a folder that is removed again unless it was renamed.

    The folder stands in `beside` under a name that says whose it is. Refuses a body that is no
    form (400, 415), too large (413) or cut off, and a disk that is full (413).
    """
    with web.guard.turnstile.passing():
        _room(request, beside)
        name = secrets.token_hex(8)
        folder = beside / f".{name}.{os.getpid()}.part"
        parts = Parts(folder, web.guard.limits.upload_files)
        try:
            folder.mkdir(mode=0o700)
            await _stream(request, parts)
            yield parts
        except OSError as error:
            raise _trouble(error) from error
        finally:
            parts.close()
            await run_in_threadpool(shutil.rmtree, folder, ignore_errors=True)


def settle(parts: Parts, to: Path) -> None:
    """Give a received folder its own name, so that it stays; it is on the disk then."""
    parts.folder.rename(to)
    if os.name == "posix":
        for folder in (to, to.parent):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


async def _stream(request: Request, parts: Parts) -> None:
    parser = MultipartParser(_boundary(request), parts.callbacks())  # type: ignore[arg-type]
    try:
        async for chunk in _gathered(request):
            await run_in_threadpool(parser.write, chunk)
        parser.finalize()
    except FormParserError as error:
        raise _malformed("the form cannot be read") from error
    if not parts.whole:
        raise _malformed("the form ends too early")


async def _gathered(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in larger pieces than the network brings."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) >= AT_ONCE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 200:
        raise Refused(
            Refusal(
                status=415,
                code="media_type",
                what="an upload comes as multipart/form-data",
                where="Content-Type",
                mend="Send the files as a browser's form does.",
            )
        )
    return boundary


def _room(request: Request, beside: Path) -> None:
    """Refuse an upload that the disk has no room for."""
    told = request.headers.get("content-length", "0")
    size = int(told) if told.isascii() and told.isdigit() and len(told) < 20 else 0
    if shutil.disk_usage(beside).free < size + SPARE:
        raise Refused(_full())


def _trouble(error: OSError) -> Exception:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused(_full())
    return conflict("the upload cannot be written", "See that the library's folder is writable.")


def _full() -> Refusal:
    return Refusal(
        status=413, code="disk_full", what="the disk has no room for this upload",
        mend="Free some space; what is in the library already stays.",
    )  # fmt: skip


def _malformed(what: str) -> Refused:
    return Refused(
        Refusal(status=400, code="malformed", what=what, where="body", mend="Send it again.")
    )
