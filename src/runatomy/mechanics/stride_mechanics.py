"""StrideMechanics: the noun both paths arrive at."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StrideMechanics:
    """Force in every muscle through one stride; frames run from right foot strike to the next."""

    period: float  # [s] one stride
    mass: float  # [kg]
    muscles: tuple[tuple[str, str], ...]  # (element or muscle, side "r" or "l") of each column
    activation: FloatArray  # [-] (frames, muscles)
    force: FloatArray  # [N] (frames, muscles) along the tendon
    tendon_strain: FloatArray  # [-] (frames, muscles) strength-weighted mean
    fiber_power: FloatArray  # [W] (frames, muscles) shortening positive
    unit_power: FloatArray  # [W] (frames, muscles) of fiber and tendon together
    metabolic_power: FloatArray  # [W] (frames, muscles)
    coordinates: tuple[str, ...]
    moment: FloatArray  # [N m] (frames, coordinates) net, from inverse dynamics
    joint_power: FloatArray  # [W] (frames, coordinates)
    shared: tuple[str, ...]  # coordinates whose moments muscles share
    muscle_moment: FloatArray  # [N m] (frames, shared) what the muscles gave
    reserve: FloatArray  # [N m] (frames, shared) what they could not give
    status: IntArray  # (frames, parts) SolveStatus
    slip: FloatArray  # [m/s] (frames, feet, 3) of the loaded point of each foot
    change: float  # [-] of the cost in the search's last step (0 = converged)

    @property
    def tendon_power(self) -> FloatArray:
        """Return what the tendons give [W] (frames, muscles), recoil positive."""
        return self.unit_power - self.fiber_power
