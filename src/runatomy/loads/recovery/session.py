"""Session: what one run asked of each muscle group, per kilogram of the runner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.run.names import group_table
from runatomy.mechanics.run.of_atlas import by_group
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle import anatomy
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import RunatomyError

# Those of the body model, the first of a run's. How breathing muscles tire nobody here can tell.
GROUPS: tuple[str, ...] = tuple(group.name for group in anatomy.GROUPS)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Session:
    """What one run asked of each muscle group, both sides; arrays are (GROUPS,).

    Raises RunatomyError where a figure is missing, below zero, or does not fit.
    """

    when: datetime  # it ended
    energy: FloatArray  # [J/kg] net metabolic energy, per kilogram of the runner
    braking: FloatArray  # [J/kg] work the fibers took up while they lengthened; positive
    unusual: FloatArray  # [J/kg] of it, what the same seconds on the level would not have asked

    def __post_init__(self) -> None:
        parts = (self.energy, self.braking, self.unusual)
        if any(part.shape != (len(GROUPS),) for part in parts):
            raise RunatomyError(
                "a session needs one figure for each muscle group",
                where=f"shapes {[part.shape for part in parts]}",
                mend=f"Give {len(GROUPS)}, in the order of GROUPS.",
            )
        if not all(np.isfinite(part).all() and (part >= 0.0).all() for part in parts):
            raise RunatomyError(
                "a session's work is missing or below zero",
                where="Session",
                mend="Leave the run out and say from when on the history is known.",
            )


def session_of(when: datetime, mechanics: RunMechanics, *, mass: float, atlas: Atlas) -> Session:
    """Return what a run that ended at `when` asked of a runner of this mass [kg].

    `mechanics` belongs to the atlas. Groups of breathing are left out.
    """
    into = group_table(mechanics.muscles)[:, : len(GROUPS)]
    return Session(
        when=when,
        energy=read_only(mechanics.energy @ into / mass),
        braking=read_only(mechanics.duration @ braking_power(mechanics, mechanics.nodes, atlas)),
        unusual=read_only(unusual_braking(mechanics, atlas)),
    )


def unusual_braking(mechanics: RunMechanics, atlas: Atlas) -> FloatArray:
    """Return the braking work [J/kg] (GROUPS,) that the level would not have asked."""
    here = braking_power(mechanics, mechanics.nodes, atlas)
    level = braking_power(mechanics, mechanics.level_nodes, atlas)
    return np.asarray(mechanics.duration @ np.maximum(here - level, 0.0))


def braking_power(mechanics: RunMechanics, nodes: Nodes, atlas: Atlas) -> FloatArray:
    """Return the braking power of each group [W/kg] (running, GROUPS) at these nodes."""
    return np.asarray(nodes.interpolate(by_group(atlas, "negative_power")))[:, : len(GROUPS)]
