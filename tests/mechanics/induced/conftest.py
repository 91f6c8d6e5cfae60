"""Closed strides with what every muscle does to the body in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.induced.from_solved import induced_in_stride
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics

Closed = Callable[..., SteadyStride]
Solved = Callable[..., StrideMechanics]
Induced = Callable[..., InducedAcceleration]


@pytest.fixture(scope="session")
def induced_stride(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed, solved_stride: Solved
) -> Induced:
    """What every muscle does in the normal stride at a speed and slope."""

    @cache
    def found(speed: float, slope: float = 0.0) -> InducedAcceleration:
        force = solved_stride(speed, slope).force
        return induced_in_stride(body, closed_stride(speed, slope), parts, force)

    return found
