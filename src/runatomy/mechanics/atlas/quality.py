"""Quality: how well a stride closed and was solved."""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import INDEX, SIDES
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

JOINTS = ("hip", "knee", "ankle", "subtalar", "lumbar", "arm", "elbow")


def quality(stride: SteadyStride, mechanics: StrideMechanics) -> dict[str, FloatArray]:
    """Return how well the stride closed: reserves, residuals, slip, net work, convergence."""
    asked = np.abs(mechanics.moment[:, [INDEX[n] for n in mechanics.shared]]).max(axis=0)
    power = mechanics.joint_power
    legs = np.stack(  # (frames, joints, sides): one leg must not hide what the other takes up
        [[power[:, _columns(joint, side)].sum(axis=1) for side in SIDES] for joint in JOINTS]
    ).transpose(2, 0, 1)
    period, mass = mechanics.period, mechanics.mass
    return {
        "reserve_share": np.abs(mechanics.reserve).max(axis=0) / asked,
        "residual_force": np.abs(mechanics.moment[:, 3:6]).max(axis=0) / (mass * GRAVITY),
        "residual_moment": np.abs(mechanics.moment[:, :3]).max(axis=0) / mass,
        "joint_work": legs.sum(axis=2).mean(axis=0) * period / mass,
        "joint_negative_power": np.minimum(legs, 0.0).sum(axis=2).mean(axis=0) / mass,
        "joint_positive_power": np.maximum(legs, 0.0).sum(axis=2).mean(axis=0) / mass,
        "climb_work": np.array(_climb_work(stride.motion)),
        "slip": np.array(np.sqrt((mechanics.slip**2).sum(axis=2).max())),
        "angle_shift": np.abs(stride.shift).max(axis=0),
        "unconverged": np.array(mechanics.change),
        "unsolved": np.array(float((mechanics.status != 0).sum())),
    }


def _columns(joint: str, side: str) -> list[int]:
    """Return the coordinates of a joint on one side; one without sides counts with the right."""
    mine = [(name, i) for name, i in INDEX.items() if name.startswith(joint)]
    return [
        i for n, i in mine if n.endswith(f"_{side}") or (n[-2:] not in ("_r", "_l") and side == "r")
    ]


def _climb_work(motion: Motion) -> float:
    """Return the work against gravity of one stride [J/kg]."""
    rise = motion.slope / float(np.hypot(1.0, motion.slope))
    return GRAVITY * rise * motion.speed * motion.stride_time
