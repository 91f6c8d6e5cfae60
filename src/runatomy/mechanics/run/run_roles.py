"""RunRoles: what each muscle did to the body over a run: support, braking, propulsion, sideways."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.induced.induced_acceleration import OTHERS
from runatomy.mechanics.run.names import group_table
from runatomy.mechanics.run.sums import summed
from runatomy.muscle.anatomy import GROUPS
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Roles:
    """What some causes do in a mean step; both legs' muscles of one name together."""

    names: tuple[str, ...]
    support_share: FloatArray  # [-] of the ground's normal impulse; over all causes 1
    early_support_share: FloatArray  # [-] the same, given in the first half of the contact
    braking: FloatArray  # [BW s] backward, never positive
    propulsion: FloatArray  # [BW s] forward, never negative
    outward: FloatArray  # [BW s] to the side of the foot that stands


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunRoles:
    """Roles over a whole run, by muscle, by group, and of what no muscle does."""

    muscles: Roles
    groups: Roles
    others: Roles  # gravity, the body's own speed, reserves, arms, residual, footing
    footing_error: FloatArray  # [BW] (3,) of the contact model's ground force, root mean square


def run_roles(
    atlas: Atlas, nodes: Nodes, duration: FloatArray, step_rate: FloatArray, height_factor: float
) -> RunRoles:
    """Return the roles of a run: shares are means over time, impulses over steps.

    `duration` [s] and `step_rate` [1/s] (running,). A step of another height lasts longer by the
    root of its ratio: `height_factor` [-] are the impulses' own. All zero where nobody ran.
    """
    count = len(atlas.table("support_share"))
    steps = duration * step_rate
    time = nodes.spread(duration / max(float(duration.sum()), 1e-9), count)
    each = nodes.spread(steps / max(float(steps.sum()), 1e-9), count) * height_factor

    def mean(name: str, weight: FloatArray) -> FloatArray:
        return summed(weight, atlas.table(name))

    support, early = mean("support_share", time), mean("early_support", time)
    outward = mean("outward_impulse", each)
    into = group_table(atlas.muscles)[:, : len(GROUPS)]
    return RunRoles(
        muscles=_roles(
            atlas.muscles,
            support,
            early,
            mean("braking_impulse", each),
            mean("propulsion_impulse", each),
            outward,
        ),
        groups=_roles(
            tuple(group.name for group in GROUPS),
            summed(support, into),
            summed(early, into),
            mean("group_braking_impulse", each),
            mean("group_propulsion_impulse", each),
            summed(outward, into),
        ),
        others=_roles(
            OTHERS,
            mean("unmuscled_support_share", time),
            np.full(len(OTHERS), np.nan),
            mean("unmuscled_braking_impulse", each),
            mean("unmuscled_propulsion_impulse", each),
            mean("unmuscled_outward_impulse", each),
        ),
        footing_error=mean("footing_error", time),
    )


def _roles(
    names: tuple[str, ...],
    support: FloatArray,
    early: FloatArray,
    braking: FloatArray,
    propulsion: FloatArray,
    outward: FloatArray,
) -> Roles:
    return Roles(
        names=names,
        support_share=support,
        early_support_share=early,
        braking=braking,
        propulsion=propulsion,
        outward=outward,
    )
