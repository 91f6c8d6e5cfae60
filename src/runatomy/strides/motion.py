"""Motion: joint angles and ground force over one stride."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Evidence

# Angles of the middle of the body, and their sign seen in a mirror.
MIDDLE: Mapping[str, int] = {
    "pelvis_tilt": 1,  # backward +, so a forward lean is negative
    "pelvis_list": -1,  # right side down +
    "pelvis_rotation": -1,  # turned to the left +: the right side in front
    "lumbar_extension": 1,  # trunk against pelvis, backward +
    "lumbar_bending": -1,  # trunk against pelvis, to the right +
    "lumbar_rotation": -1,  # trunk against pelvis, turned to the left +
}

# Angles of one side; they end in _r or _l and mean the same on both sides, so a mirror only
# exchanges them.
SIDED: tuple[str, ...] = (
    "hip_flexion",  # thigh forward +
    "hip_adduction",  # thigh inward +
    "hip_rotation",  # thigh turned inward +
    "knee_angle",  # flexion +
    "ankle_angle",  # dorsiflexion +
    "subtalar_angle",  # inversion +
    "mtp_angle",  # toes bent down +, so push-off is negative
    "arm_flex",  # upper arm forward +
    "arm_add",  # upper arm inward +
    "arm_rot",  # upper arm turned inward +
    "elbow_flex",  # flexion +
    "pro_sup",  # palm turned back and down +
)

ANGLES: tuple[str, ...] = (
    *MIDDLE,
    *(f"{name}_{side}" for side in "rl" for name in SIDED),
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Motion:
    """Joint angles and ground force over one stride, from right foot strike to the next.

    Angles have the names, zeros and signs of the OpenSim model of Rajagopal et al. (2016). The
    frame is that of the slope: x forward along the ground, y up from it, z to the right; so
    gravity leans in it, and pelvis angles are against the slope and not against the vertical.
    """

    phase: FloatArray  # [-]   (n,) share of the stride in [0, 1), 0 is right foot strike
    angles: Mapping[str, FloatArray]  # [rad] name of ANGLES -> (n,)
    ground_force_r: FloatArray  # [BW]  (n, 3) on the right foot: forward, normal, right
    ground_force_l: FloatArray  # [BW]  (n, 3) on the left foot: forward, normal, right
    contact_r: BoolArray  # (n,) right foot on the ground
    contact_l: BoolArray  # (n,) left foot on the ground
    center_of_pressure_r: FloatArray  # [foot lengths] (n, 2) heel 0 to toe 1; to little toe +
    center_of_pressure_l: FloatArray  # [foot lengths] (n, 2) heel 0 to toe 1; to little toe +
    speed: float  # [m/s] along the ground
    slope: float  # [-]   rise over run, uphill positive
    step_rate: float  # [1/s] steps, both feet counted
    contact_time: float  # [s]   mean of both feet
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # angles, force, timing ...

    def __post_init__(self) -> None:
        n = len(self.phase)
        missing = [name for name in ANGLES if name not in self.angles]
        if missing:
            raise StrideError(
                f"the motion lacks the angle {missing[0]}",
                where="Motion",
                mend="Give every name of runatomy.strides.motion.ANGLES.",
            )
        for name, rows, shape in (
            *((name, self.angles[name], (n,)) for name in ANGLES),
            ("ground_force_r", self.ground_force_r, (n, 3)),
            ("ground_force_l", self.ground_force_l, (n, 3)),
            ("center_of_pressure_r", self.center_of_pressure_r, (n, 2)),
            ("center_of_pressure_l", self.center_of_pressure_l, (n, 2)),
        ):
            if rows.shape != shape:
                raise StrideError(
                    f"{name} has the shape {rows.shape} and not {shape}",
                    where="Motion",
                    mend="Sample every curve at the phases given.",
                )

    @property
    def stride_time(self) -> float:
        """Time [s] from one right foot strike to the next: two steps."""
        return 2.0 / self.step_rate

    @property
    def duty_factor(self) -> float:
        """Contact time over step time [-]; below 1 there is a flight."""
        return self.contact_time * self.step_rate

    @property
    def time(self) -> FloatArray:
        """Time [s] (n,) since right foot strike."""
        return read_only(self.phase * self.stride_time)

    def mirrored(self) -> Motion:
        """Return the same motion in a mirror, starting again at the (new) right foot strike.

        Sides are exchanged; list, bending and the rotations of pelvis and trunk, and the
        rightward force, change sign. The start is moved by whole samples.
        """
        strike = np.flatnonzero(self.contact_l & ~np.roll(self.contact_l, 1))
        shift = -int(strike[0]) if len(strike) else 0

        def moved(values: FloatArray) -> FloatArray:
            return read_only(np.roll(values, shift, axis=0))

        angles = {name: moved(sign * self.angles[name]) for name, sign in MIDDLE.items()}
        for name in SIDED:
            angles[f"{name}_r"] = moved(self.angles[f"{name}_l"])
            angles[f"{name}_l"] = moved(self.angles[f"{name}_r"])
        flip = np.array([1.0, 1.0, -1.0])
        return Motion(
            phase=self.phase,
            angles=angles,
            ground_force_r=moved(self.ground_force_l * flip),
            ground_force_l=moved(self.ground_force_r * flip),
            contact_r=read_only(np.roll(self.contact_l, shift), np.bool_),
            contact_l=read_only(np.roll(self.contact_r, shift), np.bool_),
            center_of_pressure_r=moved(self.center_of_pressure_l),
            center_of_pressure_l=moved(self.center_of_pressure_r),
            speed=self.speed,
            slope=self.slope,
            step_rate=self.step_rate,
            contact_time=self.contact_time,
            evidence=self.evidence,
        )
