"""Kneecap: how much of the quadriceps' force the patellar tendon carries on to the shank.

The kneecap glides without friction: no work is lost in it. So the patellar tendon's arm about the
knee (the kneecap held still on the femur) times its force is the quadriceps' own arm (the kneecap
gliding as it does) times theirs. Both arms are the body's own; their ratio falls from about 0.9 at
10 degrees of knee flexion to 0.75 at 70, where Buff et al. (1988, J Biomech 21:17-23) measured
1.16 and 0.65.
"""

from __future__ import annotations

from dataclasses import replace

from runatomy.body.coordinates import INDEX
from runatomy.body.mend.patella import PATELLA
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import Pose
from runatomy.terms.arrays import FloatArray, IntArray

Shares = dict[str, FloatArray]


def tendon_shares(body: BodyModel, pose: Pose, quadriceps: dict[str, IntArray]) -> Shares:
    """Return the patellar tendon's force over each quadriceps' (frames, muscles) [-], by side.

    `quadriceps` are indices into the body's muscles, by side ("r" and "l").
    """
    tangent = pose.tangent.copy()
    for side in quadriceps:
        for joint in PATELLA:
            tangent[:, body.mujoco_model.joint(f"{joint}_{side}").id] = 0.0
    gliding = muscle_paths(body, pose).moment_arm
    held = muscle_paths(body, replace(pose, tangent=tangent)).moment_arm
    shares: Shares = {}
    for side, muscles in quadriceps.items():
        knee = INDEX[f"knee_angle_{side}"]
        shares[side] = gliding[:, muscles, knee] / held[:, muscles, knee]
    return shares
