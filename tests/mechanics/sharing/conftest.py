"""One closed stride with its muscle paths, and its parts solved by every rule, each once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from runatomy.body.model import BodyModel
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.mechanics.sharing.task import Task, task_of
from runatomy.muscle.clock import StrideClock

SPEED = 3.5  # [m/s]
USUAL = SharingRule()


@pytest.fixture(scope="session")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    """The closed stride."""
    return closed_stride(SPEED)


@pytest.fixture(scope="session")
def clock(stride: SteadyStride) -> StrideClock:
    """Its clock."""
    return StrideClock(stride.motion.stride_time)


@pytest.fixture(scope="session")
def paths(body: BodyModel, stride: SteadyStride) -> MusclePaths:
    """Its muscle paths."""
    return muscle_paths(body, stride.pose)


@pytest.fixture(scope="session")
def task(
    parts: tuple[Part, ...], paths: MusclePaths, stride: SteadyStride, clock: StrideClock
) -> Callable[..., Task]:
    """A part's task under a rule: by place among the parts, or a part itself."""

    def made(part: int | Part, rule: SharingRule = USUAL) -> Task:
        part = parts[part] if isinstance(part, int) else part
        return task_of(part, paths, stride.dynamics.force[:, part.columns], clock, rule)

    return made


@pytest.fixture(scope="session")
def solved(
    parts: tuple[Part, ...], paths: MusclePaths, stride: SteadyStride, clock: StrideClock
) -> Callable[..., PartSolution]:
    """A part solved under a rule, each once."""

    @cache
    def made(part: int, rule: SharingRule = USUAL) -> PartSolution:
        mine = parts[part]
        return solve_part(mine, paths, stride.dynamics.force[:, mine.columns], clock, rule)

    return made
