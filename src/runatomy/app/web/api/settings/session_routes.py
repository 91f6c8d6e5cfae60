"""Session routes: logging in and out, where the server asks for a password."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.web.api.answers.answer import answer
from runatomy.app.web.api.answers.values import Marked
from runatomy.app.web.api.settings import schemas
from runatomy.app.web.guard.door.door import token_of
from runatomy.app.web.guard.guard import COOKIE
from runatomy.app.web.guard.refusal import Refusal, Refused
from runatomy.app.web.web_app import Web

routes = APIRouter(prefix="/session", tags=["session"])


@routes.get("", operation_id="get_session", response_model=schemas.Session)
def get_session(request: Request, web: Web) -> Response:
    """Whether a password is asked for, and was given."""
    token = token_of(dict(request.headers))
    told = {"password": web.guard.password is not None, "logged_in": web.guard.admits(token)}
    return answer(request, told)


@routes.post("", operation_id="log_in", response_model=schemas.Session)
def log_in(request: Request, web: Web, login: schemas.Login, x_runatomy: Marked) -> Response:
    """Give the password; a cookie keeps the login. Wrong ones slow the next one down."""
    guard = web.guard
    if guard.password is None:
        return answer(request, {"password": False, "logged_in": True})
    address = request.client.host if request.client else ""
    if (wait := guard.attempts.begin(address)) > 0.0:
        raise Refused(_wait(wait))
    if not guard.password.matches(login.password):
        raise Refused(
            Refusal(
                status=401,
                code="wrong_password",
                what="this is not the password",
                mend="Try again.",
            )
        )
    guard.attempts.passed(address)
    done = answer(request, {"password": True, "logged_in": True})
    done.set_cookie(
        COOKIE,
        guard.sessions.begin(),
        max_age=int(guard.limits.session_s),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return done


@routes.delete("", operation_id="log_out", status_code=204, response_class=Response)
def log_out(request: Request, web: Web, x_runatomy: Marked) -> Response:
    """End the login."""
    web.guard.sessions.end(token_of(dict(request.headers)))
    done = Response(status_code=204)
    done.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return done


def _wait(seconds: float) -> Refusal:
    return Refusal(
        status=429,
        code="too_many",
        what="too many wrong passwords",
        mend=f"Wait {max(1, round(seconds + 0.5))} s and try again.",
        retry_s=seconds,
    )
