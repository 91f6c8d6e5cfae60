"""Runs looked up in the atlas that ships, and their wear."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mechanics.made_atlas import made_conditions
from runatomy.loads.wear.easy import Easy, easy_pace
from runatomy.loads.wear.run_wear import run_wear
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.mechanics.atlas import Atlas, load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.errors import AtlasError

HEIGHT = 1.75
Steady = Callable[..., dict[str, TissueWear]]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas that ships with the package."""
    try:
        return load_atlas()
    except AtlasError as error:
        pytest.skip(f"the package holds no atlas yet: {error.what}")


@pytest.fixture(scope="session")
def easy(atlas: Atlas) -> Easy:
    return easy_pace(atlas, HEIGHT)


@pytest.fixture(scope="session")
def steady(atlas: Atlas, easy: Easy) -> Steady:
    """Wear of a steady minute by speed, slope and step rate over the usual one."""

    def wear(
        speed: float, slope: float = 0.0, rate: float = 1.0, mass: float = 70.0
    ) -> dict[str, TissueWear]:
        steps = np.full(60, rate * normal_step_rate(speed, slope))
        conditions = made_conditions(np.full(60, speed), slope, step_rate=steps)
        found = run_from_atlas(conditions, mass, HEIGHT, atlas)
        rows = run_wear(found, conditions.speed[found.rows], easy)
        return {row.name: row for row in rows}

    return wear
