"""Solve: the loads of all tissues of both legs, from what every muscle pulls."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.body.coordinates import SIDES
from runatomy.body.cuts.cut import leg_cuts
from runatomy.body.cuts.demands import CutDemands, cut_demands
from runatomy.body.cuts.pulls import CutPulls, cut_pulls
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.body.pose import Pose
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.tissues.contacts import bone_forces, in_axes, summed
from runatomy.mechanics.tissues.kneecap import tendon_shares
from runatomy.mechanics.tissues.tendons import (
    QUADRICEPS,
    pooled_strain,
    pooled_sum,
    stored_energy,
    unit_strain,
)
from runatomy.mechanics.tissues.tissue_loads import JOINTS, TENDONS, TissueLoads
from runatomy.terms.arrays import FloatArray

Muscles = tuple[tuple[str, str], ...]
JOINT_CUTS = ("patella", "knee", "hip", "ankle")  # in the order of JOINTS


def load_tissues(
    body: BodyModel,
    pose: Pose,
    ground: tuple[GroundForce, ...],
    gravity: FloatArray,
    muscles: Muscles,
    force: FloatArray,
    tendon_strain: FloatArray | None = None,
    parts: tuple[Part, ...] | None = None,
) -> tuple[TissueLoads, TissueLoads]:
    """Return what the tissues of the right and the left leg carry at each frame of a pose.

    `gravity` (3,) [m/s2] and `ground` are in the frame of the motion; `force` and `tendon_strain`
    (frames, muscles) [N] and [-] go with `muscles` (element, side), trunk and all; without
    strains the tendon curve gives them. `parts` tell tendons and strength, the body's own where
    not given. Ligaments and passive joint structures are not told apart from bone: what no muscle
    carries, the contact does.
    """
    legs = [part for part in (parts or musculature(body)) if part.name in SIDES]
    shares = tendon_shares(body, pose, {leg.name: leg.elements[_extensors(leg)] for leg in legs})
    loads = []
    for leg in legs:
        cuts = leg_cuts(body, leg.name)
        demand = cut_demands(body, pose, ground, gravity, cuts)
        pulls = cut_pulls(body, pose, cuts, leg.elements)
        columns = [muscles.index((name[:-2], leg.name)) for name in leg.units.names]
        strain = None if tendon_strain is None else tendon_strain[:, columns]
        names = tuple(cut.name for cut in cuts)
        task = _Leg(leg, names, demand, pulls, shares[leg.name], force[:, columns], strain)
        loads.append(_loads(task))
    right, left = loads
    return right, left


class _Leg(NamedTuple):
    """One leg, cut open."""

    part: Part
    cuts: tuple[str, ...]
    demand: CutDemands
    pulls: CutPulls
    share: FloatArray  # [-] (frames, QUADRICEPS) that the patellar tendon carries on
    force: FloatArray  # [N] (frames, units)
    strain: FloatArray | None  # [-] (frames, units)


def _extensors(part: Part) -> list[int]:
    """Return the places of the quadriceps among the part's units."""
    return [part.units.names.index(f"{name}_{part.name}") for name in QUADRICEPS]


def _loads(leg: _Leg) -> TissueLoads:
    """Return the loads of one leg."""
    units, force, extensors = leg.part.units, leg.force, _extensors(leg.part)
    onward = force.copy()  # what each muscle's path carries below the kneecap
    onward[:, extensors] *= leg.share
    bone = bone_forces(leg.cuts, leg.demand, leg.pulls, force, onward)
    moment = in_axes(leg.demand.moment - summed(leg.pulls.moment, force), leg.demand)
    tendons = pooled_sum(units, force)
    tendons[:, TENDONS.index("patellar_tendon")] = onward[:, extensors].sum(axis=1)
    contact = {joint: bone[cut] for joint, cut in zip(JOINTS, JOINT_CUTS, strict=True)}
    sizes = [np.linalg.norm(vector, axis=1) for vector in contact.values()]
    shin = [-bone["shank"][:, 1], moment[:, leg.cuts.index("shank"), 2]]
    strain = unit_strain(units, force) if leg.strain is None else leg.strain
    return TissueLoads(
        side=leg.part.name,
        load=np.column_stack([tendons, *sizes, *shin]),
        contact=contact,
        strain=pooled_strain(units, strain),
        energy=pooled_sum(units, stored_energy(units, force)),
    )
