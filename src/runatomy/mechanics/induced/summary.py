"""Summary: what each muscle does to the body in a step, by muscle and by group."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.mechanics.induced.stance_roles import StanceRoles, stance_roles
from runatomy.muscle.anatomy import MUSCLES, muscle_named, muscle_of
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

NAMED = frozenset(muscle.name for muscle in MUSCLES)


def muscle_roles(found: InducedAcceleration, step: float, *, periodic: bool) -> StanceRoles:
    """Return the roles of every muscle of the catalogue, then of `OTHERS`; `step` [s] a frame."""
    return stance_roles(found, step, _muscles(found), periodic=periodic)


def group_roles(found: InducedAcceleration, step: float, *, periodic: bool) -> StanceRoles:
    """Return the roles of every group of muscles, then of `OTHERS`; `step` [s] a frame."""
    owners = [n if n in OTHERS else muscle_named(n).group for n in _muscles(found)]
    return stance_roles(found, step, owners, periodic=periodic)


def summarize_induced(
    found: InducedAcceleration, step: float, names: tuple[str, ...], *, periodic: bool = True
) -> dict[str, FloatArray]:
    """Return each muscle's impulses of an average step, in the order of `names`; absent ones 0.

    `step` [s] lies between frames. Shares [-] of the ground's normal impulse, braking (never
    positive), propulsion (never negative) and outward impulses [BW s] of both legs' muscles of
    the name; `unmuscled_...` the same for `OTHERS`; `footing_error` (3,) [BW] as below.
    """
    roles = muscle_roles(found, step, periodic=periodic)
    values = {
        "support_share": roles.support_share,
        "braking_impulse": roles.braking.sum(axis=1),
        "propulsion_impulse": roles.propulsion.sum(axis=1),
        "outward_impulse": roles.outward.sum(axis=1),
    }
    answer = {}
    for title, wanted in (("", names), ("unmuscled_", OTHERS)):
        place = [roles.names.index(n) if n in roles.names else -1 for n in wanted]
        for name, value in values.items():
            answer[title + name] = np.append(value, 0.0)[place]
    return {**answer, "footing_error": footing_error(found)}


def footing_error(found: InducedAcceleration) -> FloatArray:
    """Return how far the model's ground force is from the one that went in [BW] (3,).

    Root mean square over the loaded frames of what only the foot's own acceleration explains.
    """
    missing = found.ground[:, :, found.other("footing")][found.loaded]
    return np.asarray(np.sqrt((missing**2).mean(axis=0)) / (found.mass * GRAVITY))


def _muscles(found: InducedAcceleration) -> list[str]:
    """Return the catalogue's muscle of each cause, or the cause itself where it is none."""
    return [
        name if name in NAMED or not side else muscle_of(f"{name}_{side}")[0].name
        for name, side in found.causes
    ]
