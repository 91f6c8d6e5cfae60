"""Trial: a laboratory recording's own frames, with its muscles and its ground forces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.app.web.figure.engine import need_model
from runatomy.terms.arrays import FloatArray

if TYPE_CHECKING:
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis

RATE = 60.0  # [Hz] at most
LONGEST = 600  # frames; a longer recording keeps fewer a second


def trial_frames(analysis: TrialAnalysis) -> bytes:
    """Return the whole recording as a file for the browser, at most 60 frames a second.

    Muscles are the recording's own (unknown where a frame was not solved), ground forces those of
    its plates. Raises AppError where the body model is missing.
    """
    need_model()
    from runatomy.app.web.figure.frames import Moved, frames_file
    from runatomy.body.pose import pose_body

    mechanics, run = analysis.mechanics, analysis.run
    motion, body = mechanics.kinematics, mechanics.body
    rows = _thinned(motion.time)
    value = motion.value[rows]
    still = np.zeros_like(value)
    joints = pose_body(body, value, still, still).position
    travel, speed = _travel(motion.time[rows], value[:, 3:6])
    force, point, contact = _ground(run, rows)
    muscles = mechanics.muscles
    columns = list(muscles.muscles) if muscles else []
    active = muscles.activation[rows] if muscles else np.zeros((len(rows), 0))
    moved = Moved(
        body=body,
        joints=joints,
        travel=travel,
        columns=columns,
        activation=active,
        force=force,
        point=point,
        contact=contact,
        ground=_floor(point, contact, motion.center[rows]),
    )
    return frames_file(moved, _meta(analysis, motion.time[rows], speed))


def _meta(analysis: TrialAnalysis, time: FloatArray, speed: float) -> dict[str, object]:
    run = analysis.run
    belt = run.speed if run.treadmill and np.isfinite(run.speed) else 0.0
    return {
        "schema": "runatomy.frames/1",
        "kind": "trial",
        "periodic": False,
        "name": str(run.source_name),
        "duration_s": round(float(time[-1] - time[0]), 5),
        "start_s": round(float(time[0]), 5),
        "speed_m_s": round(speed + belt, 4),
        "slope": 0.0,
        "step_rate_spm": _step_rate(analysis),
        "strides": [
            {"side": stride.side, "start_s": stride.start, "end_s": stride.end}
            for stride in run.strides
        ],
        "beyond": False,
    }


def _step_rate(analysis: TrialAnalysis) -> float | None:
    rates = [stride.step_rate for stride in analysis.run.strides]
    return round(60.0 * float(np.mean(rates)), 1) if rates else None


def _thinned(time: FloatArray) -> Any:
    """Return which frames are kept."""
    rate = (len(time) - 1) / max(float(time[-1] - time[0]), 1e-6)
    every = max(int(np.ceil(rate / RATE - 1e-3)), int(np.ceil(len(time) / LONGEST)), 1)
    return np.arange(0, len(time), every)


def _travel(time: FloatArray, root: FloatArray) -> tuple[FloatArray, float]:
    """Return the straight and even way (frames, 3) [m] nearest to the pelvis', and its speed."""
    travel = np.zeros_like(root)
    if len(time) > 2:
        slope, start = np.polyfit(time - time[0], root[:, [0, 2]], 1)
    else:
        slope, start = np.zeros(2), root[0, [0, 2]]
    travel[:, [0, 2]] = start + slope * (time - time[0])[:, None]
    return travel, float(slope[0])


def _ground(run: Any, rows: Any) -> tuple[FloatArray, FloatArray, Any]:
    """Return force [N], point [m] (frames, 2, 3) and contact (frames, 2); zero without plates."""
    force = np.zeros((len(rows), 2, 3))
    point, contact = np.zeros_like(force), np.zeros((len(rows), 2), dtype=bool)
    for foot in run.feet:
        side = "rl".index(foot.side)
        force[:, side] = np.nan_to_num(foot.force[rows])
        point[:, side] = np.nan_to_num(foot.point[rows])
        contact[:, side] = foot.contact[rows]
    return force, point, contact


def _floor(point: FloatArray, contact: Any, center: FloatArray) -> float:
    """Return the height of the ground [m]: the plates', else a leg's length below the body."""
    if contact.any():
        return float(np.median(point[contact][:, 1]))
    return float(np.nanmin(center[:, 1]) - 0.9)
