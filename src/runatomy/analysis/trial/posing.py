"""Posing: the body set into chosen moments of a stride, its bones and muscle paths read off."""

from __future__ import annotations

from typing import Any

import mujoco
import numpy as np

from runatomy.analysis.trial.skeleton import Bone, MuscleLine, SkeletonPose
from runatomy.analysis.trial.strides.columns import muscle_name
from runatomy.analysis.trial.strides.curve_table import SIDE_NAMES
from runatomy.body.coordinates import COORDINATES, INDEX, SIDES
from runatomy.body.model import BodyModel
from runatomy.body.pose import pose_body
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.muscle.anatomy import muscle_named
from runatomy.muscle.parameters import LEG
from runatomy.strides.captured_run import CapturedRun, CapturedStride
from runatomy.terms.arrays import BoolArray, FloatArray, read_only

HEAD_TOP = 0.16  # [m] above the head's origin, of the reference body
TOE_TIP = 0.065  # [m] before the toes' joint, of the reference body
PULLEY = -2  # what MuJoCo calls the end of a branch of a path
SPINE = ("lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1", "cervical_spine")


def poses_of(
    run: CapturedRun, mechanics: TrialMechanics, solved: BoolArray
) -> tuple[SkeletonPose, ...]:
    """Return the runner at foot strike, mid-stance, toe-off and mid-swing of one stride.

    A right stride is taken where there is one, solved ones first, the middle one of them.
    `solved` (strides,) tells which strides are in the means. Empty without a stride.
    """
    chosen = _stride(run, solved)
    if chosen is None:
        return ()
    stride = run.strides[chosen]
    moments = (
        ("foot strike", stride.start),
        ("mid-stance", 0.5 * (stride.start + stride.toe_off)),
        ("toe-off", stride.toe_off),
        ("mid-swing", 0.5 * (stride.toe_off + stride.end)),
    )
    ground = _ground(run)
    return tuple(_pose(run, mechanics, stride, label, at, ground) for label, at in moments)


