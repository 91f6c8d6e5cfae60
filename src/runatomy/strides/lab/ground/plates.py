"""Plate: what one force plate felt, in the runner's axes, and where the force acted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.capture import Forces
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Plate:
    """Force of the ground on the runner through one plate; x forward, y up, z right."""

    name: str
    time: FloatArray  # [s] (samples,)
    force: FloatArray  # [N] (samples, 3)
    moment: FloatArray  # [N m] (samples, 3) about the origin
    corners: FloatArray | None  # [m] (4, 3)
    side: str | None  # "r" or "l" where the file says whose foot it was

    @property
    def rate(self) -> float:
        """Samples per second."""
        return float((self.time.size - 1) / (self.time[-1] - self.time[0]))

    def turned(self, turn: FloatArray, center: FloatArray | None = None) -> Plate:
        """The same plate with its wrench turned about a point; turn: (3, 3), of either sign.

        About the origin, the corners are turned with it.
        """
        force = self.force @ turn.T
        if center is None:
            rigid = turn * np.sign(np.linalg.det(turn))
            corners = None if self.corners is None else self.corners @ rigid.T
            return replace(self, force=force, moment=self.moment @ turn.T, corners=corners)
        about = (self.moment - np.cross(center, self.force)) @ turn.T
        return replace(self, force=force, moment=about + np.cross(center, force))

    def shifted(self, by: FloatArray) -> Plate:
        """The same force acting elsewhere; by: (3,) [m]."""
        return replace(self, moment=self.moment + np.cross(by, self.force))


def plates_of(forces: Forces, turn: FloatArray) -> tuple[tuple[Plate, ...], tuple[str, ...]]:
    """Return the plates in the runner's axes, and warnings; turn: (3, 3) from the laboratory's.

    Samples that are missing count as no force, and a warning says how many.
    """
    plates, warnings = [], []
    for plate in forces.plates:
        lost = np.isnan(np.concatenate([plate.force, plate.moment], axis=1)).any(axis=1)
        if lost.any():
            warnings.append(
                f"{plate.name}: {100.0 * lost.mean():.0f} % of its samples are missing."
            )
        kept = ~lost.reshape(-1, 1)
        plates.append(
            Plate(
                name=plate.name,
                time=forces.time,
                force=np.where(kept, plate.force, 0.0) @ turn.T,
                moment=np.where(kept, plate.moment, 0.0) @ turn.T,
                corners=None if plate.corners is None else plate.corners @ turn.T,
                side=plate.side,
            )
        )
    return tuple(plates), tuple(warnings)


def pressure_center(force: FloatArray, moment: FloatArray, height: float) -> FloatArray:
    """Return where a force acts on a level surface [m] (n, 3); meaningless where it is small.

    force [N], moment about the origin [N m]: (n, 3); height [m] of the surface. The moment about a
    level axis vanishes there: x = (Mz + h Fx) / Fy, z = (h Fz - Mx) / Fy.
    """
    up = np.where(np.abs(force[:, 1]) > 1e-9, force[:, 1], np.inf)
    x = (moment[:, 2] + height * force[:, 0]) / up
    z = (height * force[:, 2] - moment[:, 0]) / up
    return np.stack([x, np.full(x.shape, height), z], axis=1)
