"""A running trial that OpenSim solved: its angles, ground forces and moments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import mujoco
import numpy as np
from scipy.interpolate import make_interp_spline
from scipy.signal import butter, filtfilt

from runatomy.body.coordinates import COORDINATES, INDEX, PELVIS
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import Pose, pose_body
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE

CUT_OFF = 15.0  # [Hz] of the kinematics behind the shipped moments
Table = dict[str, FloatArray]


def read_table(file: Path) -> Table:
    """Columns of an OpenSim .mot or .sto file."""
    lines = [line for line in file.read_text().splitlines() if line.strip()]
    head = next(i for i, line in enumerate(lines) if line.strip() == "endheader")
    rows = np.array([line.split() for line in lines[head + 2 :]], dtype=np.float64)
    return dict(zip(lines[head + 1].split(), rows.T, strict=True))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Trial:
    """One trial at the times of its moments, its first and last tenth of a second left out."""

    time: FloatArray  # [s]
    pose: Pose
    moments: Table  # [N m | N]
    ground: Table  # [N], [m] of the laboratory


def read_trial(folder: Path, body: BodyModel) -> Trial:
    """Read the trial and put this body into its motion."""
    angles = read_table(folder / "opensim" / "ik_run.mot")
    moments = read_table(folder / "opensim" / "id_run.sto")
    clock = angles["time"]
    values = np.zeros((len(clock), len(COORDINATES)))
    for name, column in INDEX.items():
        values[:, column] = angles[name] * (1.0 if name in PELVIS[3:] else DEGREE)
    low_pass = butter(3, CUT_OFF * 2.0 * float(np.median(np.diff(clock))))
    curve = make_interp_spline(clock, filtfilt(*low_pass, values, axis=0), 5)
    inside = (moments["time"] > clock[0] + 0.1) & (moments["time"] < clock[-1] - 0.1)
    time = moments["time"][inside]
    return Trial(
        time=time,
        pose=pose_body(body, curve(time), curve(time, 1), curve(time, 2)),
        moments={name: column[inside] for name, column in moments.items()},
        ground=read_table(folder / "grf_run.mot"),
    )


def ground_force(body: BodyModel, trial: Trial, side: str) -> GroundForce:
    """Measured force on one foot; the laboratory's point, taken into the calcaneus' frame."""

    def column(kind: str) -> FloatArray:
        names = (f"{side.upper()}_ground_force_{kind}{axis}" for axis in "xyz")
        rows = (np.interp(trial.time, trial.ground["time"], trial.ground[n]) for n in names)
        return np.stack(list(rows), axis=1)

    place, bone = column("p"), body.foot_body[side]
    data = mujoco.MjData(body.mujoco_model)
    point = np.empty_like(place)
    for frame in range(len(place)):
        data.qpos[:] = trial.pose.position[frame]
        mujoco.mj_kinematics(body.mujoco_model, data)
        point[frame] = data.xmat[bone].reshape(3, 3).T @ (place[frame] - data.xpos[bone])
    return GroundForce(side=side, force=column("v"), point=point)


def with_the_runners_bones(body: BodyModel, file: Path) -> BodyModel:
    """The body with its joints where OpenSim scaled them, bone by bone, to the recorded runner."""
    root = ElementTree.parse(file).getroot()

    def place(joint: str, frame: str) -> FloatArray:
        found = root.find(
            f".//*[@name='{joint}']//PhysicalOffsetFrame[@name='{frame}']/translation"
        )
        assert found is not None and found.text
        return np.array([float(word) for word in found.text.split()])

    model, coupling = body.mujoco_model, body.coupling.copy()
    for side in "rl":
        knee = place(f"walker_knee_{side}", f"tibia_{side}_offset")
        thigh = place(f"walker_knee_{side}", f"femur_{side}_offset")
        longer = float(thigh[1] / model.body(f"tibia_{side}").pos[1])
        model.body(f"femur_{side}").pos[:] = place(f"hip_{side}", "pelvis_offset")
        model.body(f"tibia_{side}").pos[:] = thigh - knee
        model.body(f"talus_{side}").pos[:] = place(f"ankle_{side}", f"tibia_{side}_offset")
        model.body(f"calcn_{side}").pos[:] = place(f"subtalar_{side}", f"talus_{side}_offset")
        shank = model.body(f"tibia_{side}").id
        for joint in np.flatnonzero(model.jnt_bodyid == shank):
            model.jnt_pos[joint] = knee
            if model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_SLIDE:
                coupling[joint] *= longer
    mujoco.mj_setConst(model, mujoco.MjData(model))
    return replace(body, coupling=coupling)
