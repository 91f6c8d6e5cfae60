"""Effects of a recording's muscles: what tissues carry, and what each muscle does to the body."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose
from runatomy.mechanics.capture.dynamics import DOWN, ground_forces
from runatomy.mechanics.induced.from_solved import induced_in_recording
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.tissues.solve import load_tissues
from runatomy.mechanics.tissues.tissue_loads import TissueLoads
from runatomy.mechanics.trial_mechanics import TrialMuscles
from runatomy.strides.captured_run import FootForce
from runatomy.terms.arrays import BoolArray, FloatArray

Tissues = tuple[TissueLoads, TissueLoads]


class Effects(NamedTuple):
    """What follows from the muscles' forces; None where no muscle was solved."""

    tissues: Tissues | None  # of the right and the left leg
    induced: InducedAcceleration | None


def effects_of(
    body: BodyModel,
    pose: Pose,
    feet: tuple[FootForce, ...],
    moment: FloatArray,
    muscles: TrialMuscles | None,
) -> Effects:
    """Return tissue loads and induced accelerations in a recording, NaN where it was not solved.

    `body`, `pose` and `moment` (frames, coordinates) [N m | N] are those that `muscles` was found
    with.
    """
    if muscles is None:
        return Effects(None, None)
    known: BoolArray = np.asarray(np.isfinite(muscles.force).all(axis=1))
    some = Pose(
        position=pose.position[known],
        velocity=pose.velocity[known],
        acceleration=pose.acceleration[known],
        tangent=pose.tangent[known],
    )
    right, left = load_tissues(
        body, some, ground_forces(feet, known), DOWN, muscles.muscles, muscles.force[known],
        muscles.tendon_strain[known],
    )  # fmt: skip
    return Effects(
        tissues=(_spread(right, known), _spread(left, known)),
        induced=induced_in_recording(body, pose, feet, moment, muscles),
    )


def _spread(leg: TissueLoads, known: BoolArray) -> TissueLoads:
    """Return one leg's loads on the recording's clock, NaN between the solved frames."""

    def whole(values: FloatArray) -> FloatArray:
        found = np.full((len(known), *values.shape[1:]), np.nan)
        found[known] = values
        return found

    return TissueLoads(
        side=leg.side,
        load=whole(leg.load),
        contact={name: whole(vector) for name, vector in leg.contact.items()},
        strain=whole(leg.strain),
        energy=whole(leg.energy),
    )
