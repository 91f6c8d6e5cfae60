"""From stride: what the tissues of both legs carry in a closed and solved stride."""

from __future__ import annotations

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.solve import load_tissues
from runatomy.mechanics.tissues.tissue_loads import TissueLoads
from runatomy.terms.units import GRAVITY


def tissues_of(
    body: BodyModel,
    stride: SteadyStride,
    mechanics: StrideMechanics,
    parts: tuple[Part, ...] | None = None,
) -> tuple[TissueLoads, TissueLoads]:
    """Return what the tissues of the right and the left leg carry in a solved stride.

    `stride` and `mechanics` belong together and to `body`; `parts` are those that were solved
    with, the body's own where not given.
    """
    slope = stride.motion.slope
    gravity = np.array([slope, 1.0, 0.0]) * (-GRAVITY / np.hypot(1.0, slope))  # along the slope
    strain = getattr(mechanics, "tendon_strain", None)  # without, the tendon curve gives it
    return load_tissues(
        body, stride.pose, stride.ground, gravity, mechanics.muscles, mechanics.force, strain, parts
    )
