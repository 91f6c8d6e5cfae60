"""Roles: who supports, brakes, propels and steers, from the mechanics of the run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from runatomy.analysis.rows.role import Role, RoleTable
from runatomy.mechanics.run.run_roles import Roles, RunRoles
from runatomy.muscle.anatomy import group_named, muscle_named

Names = tuple[str, str | None, str | None]  # plain, Latin, group

OTHER_WORDS = {
    "gravity": "Weight alone",
    "velocity": "The body's own swing",
    "leg_reserve": "Leg moments that no muscle gave",
    "trunk_reserve": "Trunk moments that no muscle gave",
    "arms": "Arms",
    "residual": "What the average stride leaves unbalanced",
    "footing": "Give of the loaded foot",
}


def role_table(found: RunRoles) -> RoleTable:
    """Return the roles of a run, those that support most first."""
    return RoleTable(
        groups=_rows(found.groups, _of_group),
        muscles=_rows(found.muscles, _of_muscle),
        others=_rows(found.others, lambda name: (OTHER_WORDS[name], None, None), muscles=False),
        footing_error_BW=tuple(float(x) for x in found.footing_error),  # type: ignore[arg-type]
    )


def _of_group(name: str) -> Names:
    group = group_named(name)
    return group.plain, group.latin, group.name


def _of_muscle(name: str) -> Names:
    muscle = muscle_named(name)
    return muscle.plain, muscle.latin, muscle.group


def _rows(found: Roles, names: Callable[[str], Names], *, muscles: bool = True) -> tuple[Role, ...]:
    """Return one kind's roles."""
    brake, propel = float(found.braking.sum()), float(found.propulsion.sum())
    rows = []
    for i, name in enumerate(found.names):
        plain, latin, group = names(name)
        early = float(found.early_support_share[i])
        rows.append(
            Role(
                name=name,
                plain=plain,
                latin=latin,
                group=group,
                support_share=float(found.support_share[i]),
                early_support_share=early if np.isfinite(early) else None,
                braking_BW_s=float(found.braking[i]),
                propulsion_BW_s=float(found.propulsion[i]),
                outward_BW_s=float(found.outward[i]),
                part_of_braking=float(found.braking[i]) / brake if muscles and brake else None,
                part_of_propulsion=(
                    float(found.propulsion[i]) / propel if muscles and propel else None
                ),
            )
        )
    return tuple(sorted(rows, key=lambda role: -role.support_share))
