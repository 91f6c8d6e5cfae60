"""InducedAcceleration: the ground's force and the center's acceleration, told apart by cause."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.arrays import BoolArray, FloatArray

# What moves the body beside its muscles, in the order of the last columns.
OTHERS = (
    "gravity",
    "velocity",  # centrifugal and Coriolis forces: what the motion would do by itself
    "leg_reserve",  # moments of the legs that no muscle gave
    "trunk_reserve",  # the same of the trunk; the whole moment where its muscles are not solved
    "arms",  # net moments of shoulders and elbows
    "residual",  # the hand at the pelvis that an inconsistent recording needs
    "footing",  # the loaded foot's point really accelerated: the sole gave, or the model is wrong
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class InducedAcceleration:
    """Each cause's part in the motion of the body's center, frame by frame.

    Causes are the muscles, then `OTHERS` (their side is ""). Over all of them the parts add up to
    the ground's whole force and to the center's whole acceleration. Axes: x forward along the
    ground, y out of it, z to the runner's right. NaN in frames that were not solved.
    """

    mass: float  # [kg]
    causes: tuple[tuple[str, str], ...]  # (muscle, side "r" or "l") of each column; then OTHERS
    feet: tuple[str, ...]  # side of each foot
    center: FloatArray  # [m/s2] (frames, causes, 3) acceleration of the center of mass
    ground: FloatArray  # [N] (frames, feet, causes, 3) force of the ground on the foot
    recorded: FloatArray  # [N] (frames, feet, 3) the ground's whole force, as it went in
    loaded: BoolArray  # (frames, feet) the foot is held to the ground

    @property
    def muscles(self) -> tuple[tuple[str, str], ...]:
        """The causes that are muscles."""
        return self.causes[: -len(OTHERS)]

    def other(self, name: str) -> int:
        """Return the column of one of `OTHERS`."""
        return len(self.causes) - len(OTHERS) + OTHERS.index(name)
