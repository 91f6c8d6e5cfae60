"""Whose foot a contact was: the foot whose markers stand on the ground meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.strides.lab.ground.contacts import Contact
from runatomy.strides.lab.ground.plates import Plate
from runatomy.strides.lab.mend.tracks import NAMED, Tracks
from runatomy.strides.lab.steps.feet import Foot
from runatomy.strides.lab.steps.stance import Stance
from runatomy.terms.arrays import FloatArray

BOTH = 0.25  # share of a contact for which both feet must stand for it to be of both
CLEAR = 0.3  # share by which one foot must stand longer
LOWER = 0.03  # [m] by which it must be lower where no stance is known
OTHER = {"r": "l", "l": "r"}
WORD = {"r": "right", "l": "left"}


def find_sides(
    contacts: Sequence[Contact],
    plates: Sequence[Plate],
    stances: Sequence[Stance],
    tracks: Tracks,
    feet: Sequence[Foot],
) -> tuple[tuple[str | None, ...], tuple[str, ...]]:
    """Return for every contact "r", "l", "both" or None where nothing tells, and warnings.

    The markers decide; where they say nothing the file's own word counts. A file whose word they
    contradict is told: all through, as feet exchanged; else contact by contact.
    """
    seen = [_standing(contact, stances) or _lower(contact, tracks, feet) for contact in contacts]
    named = [plates[contact.plate].side for contact in contacts]
    sides = tuple(a if a is not None else b for a, b in zip(seen, named, strict=True))
    return sides, (*_exchanged(contacts, seen, named), *_unclear(contacts, sides))


def _standing(contact: Contact, stances: Sequence[Stance]) -> str | None:
    """The foot that stands during the contact; None where the stances do not tell."""
    share = {"r": 0.0, "l": 0.0}
    lasted = contact.end - contact.start
    for stance in stances:
        overlap = min(contact.end, stance.toe_off) - max(contact.start, stance.strike)
        share[stance.side] += max(0.0, overlap) / lasted
    if min(share.values()) > BOTH:
        return "both"
    side = max(share, key=lambda key: share[key])
    return side if share[side] - share[OTHER[side]] > CLEAR else None


def _lower(contact: Contact, tracks: Tracks, feet: Sequence[Foot]) -> str | None:
    """The foot that is clearly lower during the contact."""
    here = (tracks.time >= contact.start) & (tracks.time <= contact.end)
    if not here.any():
        return None
    height = {foot.side: _height(tracks.position[here][:, list(foot.whole), 1]) for foot in feet}
    side = min(height, key=lambda key: height[key])
    return side if height[OTHER[side]] - height[side] > LOWER else None


def _height(heights: FloatArray) -> float:
    """Mean height of the lowest known marker; infinite where none is known."""
    lowest = np.where(np.isnan(heights), np.inf, heights).min(axis=1)
    return float(lowest.mean())


def _exchanged(
    contacts: Sequence[Contact], seen: Sequence[str | None], named: Sequence[str | None]
) -> list[str]:
    """What to say where the file's word and the markers differ."""
    both = [
        (contact, a, b)
        for contact, a, b in zip(contacts, seen, named, strict=True)
        if a in OTHER and b in OTHER
    ]
    wrong = [(contact, a) for contact, a, b in both if a != b]
    if not wrong:
        return []
    if len(wrong) == len(both):
        return [
            "The file gives the force of each foot to the other one: in all "
            f"{len(both)} contacts the foot on the ground is not the one it names. The feet were "
            "exchanged."
        ]
    times = ", ".join(f"{contact.start:.2f} s ({WORD[str(a)]})" for contact, a in wrong[:NAMED])
    return [
        f"{len(wrong)} of {len(both)} contacts are given to the foot that is in the air; they were "
        f"given to the other one: {times}."
    ]


def _unclear(contacts: Sequence[Contact], sides: Sequence[str | None]) -> list[str]:
    """What to say of contacts of both feet, and of nobody's."""
    told = []
    times = [c.start for c, side in zip(contacts, sides, strict=True) if side == "both"]
    if times:
        told.append(
            f"Both feet stood on one plate at once, whose force cannot be parted: "
            f"{_times(times)}. It was left out."
        )
    times = [c.start for c, side in zip(contacts, sides, strict=True) if side is None]
    if times:
        told.append(f"Force with no foot above it, left out: {_times(times)}.")
    return told


def _times(times: Sequence[float]) -> str:
    more = len(times) - NAMED
    shown = ", ".join(f"{time:.2f} s" for time in times[:NAMED])
    return shown + (f" and {more} times more" if more > 0 else "")
