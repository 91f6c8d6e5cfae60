"""Roles: how much each muscle carries, brakes, drives and steers while a foot is on the ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.analysis.trial.strides.columns import FOOT, Columns, muscle_name
from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.muscle.anatomy import muscle_named
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

QUANTITIES = dict(zip(("fore_aft", "support", "sideward"), FOOT, strict=True))
KINDS = ("group", "muscle", "cause")


def role_columns(mechanics: TrialMechanics, side: str) -> list[Columns]:
    """Return each cause's part in the ground's force [BW] on a side's ("r", "l") foot.

    Of the muscles of both legs and the trunk by group and by muscle, and of what else moves the
    body (`OTHERS`, kind "cause"): forward, up, and outward to the foot's own side. Over groups and
    causes they add up to the ground's force.
    """
    found = mechanics.induced
    if found is None or side not in found.feet:
        return []
    outward = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
    force = found.ground[:, found.feet.index(side)] * outward / (found.mass * GRAVITY)
    muscles = [muscle_name(element) for element, _ in found.muscles]
    owners = {"group": [muscle_named(name).group for name in muscles], "muscle": muscles}
    count = len(muscles)
    parts = [(kind, *_pooled(force[:, :count], names)) for kind, names in owners.items()]
    parts.append(("cause", OTHERS, force[:, count:]))
    return [
        Columns(kind=kind, quantity=quantity, unit="BW", names=names, values=values[:, :, axis])
        for kind, names, values in parts
        for axis, quantity in enumerate(QUANTITIES)
    ]


def _pooled(force: FloatArray, owners: Sequence[str]) -> tuple[tuple[str, ...], FloatArray]:
    """Return the owners' names and the force (frames, names, 3) of all causes of each."""
    names = tuple(dict.fromkeys(owners))
    member = np.array([[owner == name for name in names] for owner in owners], dtype=np.float64)
    return names, np.einsum("fca,cn->fna", force, member, optimize=True)


def footing_share(found: InducedAcceleration) -> FloatArray:
    """Return what only the foot's own acceleration explains of the ground's force [-] (3,).

    Root mean square over the loaded frames, over that of the ground's whole force.
    """
    missing = found.ground[:, :, found.other("footing")][found.loaded]
    whole = found.recorded[found.loaded]
    size = float(np.sqrt((whole**2).sum(axis=1).mean()))
    return np.asarray(np.sqrt((missing**2).mean(axis=0)) / size)
