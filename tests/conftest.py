"""Where the shared measurements lie, and one body with its muscles for every test that needs it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

# Before numpy loads: the matrices are small, and threads cost them five times what they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

# A check that guards what lands must not depend on the draw; at home every run looks elsewhere.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

if TYPE_CHECKING:
    from runatomy.body.model import BodyModel
    from runatomy.mechanics.closing.steady import SteadyStride
    from runatomy.mechanics.sharing.musculature import Part
    from runatomy.mechanics.stride_mechanics import StrideMechanics

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the real recordings; tests that need it skip where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the shared recordings are not beside this checkout")
    return SHARED / "data"


@pytest.fixture(scope="session")
def body() -> BodyModel:
    """The atlas' reference runner, compiled once."""
    from runatomy.body.model import build_body
    from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER

    return build_body(*REFERENCE_RUNNER)


@pytest.fixture(scope="session")
def parts(body: BodyModel) -> tuple[Part, ...]:
    """Right leg, left leg and trunk of that runner."""
    from runatomy.mechanics.sharing.musculature import musculature

    return musculature(body)


@pytest.fixture(scope="session")
def closed_stride(body: BodyModel) -> Callable[..., SteadyStride]:
    """Close the normal stride at a speed and slope; each is closed once."""
    from runatomy.mechanics.closing.steady import close_stride
    from runatomy.strides.normal import normal_stride

    @cache
    def stride(speed: float, slope: float = 0.0) -> SteadyStride:
        return close_stride(body, normal_stride(speed, slope))

    return stride


@pytest.fixture(scope="session")
def solved_stride(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Callable[..., SteadyStride]
) -> Callable[..., StrideMechanics]:
    """Solve the closed normal stride at a speed and slope; each is solved once."""
    from runatomy.mechanics.from_motion import mechanics_of

    @cache
    def mechanics(speed: float, slope: float = 0.0) -> StrideMechanics:
        return mechanics_of(body, closed_stride(speed, slope), parts)

    return mechanics
