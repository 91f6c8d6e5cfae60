"""One solved stride and what its tissues carry, for every test that needs it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.tissue_loads import TissueLoads


@pytest.fixture(scope="session")
def stride_tissues(
    body: BodyModel,
    parts: tuple[Part, ...],
    closed_stride: Callable[..., SteadyStride],
    solved_stride: Callable[..., StrideMechanics],
) -> Callable[..., tuple[TissueLoads, TissueLoads]]:
    """Load the tissues in the normal stride at a speed and slope; each once."""

    @cache
    def loads(speed: float, slope: float = 0.0) -> tuple[TissueLoads, TissueLoads]:
        return tissues_of(body, closed_stride(speed, slope), solved_stride(speed, slope), parts)

    return loads
