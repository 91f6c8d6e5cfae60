"""Kind routes: /kinds, what runs ask of every muscle group, side by side."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.advice.kinds.run_type import RUN_TYPES
from runatomy.analysis.compare.comparison import compare
from runatomy.app.web.api.answers.answer import answer, tag_of, unchanged_since
from runatomy.app.web.api.answers.values import TEXT
from runatomy.app.web.api.meaning.answer_routes import answers
from runatomy.app.web.api.meaning.engines import Asked, Whose, engine_of
from runatomy.app.web.api.meaning.schemas import kinds as schemas
from runatomy.app.web.api.meaning.subjects import (
    KINDS,
    MOST,
    Wanted,
    subject_of,
    told_once,
    wanted_of,
)
from runatomy.app.web.kept import Kept
from runatomy.app.web.web_app import Web, WebApp
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.version import VERSION

routes = APIRouter(tags=["meaning"])

_COMPARED = Kept(16)  # about 50 kB each
Kinds = Annotated[
    str,
    Query(
        max_length=300,
        pattern=TEXT,
        description="Two or more, divided by commas: kinds of run "
        f"({', '.join(KINDS)}), ids of recorded runs (at most {MOST}), and steady conditions: a "
        "speed, with a grade in percent behind @ (3.5m/s@8).",
        examples=["5k,half,hills,sprint"],
    ),
]


@routes.get("/kinds", operation_id="compare_kinds", response_model=schemas.Comparison)
def compare_kinds(
    request: Request, web: Web, asked: Asked, kinds: Kinds = "5k,half,hills,sprint"
) -> Response:
    """Runs side by side: which muscle groups and tissues each asks most, of one runner."""
    wanted = wanted_of(web, kinds)
    keys = tuple(one.key for one in wanted)
    tag = tag_of("kinds", VERSION, load_atlas().sha256, asked, keys)
    if found := unchanged_since(request, tag):
        return found
    return answer(request, _COMPARED.get(tag, lambda: _compared(web, asked, wanted)), tag=tag)


def _compared(web: WebApp, asked: Whose, wanted: tuple[Wanted, ...]) -> dict[str, Any]:
    engine = engine_of(asked)
    names = Counter(one.run.name for one in wanted if one.run)
    subjects = tuple(
        subject_of(web, engine, one, dated=bool(one.run and names[one.run.name] > 1))
        for one in wanted
    )
    found: dict[str, Any] = compare(engine, subjects).to_dict()
    found["warnings"] = told_once(subjects, found["warnings"])
    for row, one in zip(found["runs"], wanted, strict=True):
        row |= {"word": one.word, "id": one.run and one.run.id}
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
