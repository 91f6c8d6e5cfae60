"""Foot: which markers stand on the heel and which over the ball of a foot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks

BALL = ("metatarsal_1", "metatarsal_2", "metatarsal_5", "toe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Columns of the markers of one foot."""

    side: str  # "r" or "l"
    heel: tuple[int, ...]
    ball: tuple[int, ...]  # over the metatarsal heads or before them
    whole: tuple[int, ...]


def feet_of(tracks: Tracks) -> tuple[Foot, Foot]:
    """Return the right and the left foot.

    tracks: in axes whose x points forward. Landmarks tell heel and ball; where a foot has none, the
    hindmost marker stands for the heel and the foremost for the ball.
    """
    right, left = (_foot(tracks, side) for side in "rl")
    return right, left


def _foot(tracks: Tracks, side: str) -> Foot:
    """One foot."""
    whole = tracks.on(f"calcn_{side}", f"toes_{side}")
    heel = tracks.on(f"heel_{side}")
    ball = tracks.on(*(f"{name}_{side}" for name in BALL), f"toes_{side}")
    forward = np.array([np.nanmean(tracks.position[:, column, 0]) for column in whole])
    if not heel:
        rest = [column for column in whole if column not in ball] or whole
        heel = [min(rest, key=lambda column: forward[whole.index(column)])]
    if not ball:
        rest = [column for column in whole if column not in heel] or whole
        ball = [max(rest, key=lambda column: forward[whole.index(column)])]
    return Foot(side=side, heel=tuple(heel), ball=tuple(ball), whole=tuple(whole))
