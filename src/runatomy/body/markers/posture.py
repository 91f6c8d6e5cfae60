"""Posture: what is known of the coordinates before any marker is seen, standing and running.

Limits are the reach of sprinters' joints, wider than the published model's where sprinters pass
it (knee 152 degrees at 9.5 m/s; Dorn et al. 2012). Spreads are wide where markers tell the angle
and narrow where they hardly do (subtalar, by three markers on a shoe). The arms' usual angles and
the trunk's lean are the means of the normal stride that the atlas is built on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from runatomy.body.chain import FOLLOWED
from runatomy.terms.arrays import BoolArray, FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Posture:
    """What is known of the coordinates beside the markers; each (FOLLOWED,)."""

    usual: FloatArray  # [rad | m]
    weight: FloatArray  # [1/rad2 | 1/m2] one over the variance about the usual value
    low: FloatArray  # [rad | m]
    high: FloatArray  # [rad | m]
    free: BoolArray  # False: stays at its usual value

    def holding(self, free: BoolArray) -> Posture:
        """Return the posture with only these coordinates free."""
        return replace(self, free=self.free & free)


# usual value, spread [rad], lowest, highest
Row = tuple[float, float, float, float]
FAR = 1e3  # [m]
TRUNK_LEAN = 0.22  # [rad] forward of the vertical, in level running
ANYWHERE: Row = (0.0, FAR, -np.inf, np.inf)
RUNNING_ROWS: dict[str, Row] = {
    "pelvis_tilt": ANYWHERE,
    "pelvis_list": ANYWHERE,
    "pelvis_rotation": ANYWHERE,
    "pelvis_tx": ANYWHERE,
    "pelvis_ty": ANYWHERE,
    "pelvis_tz": ANYWHERE,
    "lumbar_extension": (0.0, 0.5, -1.2, 1.0),
    "lumbar_bending": (0.0, 0.5, -0.8, 0.8),
    "lumbar_rotation": (0.0, 0.5, -1.0, 1.0),
    "hip_flexion": (0.3, 1.0, -0.9, 2.4),
    "hip_adduction": (0.0, 1.0, -0.9, 0.8),
    "hip_rotation": (0.0, 1.0, -0.9, 0.9),
    "knee_angle": (0.6, 1.0, 0.0, 2.8),
    "ankle_angle": (0.0, 1.0, -1.2, 0.9),
    "subtalar_angle": (0.0, 0.06, -0.6, 0.6),
    "mtp_angle": (0.0, 0.3, -1.1, 0.7),
    "arm_flex": (-0.43, 1.0, -1.8, 3.0),
    "arm_add": (-0.33, 1.0, -2.1, 1.6),
    "arm_rot": (-0.07, 0.7, -1.8, 1.8),
    "elbow_flex": (1.76, 1.0, -0.1, 2.7),
    "pro_sup": (1.2, 1.0, -0.4, 3.2),
}
STANDING_ROWS: dict[str, Row] = RUNNING_ROWS | {
    "lumbar_extension": (0.0, 0.2, -1.2, 1.0),
    "lumbar_bending": (0.0, 0.1, -0.8, 0.8),
    "lumbar_rotation": (0.0, 0.1, -1.0, 1.0),
    "hip_flexion": (0.05, 0.3, -0.9, 2.4),
    "hip_adduction": (0.0, 0.2, -0.9, 0.8),
    "hip_rotation": (0.0, 0.2, -0.9, 0.9),
    "knee_angle": (0.05, 0.3, 0.0, 2.8),
    "ankle_angle": (0.0, 0.3, -1.2, 0.9),
    "subtalar_angle": (0.0, 0.05, -0.6, 0.6),
    "arm_flex": (0.0, 1.0, -1.8, 3.0),
    "arm_add": (-0.2, 1.0, -2.1, 1.6),
    "arm_rot": (0.0, 0.5, -1.8, 1.8),
    "elbow_flex": (0.3, 0.5, -0.1, 2.7),
    "pro_sup": (0.6, 0.7, -0.4, 3.2),
}


def posture(rows: Mapping[str, Row]) -> Posture:
    """Return the posture of a table whose sided names count for both sides."""
    table = np.array([rows[_stem(name)] for name in FOLLOWED])
    return Posture(
        usual=table[:, 0],
        weight=1.0 / table[:, 1] ** 2,
        low=table[:, 2],
        high=table[:, 3],
        free=np.ones(len(table), dtype=bool),
    )


def _stem(name: str) -> str:
    """Return a coordinate's name without its side."""
    return name[:-2] if name.endswith(("_r", "_l")) else name


STANDING = posture(STANDING_ROWS)
RUNNING = posture(RUNNING_ROWS)
