"""Answer: plain values as JSON, bytes as a file, each with a tag where that saves sending it."""

from __future__ import annotations

import gzip
import hashlib
import re
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import Response

SMALL = 2000  # bytes that are not worth packing
OPTIONS = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS
REVALIDATE = "private, no-cache"  # kept, and asked for again each time by its tag


def answer(request: Request, value: Any, *, status: int = 200, tag: str | None = None) -> Response:
    """Return plain values and arrays as JSON; NaN becomes null.

    With `tag` the browser keeps the answer and is told 304 while it is still true.
    """
    if tag is not None and _known(request, tag):
        return unchanged(tag)
    return packed(request, orjson.dumps(value, option=OPTIONS), "application/json", status, tag)


def packed(
    request: Request, content: bytes, media: str, status: int = 200, tag: str | None = None
) -> Response:
    """Return bytes, gzipped where they have to travel through a network."""
    headers = {"Vary": "Accept-Encoding"}
    if tag is not None:
        headers |= {"ETag": _quoted(tag), "Cache-Control": REVALIDATE}
    if len(content) > SMALL and _travels(request):
        content = gzip.compress(content, 3)
        headers["Content-Encoding"] = "gzip"
    return Response(content, status, headers, media_type=media)


def unchanged_since(request: Request, tag: str) -> Response | None:
    """Return the answer 304 where the browser holds what bears this tag, else None."""
    return unchanged(tag) if _known(request, tag) else None


def unchanged(tag: str) -> Response:
    """Return the answer 304: what the browser holds is still true."""
    return Response(status_code=304, headers={"ETag": _quoted(tag), "Cache-Control": REVALIDATE})


def tag_of(*parts: object) -> str:
    """Return a tag for what these parts decide."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def download(content: bytes, media: str, name: str) -> Response:
    """Return bytes as a file to be saved under `name`."""
    return Response(content, headers=saved_as(name), media_type=media)


def saved_as(name: str) -> dict[str, str]:
    """Return the header that names a download, safe for every file system (RFC 6266, RFC 5987)."""
    clean = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+', "_", name).strip(". ") or "runatomy"
    clean = clean[-150:].lstrip(". ") or "runatomy"
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", clean)
    coded = quote(clean, safe="")
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}"}


def _quoted(tag: str) -> str:
    return f'W/"{tag}"'


def _known(request: Request, tag: str) -> bool:
    told = request.headers.get("if-none-match", "")
    return any(part.strip().removeprefix("W/").strip('"') == tag for part in told.split(","))


def _travels(request: Request) -> bool:
    """Tell whether packing pays: between two programs of one machine it only takes time."""
    near = request.client is None or request.client.host in ("127.0.0.1", "::1", "testclient")
    return not near and "gzip" in request.headers.get("accept-encoding", "")
