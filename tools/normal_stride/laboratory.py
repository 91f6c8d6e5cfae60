"""Recordings with markers and force plates, followed by Runatomy's own body model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import mujoco
import numpy as np

import runatomy
from runatomy.body.model import BodyModel
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.mechanics.capture.motion import recorded_motion
from runatomy.mechanics.closing.foot import HEEL, TOE
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run
from runatomy.strides.lab.standing import standing_pose
from runatomy.terms.units import GRAVITY

from .recordings import sampling_rate

ANKLE = (0.04877 - HEEL) / (TOE - HEEL)  # [foot lengths] its axis along the foot (Rajagopal 2016)
CUTOFF = 15.0  # [Hz] of angles and forces alike
FLAT = 0.35  # of stance, when every shoe lies flat
FLAT_PITCH = np.radians(-3.0)  # of the normal stride's foot then, as its angles have it


@dataclass(frozen=True, slots=True)
class Trial:
    """Files of a recording, and who ran."""

    folder: str
    run: str
    static: str
    forces: str | None
    mass: float  # [kg]
    height: float  # [m]


TRIALS: dict[str, tuple[Trial, ...]] = {
    "rajagopal_run": (
        Trial(
            "rajagopal_run",
            "motion_capture_run.trc",
            "static_run.trc",
            "grf_run.mot",
            72.84,
            1.80,
        ),
    ),
    "bmc_run": (
        Trial("bmc_run", "motion_capture_run.trc", "static_run.trc", "grf_run.mot", 70.0, 1.75),
    ),
    "JA1": (Trial("dorn_ja1", "jog.trc", "static.trc", "jog_grf.mot", 76.0, 1.80),),
} | {
    name: tuple(
        Trial(f"fukuchi/{name}", f"{name}runT{v}.c3d", f"{name}static.c3d", None, mass, height)
        for v in ("25", "35", "45")
    )
    for name, mass, height in (("RBDS001", 62.0, 1.81), ("RBDS010", 64.75, 1.69))
}


def foot_forces(mocap: Path, trial: Trial, cutoff: float) -> tuple[list[np.ndarray], float]:
    """Return forward, normal and rightward force [BW] of the right and the left foot, and rate."""
    run = _run(mocap, trial, cutoff)
    weight = trial.mass * GRAVITY
    feet = {foot.side: foot.force / weight for foot in run.feet}
    return [feet["r"], feet["l"]], sampling_rate(run.track.time)


def _run(mocap: Path, trial: Trial, force_cutoff: float) -> CapturedRun:
    folder = mocap / trial.folder
    forces = folder / trial.forces if trial.forces else None
    capture = runatomy.read_capture(folder / trial.run, forces)
    return captured_run(capture, cutoff=CUTOFF, force_cutoff=force_cutoff, mass=trial.mass)


def pressure_curves(mocap: Path, trial: Trial, at: np.ndarray) -> list[np.ndarray]:
    """Return the center of pressure along the foot at shares of stance, of every whole contact.

    In foot lengths of the model, 0 the heel and 1 the toes, on a foot turned so that it lies on the
    ground as the normal stride's does: heels of shoes and standing poses tilt it by up to 10
    degrees.
    """
    standing = standing_pose(runatomy.read_capture(mocap / trial.folder / trial.static))
    run = _run(mocap, trial, CUTOFF)
    motion = recorded_motion(run, standing, trial.mass, trial.height, CUTOFF)
    size = trial.height / REFERENCE_HEIGHT * (TOE - HEEL)
    return [
        curve / size + ANKLE
        for side in "rl"
        for curve in _levers(run, motion.body, motion.pose.position, side, at)
    ]


def _levers(
    run: CapturedRun, body: BodyModel, position: np.ndarray, side: str, at: np.ndarray
) -> list[np.ndarray]:
    """Return how far [m] the pressure lies in front of the ankle, along the leveled foot."""
    time = run.track.time
    foot = next(f for f in run.feet if f.side == side)
    place, turn = _feet(body, position, side)
    found = []
    for fall in run.footfalls:
        if fall.side != side or not fall.whole:
            continue
        when = fall.strike + at * (fall.toe_off - fall.strike)
        frames = np.searchsorted(time, when).clip(1, len(time) - 1)
        flat = int(np.searchsorted(time, fall.strike + FLAT * (fall.toe_off - fall.strike)))
        pitch = np.arctan2(turn[:, 1, 0], turn[:, 0, 0])
        pitch = pitch - pitch[flat] + FLAT_PITCH
        forward = np.stack([np.cos(pitch), np.sin(pitch)], axis=-1)
        lever = np.sum((foot.point - place)[:, :2] * forward, axis=1)
        if foot.contact[frames].all() and foot.contact[frames - 1].all():
            found.append(np.interp(when, time, lever))
    return found


def _feet(body: BodyModel, position: np.ndarray, side: str) -> tuple[np.ndarray, np.ndarray]:
    """Return where the ankle is [m] (frames, 3) and how the heel bone is turned (frames, 3, 3)."""
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    ankle, bone = model.body(f"talus_{side}").id, body.foot_body[side]
    place, turn = np.empty((len(position), 3)), np.empty((len(position), 3, 3))
    for frame, joints in enumerate(position):
        data.qpos[:] = joints
        mujoco.mj_kinematics(model, data)
        place[frame], turn[frame] = data.xpos[ankle], data.xmat[bone].reshape(3, 3)
    return place, turn
