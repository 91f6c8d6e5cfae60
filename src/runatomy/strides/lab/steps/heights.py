"""Heights: how high the markers of a foot are, and when they come down to where they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks, on_line
from runatomy.strides.lab.steps.feet import Foot
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.low_pass import low_pass

SMOOTH = 30.0  # [Hz]
SHORTLY = 0.06  # [s] before the middle of stance in which the ball of the foot is lowest
EARLY = 0.2  # [s] before it in which the heel is lowest
AFTER = 0.02  # [s] after it, for both
RARE = 0.5  # share of the recording in which a marker must be known


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Heights:
    """Smoothed height of some markers of a foot."""

    time: FloatArray  # [s] (frames,)
    height: FloatArray  # [m] (frames, markers)
    known: BoolArray  # (frames, markers)
    on_ball: BoolArray  # (markers,) over the ball of the foot; else on the heel

    def frames(self, seconds: float) -> int:
        """Frames in a time, at least one."""
        rate = (self.time.size - 1) / (self.time[-1] - self.time[0])
        return max(1, round(float(seconds * rate)))

    def lowest(self, marker: int, middle: int) -> tuple[int, float] | None:
        """Frame and height [m] at which a marker stands, near the middle of stance.

        None where the marker is unknown meanwhile.
        """
        first = max(0, middle - self.frames(SHORTLY if self.on_ball[marker] else EARLY))
        after = middle + self.frames(AFTER) + 1
        if not self.known[first:after, marker].all():
            return None
        here = self.height[first:after, marker]
        return first + int(here.argmin()), float(here.min())

    def crossing(self, marker: int, start: int, level: float, reach: int) -> float | None:
        """When a marker first stands above a level [s], going from a frame by up to `reach` frames.

        Backward where reach is negative; None where it never does.
        """
        height, step = self.height[:, marker], 1 if reach > 0 else -1
        stop = min(max(start + reach, 0), height.size - 1) + step
        way = height[start : stop if stop >= 0 else None : step]
        above = np.flatnonzero(way > level)
        if not above.size or above[0] == 0:
            return None
        here = start + step * int(above[0])
        last = here - step
        share = (level - height[last]) / (height[here] - height[last])
        return float(self.time[last] + share * (self.time[here] - self.time[last]))


def heights_of(tracks: Tracks, foot: Foot) -> Heights | None:
    """Return the heights of heel and ball of a foot; None where no marker of them is known.

    tracks: y up, gaps filled. Unknown frames lie on the line between their neighbors.
    """
    columns = [c for c in sorted({*foot.heel, *foot.ball}) if tracks.known[:, c].mean() > RARE]
    if not columns:
        return None
    raw = np.stack([on_line(tracks.position[:, c, 1:2])[:, 0] for c in columns], axis=1)
    return Heights(
        time=tracks.time,
        height=low_pass(raw, tracks.rate, SMOOTH),
        known=tracks.known[:, columns],
        on_ball=np.array([column in foot.ball for column in columns]),
    )
