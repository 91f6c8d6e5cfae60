"""From stride: what the tissues of both legs carry in a closed and solved stride."""

from __future__ import annotations

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride, slope_gravity
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.solve import load_tissues
from runatomy.mechanics.tissues.tissue_loads import TissueLoads


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
    return load_tissues(
        body, stride.pose, stride.ground, slope_gravity(stride.motion.slope),
        mechanics.muscles, mechanics.force, mechanics.tendon_strain, parts,
    )  # fmt: skip
