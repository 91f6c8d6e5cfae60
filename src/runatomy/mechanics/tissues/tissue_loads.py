"""TissueLoads: what the tendons, joints and shin bone of one leg carry through a motion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runatomy.terms.arrays import FloatArray

TENDONS = ("achilles_tendon", "patellar_tendon", "hamstring_tendons")
JOINTS = ("patellofemoral", "tibiofemoral", "hip", "ankle")
BONES = ("tibia_compression", "tibia_bending")
TISSUES: tuple[str, ...] = (*TENDONS, *JOINTS, *BONES)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TissueLoads:
    """What the tissues of one leg carry; NaN where the muscles' forces are not known."""

    side: str  # "r" or "l"
    load: FloatArray  # [N] (frames, TISSUES); of tibia_bending [N m]
    # [N] (frames, 3) by name of JOINTS: what the upper bone does to the lower (the femur to the
    # patella), x forward, y up, z to the runner's right: of hip and patella in the femur's axes,
    # of knee and ankle in the tibia's
    contact: Mapping[str, FloatArray]
    strain: FloatArray  # [-] (frames, TENDONS) of the tendon's slack length
    energy: FloatArray  # [J] (frames, TENDONS) stored
