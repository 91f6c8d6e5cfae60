"""A library of its own for each test, and small runs as real FIT bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from runatomy.app.jobs.crew import Crew
from runatomy.app.jobs.files.reading import warm
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
sys.path.insert(0, str(EXAMPLES))


@cache
def small_run(number: int, seconds: int = 150, *, heart: float = 150.0) -> bytes:
    """Return a short run; every number another day, another speed."""
    from fit_writer import fit_bytes

    return fit_bytes(_recording(number, seconds, heart))


@cache
def small_gpx(number: int) -> bytes:
    """Return a short run as GPX, whose track is called `small` and the number."""
    from markup_writer import gpx_bytes

    run = _recording(number, 150, 150.0)
    where = {
        "latitude_deg": 50.0 + run.distance / 111_195.0,
        "longitude_deg": np.full(150, 8.0),
        "altitude": np.full(150, 100.0),
    }
    return gpx_bytes(replace(run, **where))


def _recording(number: int, seconds: int, heart: float) -> Any:
    from recording import Recording

    time = np.arange(float(seconds))
    speed = 2.6 + 0.002 * (number % 500) + 0.1 * np.sin(time / 20.0)
    return Recording(
        name=f"small {number}",
        start=datetime(2024, 1, 1, 6, tzinfo=UTC) + timedelta(days=number),
        time=time,
        distance=np.cumsum(speed),
        speed=speed,
        step_rate=np.full(seconds, 2.7),
        heart_rate_bpm=np.full(seconds, heart),
        laps=(float(seconds - 1),),
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder for a library."""
    return Home(tmp_path / "home")


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    """An empty library."""
    with Library.open(home) as opened:
        yield opened


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    """Two warm workers for all tests."""
    found = Crew(2, warm=warm)
    yield found
    found.stop()


Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until() -> Wait:
    """Wait for something to become true, for a minute at most."""
    import time

    def wait(true: Callable[[], bool]) -> None:
        end = time.monotonic() + 60.0
        while not true():
            assert time.monotonic() < end, "it never happened"
            time.sleep(0.05)

    return wait
