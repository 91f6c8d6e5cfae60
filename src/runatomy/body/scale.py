"""Scale: the reference body made as heavy and as tall as the runner."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.body.segments import TRUNK, Segment
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import BodyError

LUMBAR_MASS_SHARE = 0.29  # [-] of the trunk; proportions of Christophy et al. (2012) in `myo-sim`
SLIDE = 2  # MuJoCo's number for a sliding joint


def trunk_core(
    origins: FloatArray, torso_origin: FloatArray, back: FloatArray
) -> tuple[list[Segment], Segment]:
    """Split the published trunk among five vertebrae and the thorax, its sums kept exactly.

    `origins` (5, 3), `torso_origin` (3,) and `back` (3,) [m] are in the pelvis frame. Returns the
    vertebral segments and the thorax with the head. Raises BodyError if the rest is not a body.
    """
    share = LUMBAR_MASS_SHARE * TRUNK.mass / len(origins)
    forward = np.array([0.03, 0.018, 0.0])  # [m] soft tissue lies before the vertebra
    level = Segment(share, (0.03, 0.018, 0.0), (0.008, 0.012, 0.006))
    whole = back + np.asarray(TRUNK.center)
    mass = TRUNK.mass - share * len(origins)
    moment = TRUNK.mass * whole - share * (origins + forward).sum(axis=0)
    center = moment / mass
    offsets = np.array([*(origins + forward - whole), center - whole])
    masses = np.array([share] * len(origins) + [mass])
    own = np.asarray(TRUNK.inertia) - len(origins) * np.asarray(level.inertia)
    inertia = own - sum(m * _spread(d) for m, d in zip(masses, offsets, strict=True))
    product = float((masses * offsets[:, 0] * offsets[:, 1]).sum())  # the published trunk has none
    tensor = np.diag(inertia)
    tensor[0, 1] = tensor[1, 0] = product
    a, b, c = np.linalg.eigvalsh(tensor)
    if a <= 0.0 or a + b < c:
        raise BodyError("the trunk cannot be split: its thorax would have no real inertia")
    x, y, z = (float(v) for v in center - torso_origin)
    i, j, k = (float(v) for v in inertia)
    return [level] * len(origins), Segment(mass, (x, y, z), (i, j, k), product)


def _spread(offset: FloatArray) -> FloatArray:
    """Return the diagonal of the parallel-axis term of a unit mass at this offset."""
    return np.full(3, float(offset @ offset)) - offset**2


def scale_model(model: Any, coupling: FloatArray, mass: float, length: float) -> None:
    """Scale a compiled model in place by these factors of mass and length; no joint turns.

    Sliding joints carried by a coupling (the knee's) scale with length too.
    """
    for field in ("body_pos", "body_ipos", "site_pos", "geom_pos", "geom_size", "jnt_pos"):
        getattr(model, field)[:] *= length
    model.body_mass[:] *= mass
    model.body_inertia[:] *= mass * length**2
    carried = [j for j in range(model.njnt) if model.jnt_type[j] == SLIDE and j > 2]
    coupling[carried] *= length
