"""Kind routes: /kinds, what each kind of run asks of every muscle group."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.advice.kinds.run_type import RUN_TYPES
from runatomy.analysis.compare.comparison import compare
from runatomy.analysis.compare.subject import kind_subject
from runatomy.app.web.api.answers.answer import answer, tag_of, unchanged_since
from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.api.answers.values import TEXT
from runatomy.app.web.api.meaning.answer_routes import answers
from runatomy.app.web.api.meaning.engines import Asked, Whose, engine_of
from runatomy.app.web.api.meaning.schemas import kinds as schemas
from runatomy.app.web.kept import Kept
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.version import VERSION

routes = APIRouter(tags=["meaning"])

NAMES = tuple(kind.name for kind in RUN_TYPES)
_COMPARED = Kept(16)  # about 50 kB each
Kinds = Annotated[
    str,
    Query(
        max_length=200,
        pattern=TEXT,
        description=f"Two or more, divided by commas: {', '.join(NAMES)}.",
        examples=["5k,half,hills,sprint"],
    ),
]


@routes.get("/kinds", operation_id="compare_kinds", response_model=schemas.Comparison)
def compare_kinds(
    request: Request, asked: Asked, kinds: Kinds = "5k,half,hills,sprint"
) -> Response:
    """Kinds of run side by side: which muscle groups and tissues each asks most, of one runner."""
    wanted = _named(kinds)
    tag = tag_of("kinds", VERSION, load_atlas().sha256, asked, wanted)
    if found := unchanged_since(request, tag):
        return found
    return answer(request, _COMPARED.get(tag, lambda: _compared(asked, wanted)), tag=tag)


def _named(kinds: str) -> tuple[str, ...]:
    """Return the kinds that are named; refuses (422) others, and fewer than two."""
    wanted = tuple(dict.fromkeys(word.strip().lower() for word in kinds.split(",") if word.strip()))
    for name in wanted:
        if name not in NAMES:
            what = f"no kind of run is called {name[:60]!r}"
            raise invalid(what, "kinds", f"One of: {', '.join(NAMES)}.")
    if len(wanted) < 2:
        raise invalid("there is nothing to compare one run with", "kinds", "Name two or more.")
    return wanted


def _compared(asked: Whose, wanted: tuple[str, ...]) -> dict[str, Any]:
    engine = engine_of(asked)
    found: dict[str, Any] = compare(
        engine, tuple(kind_subject(engine, name) for name in wanted)
    ).to_dict()
    return found | {
        "claims": [_judged(asked, claim) for claim in found["claims"]],
        "kinds": [{"name": k.name, "plain": k.plain, "about": k.about} for k in RUN_TYPES],
    }


def _judged(asked: Whose, claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim with the whole answer's verdict and grade: two pages must not disagree."""
    key = f"runs.{claim['kind']}"
    whole = answers(asked, key, None)["answers"][0]
    return claim | {
        "verdict": whole["verdict"],
        "answer": key,
        "grade": whole["evidence"]["grade"],
    }
