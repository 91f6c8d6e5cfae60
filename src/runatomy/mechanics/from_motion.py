"""From motion: a closed stride to StrideMechanics, solved."""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.sharing.solve import solve_part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.muscle.clock import StrideClock, first_harmonics
from runatomy.strides.motion import Motion

CUTOFF = 15.0  # [Hz] of the moments that muscles are asked for, as in the laboratory path


def stride_from_motion(
    body: BodyModel, motion: Motion, parts: tuple[Part, ...] | None = None
) -> StrideMechanics:
    """Return what every muscle does in the motion's stride, run by this body."""
    return mechanics_of(body, close_stride(body, motion), parts)


def mechanics_of(
    body: BodyModel, stride: SteadyStride, parts: tuple[Part, ...] | None = None
) -> StrideMechanics:
    """Return what every muscle does in a closed stride: both legs and the trunk."""
    parts = parts or musculature(body)
    paths = muscle_paths(body, stride.pose)
    period = stride.motion.stride_time
    clock = StrideClock(period)
    # What is faster than the laboratory's low pass shakes soft parts; no muscle answers to it.
    force = first_harmonics(stride.dynamics.force, round(CUTOFF * period))
    solved = [solve_part(part, paths, force[:, part.columns], clock) for part in parts]

    def joined(name: str) -> np.ndarray:
        return np.concatenate([getattr(solution, name) for solution in solved], axis=1)

    return StrideMechanics(
        period=period,
        mass=body.mass,
        muscles=tuple(drive for part in parts for drive in part.drives),
        activation=joined("activation"),
        force=joined("force"),
        tendon_strain=joined("tendon_strain"),
        fiber_power=joined("fiber_power"),
        unit_power=joined("unit_power"),
        metabolic_power=joined("metabolic_power"),
        coordinates=COORDINATES,
        moment=force,
        joint_power=force * stride.rates,
        shared=tuple(name for part in parts for name in part.moments),
        muscle_moment=joined("muscle_moment"),
        reserve=np.concatenate([solution.reserve for solution in solved], axis=1),
        status=np.stack([solution.status for solution in solved], axis=1),
        slip=stride.slip,
        change=max(solution.change for solution in solved),
    )
