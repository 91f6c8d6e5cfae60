"""Operating range: fiber and tendon lengths at which a scaled body's muscles work as they should.

After Modenese et al. (2016, J Biomech 49:141-148): in postures all over the joints' range, every
muscle of the scaled body shall have the normalized fiber length that it has on the reference body
in the same posture. That asks for two numbers per muscle, found by linear least squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from runatomy.body.coordinates import COORDINATES, INDEX, LEG, SIDES
from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import path_lengths
from runatomy.body.pose import pose_body
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.muscle import parameters
from runatomy.muscle.passive import flexed_lengths
from runatomy.terms.arrays import FloatArray, read_only

POSTURES = 150  # that fill the joints' ranges; four times as many change lengths by under 0.3 %
RANGES = (  # [degrees] in the order of LEG: what runners reach; assumed, inside the model's own
    (-30.0, 90.0),  # hip flexion
    (-20.0, 20.0),  # hip adduction
    (-20.0, 20.0),  # hip rotation
    (0.0, 120.0),  # knee flexion
    (-40.0, 30.0),  # ankle dorsiflexion
    (-20.0, 20.0),  # subtalar
    (0.0, 0.0),  # toes: straight, as wherever moments are shared
)
LIKELY = (0.5, 1.5)  # [-] fiber lengths outside of which a posture counts for nothing
TOLERATED = 0.1  # [-] root mean square of normalized fiber length beyond which no fit is believed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OperatingLengths:
    """What one leg's units need to keep their operating range, in the order of `LEG.names`."""

    optimal_fiber_length: FloatArray  # [m] (units,)
    tendon_slack_length: FloatArray  # [m] (units,)
    error: FloatArray  # [-] (units,) root mean square of the normalized fiber length


def fit_operating_range(
    body: BodyModel, fiber: FloatArray | None = None, slack: FloatArray | None = None
) -> dict[str, OperatingLengths]:
    """Return each side's fiber and tendon lengths that keep the reference body's operating range.

    `fiber` and `slack` [m] (units,) are the optimal fiber and tendon slack lengths of the
    reference body, `flexed_lengths()` where not given. Tendons count as rigid here: they stretch
    alike on both bodies. Where no two lengths will do (a path that goes another way around a bone
    than the reference body's, or that leaves no tendon), fibers grow with height and the tendon
    fills the rest; `error` tells.
    """
    usual = flexed_lengths()
    fiber = usual[0] if fiber is None else fiber
    slack = usual[1] if slack is None else slack
    grown = fiber * (body.height / REFERENCE_HEIGHT)
    return {
        side: _fit(own, grown, (reference - slack) / fiber)
        for side, own, reference in zip(SIDES, _leg_paths(body), _reference_paths(), strict=True)
    }


def _fit(path: FloatArray, grown: FloatArray, along: FloatArray) -> OperatingLengths:
    """Fit path = optimal fiber length x normalized length along the tendon + tendon slack length.

    `path` [m] (postures, units) is the body's, `along` [-] the reference body's fibers, `grown`
    [m] (units,) the fibers where the fit fails.
    """
    length = np.hypot(along, np.sin(parameters.LEG.pennation))
    inside = (along > 0.0) & (length > LIKELY[0]) & (length < LIKELY[1])
    weight = inside / inside.sum(axis=0)
    mean, path_mean = (weight * along).sum(axis=0), (weight * path).sum(axis=0)
    apart, path_apart = along - mean, path - path_mean
    fiber = (weight * apart * path_apart).sum(axis=0) / (weight * apart**2).sum(axis=0)
    off = np.sqrt((weight * (path_apart - fiber * apart) ** 2).sum(axis=0))  # [m]
    fits = (off < TOLERATED * fiber) & (path_mean > fiber * mean)
    fiber = np.where(fits, fiber, grown)
    slack = np.maximum(path_mean - fiber * mean, 0.0)
    error = np.sqrt((weight * ((path - slack) / fiber - along) ** 2).sum(axis=0))
    return OperatingLengths(
        optimal_fiber_length=read_only(fiber),
        tendon_slack_length=read_only(slack),
        error=read_only(error),
    )


def _leg_paths(body: BodyModel) -> list[FloatArray]:
    """Return each leg's path lengths [m] (postures, units), both in the same postures."""
    low, high = np.deg2rad(np.array(RANGES)).T
    angles = low + (high - low) * _filling(POSTURES, len(LEG))
    values = np.zeros((POSTURES, len(COORDINATES)))
    for side in SIDES:
        values[:, [INDEX[f"{name}_{side}"] for name in LEG]] = angles
    still = np.zeros_like(values)
    length = path_lengths(body, pose_body(body, values, still, still))
    names = parameters.LEG.names
    return [length[:, [body.muscles.index(f"{n}_{side}") for n in names]] for side in SIDES]


@cache
def _reference_paths() -> tuple[FloatArray, ...]:
    """Return the reference body's legs."""
    return tuple(read_only(length) for length in _leg_paths(build_body()))


def _filling(count: int, axes: int) -> FloatArray:
    """Return points (count, axes) that fill the unit cube evenly (Roberts' additive sequence).

    Each axis steps by a power of the root of x^(axes+1) = x + 1, the golden ratio's kin.
    """
    root = 2.0
    for _ in range(60):
        root = (1.0 + root) ** (1.0 / (axes + 1))
    steps = root ** -np.arange(1.0, axes + 1)
    return np.asarray((0.5 + np.outer(np.arange(1, count + 1), steps)) % 1.0)
