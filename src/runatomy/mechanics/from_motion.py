"""From motion: a closed stride to StrideMechanics, solved."""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import USUAL, solve_part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.muscle.clock import StrideClock, periodic_low_pass
from runatomy.strides.motion import Motion

# [Hz] low pass of the moments that muscles are asked for: means over runners know nothing of the
# shake of one landing; what is faster comes of putting them on one body. Assumed: as runners'
# kinematics are usually low-passed. A recording has its own low pass, 15 Hz if not told.
CUTOFF = 10.0


def stride_from_motion(
    body: BodyModel, motion: Motion, parts: tuple[Part, ...] | None = None
) -> StrideMechanics:
    """Return what every muscle does in the motion's stride, run by this body."""
    return mechanics_of(body, close_stride(body, motion), parts)


def mechanics_of(
    body: BodyModel,
    stride: SteadyStride,
    parts: tuple[Part, ...] | None = None,
    rule: SharingRule = USUAL,
) -> StrideMechanics:
    """Return what every muscle does in a closed stride: both legs and the trunk."""
    parts = parts or musculature(body)
    paths = muscle_paths(body, stride.pose)
    period = stride.motion.stride_time
    clock = StrideClock(period)
    force = periodic_low_pass(stride.dynamics.force, period, CUTOFF)
    solved = [solve_part(part, paths, force[:, part.columns], clock, rule) for part in parts]

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
