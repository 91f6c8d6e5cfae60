"""Where under a foot its force can act."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks, nearest_used
from runatomy.strides.lab.steps.feet import Foot
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

BEHIND = 0.03  # [m] of the shoe behind the heel's marker
TOES = 0.09  # [m] of the shoe before the markers over the metatarsal heads
TIP = 0.03  # [m] before a marker on the toes
HALF_WIDTH = 0.06  # [m] to either side of the line from heel to ball: a shoe is 10 to 12 cm wide
BALL = 0.04  # [m] from the first or the fifth metatarsal head to the middle of the ball
LEVEL = 0.08  # [m] a shorter level line from heel to ball does not tell where the foot points


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Outline:
    """A level box about a foot, frame by frame."""

    center: FloatArray  # [m] (frames, 2) x and z of the ball of the foot
    along: FloatArray  # [-] (frames, 2) unit, where the foot points
    behind: FloatArray  # [m] (frames,) reach behind the ball, negative
    before: FloatArray  # [m] (frames,) reach before it
    known: BoolArray  # (frames,)

    def at(self, frames: IntArray) -> Outline:
        """The box in some frames."""
        return Outline(
            center=self.center[frames],
            along=self.along[frames],
            behind=self.behind[frames],
            before=self.before[frames],
            known=self.known[frames],
        )

    def own(self, place: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Ways from the ball to places [m] (frames, 2): along the foot, and to its right."""
        beside = place - self.center
        ahead: FloatArray = np.einsum("tk,tk->t", beside, self.along)
        aside: FloatArray = beside[:, 1] * self.along[:, 0] - beside[:, 0] * self.along[:, 1]
        return ahead, aside


def outline_of(tracks: Tracks, foot: Foot) -> Outline:
    """Return the box about a foot in which its force can act.

    tracks: x forward, y up, gaps filled. From 3 cm behind the heel's markers to 9 cm before those
    over the metatarsal heads (3 cm before one on the toes), 6 cm to either side. Where a single
    marker on the edge of the ball tells it, the middle lies 4 cm inward of it. A foot without a
    marker clearly before its heel is unknown.
    """
    heel, ball = (tracks.center(part)[:, [0, 2]] for part in (foot.heel, foot.ball))
    along, told = _pointing(ball - heel)
    if inward := _inward(tracks, foot):
        ball = ball + inward * np.stack([-along[:, 1], along[:, 0]], axis=1)
        along, told = _pointing(ball - heel)
    back = np.einsum("tk,tk->t", heel - ball, along)
    toes = any((tracks.markers[c].place.landmark or "").startswith("toe_") for c in foot.ball)
    return Outline(
        center=ball,
        along=along,
        behind=np.minimum(back, 0.0) - BEHIND,
        before=np.maximum(back, 0.0) + (0.5 * (TOES + TIP) if toes else TOES),
        known=~np.isnan(back) & bool(told.any()),
    )


def _pointing(line: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Unit vectors (frames, 2) along a level line [m], and where it was long enough to tell."""
    length = np.linalg.norm(line, axis=1)
    told = np.nan_to_num(length) > LEVEL
    along = line / np.maximum(length, 1e-9)[:, None]
    return np.stack([nearest_used(part, told) for part in along.T], axis=1), told


def _inward(tracks: Tracks, foot: Foot) -> float:
    """How far right of its markers [m] the ball's middle lies, where one edge alone is told."""
    marks = {
        (tracks.markers[c].place.landmark or "").removesuffix(f"_{foot.side}") for c in foot.ball
    }
    outward = {frozenset({"metatarsal_1"}): BALL, frozenset({"metatarsal_5"}): -BALL}
    return outward.get(frozenset(marks), 0.0) * (1.0 if foot.side == "r" else -1.0)


def inside(outline: Outline, point: FloatArray, use: BoolArray) -> FloatArray:
    """Return points [m] (frames, 3) moved to the nearest place within the outline.

    use: (frames,) where the point is believed; elsewhere the nearest believed one stands in, at the
    same place of the foot. Where the foot is unknown the points stay.
    """
    ahead, aside = outline.own(point[:, [0, 2]])
    ahead, aside = (nearest_used(way, use & outline.known) for way in (ahead, aside))
    ahead = np.clip(ahead, outline.behind, outline.before)
    aside = np.clip(aside, -HALF_WIDTH, HALF_WIDTH)
    x = outline.center[:, 0] + ahead * outline.along[:, 0] - aside * outline.along[:, 1]
    z = outline.center[:, 1] + ahead * outline.along[:, 1] + aside * outline.along[:, 0]
    moved = np.stack([x, point[:, 1], z], axis=1)
    return np.where(outline.known[:, None], moved, point)


def outside(outline: Outline, place: FloatArray) -> FloatArray:
    """Return how far places [m] (frames, 2) lie outside the outline, forward and to its right [m].

    Zero inside.
    """
    ahead, aside = outline.own(place)
    return np.stack(
        [
            ahead - np.clip(ahead, outline.behind, outline.before),
            aside - np.clip(aside, -HALF_WIDTH, HALF_WIDTH),
        ],
        axis=1,
    )
