"""Headers: what every answer tells the browser not to do."""

from __future__ import annotations

from collections.abc import Iterable

Header = tuple[bytes, bytes]

# NiceGUI's pages start from an inline script, and Vue compiles its templates in the browser.
PAGE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"
# A report holds names out of files: it runs as an origin of its own, which can ask us nothing.
REPORT = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts allow-modals allow-downloads"
)
ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), camera=(), microphone=(), payment=(), usb=()"),
)


def policy(path: str) -> str:
    """Return the content security policy of the answer to this path."""
    if path.startswith("/api/"):
        return REPORT if path.endswith("/report.html") else DATA
    return PAGE


def secured(path: str, given: Iterable[Header]) -> list[Header]:
    """Return an answer's headers with those that protect; its own are kept where it has them."""
    headers = list(given)
    mine = [*ALWAYS, (b"content-security-policy", policy(path).encode())]
    if b"frame-ancestors 'none'" in mine[-1][1]:
        mine.append((b"x-frame-options", b"DENY"))
    if path.startswith("/api/"):
        mine.append((b"cache-control", b"no-store"))
    known = {name.lower() for name, _ in headers}
    return headers + [header for header in mine if header[0] not in known]
