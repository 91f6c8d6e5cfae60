"""A made laboratory recording: the normal stride of our own body, seen by markers and a plate.

Run by the same body that analyzes it, so that what must come out is known.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import mujoco
import numpy as np

from app.sample_trial import GROUND, HEIGHT, MASS, SPEED, cycle
from runatomy.app.report.opensim.storage import to_storage
from runatomy.app.report.opensim.trc import to_trc
from runatomy.body.coordinates import COORDINATES
from runatomy.body.markers.places import bone_of, point_of
from runatomy.body.pose import pose_body
from runatomy.terms.arrays import FloatArray
from runatomy.terms.landmarks import LANDMARKS, MarkerPlace
from runatomy.terms.units import GRAVITY

MARKER_RATE, FORCE_RATE = 150.0, 1000.0  # [Hz]
NOISE = 2e-4  # [m] of a marker
STRIDES = 6  # right ones
ON_LANDMARKS = {  # name of the Stanford set -> landmark
    **{f"{s.upper()}{name}": f"{landmark}_{s}" for s in "rl" for name, landmark in (
        ("ASI", "asis"), ("PSI", "psis"), ("LFC", "knee_lateral"), ("MFC", "knee_medial"),
        ("LMAL", "ankle_lateral"), ("MMAL", "ankle_medial"), ("CAL", "heel"),
        ("TOE", "metatarsal_2"), ("MT5", "metatarsal_5"), ("ACR", "acromion"),
        ("LEL", "elbow_lateral"), ("MEL", "elbow_medial"), ("HJC", "hip_center"),
    )},
    "CLAV": "clavicle",
    "C7": "c7",
}  # fmt: skip
ON_BONES = {  # name without side -> bone, place on the right side at reference size [m]
    "TH1": ("femur", (0.06, -0.15, 0.05)),
    "TH2": ("femur", (0.05, -0.28, 0.06)),
    "TH3": ("femur", (-0.03, -0.22, 0.08)),
    "TB1": ("tibia", (0.04, -0.12, 0.03)),
    "TB2": ("tibia", (0.03, -0.24, 0.05)),
    "TB3": ("tibia", (-0.02, -0.18, 0.06)),
    "UA1": ("humerus", (0.03, -0.12, 0.04)),
    "FAsuperior": ("forearm", (0.02, -0.12, 0.03)),
}
Attached = dict[str, tuple[str, FloatArray]]  # marker -> bone, place in its frame [m]


@cache
def attached() -> Attached:
    """Return every marker's place on this runner's body."""
    size = HEIGHT / 1.70
    found: Attached = {}
    for name, landmark in ON_LANDMARKS.items():
        place = MarkerPlace(segment=LANDMARKS[landmark], landmark=landmark)
        found[name] = (bone_of(place), size * point_of(landmark)[0])
    for name, (bone, point) in ON_BONES.items():
        for side, sign in (("r", 1.0), ("l", -1.0)):
            mirrored = size * np.multiply(point, (1.0, 1.0, sign))
            found[f"{side.upper()}{name}"] = (f"{bone}_{side}", mirrored)
    return found


def seen(position: FloatArray) -> FloatArray:
    """Return where the markers are [m] (frames, markers, 3), the body's joints given."""
    model = cycle().body.mujoco_model
    data = mujoco.MjData(model)
    points = np.empty((len(position), len(attached()), 3))
    for frame, joints in enumerate(position):
        data.qpos[:] = joints
        mujoco.mj_kinematics(model, data)
        for i, (bone, point) in enumerate(attached().values()):
            there = data.body(bone)
            points[frame, i] = there.xpos + there.xmat.reshape(3, 3) @ point
    return points + np.array([0.0, GROUND, 0.0])


def periodic(curve: FloatArray, phase: FloatArray) -> FloatArray:
    """Return a periodic curve (frames, ...) at phases [-], smoothly between its frames."""
    from scipy.interpolate import CubicSpline

    grid = np.arange(len(curve) + 1) / len(curve)
    closed = np.concatenate([curve, curve[:1]])
    return np.asarray(CubicSpline(grid, closed, axis=0, bc_type="periodic")(phase % 1.0))


def made_values(time: FloatArray) -> FloatArray:
    """Return the coordinates [rad | m] (frames, coordinates) that the runner ran with."""
    one = cycle()
    return periodic(one.stride.values, time / one.mechanics.period)


@cache
def made_files(strides: int = STRIDES) -> dict[str, bytes]:
    """Return run.trc, static.trc and grf.mot: a treadmill at 4 m/s, a standing pose, forces.

    `strides` are right ones.
    """
    one, rng = cycle(), np.random.default_rng(4)
    length = (strides + 0.6) * one.mechanics.period
    time = np.arange(0.0, length, 1.0 / MARKER_RATE)
    values = made_values(time)
    still = np.zeros_like(values)
    points = seen(pose_body(one.body, values, still, still).position)
    points += rng.normal(0.0, NOISE, points.shape)
    upright = np.zeros((60, len(COORDINATES)))
    standing = seen(pose_body(one.body, upright, upright, upright).position)
    standing += rng.normal(0.0, NOISE, standing.shape)
    names = list(attached())
    return {
        "run.trc": to_trc("run.trc", names, time, points),
        "static.trc": to_trc("static.trc", names, time[:60], standing),
        "grf.mot": _forces(length),
    }


def _forces(length: float) -> bytes:
    """Return the ground's force on each foot as a table."""
    one = cycle()
    motion = one.stride.motion
    time = np.arange(0.0, length, 1.0 / FORCE_RATE)
    phase = (time / motion.stride_time) % 1.0
    grid = np.arange(len(motion.phase) + 1) / len(motion.phase)
    names: list[str] = []
    columns: list[FloatArray] = []
    for label, force, points in zip(
        "RL", (motion.ground_force_r, motion.ground_force_l), one.points, strict=True
    ):
        both = np.concatenate([force * MASS * GRAVITY, points], axis=1)
        closed = np.concatenate([both, both[:1]])
        curves = np.stack([np.interp(phase, grid, column) for column in closed.T], axis=1)
        curves[curves[:, 1] < 1.0] = 0.0  # the plate's zero
        columns += [curves, np.zeros((len(time), 3))]
        names += [f"{label}_ground_force_{k}{axis}" for k in "vp" for axis in "xyz"]
        names += [f"{label}_ground_torque_{axis}" for axis in "xyz"]
    return to_storage("grf", names, time, np.concatenate(columns, axis=1))


def write_lab(folder: Path, strides: int = STRIDES) -> None:
    """Write the recording into a folder."""
    for name, content in made_files(strides).items():
        (folder / name).write_bytes(content)


__all__ = ["HEIGHT", "MASS", "SPEED", "made_files", "made_values", "write_lab"]
