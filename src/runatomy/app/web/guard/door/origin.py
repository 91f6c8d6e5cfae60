"""Origin: whether a request comes from one of our own pages."""

from __future__ import annotations

from collections.abc import Mapping

from runatomy.app.web.guard.refusal import Refusal

SAFE = ("GET", "HEAD", "OPTIONS")
API = "/api/"
FOREIGN = Refusal(
    status=403,
    code="foreign_origin",
    what="another site's page asked for this",
    mend="Open Runatomy's own page and try again there.",
)
UNMARKED = Refusal(
    status=403,
    code="header_missing",
    what="a request that changes something needs the header X-Runatomy: 1",
    where="X-Runatomy",
    mend="Send it; pages of other sites cannot, which is its purpose.",
)


def foreign(
    kind: str, scheme: str, path: str, method: str, headers: Mapping[str, str]
) -> Refusal | None:
    """Return why a request is refused that another site's page may have sent, else None.

    `kind` is "http" or "websocket". Browsers send Origin with every websocket and every request
    that changes something; programs that are no browser send none.
    """
    origin = headers.get("origin")
    if origin is not None and not _own(origin, scheme, headers.get("host", "")):
        return FOREIGN
    if kind == "websocket":
        return FOREIGN if origin is None else None
    if method not in SAFE and path.startswith(API) and headers.get("x-runatomy") != "1":
        return UNMARKED
    return FOREIGN if _from_elsewhere(path, headers) else None


def _own(origin: str, scheme: str, host: str) -> bool:
    web = {"ws": "http", "wss": "https"}.get(scheme, scheme)
    return (
        origin.lower() == f"{web}://{_bare(host, web)}"
        or origin.lower() == f"{web}://{host.lower()}"
    )


def _bare(host: str, scheme: str) -> str:
    """Return the host without the port that goes without saying, as an Origin has it."""
    return host.lower().removesuffix({"http": ":80", "https": ":443"}.get(scheme, ":"))


def _from_elsewhere(path: str, headers: Mapping[str, str]) -> bool:
    """Tell whether the browser says another site sent this; following a link to a page is fine."""
    site = headers.get("sec-fetch-site", "none")
    followed = headers.get("sec-fetch-mode") == "navigate" and not path.startswith(API)
    return site not in ("none", "same-origin") and not followed
