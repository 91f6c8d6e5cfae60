"""TrialMechanics: force in every muscle through a laboratory recording, on the markers' clock."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.body.model import BodyModel
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.tissues.tissue_loads import TissueLoads
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.evidence import Evidence


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrialKinematics:
    """How the body moved: coordinates of Rajagopal et al. (2016), in the runner's axes."""

    time: FloatArray  # [s] (frames,)
    coordinates: tuple[str, ...]
    value: FloatArray  # [rad | m] (frames, coordinates) low-passed
    rate: FloatArray  # [1/s] (frames, coordinates)
    tracked: BoolArray  # (coordinates,) False: no marker tells it; it was held at a usual value
    at_limit: BoolArray  # (frames, coordinates) held back by the joint's limit
    markers: tuple[str, ...]
    marker_segment: tuple[str, ...]
    marker_error: FloatArray  # [m] (frames, markers) distance model to recording; NaN unseen
    center: FloatArray  # [m] (frames, 3) center of mass
    cutoff: float  # [Hz] of the low pass
    segment_scale: dict[str, float]  # segment -> length over the reference body's
    scaling: Evidence  # from a standing pose, or from the run alone


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrialMuscles:
    """What every muscle did; NaN in frames that were not solved."""

    muscles: tuple[tuple[str, str], ...]  # (element or muscle, side "r" or "l") of each column
    activation: FloatArray  # [-] (frames, muscles)
    force: FloatArray  # [N] (frames, muscles) along the tendon
    unit_length: FloatArray  # [m] (frames, muscles) fiber and tendon; strength-weighted mean
    fiber_length: FloatArray  # [-] (frames, muscles) over optimal; strength-weighted mean
    fiber_velocity: FloatArray  # [-] (frames, muscles) over maximal, lengthening positive
    tendon_strain: FloatArray  # [-] (frames, muscles) strength-weighted mean
    fiber_power: FloatArray  # [W] (frames, muscles) shortening positive
    unit_power: FloatArray  # [W] (frames, muscles)
    metabolic_power: FloatArray  # [W] (frames, muscles)
    max_force: FloatArray  # [N] (muscles,) maximum isometric
    shared: tuple[str, ...]  # coordinates whose moments muscles share
    muscle_moment: FloatArray  # [N m] (frames, shared) what the muscles gave
    reserve: FloatArray  # [N m] (frames, shared) what they could not give
    status: IntArray  # (frames, parts) SolveStatus; -1 where not solved for
    method: str  # "dynamic": over the whole recording; "static": each frame by itself
    tendon: str  # "elastic" or "rigid"
    objective: str  # what the sharing minimizes, see SharingRule
    change: float  # [-] of the cost in the search's last step, the worst part (0 = converged)

    @property
    def tendon_power(self) -> FloatArray:
        """Return what the tendons give [W] (frames, muscles), recoil positive."""
        return self.unit_power - self.fiber_power


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrialMechanics:
    """A laboratory recording, solved: bones always, moments and muscles where forces allow."""

    body: BodyModel  # scaled to the runner
    kinematics: TrialKinematics
    solved: BoolArray  # (frames,) every foot on the ground has its whole force there
    moment: FloatArray | None  # [N m | N] (frames, coordinates) net; first six are residuals
    joint_power: FloatArray | None  # [W] (frames, coordinates)
    muscles: TrialMuscles | None
    gravity: float  # [m/s2]
    tissues: tuple[TissueLoads, TissueLoads] | None = None  # right, left; NaN where not solved
    induced: InducedAcceleration | None = None  # what each muscle does to the body; NaN likewise
    warnings: tuple[str, ...] = ()
