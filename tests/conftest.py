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

import once

# A check that guards what lands must not depend on the draw; at home every run looks elsewhere.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

if TYPE_CHECKING:
    from runatomy.body.model import BodyModel
    from runatomy.mechanics.closing.steady import SteadyStride
    from runatomy.mechanics.sharing.musculature import Part
    from runatomy.mechanics.stride_mechanics import StrideMechanics

HERE = Path(__file__).resolve().parent
LONGEST = (  # files that take a worker half a minute or more; begun last, they would end alone
    "promises/test_benchmarks.py",
    "app/web/pages/test_run_page.py",
    "paths/test_lab_path.py",
    "laws/test_laboratory.py",
    "paths/test_laboratory_faults.py",
    "app/jobs/test_crashes.py",
    "promises/test_commands.py",
    "laws/test_published.py",
    "app/web/api/test_openapi.py",
    "paths/laboratory/test_treadmill.py",
)
SHARED = HERE.parents[1] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, in that order; all others follow as they stand."""
    first = {HERE / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the real recordings; tests that need it skip where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the shared recordings are not beside this checkout")
    return SHARED / "data"


@pytest.fixture(scope="session", autouse=True)
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of this run that all its workers share; what is made in it, `once` makes."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    once.share(folder)
    return folder


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
    """Close the normal stride at a speed and slope; each is closed once for all workers."""
    from runatomy.mechanics.closing.steady import close_stride
    from runatomy.strides.normal import normal_stride

    @cache
    def stride(speed: float, slope: float = 0.0) -> SteadyStride:
        return once.made(
            f"closed {float(speed)!r} {float(slope)!r}",
            lambda: close_stride(body, normal_stride(speed, slope)),
        )

    return stride


@pytest.fixture(scope="session")
def solved_stride(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Callable[..., SteadyStride]
) -> Callable[..., StrideMechanics]:
    """Solve the closed normal stride at a speed and slope; each is solved once for all workers."""
    from runatomy.mechanics.from_motion import mechanics_of

    @cache
    def mechanics(speed: float, slope: float = 0.0) -> StrideMechanics:
        return once.made(
            f"solved {float(speed)!r} {float(slope)!r}",
            lambda: mechanics_of(body, closed_stride(speed, slope), parts),
        )

    return mechanics
