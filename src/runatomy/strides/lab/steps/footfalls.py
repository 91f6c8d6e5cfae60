"""Footfalls: every contact of every foot, from forces where there are any and else from markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.strides.captured_run import Footfall
from runatomy.strides.lab.ground.contacts import Contact
from runatomy.strides.lab.ground.plates import Plate, pressure_center
from runatomy.strides.lab.steps.stance import Stance
from runatomy.terms.arrays import FloatArray

LATE = 0.04  # [s] by which force may begin after, or end before, what the markers show
CROSSING = 0.05  # [s] pause between two plates under one foot
EDGE = 0.01  # [m] from the edge of a plate, nearer to which part of the foot stands beside it
LOADED = 0.3  # share of the peak in which the edge is looked at
OFTEN = 0.2  # share of that time


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A footfall, and which of its ends the recording holds."""

    footfall: Footfall
    begins: bool
    ends: bool
    stance: Stance | None  # what the markers show of it


def find_footfalls(
    plates: Sequence[Plate],
    contacts: Sequence[Contact],
    sides: Sequence[str | None],
    stances: Sequence[Stance],
    clock: FloatArray,
    height: float,
) -> tuple[tuple[Seen, ...], tuple[str, ...]]:
    """Return the footfalls in order of time, and warnings.

    sides: whose foot each contact was. Where the foot stands clearly longer than force is felt,
    part of the force is missing: the markers' times are taken and the footfall is not whole.
    Stances that no plate felt are footfalls too, if their markers were seen.
    """
    found = []
    for side in "rl":
        own = [c for c, whose in zip(contacts, sides, strict=True) if whose == side]
        spare = [stance for stance in stances if stance.side == side]
        for group in _groups(own):
            stance = _of(group, spare)
            spare = [other for other in spare if other is not stance]
            found.append(_felt(side, group, plates, stance, clock, height))
        found += [_shown(stance, clock) for stance in spare if not _hidden(stance, clock)]
    found.sort(key=lambda seen: seen.footfall.strike)
    return tuple(found), _told(found)


def _groups(contacts: Sequence[Contact]) -> list[list[Contact]]:
    """Contacts of one foot that are one footfall: on several plates, at once or in turn."""
    groups: list[list[Contact]] = []
    for contact in contacts:
        if groups and contact.start < max(c.end for c in groups[-1]) + CROSSING:
            groups[-1].append(contact)
        else:
            groups.append([contact])
    return groups


def _of(group: Sequence[Contact], stances: Sequence[Stance]) -> Stance | None:
    """The stance of a footfall: the one whose time it shares most of."""
    start, end = group[0].start, max(contact.end for contact in group)
    shared = [(min(end, s.toe_off) - max(start, s.strike), k) for k, s in enumerate(stances)]
    most = max(shared, default=(0.0, -1))
    return stances[most[1]] if most[0] > 0.0 else None


def _felt(
    side: str,
    group: Sequence[Contact],
    plates: Sequence[Plate],
    stance: Stance | None,
    clock: FloatArray,
    height: float,
) -> Seen:
    """A footfall from its force, and from the markers where they show that force is missing."""
    last = max(group, key=lambda contact: contact.end)
    start, end = group[0].start, last.end
    late = stance is not None and start - stance.strike > LATE
    early = stance is not None and stance.toe_off - end > LATE
    begins, ends = group[0].begins and start > clock[0], last.ends and end < clock[-1]
    if stance is not None and late:
        start, begins = stance.strike, stance.strike > clock[0]
    if stance is not None and early:
        end, ends = stance.toe_off, stance.toe_off < clock[-1]
    whole = begins and ends and not late and not early and not _beside(group, plates, height)
    footfall = Footfall(
        side=side,
        strike=max(start, float(clock[0])),
        toe_off=min(end, float(clock[-1])),
        plate=" + ".join(dict.fromkeys(plates[contact.plate].name for contact in group)),
        whole=bool(whole),
    )
    return Seen(footfall=footfall, begins=bool(begins), ends=bool(ends), stance=stance)


def _beside(group: Sequence[Contact], plates: Sequence[Plate], height: float) -> bool:
    """Whether the foot stands half beside its plate; on two, the other holds what goes over."""
    several = len({contact.plate for contact in group}) > 1
    return not several and any(_at_edge(plates[c.plate], c, height) for c in group)


def _shown(stance: Stance, clock: FloatArray) -> Seen:
    """A footfall that markers alone show."""
    footfall = Footfall(
        side=stance.side, strike=stance.strike, toe_off=stance.toe_off, plate=None, whole=False
    )
    return Seen(
        footfall=footfall,
        begins=stance.strike > clock[0],
        ends=stance.toe_off < clock[-1],
        stance=stance,
    )


def _hidden(stance: Stance, clock: FloatArray) -> bool:
    """Whether a stance that the recording holds was not seen to begin or to end."""
    return not stance.whole and stance.strike > clock[0] and stance.toe_off < clock[-1]


def _at_edge(plate: Plate, contact: Contact, height: float) -> bool:
    """Whether the force acts at the edge of the plate for long: the foot stands half beside it."""
    if plate.corners is None or np.ptp(plate.corners[:, [0, 2]], axis=0).min() < EDGE:
        return False
    first, after = np.searchsorted(plate.time, [contact.start, contact.end])
    force, moment = plate.force[first:after], plate.moment[first:after]
    loaded = force[:, 1] > LOADED * force[:, 1].max(initial=0.0)
    if not loaded.any():
        return False
    point = pressure_center(force[loaded], moment[loaded], height)[:, [0, 2]]
    return float((_inward(plate.corners[:, [0, 2]], point) < EDGE).mean()) > OFTEN


def _inward(corners: FloatArray, point: FloatArray) -> FloatArray:
    """How far points lie within a four-cornered plate [m] (n,); negative outside."""
    edge = np.roll(corners, -1, axis=0) - corners
    normal = np.stack([-edge[:, 1], edge[:, 0]], axis=1)
    normal /= np.linalg.norm(normal, axis=1)[:, None]
    within = np.einsum("nek,ek->ne", point[:, None] - corners[None], normal)
    middle = np.einsum("ek,ek->e", corners.mean(axis=0) - corners, normal)
    inward: FloatArray = (within * np.sign(middle)).min(axis=1)
    return inward


def _told(found: Sequence[Seen]) -> tuple[str, ...]:
    """What to say of footfalls whose force is not whole."""
    felt = [seen for seen in found if seen.footfall.plate is not None]
    if not felt:
        return ()
    told = []
    part = [s for s in felt if not s.footfall.whole and s.begins and s.ends]
    if part:
        times = ", ".join(f"{seen.footfall.strike:.2f} s" for seen in part)
        told.append(
            f"Part of the force is missing in {len(part)} of {len(found)} footfalls, where the "
            f"foot stands longer than a plate feels it or at a plate's edge: {times}."
        )
    bare = sum(seen.footfall.plate is None for seen in found)
    if bare:
        told.append(f"{bare} of {len(found)} footfalls have no force: no plate felt them.")
    return tuple(told)
