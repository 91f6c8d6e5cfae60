"""Muscle paths: lengths, speeds and moment arms over a motion."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import mujoco
import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel, build_body
from runatomy.body.pose import Pose, pose_body
from runatomy.terms.arrays import FloatArray, IntArray, read_only

WORTH_A_THREAD = 150  # [frames] below which a second core is not called


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MusclePaths:
    """Every muscle-tendon unit's path over a motion."""

    length: FloatArray  # [m] (frames, muscles) muscle-tendon unit
    velocity: FloatArray  # [m/s] (frames, muscles) lengthening positive
    moment_arm: FloatArray  # [m] (frames, muscles, coordinates) moment per newton of pull


def muscle_paths(body: BodyModel, pose: Pose) -> MusclePaths:
    """Return length, velocity and moment arms of every muscle at each frame of the pose."""
    model, frames = body.mujoco_model, len(pose.position)
    length = np.empty((frames, model.ntendon))
    slope = np.empty((frames, np.size(mujoco.MjData(model).ten_J)))
    pieces = np.array_split(np.arange(frames), max(1, min(_cores(), frames // WORTH_A_THREAD)))
    with ThreadPoolExecutor(len(pieces)) as pool:
        layouts = list(pool.map(lambda rows: _sweep(model, pose, rows, length, slope), pieces))
    entry, row, column = _wanted(layouts[0], body.tendon_index)
    slope = np.ascontiguousarray(slope.T)[entry]  # frames run along the last axis from here
    joint_speed = np.ascontiguousarray(pose.velocity.T)
    link, pulled, coordinate = _links(body, column)
    tangent = np.ascontiguousarray(pose.tangent.transpose(1, 2, 0))
    place = row[link] * len(COORDINATES) + coordinate
    velocity = np.zeros((len(body.muscles), frames))
    arms = np.zeros((len(body.muscles) * len(COORDINATES), frames))
    for into, some in _rounds(row):
        velocity[into] += slope[some] * joint_speed[column[some]]
    for into, some in _rounds(place):
        arms[into] += slope[link[some]] * tangent[pulled[some], coordinate[some]]
    return MusclePaths(
        length=length[:, list(body.tendon_index)],
        velocity=velocity.T,
        moment_arm=-arms.T.reshape(frames, len(body.muscles), -1),
    )


def path_lengths(body: BodyModel, pose: Pose) -> FloatArray:
    """Return the length of every muscle-tendon unit [m] (frames, muscles), nothing else."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    length = np.empty((len(pose.position), model.ntendon))
    for frame, position in enumerate(pose.position):
        data.qpos[:] = position
        mujoco.mj_kinematics(model, data)
        mujoco.mj_tendon(model, data)
        length[frame] = data.ten_length
    return np.asarray(length[:, list(body.tendon_index)])


def standing_lengths(body: BodyModel) -> FloatArray:
    """Return the length of every muscle-tendon unit [m] with all coordinates zero."""
    still = np.zeros((1, len(COORDINATES)))
    return np.asarray(path_lengths(body, pose_body(body, still, still, still))[0])


def path_growth(body: BodyModel) -> FloatArray:
    """Return how many times as long every unit is as on the reference body, standing [-].

    Fibers and tendons of a body sized by segment grow by this, as in OpenSim's scaling.
    """
    return standing_lengths(body) / _reference_lengths()


@cache
def _reference_lengths() -> FloatArray:
    return read_only(standing_lengths(build_body()))


class _Layout(NamedTuple):
    """Where each entry of the tendons' Jacobian belongs."""

    row: IntArray
    column: IntArray


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sweep(
    model: Any, pose: Pose, rows: IntArray, length: FloatArray, slope: FloatArray
) -> _Layout | None:
    """Fill in the tendons' lengths and Jacobian entries of these frames."""
    data = mujoco.MjData(model)
    for frame in rows:
        data.qpos[:] = pose.position[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)
        length[frame] = data.ten_length
        slope[frame] = np.ravel(data.ten_J)
    return _layout(model, data)


def _layout(model: Any, data: Any) -> _Layout:
    """Return row and column of each entry of the tendons' Jacobian, kept densely or sparsely."""
    if np.size(data.ten_J) == model.ntendon * model.nv:
        row, column = np.divmod(np.arange(model.ntendon * model.nv), model.nv)
        return _Layout(row, column)
    place = model if hasattr(model, "ten_J_colind") else data  # differs between MuJoCo releases
    count, start = np.asarray(place.ten_J_rownnz), np.asarray(place.ten_J_rowadr)
    row, column = np.full(np.size(data.ten_J), -1), np.zeros(np.size(data.ten_J), dtype=np.int64)
    for tendon, (first, entries) in enumerate(zip(start, count, strict=True)):
        row[first : first + entries] = tendon
    column[:] = np.asarray(place.ten_J_colind)[: len(column)]
    return _Layout(row, column)


def _wanted(layout: _Layout | None, tendons: tuple[int, ...]) -> tuple[IntArray, ...]:
    """Return entry, muscle and joint of the Jacobian of those tendons that are muscles."""
    assert layout is not None
    muscle = np.full(int(layout.row.max()) + 2, -1)  # the last stands for "no tendon"
    muscle[list(tendons)] = np.arange(len(tendons))
    owner = muscle[layout.row]
    entry = np.flatnonzero(owner >= 0)
    entry = entry[np.argsort(owner[entry], kind="stable")]
    return entry, owner[entry], layout.column[entry]


def _links(body: BodyModel, column: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Return each (entry, joint, coordinate) by which a pull turns a coordinate."""
    follows = np.abs(body.coupling).sum(axis=2) > 0.0
    entry, coordinate = np.nonzero(follows[column])
    return entry, column[entry], coordinate


def _rounds(place: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield places and the entries that belong there, no place twice in a round.

    So every round's entries can be added to their places in one go. (A sparse matrix does the same
    and as fast, but SciPy's takes 0.15 s to be loaded.)
    """
    order = np.argsort(place, kind="stable")
    first = np.flatnonzero(np.diff(place[order], prepend=-1))
    count = np.diff(first, append=len(place))
    for number in range(int(count.max(initial=0))):
        some = order[first[count > number] + number]
        yield place[some], some
