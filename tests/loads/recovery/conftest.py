"""Steady runs as sessions, by the atlas that ships."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pytest

from mechanics.made_atlas import made_conditions
from runatomy.loads.recovery.session import Session, session_of
from runatomy.mechanics.atlas import Atlas, load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.errors import AtlasError

NOON = datetime(2026, 6, 1, 12)
HEIGHT = 1.75
Run = Callable[..., Session]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas that ships with the package."""
    try:
        return load_atlas()
    except AtlasError as error:
        pytest.skip(f"the package holds no atlas yet: {error.what}")


@pytest.fixture(scope="session")
def run(atlas: Atlas) -> Run:
    """A steady run by speed [m/s], slope [-] and seconds."""

    def session(
        speed: float, slope: float, seconds: float, when: datetime = NOON, mass: float = 70.0
    ) -> Session:
        rate = np.full(20, normal_step_rate(speed, slope))
        conditions = made_conditions(
            np.full(20, speed), slope, step_rate=rate, duration=np.full(20, seconds / 20.0)
        )
        mechanics = run_from_atlas(conditions, mass, HEIGHT, atlas)
        return session_of(when, mechanics, mass=mass, atlas=atlas)

    return session
