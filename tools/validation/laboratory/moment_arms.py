"""Moment arms: every muscle of the leg against the published model, asked in OpenSim itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed
from tools.validation.laboratory.recorded import ABSENT, PUBLISHED_RUN, Recorded
from tools.validation.laboratory.yardstick import machinery

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import pose_body
from runatomy.body.segments import REFERENCE_HEIGHT, REFERENCE_MASS
from runatomy.terms.arrays import FloatArray

LARGEST = 2e-3  # [m] root mean square over the poses
SOURCE = "Rajagopal 2016 in OpenSim 4.6"
KNEE = (0.1, 0.5, 1.0)  # [rad]
AT_THE_KNEE = {
    "semimem_r": "Semimembranosus",
    "bfsh_r": "Biceps femoris, short head",
    "vaslat_r": "Vastus lateralis",
}


def moment_arms(recorded: Recorded) -> Theme:
    """Return how far moment arms are from the published model's, joint by joint."""
    title = "Moment arms of the leg"
    if not recorded.has(PUBLISHED_RUN):
        return Theme(title=title, intro=ABSENT)
    tools = machinery("opensim_tools")
    if tools is None:
        return Theme(
            title=title,
            intro="Not measured: the package opensim (the extra runatomy[bench]) is not installed.",
        )
    arms = machinery("test_moment_arms")
    poses, _ = arms.running_poses()
    names = tuple(arms.RANGE)
    theirs, ours = _both(recorded, tools, names, poses)
    return Theme(
        title=title,
        intro=(
            f"The model's own size, right leg, {len(theirs.muscles)} muscles in {len(poses)} poses "
            "over the range of running (joints swept one by one, and postures drawn at random); "
            "root mean square over the poses of the muscle that is farthest off."
        ),
        claims=(
            *(_joint(theirs, ours, names, name) for name in names),
            *_knee(recorded, tools, names),
        ),
    )


def _both(
    recorded: Recorded, tools: Any, names: tuple[str, ...], poses: FloatArray
) -> tuple[Any, FloatArray]:
    """Return OpenSim's leg in some poses [rad], and our moment arms [m] of the same muscles."""
    file = recorded.mocap / PUBLISHED_RUN.folder / "opensim" / "Rajagopal2016.osim"
    theirs = tools.leg_paths(file, names, poses)
    return theirs, _arms(build_body(REFERENCE_MASS, REFERENCE_HEIGHT), theirs.muscles, names, poses)


def _arms(
    body: BodyModel, muscles: tuple[str, ...], names: tuple[str, ...], poses: FloatArray
) -> FloatArray:
    """Return moment arms [m] (poses, muscles, coordinates)."""
    values = np.zeros((len(poses), len(COORDINATES)))
    columns = [INDEX[name] for name in names]
    values[:, columns] = poses
    still = np.zeros_like(values)
    paths = muscle_paths(body, pose_body(body, values, still, still))
    rows = [body.muscles.index(name) for name in muscles]
    return np.asarray(paths.moment_arm[:, rows][:, :, columns])


def _joint(theirs: Any, ours: FloatArray, names: tuple[str, ...], name: str) -> Claim:
    """Return the claim that every muscle is within 2 mm at one joint."""
    off = (ours - theirs.moment_arm)[:, :, names.index(name)]
    largest = np.sqrt(np.mean(off**2, axis=0))
    worst = int(largest.argmax())
    plain = name.removesuffix("_r")
    return Claim(
        key=f"lab_arms_{plain}",
        what=f"Moment arms at `{plain}`, the muscle that is farthest off",
        source=SOURCE,
        published="0.0 mm",
        tolerance="at most 2.0 mm",
        ours=f"{1e3 * largest[worst]:.2f} mm ({theirs.muscles[worst].removesuffix('_r')})",
        holds=bool(largest[worst] <= LARGEST),
    )


def _knee(recorded: Recorded, tools: Any, names: tuple[str, ...]) -> list[Claim]:
    """Return three moment arms at the knee, where paths were once farthest apart."""
    poses = np.zeros((len(KNEE), len(names)))
    poses[:, names.index("knee_angle_r")] = KNEE
    theirs, ours = _both(recorded, tools, names, poses)
    rows = []
    for muscle, plain in AT_THE_KNEE.items():
        place = (slice(None), theirs.muscles.index(muscle), names.index("knee_angle_r"))
        what = f"{plain}, moment arm at the knee bent by {listed(KNEE, '{:g}')} rad"
        cells = (listed(1e3 * arm[place], "{:.1f}") + " mm" for arm in (theirs.moment_arm, ours))
        rows.append(aside(what, SOURCE, *cells))
    return rows
