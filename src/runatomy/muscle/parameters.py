"""Strength, fiber length, tendon, pennation, fiber type and volume of the muscles, by runner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.muscle.anatomy import muscle_of
from runatomy.muscle.catalogue.handsfield import (
    VOLUME_OFFSET,
    VOLUME_PER_MASS_HEIGHT,
    VOLUME_SHARE,
)
from runatomy.muscle.catalogue.rajagopal import LEG_ROWS, REFERENCE_HEIGHT, REFERENCE_MASS
from runatomy.terms.arrays import FloatArray, IntArray, read_only
from runatomy.terms.errors import MuscleError
from runatomy.terms.evidence import Evidence, Origin

SPECIFIC_TENSION = 60e4  # [N/m2] force per cross-section (Rajagopal et al. 2016)
MUSCLE_DENSITY = 1059.7  # [kg/m3] (as in OpenSim's metabolic probes, after Umberger et al. 2003)
MAX_SHORTENING_VELOCITY = 10.0  # [1/s] optimal fiber lengths per second (Rajagopal et al. 2016)
TENDON_STRAIN = 0.04  # [-] at maximum isometric force (Arnold et al. 2013, J Exp Biol 216:2150)
ACHILLES_STRAIN = 0.10  # [-] the same, for the plantarflexors (Arnold et al. 2013)
ACHILLES_MUSCLES = ("gaslat", "gasmed", "soleus")  # taken here as "the plantarflexors"
QUADRICEPS_STRAIN = 0.089  # [-] the same, by the model of 2023 that Uhlrich et al. (2022) fitted
QUADRICEPS = ("recfem", "vasint", "vaslat", "vasmed")
TENDON_STRAINS = dict.fromkeys(ACHILLES_MUSCLES, ACHILLES_STRAIN) | dict.fromkeys(
    QUADRICEPS, QUADRICEPS_STRAIN
)
TRUNK_TENSION = 75.5e4  # [N/m2] (Burkhart et al. 2017, J Orthop Res 36:498)
MODEL_TRUNK_TENSION = 46e4  # [N/m2] in the body model's forces, as far as known
TRUNK_FIBER_SHARE = 0.7  # [-] of a trunk fascicle's path in quiet standing; assumed

UNMEASURED_SLOW_TWITCH = 0.5  # [-] where nobody measured the fibers (Uchida et al. 2016)
TRUNK_SLOW_TWITCH = {  # [-] after Uchida et al. 2016, whose erector spinae is the whole column
    "iliocostalis_lumborum": 0.60,
    "longissimus_thoracis": 0.60,
    "multifidus": 0.60,
    "obliquus_internus_abdominis": 0.56,
    "obliquus_externus_abdominis": 0.58,
}

LEG_EVIDENCE = Evidence(
    origin=Origin.MODELED,
    source="Handsfield et al. 2014 (volume); Rajagopal et al. 2016 (fiber length, 60 N/cm2)",
    note="Strength follows mass and height alone; training, age and sex are not told apart.",
)
TRUNK_EVIDENCE = Evidence(
    origin=Origin.ASSUMED,
    source="Body model's fascicle forces (after Christophy et al. 2012), scaled like the leg",
    note="No published law gives trunk muscle volume from mass and height.",
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LegParameters:
    """One leg's muscle-tendon units at the reference size (75.337 kg, 1.70 m), both legs alike.

    Every array has one row per unit, in the order of `names`.
    """

    names: tuple[str, ...]  # element names of the body model without the side: "soleus"
    max_force: FloatArray  # [N]    maximum isometric force along the fibers
    optimal_fiber_length: FloatArray  # [m]
    tendon_slack_length: FloatArray  # [m]
    pennation: FloatArray  # [rad]  at optimal fiber length
    slow_twitch: FloatArray  # [-]    share of slow-twitch fibers
    tendon_strain: FloatArray  # [-]    at maximum isometric force
    volume_share: FloatArray  # [-]    of all the muscle volume of one leg

    def rows(self, elements: Sequence[str]) -> IntArray:
        """Return the row of each element, named with or without its side ("soleus_r").

        Raises:
            MuscleError: an element is not one of the leg's.
        """
        row = {name: i for i, name in enumerate(self.names)}
        found = [row.get(name.removesuffix("_r").removesuffix("_l"), -1) for name in elements]
        if -1 in found:
            raise MuscleError(
                f"no leg parameters for {elements[found.index(-1)]!r}",
                mend="Ask for elements of the legs only, such as 'soleus_r'.",
            )
        return np.asarray(found, dtype=np.int64)


def _leg_parameters() -> LegParameters:
    names, force, fiber, slack, pennation, slow, muscle = zip(*LEG_ROWS, strict=True)
    strain = [TENDON_STRAINS.get(name, TENDON_STRAIN) for name in names]
    volume = np.multiply(force, fiber)  # compartments share their muscle's volume by their own
    whole = {m: sum(volume[i] for i, n in enumerate(muscle) if n == m) for m in VOLUME_SHARE}
    share = [VOLUME_SHARE[m] * v / whole[m] for m, v in zip(muscle, volume, strict=True)]
    return LegParameters(
        names=names,
        max_force=read_only(force),
        optimal_fiber_length=read_only(fiber),
        tendon_slack_length=read_only(slack),
        pennation=read_only(pennation),
        slow_twitch=read_only(slow),
        tendon_strain=read_only(strain),
        volume_share=read_only(share),
    )


LEG: LegParameters = _leg_parameters()


def slow_twitch(elements: Sequence[str]) -> FloatArray:
    """Return the share of slow-twitch fibers [-] of each element of the body model.

    Raises:
        MuscleError: the catalogue has no such element.
    """
    leg = dict(zip(LEG.names, LEG.slow_twitch.tolist(), strict=True))
    shares = []
    for element in elements:
        muscle = muscle_of(element)[0].name
        trunk = TRUNK_SLOW_TWITCH.get(muscle, UNMEASURED_SLOW_TWITCH)
        shares.append(leg.get(element[:-2], trunk))
    return np.asarray(shares, dtype=np.float64)


def leg_muscle_volume(mass: float, height: float) -> float:
    """Return the volume of all the muscles of one leg [m3] (Handsfield et al. 2014, figure 5A).

    Args:
        mass: of the runner [kg].
        height: of the runner [m].

    Raises:
        MuscleError: mass or height is not a positive number.
    """
    for name, value, unit in (("mass", mass, "kg"), ("height", height, "m")):
        if not (np.isfinite(value) and value > 0.0):
            raise MuscleError(
                f"a {name} of {value} {unit} gives no muscle volume",
                mend=f"Give the runner's {name} in {unit}.",
            )
    return VOLUME_PER_MASS_HEIGHT * mass * height + VOLUME_OFFSET


def leg_volumes(mass: float, height: float) -> FloatArray:
    """Return the volume of each unit of one leg [m3], in the order of `LEG.names`.

    A muscle of several units (gluteus maximus: 3) divides its volume among them as the reference
    model does; so do the pairs that were measured as one (extensors of the toes, peronei).
    """
    return LEG.volume_share * leg_muscle_volume(mass, height)


def leg_fiber_lengths(height: float) -> FloatArray:
    """Return the optimal fiber length of each unit of one leg [m], growing with height."""
    return LEG.optimal_fiber_length * (height / REFERENCE_HEIGHT)


def leg_tendon_slack_lengths(height: float) -> FloatArray:
    """Return the tendon slack length of each unit of one leg [m], growing with height."""
    return LEG.tendon_slack_length * (height / REFERENCE_HEIGHT)


def leg_strength_scale(mass: float, height: float, fibers: FloatArray | None = None) -> FloatArray:
    """Return the runner's maximum isometric force of each unit of one leg [N].

    Cross-section (volume / optimal fiber length) times specific tension. At the reference size it
    gives the reference model's own strengths to 0.2 %, so no further factor belongs on top.
    `fibers` [m] are the runner's own, by height where not given.
    """
    fibers = leg_fiber_lengths(height) if fibers is None else fibers
    return SPECIFIC_TENSION * leg_volumes(mass, height) / fibers


def trunk_strength_scale(
    names: Sequence[str], forces: FloatArray, mass: float, height: float
) -> FloatArray:
    """Return the runner's maximum force of each trunk fascicle [N].

    Assumed: the trunk's muscles grow as the leg's do, so that cross-section follows the leg's
    volume law over height, and the body model's forces are those of the reference size, raised
    from 46 N/cm2 (its source's specific tension as far as known; not checked in the paper) to
    75.5, the mean that Burkhart et al. (2017) found in the backs of 49 people over 65 (40 to 130).
    The back then extends with 190 N m; young men can hold nearly 290 (Chaffin et al. 1999).

    Args:
        names: of the fascicles, for the error message alone.
        forces: the body model's peak forces [N], `gainprm[2]` of a MuJoCo muscle actuator.
        mass: of the runner [kg].
        height: of the runner [m].

    Raises:
        MuscleError: a force is not positive (MuJoCo writes -1 for "choose one yourself").
    """
    forces = TRUNK_TENSION / MODEL_TRUNK_TENSION * np.asarray(forces, dtype=np.float64)
    weak = np.flatnonzero(~(forces > 0.0))
    if weak.size:
        raise MuscleError(
            f"a maximum force of {forces[weak[0]]:g} N is not a strength",
            where=str(names[weak[0]]),
            mend="Pass the third gain parameter of the body model's muscle actuators.",
        )
    volume = leg_muscle_volume(mass, height) / leg_muscle_volume(REFERENCE_MASS, REFERENCE_HEIGHT)
    return forces * (volume / (height / REFERENCE_HEIGHT))


def trunk_fibers(standing_lengths: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return optimal fiber length and tendon slack length [m] of trunk fascicles.

    Assumed: in quiet standing the fibers are at their optimal length and fill 70 % of the path,
    tendon the rest. The body model's own operating ranges are of no use here: three in four of
    its trunk fascicles would have a tendon of negative length or fibers longer than their path.

    Args:
        standing_lengths: path length of each fascicle in quiet standing [m].
    """
    lengths = np.asarray(standing_lengths, dtype=np.float64)
    return TRUNK_FIBER_SHARE * lengths, (1.0 - TRUNK_FIBER_SHARE) * lengths
