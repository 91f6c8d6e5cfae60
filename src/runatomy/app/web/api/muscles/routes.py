"""Routes: /muscles and /explain."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.analysis.explanation import explain
from runatomy.app.web.api.answers.answer import answer, tag_of
from runatomy.app.web.api.answers.errors import unknown
from runatomy.app.web.api.answers.values import Height, Mass, Sex, Speed
from runatomy.app.web.api.muscles import schemas
from runatomy.app.web.api.muscles.catalogue import catalogue, detail, known
from runatomy.app.web.api.muscles.response import Along, At, response
from runatomy.terms.runner import Runner
from runatomy.terms.units import PERCENT
from runatomy.terms.version import VERSION

routes = APIRouter(tags=["muscles"])

Name = Annotated[str, Path(max_length=100, examples=["soleus"], description="Of the catalogue.")]
Slope = Annotated[
    float, Query(ge=-1.0, le=1.0, allow_inf_nan=False, description="[-] uphill positive.")
]
StepRate = Annotated[
    float | None,
    Query(
        ge=60.0, le=360.0, allow_inf_nan=False,
        description="[steps/min] both feet; the usual one if left out.",
    ),
]  # fmt: skip
Grade = Annotated[
    float, Query(ge=-100.0, le=100.0, allow_inf_nan=False, description="[%] uphill positive.")
]


@routes.get("/muscles", operation_id="list_muscles", response_model=list[schemas.MuscleRow])
def list_muscles(request: Request) -> Response:
    """Every muscle Runatomy knows: names, group, what it does."""
    return answer(request, list(catalogue().values()), tag=tag_of("muscles", VERSION))


@routes.get("/muscles/{name}", operation_id="get_muscle", response_model=schemas.MuscleDetail)
def get_muscle(request: Request, name: Name) -> Response:
    """One muscle with its tendons, its group and the others in it."""
    known(name)
    return answer(request, detail(name), tag=tag_of("muscle", name, VERSION))


@routes.get(
    "/muscles/{name}/response",
    operation_id="get_muscle_response",
    response_model=schemas.Response,
)
def get_response(
    request: Request,
    name: Name,
    along: Along = "speed",
    speed: Speed = 3.0,
    slope: Slope = 0.0,
    step_rate_spm: StepRate = None,
    mass: Mass = None,
    height: Height = None,
    sex: Sex = None,
) -> Response:
    """How a muscle's work changes along speed, slope or step rate, from the atlas."""
    if not known(name)["response"]:
        raise unknown(
            f"the atlas does not tell how {name} answers",
            "It tells of the muscles of legs and trunk that move bones.",
        )
    rate = None if step_rate_spm is None else round(step_rate_spm / 60.0, 4)
    at = At(
        speed=round(speed, 2), slope=round(slope, 3), step_rate=rate,
        mass=mass, height=height, sex=sex,  # type: ignore[arg-type]
    )  # fmt: skip
    return answer(request, response(name, along, at))


@routes.get("/explain", operation_id="explain", response_model=schemas.Explanation)
def get_explanation(
    request: Request,
    speed: Speed,
    grade: Grade = 0.0,
    cadence: StepRate = None,
    mass: Mass = None,
    height: Height = None,
    sex: Sex = None,
) -> Response:
    """What every muscle does in one stride at these conditions, as `runatomy explain` tells."""
    person = Runner(mass=mass, height=height, sex=sex)  # type: ignore[arg-type]
    rate = None if cadence is None else cadence / 60.0
    return answer(request, explain(speed, grade * PERCENT, rate, person).to_dict())
