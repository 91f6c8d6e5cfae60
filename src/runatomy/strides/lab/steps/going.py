"""Going: which way it goes over the ground, whether that is a belt, and whether it is running."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.strides.lab.steps.stance import Stance
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import StrideError

BELT = 0.5  # share of the speed at which the ground moves backward on a treadmill
SLOWEST = 0.5  # [m/s] slower, a direction of running cannot be told
NEAREST = 0.3  # [m] nor over a shorter way

# Events by markers scatter by about 10 ms, and slow runners hardly fly at all.
OVERLAP = 0.02  # [s] of both feet on the ground


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Going:
    """The runner's and the ground's velocity, in the axes of the tracks."""

    body: FloatArray  # [m/s] (3,) of the pelvis, in the mean
    ground: FloatArray  # [m/s] (3,) of the ground under the feet, median; zero where unknown
    treadmill: bool

    @property
    def speed(self) -> float:
        """Speed over the ground [m/s]."""
        return float(np.linalg.norm((self.body - self.ground)[[0, 2]]))

    @property
    def forward(self) -> FloatArray | None:
        """Direction of running, level; None where it is too slow to tell."""
        way = -self.ground if self.treadmill else self.body
        level = np.array([way[0], 0.0, way[2]])
        return level if np.linalg.norm(level) > SLOWEST else None


def going_of(tracks: Tracks, stances: Sequence[Stance]) -> Going:
    """Return how body and ground move; tracks: y up, x where the body faces.

    On a treadmill the foot in stance goes backward and the pelvis stays; over ground it is the
    other way round. The pelvis' velocity is the slope of its way over the whole recording.
    """
    under = np.array([stance.ground for stance in stances if np.isfinite(stance.ground).all()])
    ground = np.median(under, axis=0) if under.size else np.zeros(3)
    pelvis = tracks.center(tracks.on("pelvis"))
    known = ~np.isnan(pelvis[:, 0])
    time = tracks.time[known] - tracks.time[known].mean()
    body = time @ pelvis[known] / (time @ time)
    way = np.linalg.norm(body[[0, 2]]) * np.ptp(time)
    body = body if way > NEAREST or under.size else np.zeros(3)
    speed = float(np.linalg.norm((body - ground)[[0, 2]]))
    return Going(
        body=body,
        ground=ground,
        treadmill=bool(np.linalg.norm(ground[[0, 2]]) > max(BELT * speed, 0.5 * SLOWEST)),
    )


def check_running(stances: Sequence[Stance], where: str) -> None:
    """Raise StrideError where both feet stand at once for more than 20 ms in most of the steps.

    stances: of both feet in order of time. Fewer than two tell nothing.
    """
    ordered = sorted((s for s in stances if s.whole), key=lambda stance: stance.strike)
    flights = [b.strike - a.toe_off for a, b in pairwise(ordered) if a.side != b.side]
    if not flights or float(np.median(flights)) > -OVERLAP:
        return
    share = float(np.mean(np.array(flights) > 0.0))
    raise StrideError(
        f"this is walking: both feet leave the ground in {100.0 * share:.0f} % of "
        f"{len(flights)} steps",
        where=where,
        mend="Runatomy's laboratory path is made for running; give a recording of a run.",
    )
