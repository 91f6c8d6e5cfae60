"""Induced: every force superposed on the body as it stands, each with the ground's answer to it.

The equations of motion are linear in the forces. At each frame every muscle acts alone on the
body in its posture while the loaded foot is held as `foot_contact` says; what the ground must then
answer is that muscle's part of its force (Zajac & Gordon 1989; Hamner, Seth & Delp 2010). Knee and
hip accelerate freely meanwhile, so that a muscle acts on joints that it does not cross.
"""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import ARM, LEG, LUMBAR, PELVIS, SIDES
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import Pose
from runatomy.mechanics.induced.equations import COLUMNS, FREE, SLIDES, Equations, equations
from runatomy.mechanics.induced.foot_contact import ROWS
from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.terms.arrays import BoolArray, FloatArray

WHOSE_MOMENTS = {  # whose share of the net moments goes by which name
    "leg_reserve": tuple(f"{name}_{side}" for name in LEG for side in SIDES),
    "trunk_reserve": LUMBAR,
    "arms": tuple(f"{name}_{side}" for name in ARM for side in SIDES),
    "residual": PELVIS,
}


def induced(
    body: BodyModel,
    pose: Pose,
    ground: tuple[GroundForce, ...],
    gravity: FloatArray,
    muscles: tuple[tuple[str, str], ...],
    pull: FloatArray,
    moment: FloatArray,
) -> InducedAcceleration:
    """Return what every muscle, and all else, does to the ground's force and the body's center.

    `gravity` (3,) [m/s2] is given in the frame of the motion; `pull` (frames, muscles,
    coordinates) [N m | N] is what each of `muscles` gives (`muscle_pulls`), `moment` (frames,
    coordinates) [N m | N] the whole net moment by inverse dynamics with this `ground`. Frames
    where pull or moment is NaN stay NaN.
    """
    known = np.isfinite(moment).all(axis=1) & np.asarray(np.isfinite(pull).all(axis=(1, 2)))
    some, under = _frames(pose, known), tuple(_under(foot, known) for foot in ground)
    laws = equations(body, some, under, gravity)
    push = _pushes(laws, pull[known], moment[known])
    speed, answer = _superposed(laws, push)
    mass = float(body.mujoco_model.body_subtreemass[0])  # [kg] as the bones have it
    causes = (*muscles, *((name, "") for name in OTHERS))
    center = np.einsum("fkc,fnc->fnk", laws.mass[:, SLIDES], speed) / mass
    center[:, -len(OTHERS) + OTHERS.index("velocity")] += laws.swing[:, SLIDES] / mass
    return InducedAcceleration(
        mass=mass,
        causes=causes,
        feet=tuple(foot.side for foot in ground),
        center=_spread(center, known),
        ground=_spread(answer, known),
        recorded=np.stack([foot.force for foot in ground], axis=1),
        loaded=_loaded(laws, known),
    )


def _pushes(laws: Equations, pull: FloatArray, moment: FloatArray) -> FloatArray:
    """Return the generalized force of every cause (frames, causes, free) [N m | N]."""
    left = (moment - pull.sum(axis=1))[:, COLUMNS]
    own = {"gravity": laws.weight, "velocity": -laws.swing}
    for name, coordinates in WHOSE_MOMENTS.items():
        own[name] = np.where(np.isin(FREE, coordinates), left, 0.0)
    others = [own.get(name, np.zeros_like(left)) for name in OTHERS]
    return np.concatenate([pull[:, :, COLUMNS], np.stack(others, axis=1)], axis=1)


def _superposed(laws: Equations, push: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return accelerations (frames, causes, free) and ground forces (frames, feet, causes, 3).

    One linear system a frame, [M -J'; J 0], with a column for each cause. The held rows rest for
    every cause but two: the body's own speed, which swings them, and the footing.
    """
    frames, rows, free = laws.contact.shape
    held = laws.contact.any(axis=2)
    left = np.zeros((frames, free + rows, free + rows))
    left[:, :free, :free] = laws.mass
    left[:, :free, free:] = -laws.contact.transpose(0, 2, 1)
    left[:, free:, :free] = laws.contact
    each = np.arange(free, free + rows)
    left[:, each, each] = ~held  # a foot in the air: no force
    right = np.zeros((frames, free + rows, push.shape[1]))
    right[:, :free] = push.transpose(0, 2, 1)
    right[:, free:, OTHERS.index("velocity") - len(OTHERS)] = -laws.drift
    right[:, free:, OTHERS.index("footing") - len(OTHERS)] = laws.rest
    found = np.linalg.solve(left, right).transpose(0, 2, 1)
    answer = found[:, :, free:].reshape(frames, push.shape[1], rows // ROWS, ROWS)
    return found[:, :, :free], answer[..., :3].transpose(0, 2, 1, 3)


def _frames(pose: Pose, known: BoolArray) -> Pose:
    """Return the pose at some frames."""
    return Pose(
        position=pose.position[known],
        velocity=pose.velocity[known],
        acceleration=pose.acceleration[known],
        tangent=pose.tangent[known],
    )


def _under(foot: GroundForce, known: BoolArray) -> GroundForce:
    """Return the ground's force at some frames."""
    return GroundForce(
        side=foot.side, force=foot.force[known], point=foot.point[known], in_world=foot.in_world
    )


def _spread(values: FloatArray, known: BoolArray) -> FloatArray:
    """Return the values at their frames, NaN between them."""
    whole = np.full((len(known), *values.shape[1:]), np.nan)
    whole[known] = values
    return whole


def _loaded(laws: Equations, known: BoolArray) -> BoolArray:
    """Return where a foot is held, at all frames."""
    whole = np.zeros((len(known), laws.loaded.shape[1]), dtype=bool)
    whole[known] = laws.loaded
    return whole
