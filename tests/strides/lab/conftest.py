"""Recordings of real laboratories, each read and told once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run

FORCES = {
    "rajagopal_run/motion_capture_run.trc": "rajagopal_run/grf_run.mot",
    "bmc_run/motion_capture_run.trc": "bmc_run/grf_run.mot",
    "dorn_ja1/jog.trc": "dorn_ja1/jog_grf.mot",
}


@pytest.fixture(scope="session")
def recorded(shared: Path) -> Callable[[str], Capture]:
    """Read a shared recording, with its forces where they lie in a file of their own."""
    from runatomy.records.readers.lab import read_capture, read_forces, with_forces

    @cache
    def capture(name: str) -> Capture:
        path = shared / "mocap" / name
        read = read_capture(path.read_bytes(), path.name)
        if name not in FORCES:
            return read
        beside = shared / "mocap" / FORCES[name]
        return with_forces(read, read_forces(beside.read_bytes(), beside.name))

    return capture


@pytest.fixture(scope="session")
def run_of(recorded: Callable[[str], Capture]) -> Callable[[str], CapturedRun]:
    """Tell the strides of a shared recording; each is told once."""

    @cache
    def run(name: str) -> CapturedRun:
        return captured_run(recorded(name))

    return run
