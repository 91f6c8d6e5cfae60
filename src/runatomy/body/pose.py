"""Pose: model joints, speeds and accelerations from the independent coordinates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Pose:
    """All joints of the body at each frame, with the tangent of the coupling."""

    position: FloatArray  # [rad | m] (frames, joints)
    velocity: FloatArray  # [1/s] (frames, joints)
    acceleration: FloatArray  # [1/s2] (frames, joints)
    tangent: FloatArray  # [-] (frames, joints, coordinates) joint per coordinate


def pose_body(
    body: BodyModel, values: FloatArray, rates: FloatArray, accelerations: FloatArray
) -> Pose:
    """Return the joints that follow from coordinates (frames, coordinates) [rad | m], by time.

    Knee, patella and spine joints follow their coordinate by the coupling's polynomials.
    """
    table = body.coupling
    powers = np.arange(table.shape[2])
    joint, coordinate = np.nonzero(np.abs(table).sum(axis=2) > 0.0)
    poly = table[joint, coordinate]  # (links, 5)
    x = values[:, coordinate]
    basis = x[..., None] ** powers
    slope = np.einsum("flp,lp->fl", basis[..., :-1], poly[:, 1:] * powers[1:])
    curve = np.einsum("flp,lp->fl", basis[..., :-2], poly[:, 2:] * (powers * (powers - 1))[2:])
    frames, joints = len(values), table.shape[0]
    tangent = np.zeros((frames, joints, table.shape[1]))
    tangent[:, joint, coordinate] = slope
    position = np.zeros((frames, joints))
    bend = np.zeros((frames, joints))
    for link, j in enumerate(joint):  # several coordinates never share one joint's curvature
        position[:, j] += basis[:, link] @ poly[link]
        bend[:, j] += curve[:, link] * rates[:, coordinate[link]] ** 2
    velocity = np.einsum("fjc,fc->fj", tangent, rates)
    acceleration = np.einsum("fjc,fc->fj", tangent, accelerations) + bend
    return Pose(position=position, velocity=velocity, acceleration=acceleration, tangent=tangent)
