"""Figure routes: bones and strides of the body in three dimensions, as compact files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.web import figure
from runatomy.app.web.api.answers.answer import packed, unchanged_since
from runatomy.app.web.api.answers.values import Height
from runatomy.app.web.web_app import Web

routes = APIRouter(prefix="/figure", tags=["figure"])
Responses = dict[int | str, dict[str, Any]]
MEDIA = "application/octet-stream"
BYTES: Responses = {200: {"content": {MEDIA: {"schema": {"type": "string", "format": "binary"}}}}}


@routes.get("/bones", operation_id="get_bones", response_class=Response, responses=BYTES)
def get_bones(request: Request, web: Web) -> Response:
    """The model's bones, simplified."""
    tag = figure.bones_tag()
    return unchanged_since(request, tag) or packed(request, web.sculptor.bones(), MEDIA, tag=tag)


@routes.get("/stride", operation_id="get_stride", response_class=Response, responses=BYTES)
def get_stride(
    request: Request,
    web: Web,
    speed: Annotated[float, Query(ge=0.5, le=13.0, allow_inf_nan=False, description="[m/s]")] = 3.0,
    slope: Annotated[
        float, Query(ge=-1.0, le=1.0, allow_inf_nan=False, description="[-] uphill positive")
    ] = 0.0,
    step_rate_spm: Annotated[
        float | None,
        Query(ge=60.0, le=360.0, allow_inf_nan=False, description="[1/min] the usual if left out"),
    ] = None,
    height: Height = None,
) -> Response:
    """One stride at these conditions: bones' places, muscles' paths and activations by phase."""
    rate = None if step_rate_spm is None else step_rate_spm / 60.0
    tag = figure.stride_tag(speed, slope, rate, height=height)
    if found := unchanged_since(request, tag):
        return found
    frames = web.sculptor.stride(speed, slope, rate, height)
    return packed(request, frames, MEDIA, tag=tag)