def _stride(run: CapturedRun, solved: BoolArray) -> int | None:
    """Return the place of the stride to show."""
    for side in SIDES:
        mine = [i for i, stride in enumerate(run.strides) if stride.side == side]
        best = [i for i in mine if solved[i]] or mine
        if best:
            return best[len(best) // 2]
    return None


def _ground(run: CapturedRun) -> float:
    """Return the ground's height [m] where forces tell it, else NaN."""
    heights = [foot.point[foot.contact, 1] for foot in run.feet]
    known = np.concatenate(heights) if heights else np.empty(0)
    return float(np.median(known)) if len(known) else float("nan")


def _pose(
    run: CapturedRun,
    mechanics: TrialMechanics,
    stride: CapturedStride,
    label: str,
    at: float,
    ground: float,
) -> SkeletonPose:
    body, time = mechanics.body, mechanics.kinematics.time
    frame = int(np.abs(time - at).argmin())
    data = _placed(body, _values(mechanics, frame))
    away = np.array([data.body("pelvis").xpos[0], 0.0, data.body("pelvis").xpos[2]])
    bones = _bones(body, data, away)
    lowest = min(float(bone.points[:, 1].min()) for bone in bones)
    return SkeletonPose(
        label=label,
        side=SIDE_NAMES[stride.side],
        time=float(time[frame]),
        phase=100.0 * (float(time[frame]) - stride.start) / (stride.end - stride.start),
        bones=bones,
        muscles=_muscles(mechanics, data, frame, away),
        forces=_forces(run, mechanics, frame, away),
        ground=ground if np.isfinite(ground) else lowest,
    )


def _values(mechanics: TrialMechanics, frame: int) -> FloatArray:
    """Return every coordinate (1, coordinates) of the body at a frame; unknown ones are zero."""
    values = np.zeros((1, len(COORDINATES)))
    known = mechanics.kinematics
    for column, name in enumerate(known.coordinates):
        if name in INDEX and np.isfinite(known.value[frame, column]):
            values[0, INDEX[name]] = known.value[frame, column]
    return values


def _placed(body: BodyModel, values: FloatArray) -> Any:
    """Return MuJoCo's data of the body in this pose, muscle paths included."""
    data = mujoco.MjData(body.mujoco_model)
    still = np.zeros_like(values)
    data.qpos[:] = pose_body(body, values, still, still).position[0]
    mujoco.mj_kinematics(body.mujoco_model, data)
    mujoco.mj_comPos(body.mujoco_model, data)
    mujoco.mj_tendon(body.mujoco_model, data)
    return data


def _bones(body: BodyModel, data: Any, away: FloatArray) -> tuple[Bone, ...]:
    """Return the segments as lines through their joint centers."""
    size = body.height / REFERENCE_HEIGHT

    def at(name: str, offset: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> FloatArray:
        there = data.body(name)
        turned = np.asarray(there.xmat).reshape(3, 3) @ (size * np.asarray(offset))
        return np.asarray(there.xpos) + turned - away

    back, neck = at("lumbar5"), at("cervical_spine")
    bones = [
        ("pelvis", "middle", [at("femur_r"), back, at("femur_l"), at("femur_r")]),
        ("trunk", "middle", [at(name) for name in SPINE]),
        ("shoulders", "middle", [at("humerus_r"), neck, at("humerus_l")]),
        ("head", "middle", [neck, at("head"), at("head", (0.0, HEAD_TOP, 0.0))]),
    ]
    for side in SIDES:
        hip, knee, ankle = (at(f"{name}_{side}") for name in ("femur", "tibia", "talus"))
        heel, ball = at(f"calcn_{side}"), at(f"toes_{side}")
        elbow, wrist = at(f"forearm_{side}"), at(f"hand_{side}")
        bones += [
            ("femur", SIDE_NAMES[side], [hip, knee]),
            ("tibia", SIDE_NAMES[side], [knee, ankle]),
            ("foot", SIDE_NAMES[side], [ball, ankle, heel, ball]),
            ("toes", SIDE_NAMES[side], [ball, at(f"toes_{side}", (TOE_TIP, 0.0, 0.0))]),
            ("humerus", SIDE_NAMES[side], [at(f"humerus_{side}"), elbow]),
            ("forearm", SIDE_NAMES[side], [elbow, wrist]),
        ]
    return tuple(
        Bone(name=name, side=side, points=read_only(np.array(points)))
        for name, side, points in bones
    )


def _muscles(
    mechanics: TrialMechanics, data: Any, frame: int, away: FloatArray
) -> tuple[MuscleLine, ...]:
    """Return the paths of the legs' muscle-tendon units, curves around bones included."""
    body, muscles = mechanics.body, mechanics.muscles
    drives = {} if muscles is None else {key: i for i, key in enumerate(muscles.muscles)}
    lines = []
    for element, tendon in zip(body.muscles, body.tendon_index, strict=True):
        stem, side = element[:-2], element[-1]
        if stem not in LEG.names or side not in SIDES:
            continue
        drive = drives.get((stem, side))
        owner = muscle_named(muscle_name(stem))
        driven = muscles.activation[frame, drive] if muscles and drive is not None else np.nan
        lines.append(
            MuscleLine(
                element=stem,
                muscle=owner.name,
                group=owner.group,
                side=SIDE_NAMES[side],
                activation=float(driven),
                points=read_only(_path(data, tendon) - away),
            )
        )
    return tuple(lines)


def _path(data: Any, tendon: int) -> FloatArray:
    """Return a tendon's path (points, 3) [m]; branches behind the first only mend its length."""
    first, count = int(data.ten_wrapadr[tendon]), int(data.ten_wrapnum[tendon])
    points = np.asarray(data.wrap_xpos).reshape(-1, 3)[first : first + count]
    pulleys = np.flatnonzero(np.ravel(data.wrap_obj)[first : first + count] == PULLEY)
    return points[: pulleys[0]] if len(pulleys) else points


def _forces(
    run: CapturedRun, mechanics: TrialMechanics, frame: int, away: FloatArray
) -> tuple[tuple[str, FloatArray, FloatArray], ...]:
    """Return point [m] and force [BW] of each foot on the ground."""
    weight = mechanics.body.mass * mechanics.gravity
    return tuple(
        (SIDE_NAMES[foot.side], foot.point[frame] - away, foot.force[frame] / weight)
        for foot in run.feet
        if foot.contact[frame]
    )
