"""Musculature: the body's muscle units with the runner's strength, and what drives them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from runatomy.body.coordinates import INDEX, LUMBAR, SIDES
from runatomy.body.model import BodyModel
from runatomy.body.paths import standing_lengths
from runatomy.mechanics.sharing.operating_range import OperatingLengths, fit_operating_range
from runatomy.mechanics.sharing.sharing_rule import JOINTS
from runatomy.muscle import parameters
from runatomy.muscle.anatomy import muscle_of
from runatomy.muscle.fibers import Units
from runatomy.muscle.passive import passive_slack, passive_strain
from runatomy.terms.arrays import FloatArray, IntArray

LEFT_OUT = "Ps_"  # lumbar slips of psoas: the leg's psoas is the whole muscle already


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Part:
    """One group of muscles that shares its own moments: a leg, or the trunk."""

    name: str  # "r", "l" or "trunk"
    elements: IntArray  # (units,) index into the body's muscles
    units: Units
    drive: IntArray  # (units,) which activation commands the unit
    drives: tuple[tuple[str, str], ...]  # (muscle or element, side) of each activation
    moments: tuple[str, ...]  # the coordinates whose moments it must give
    columns: IntArray  # the same, as columns

    def without(self, coordinates: tuple[str, ...]) -> Part:
        """Return the part that need not give the moments of these coordinates of its side."""
        left_out = {f"{name}_{self.name}" for name in coordinates}
        kept = [i for i, name in enumerate(self.moments) if name not in left_out]
        moments = tuple(self.moments[i] for i in kept)
        return replace(self, moments=moments, columns=self.columns[kept])

    @property
    def gather(self) -> FloatArray:
        """Units by drives: 1 where the drive commands the unit."""
        table = np.zeros((len(self.units.names), len(self.drives)))
        table[np.arange(len(self.units.names)), self.drive] = 1.0
        return table

    @property
    def drive_mass(self) -> FloatArray:
        """Muscle mass that each activation commands [kg]."""
        return np.asarray(self.units.mass @ self.gather)


def musculature(body: BodyModel) -> tuple[Part, ...]:
    """Return the right leg, the left leg and the trunk with the strength of the body's runner."""
    lengths = fit_operating_range(body)
    return (*(_leg(body, side, lengths[side]) for side in SIDES), _trunk(body))


def _leg(body: BodyModel, side: str, lengths: OperatingLengths) -> Part:
    """Return one leg: every unit has an activation of its own.

    Fibers and tendons keep the operating range that they have on the reference body; strength
    follows volume over the fiber length of Rajagopal et al. (2016).
    """
    names = tuple(f"{name}_{side}" for name in parameters.LEG.names)
    elements = np.array([body.muscles.index(name) for name in names])
    units = Units(
        names=names,
        max_force=parameters.leg_strength_scale(body.mass, body.height),
        optimal_fiber_length=lengths.optimal_fiber_length,
        tendon_slack_length=lengths.tendon_slack_length,
        pennation=parameters.LEG.pennation,
        tendon_strain=parameters.LEG.tendon_strain,
        slow_twitch=parameters.LEG.slow_twitch,
        volume=parameters.leg_volumes(body.mass, body.height),
        passive_slack=passive_slack(names),
        passive_strain=passive_strain(names),
    )
    moments = tuple(f"{name}_{side}" for name in JOINTS)
    return Part(
        name=side,
        elements=elements,
        units=units,
        drive=np.arange(len(names)),
        drives=tuple((name[:-2], side) for name in names),
        moments=moments,
        columns=np.array([INDEX[name] for name in moments]),
    )


def _trunk(body: BodyModel) -> Part:
    """Return the trunk: all fascicles of one muscle and side act together."""
    legs = {f"{name}_{side}" for name in parameters.LEG.names for side in SIDES}
    names = tuple(n for n in body.muscles if n not in legs and not n.startswith(LEFT_OUT))
    elements = np.array([body.muscles.index(name) for name in names])
    standing = standing_lengths(body)[elements]
    fiber, slack = parameters.trunk_fibers(standing)
    force = parameters.trunk_strength_scale(
        names, body.model_force[elements], body.mass, body.height
    )
    owners = [(muscle_of(name)[0].name, name[-1]) for name in names]
    drives = tuple(dict.fromkeys(owners))
    count = len(names)
    units = Units(
        names=names,
        max_force=force,
        optimal_fiber_length=fiber,
        tendon_slack_length=slack,
        pennation=np.zeros(count),
        tendon_strain=np.full(count, parameters.TENDON_STRAIN),
        slow_twitch=parameters.slow_twitch(names),
        volume=force / parameters.TRUNK_TENSION * fiber,
        passive_slack=passive_slack(names),
        passive_strain=passive_strain(names),
    )
    return Part(
        name="trunk",
        elements=elements,
        units=units,
        drive=np.array([drives.index(owner) for owner in owners]),
        drives=drives,
        moments=LUMBAR,
        columns=np.array([INDEX[name] for name in LUMBAR]),
    )
