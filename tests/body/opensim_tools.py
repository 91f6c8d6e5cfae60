"""OpenSim itself, asked live: moment arms and lengths of its leg, and errors of its markers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from body.opensim_trial import read_table
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE

MILLIMETER = 1e-3  # [m]
TRANSLATIONAL = 2  # OpenSim's number for a coordinate in meters


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarkerErrors:
    """How far the markers of OpenSim's pose lie from the recorded ones."""

    time: FloatArray  # [s] (frames,)
    markers: tuple[str, ...]  # those that its inverse kinematics weighs
    weight: FloatArray  # [-] (markers,) its weights
    error: FloatArray  # [m] (frames, markers)

    def rms(self, *, weighted: bool = False) -> FloatArray:
        """Root mean square over the markers of each frame [m]."""
        weight = self.weight if weighted else np.ones(len(self.markers))
        return np.sqrt((self.error**2 @ weight) / weight.sum())

    def total(self, *, weighted: bool = False) -> float:
        """Root mean square over all frames and markers [m]."""
        return float(np.sqrt(np.mean(self.rms(weighted=weighted) ** 2)))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LegPaths:
    """OpenSim's right leg in some poses."""

    muscles: tuple[str, ...]  # "soleus_r"
    moment_arm: FloatArray  # [m] (poses, muscles, coordinates)
    length: FloatArray  # [m] (poses, muscles) muscle-tendon unit


def engine() -> Any:
    """Return the `opensim` package, silent and without a log file; skips where it is missing."""
    reason = "the yardstick needs the package opensim (the extra runatomy[bench])"
    opensim = pytest.importorskip("opensim", reason=reason)
    opensim.Logger.removeFileSink()
    opensim.Logger.setLevelString("Error")
    return opensim


def read_trc(file: Path) -> tuple[FloatArray, tuple[str, ...], FloatArray]:
    """Time [s], names and places [m] (frames, markers, 3) of a .trc file without gaps."""
    lines = file.read_text(encoding="utf-8").splitlines()
    unit = {"mm": MILLIMETER, "m": 1.0}[lines[2].split("\t")[4].strip()]
    names = tuple(word for word in lines[3].split("\t")[2:] if word.strip())
    rows = np.array([line.split()[: 2 + 3 * len(names)] for line in lines[5:] if line.strip()])
    values = rows.astype(np.float64)
    return values[:, 1], names, values[:, 2:].reshape(len(rows), -1, 3) * unit


@cache
def marker_errors(trial: Path) -> MarkerErrors:
    """Return the marker errors of OpenSim's inverse kinematics on a trial of the shared folder.

    On the markers that its setup weighs. Computed once.
    """
    time, names, place = read_trc(trial / "motion_capture_run.trc")
    weights = setup_weights(trial / "opensim" / "ik_setup_run.xml")
    model = trial / "opensim" / "subject_scaled_run.osim"
    return pose_errors(model, trial / "opensim" / "ik_run.mot", time, names, place, weights)


def pose_errors(
    file: Path,
    motion: Path,
    time: FloatArray,
    names: Sequence[str],
    place: FloatArray,
    weights: Mapping[str, float],
) -> MarkerErrors:
    """Return how far a scaled model's markers, in a file's angles, lie from recorded ones.

    The model is put into the angles frame by frame; `place` [m] (frames, markers, 3) at `time` [s].
    """
    model = engine().Model(str(file))
    state = model.initSystem()
    angles = read_table(motion)
    used = tuple(name for name in names if name in weights)
    coordinates = {name: model.getCoordinateSet().get(name) for name in angles if name != "time"}
    error = np.empty((len(angles["time"]), len(used)))
    for frame, now in enumerate(angles["time"]):
        for name, coordinate in coordinates.items():
            unit = 1.0 if coordinate.getMotionType() == TRANSLATIONAL else DEGREE
            coordinate.setValue(state, angles[name][frame] * unit, False)
        model.realizePosition(state)
        seen = place[np.argmin(np.abs(time - now))]
        for column, name in enumerate(used):
            there = model.getMarkerSet().get(name).getLocationInGround(state).to_numpy()
            error[frame, column] = np.linalg.norm(there - seen[names.index(name)])
    return MarkerErrors(
        time=angles["time"],
        markers=used,
        weight=np.array([weights[name] for name in used]),
        error=error,
    )


def setup_weights(setup: Path) -> dict[str, float]:
    """Weight of every marker that the inverse kinematics' setup uses."""
    weights = {}
    for task in ElementTree.parse(setup).iter("IKMarkerTask"):
        if (task.findtext("apply") or "").strip() == "true":
            weights[task.attrib["name"]] = float(task.findtext("weight") or "nan")
    return weights


def leg_paths(file: Path, coordinates: tuple[str, ...], poses: FloatArray) -> LegPaths:
    """Return moment arms and lengths of the right leg of an OpenSim model.

    `poses` [rad] is (poses, coordinates). Coordinates that the model locks are freed, since a
    locked one silently keeps its place.
    """
    model = engine().Model(str(file))
    every = model.updCoordinateSet()
    for i in range(every.getSize()):
        every.get(i).set_locked(False)
    state = model.initSystem()
    turned = [model.getCoordinateSet().get(name) for name in coordinates]
    muscles = [model.getMuscles().get(i) for i in range(model.getMuscles().getSize())]
    muscles = [muscle for muscle in muscles if muscle.getName().endswith("_r")]
    shape = (len(poses), len(muscles))
    arms, lengths = np.zeros((*shape, len(coordinates))), np.empty(shape)
    crossed: list[tuple[int, int]] = []
    for row, pose in enumerate(poses):
        for coordinate, value in zip(turned, pose, strict=True):
            coordinate.setValue(state, float(value), False)
        model.assemble(state)
        model.realizePosition(state)
        lengths[row] = [muscle.getLength(state) for muscle in muscles]
        pairs = crossed or [(i, j) for i in range(shape[1]) for j in range(len(turned))]
        for i, j in pairs:
            arms[row, i, j] = muscles[i].computeMomentArm(state, turned[j])
        if row == 1:  # both first poses agree on what a muscle does not cross at all
            crossed = [(i, j) for i, j in pairs if np.abs(arms[:2, i, j]).max() > 1e-9]
    names = tuple(str(muscle.getName()) for muscle in muscles)
    return LegPaths(muscles=names, moment_arm=arms, length=lengths)
