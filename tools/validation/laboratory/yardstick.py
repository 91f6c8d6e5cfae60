"""Yardstick: what OpenSim and the experts found in the same recordings, and OpenSim itself."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from tools.validation.claim import Claim, listed, shown
from tools.validation.laboratory.recorded import column

import runatomy
from runatomy.records.readers.lab.storage import StorageTable, read_storage
from runatomy.terms.arrays import FloatArray
from runatomy.terms.low_pass import low_pass
from runatomy.terms.units import DEGREE

TESTS = str(Path(__file__).resolve().parents[3] / "tests")
ANGLES = {  # joint: [deg] by which its angle may differ, root mean square
    "hip_flexion": 3.0,
    "knee_angle": 3.0,
    "ankle_angle": 3.0,
    "hip_adduction": 5.0,
    "hip_rotation": 5.0,
}
MOMENTS = {"hip_flexion": 0.12, "knee_angle": 0.12, "ankle_angle": 0.12}  # [N m/kg] the same
JOINTS = {
    "hip_flexion": "Hip flexion",
    "hip_adduction": "Hip adduction",
    "hip_rotation": "Hip rotation",
    "knee_angle": "Knee flexion",
    "ankle_angle": "Ankle dorsiflexion",
}


def read_table(file: Path) -> StorageTable:
    """Return the table in a .mot or .sto file."""
    return read_storage(file.read_bytes(), file.name)


def machinery(name: str) -> Any:
    """Return the module of the tests that asks OpenSim; None where the package is missing."""
    if find_spec("opensim") is None or find_spec("pytest") is None:
        return None
    if TESTS not in sys.path:
        sys.path.insert(0, TESTS)
    return import_module(f"body.{name}")


def inverse_dynamics(
    model: Path, angles: Path, cutoff: float, loads: Path | None = None
) -> StorageTable | None:
    """Return OpenSim's moments [N m] of a file of angles, low-passed at `cutoff` [Hz].

    `loads` names the ground's forces, as measured; without them only a leg in swing is known. None
    where the package is missing.
    """
    tools = machinery("opensim_tools")
    if tools is None:
        return None
    opensim, time = tools.engine(), read_table(angles).time
    tool, muscles = opensim.InverseDynamicsTool(), opensim.ArrayStr()
    muscles.append("Muscles")
    with tempfile.TemporaryDirectory() as desk, hushed():
        held = opensim.Model(str(model))  # which the tool does not keep alive
        tool.setModel(held)
        tool.setCoordinatesFileName(str(angles))
        tool.setLowpassCutoffFrequency(cutoff)
        if loads is not None:
            tool.setExternalLoadsFileName(str(loads))
        tool.setStartTime(float(time[0]))
        tool.setEndTime(float(time[-1]))
        tool.setExcludedForces(muscles)
        tool.setResultsDir(desk)
        tool.setOutputGenForceFileName("moments.sto")
        tool.run()
        return read_table(Path(desk) / "moments.sto")


@contextmanager
def hushed() -> Iterator[None]:
    """Keep what a compiled library writes to the standard output off it."""
    sys.stdout.flush()
    kept, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(null)


def angle_off(
    analysis: runatomy.TrialAnalysis, theirs: StorageTable, name: str, cutoff: float | None = None
) -> FloatArray:
    """Return our angle less theirs [deg] at their times.

    Theirs is low-passed at `cutoff` [Hz] first, as ours was; as it is where none is given.
    """
    known = analysis.mechanics.kinematics
    other = theirs.column(name)
    if cutoff is not None:
        other = low_pass(other, 1.0 / float(np.median(np.diff(theirs.time))), cutoff)
    inside = (theirs.time >= known.time[0] - 1e-6) & (theirs.time <= known.time[-1] + 1e-6)
    ours = np.interp(theirs.time, known.time, known.value[:, column(analysis, name)]) / DEGREE
    return np.asarray((ours - other)[inside])


def moment_off(
    analysis: runatomy.TrialAnalysis,
    theirs: StorageTable,
    name: str,
    span: tuple[float, float] = (-np.inf, np.inf),
) -> FloatArray:
    """Return our moment less theirs [N m/kg] wherever both are known, within a span of time [s]."""
    mechanics, time = analysis.mechanics, analysis.mechanics.kinematics.time
    if mechanics.moment is None:
        raise ValueError("the recording was solved without forces")
    start, end = max(span[0], theirs.time[0]), min(span[1], theirs.time[-1])
    both = mechanics.solved & (time >= start) & (time <= end)
    other = np.interp(time[both], theirs.time, theirs.column(f"{name}_moment"))
    ours = mechanics.moment[both, column(analysis, name)]
    return np.asarray((ours - other) / mechanics.body.mass)


def no_more(
    key: str, what: str, source: str, limit: float, ours: Sequence[float], form: str, unit: str
) -> Claim:
    """Return the claim that none of our deviations, right and left, is above a limit."""
    return Claim(
        key=key,
        what=what,
        source=source,
        published="0" + unit,
        tolerance="at most " + shown(limit, "{:g}") + unit,
        ours=listed(ours, form) + unit,
        holds=max(ours) <= limit,
    )
