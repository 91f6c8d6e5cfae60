"""StanceRoles: how much each muscle supports, brakes, propels and steers in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.induced.contacts import contacts
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.errors import MechanicsError
from runatomy.terms.units import GRAVITY

HALVES = 2  # of the contact: early, late


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StanceRoles:
    """Impulses of one step's contact by cause, both legs' muscles of one name pooled.

    Two columns: first and second half of the contact. Means over the steps that were there.
    """

    names: tuple[str, ...]
    support: FloatArray  # [BW s] (names, 2) out of the ground
    braking: FloatArray  # [BW s] (names, 2) backward, never positive
    propulsion: FloatArray  # [BW s] (names, 2) forward, never negative
    outward: FloatArray  # [BW s] (names, 2) to the side of the foot that stands
    peak_support: FloatArray  # [BW] (names,) largest at any frame
    contact_time: float  # [s]
    steps: int
    ground: FloatArray  # [BW s] (3,) whole impulse of the ground: forward, normal, outward

    @property
    def mean_support(self) -> FloatArray:
        """Support over the contact [BW] (names,)."""
        return np.asarray(self.support.sum(axis=1) / self.contact_time)

    @property
    def support_share(self) -> FloatArray:
        """Part of the ground's whole normal impulse [-] (names,); over all causes 1."""
        return np.asarray(self.support.sum(axis=1) / self.ground[1])


def stance_roles(
    found: InducedAcceleration, step: float, owners: Sequence[str], *, periodic: bool
) -> StanceRoles:
    """Return what each owner's causes did in an average step.

    `step` [s] lies between frames; `owners` names for each cause what it counts with (a muscle, a
    group, or itself). Causes of one owner and side are added before braking and propulsion are
    told apart. Raises MechanicsError where no foot has one whole contact.
    """
    names = tuple(dict.fromkeys(owners))
    known: BoolArray = np.asarray(np.isfinite(found.center).all(axis=(1, 2)))
    rows = []
    for foot, side in enumerate(found.feet):
        outward = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0]) / (found.mass * GRAVITY)
        for frames in contacts(found.loaded[:, foot], known, periodic=periodic):
            force = _pooled(found, found.ground[frames, foot] * outward, owners, names)
            whole = found.recorded[frames, foot] * outward
            rows.append((force, whole, len(frames)))
    if not rows:
        raise MechanicsError(
            "no foot has one whole contact with the ground",
            mend="Give a recording whose forces hold at least one whole contact.",
        )
    parts = [_impulses(force, step) for force, _, _ in rows]
    support, braking, propulsion, sideward = (
        np.mean([part[i] for part in parts], axis=0) for i in range(4)
    )
    return StanceRoles(
        names=names,
        support=support,
        braking=braking,
        propulsion=propulsion,
        outward=sideward,
        peak_support=np.mean([f.sum(axis=2)[..., 1].max(axis=0) for f, _, _ in rows], axis=0),
        contact_time=float(np.mean([count for _, _, count in rows])) * step,
        steps=len(rows),
        ground=np.mean([whole.sum(axis=0) * step for _, whole, _ in rows], axis=0),
    )


def _pooled(
    found: InducedAcceleration, force: FloatArray, owners: Sequence[str], names: tuple[str, ...]
) -> FloatArray:
    """Return the force (frames, names, 2, 3) of all causes of one owner, each side by itself."""
    place = np.array([names.index(owner) for owner in owners])
    left: IntArray = np.array([int(side == "l") for _, side in found.causes])
    into = np.zeros((len(owners), len(names) * 2))
    into[np.arange(len(owners)), place * 2 + left] = 1.0
    pooled: FloatArray = np.einsum("fca,cn->fna", force, into, optimize=True)
    return pooled.reshape(len(force), len(names), 2, 3)


def _impulses(force: FloatArray, step: float) -> tuple[FloatArray, ...]:
    """Return support, braking, propulsion and outward impulse (names, halves) [BW s]."""
    late = (np.arange(len(force)) + 0.5) / len(force) > 0.5
    middle = (np.arange(len(force)) + 0.5) / len(force) == 0.5
    weight = np.stack([~late - 0.5 * middle, late + 0.5 * middle]) * step
    forward, normal, outward = np.moveaxis(force, 3, 0)
    series = (normal, np.minimum(forward, 0.0), np.maximum(forward, 0.0), outward)
    return tuple(np.einsum("hf,fns->nh", weight, each) for each in series)
