"""Engines: the atlas and one runner, kept between requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import TIMES, USUAL_TIME, Pace
from runatomy.app.web.api.answers.values import Height, Mass, Sex
from runatomy.app.web.kept import Kept
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.runner import Runner

FiveK = Annotated[
    float,
    Query(
        ge=TIMES[0], le=TIMES[1], allow_inf_nan=False,
        description="[s] time of a 5K race, from which every pace is taken.",
    ),
]  # fmt: skip
_ENGINES = Kept(4)  # each keeps the runs it looked up, about 1 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose figures are asked for."""

    mass: float | None  # [kg]
    height: float | None  # [m]
    sex: str | None
    five_k: float  # [s]
    easy: float | None = None  # [m/s] of their own easy runs


def whose(
    mass: Mass = None, height: Height = None, sex: Sex = None, five_k_s: FiveK = USUAL_TIME
) -> Whose:
    """Return whose figures are asked for."""
    return Whose(mass=mass, height=height, sex=sex, five_k=five_k_s)


Asked = Annotated[Whose, Depends(whose)]


def engine_of(asked: Whose) -> Engine:
    """Return the engine of a runner, the same one while it is kept."""
    return _ENGINES.get((asked, load_atlas().sha256), lambda: _made(asked))


def _made(asked: Whose) -> Engine:
    person = Runner(mass=asked.mass, height=asked.height, sex=asked.sex)  # type: ignore[arg-type]
    return Engine(atlas=load_atlas(), runner=person, pace=Pace(five_k=asked.five_k, own=asked.easy))
