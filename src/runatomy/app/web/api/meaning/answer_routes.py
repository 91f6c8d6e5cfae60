"""Answer routes: /answers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.advice.answers.claim import CLAIMS
from runatomy.advice.answers.page import answers_page
from runatomy.app.web.api.answers.answer import answer, tag_of, unchanged_since
from runatomy.app.web.api.answers.errors import unknown
from runatomy.app.web.api.answers.values import TEXT
from runatomy.app.web.api.meaning.engines import Asked, Whose, engine_of
from runatomy.app.web.api.meaning.schemas import answers as schemas
from runatomy.app.web.kept import Kept
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.muscle.anatomy import BREATH, BREATH_GROUPS, GROUPS, MUSCLES, group_named
from runatomy.terms.errors import RunatomyError
from runatomy.terms.version import VERSION

routes = APIRouter(tags=["meaning"])

Words = Annotated[str | None, Query(max_length=100, pattern=TEXT)]
_PAGES = Kept(16)  # about 100 kB each
_GROUP_OF = {muscle.name: muscle.group for muscle in (*MUSCLES, *BREATH)}
_NAMES = tuple(group.name for group in (*GROUPS, *BREATH_GROUPS))
# Statements whose key names no muscle, and the groups they are about.
ABOUT: dict[str, tuple[str, ...]] = {
    "belly": ("abdominals",),
    "knees": ("quadriceps",),
    "psoas_minor": ("hip_flexors",),  # which no model of ours holds
    "hips": ("gluteals",),
    **{f"runs.{kind}": groups for kind, groups in CLAIMS.items()},
}


@routes.get("/answers", operation_id="list_answers", response_model=schemas.Answers)
def list_answers(
    request: Request, asked: Asked, topic: Words = None, search: Words = None
) -> Response:
    """What people say about running and muscles, judged by the engine and by studies."""
    tag = tag_of("answers", VERSION, load_atlas().sha256, asked, topic, search)
    if found := unchanged_since(request, tag):
        return found
    return answer(request, _PAGES.get(tag, lambda: answers(asked, topic, search)), tag=tag)


def answers(asked: Whose, topic: str | None, search: str | None) -> dict[str, Any]:
    """Return answers in plain values, each with the muscle groups it is about.

    Refuses (404) a topic or words that no statement speaks of.
    """
    try:
        page: dict[str, Any] = answers_page(engine_of(asked), topic, search).to_dict()
    except RunatomyError as error:
        raise unknown(error.what, error.mend) from error
    rows = [row | {"groups": _about(row["key"])} for row in page["answers"]]
    return page | {"answers": rows}


def _about(key: str) -> list[dict[str, Any]]:
    """Return the groups that a statement is about, with the muscles of each."""
    first = key.partition(".")[0]
    named = tuple(name for name in _NAMES if name in key)
    groups = named or ABOUT.get(key) or ABOUT.get(first) or ()
    rows = [_group(name, [m for m, group in _GROUP_OF.items() if group == name]) for name in groups]
    return rows or ([_group(_GROUP_OF[first], [first])] if first in _GROUP_OF else [])


def _group(name: str, muscles: list[str]) -> dict[str, Any]:
    plain = {muscle.name: muscle.plain for muscle in (*MUSCLES, *BREATH)}
    return {
        "name": name,
        "plain": group_named(name).plain,
        "muscles": [{"name": muscle, "plain": plain[muscle]} for muscle in muscles],
    }
