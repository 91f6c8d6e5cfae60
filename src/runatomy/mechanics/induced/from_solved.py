"""From solved: a stride or a recording whose muscles are solved, to what each does to the body."""

from __future__ import annotations

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.body.pose import Pose
from runatomy.mechanics.capture.dynamics import DOWN
from runatomy.mechanics.closing.steady import SteadyStride, slope_gravity
from runatomy.mechanics.induced.induced import induced
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.trial_mechanics import TrialMuscles
from runatomy.strides.captured_run import FootForce
from runatomy.terms.arrays import FloatArray


def induced_in_stride(
    body: BodyModel,
    stride: SteadyStride,
    parts: tuple[Part, ...],
    force: FloatArray,
    paths: MusclePaths | None = None,
) -> InducedAcceleration:
    """Return what every muscle does to the body in a closed stride.

    `force` (frames, muscles) [N] along the tendon is that of the parts' drives, as in
    StrideMechanics; `paths` are the stride's, found here where not given. The ground's force on a
    slope is told along it and out of it, so that gravity brakes uphill.
    """
    paths = muscle_paths(body, stride.pose) if paths is None else paths
    return induced(
        body,
        stride.pose,
        stride.ground,
        slope_gravity(stride.motion.slope),
        tuple(drive for part in parts for drive in part.drives),
        muscle_pulls(parts, paths, force),
        stride.dynamics.force,
    )


def induced_in_recording(
    body: BodyModel,
    pose: Pose,
    feet: tuple[FootForce, ...],
    moment: FloatArray,
    muscles: TrialMuscles,
) -> InducedAcceleration:
    """Return what every muscle does to the body in a recording; NaN where it was not solved.

    `body`, `pose` and `moment` (frames, coordinates) [N m | N] are those that `muscles` was found
    with. A trunk whose muscles were not asked moves by its net moment (`trunk_reserve`).
    """
    solved = set(muscles.muscles)
    parts = tuple(part for part in musculature(body) if solved.issuperset(part.drives))
    ground = tuple(
        GroundForce(side=foot.side, force=foot.force, point=foot.point, in_world=True)
        for foot in feet
    )
    pull = muscle_pulls(parts, muscle_paths(body, pose), muscles.force)
    return induced(body, pose, ground, DOWN, muscles.muscles, pull, moment)


def muscle_pulls(parts: tuple[Part, ...], paths: MusclePaths, force: FloatArray) -> FloatArray:
    """Return each muscle's generalized force (frames, muscles, coordinates) [N m | N].

    `force` (frames, muscles) [N] along the tendon, the parts' drives side by side. A drive that
    commands several fascicles (the trunk's) spreads its force among them by their strength.
    """
    found, first = [], 0
    for part in parts:
        last = first + len(part.drives)
        strength = part.units.max_force
        share = strength / (strength @ part.gather)[part.drive]
        each = force[:, first:last][:, part.drive] * share
        moment = each[:, :, None] * paths.moment_arm[:, part.elements]
        found.append((moment.transpose(0, 2, 1) @ part.gather).transpose(0, 2, 1))
        first = last
    return np.concatenate(found, axis=1)
