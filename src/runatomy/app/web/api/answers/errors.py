"""Errors: every failure in one shape, {"error": {what, where, mend, code}}."""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.web.guard.door.door import BROKEN
from runatomy.app.web.guard.refusal import Refusal, Refused, refusal_of
from runatomy.terms.errors import AppError, RunatomyError

CODES = {
    400: "malformed", 401: "log_in", 403: "forbidden", 404: "unknown", 405: "method",
    408: "too_slow", 409: "conflict", 413: "too_large", 415: "media_type", 422: "invalid",
    429: "too_many",
}  # fmt: skip
MEND = {
    404: "See /api/v1/openapi.json for what there is.",
    405: "See /api/v1/openapi.json for what this address can do.",
    400: "Send the body as /api/v1/openapi.json describes it.",
}
WORDS = 300  # characters of a value that are told back


class ErrorText(BaseModel):
    """What went wrong and how to mend it."""

    what: str = Field(description="What happened, in a sentence.")
    where: str | None = Field(description="Parameter, file or thing it is about.")
    mend: str | None = Field(description="What to do about it.")
    code: str = Field(description="A word for programs.")


class ErrorAnswer(BaseModel):
    """A failure."""

    error: ErrorText

    model_config = {
        "json_schema_extra": {
            "examples": [
                {
                    "error": {
                        "what": "there is no run 'x'",
                        "where": None,
                        "mend": "See /runs for the runs there are.",
                        "code": "unknown",
                    }
                }
            ]
        }
    }


TOLD = {
    400: "The body could not be read", 401: "The password is asked for first",
    403: "Sent by another site's page, or the header X-Runatomy is missing",
    404: "There is no such thing", 409: "It cannot be done now",
    413: "More than the server takes", 415: "Another kind of body is needed",
    408: "The body stopped halfway", 421: "The server has another name",
    422: "A value is not possible", 429: "Too often; see Retry-After",
}  # fmt: skip
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorAnswer, "description": words} for status, words in TOLD.items()
}


def add_handlers(api: FastAPI) -> None:
    """Let every failure of the API be told in the one shape."""
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _http)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(RunatomyError, _ours)
    api.add_exception_handler(Exception, _broken)


def unknown(what: str, mend: str | None = None) -> Refused:
    """Return the refusal of something that is not there (404)."""
    return Refused(Refusal(status=404, code="unknown", what=what, mend=mend))


def conflict(what: str, mend: str | None = None) -> Refused:
    """Return the refusal of something that cannot be done now (409)."""
    return Refused(Refusal(status=409, code="conflict", what=what, mend=mend))


def invalid(what: str, where: str | None = None, mend: str | None = None) -> Refused:
    """Return the refusal of a value that is not possible (422)."""
    return Refused(Refusal(status=422, code="invalid", what=what, where=where, mend=mend))


def response_of(refusal: Refusal) -> Response:
    """Return a refusal as a response."""
    headers = {name.decode(): value.decode() for name, value in refusal.headers()}
    return Response(refusal.body(), refusal.status, headers)


def _broken(request: Request, error: Exception) -> Response:
    """Answer a fault of ours; Starlette raises it again, and the door logs where it arose."""
    return response_of(BROKEN)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return response_of(error.refusal)


def _ours(request: Request, error: Exception) -> Response:
    """Return an error a person can act on; what the library does not hold is named Unknown…"""
    assert isinstance(error, RunatomyError)
    if type(error).__name__.startswith("Unknown"):
        return response_of(refusal_of(error, 404, "unknown"))
    status = 409 if isinstance(error, AppError) else 422
    return response_of(refusal_of(error, status, CODES[status]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    answer = response_of(
        Refusal(
            status=status,
            code=CODES.get(status, "refused"),
            what=str(error.detail),
            mend=MEND.get(status),
        )
    )
    if status == 405:
        answer.headers["Allow"] = ", ".join(methods_of(request))
    return answer


def methods_of(request: Request) -> list[str]:
    """Return what an address of the API can do; Starlette alone tells of the first route."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    found: set[str] = set()
    for template, operations in request.app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found |= {method.upper() for method in operations}
    return sorted(found)


def _invalid(request: Request, error: Exception) -> Response:
    """Return the first value that is not possible: its name, what is wrong, what is possible."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place, *names = [str(part) for part in first["loc"]]
    name = ".".join(names) or place
    what = f"{name}: {_plain(first)}"
    return response_of(
        Refusal(
            status=422,
            code="invalid",
            what=_told(what),
            where=_told(name),
            mend="See /api/v1/openapi.json for what it may be.",
        )
    )


def _plain(first: Any) -> str:
    text = str(first["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    return text[:1].lower() + text[1:]


def _told(text: str) -> str:
    """Return a text that can be sent: what a request brought may hold anything."""
    text = text.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else "?" for c in text)[:WORDS]
