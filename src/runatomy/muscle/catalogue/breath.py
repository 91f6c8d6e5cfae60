"""Muscles of breathing: no bones are moved by them in the body model, so they have no paths there.

Their energy comes from ventilation, not from joint moments (`runatomy.mechanics.breath`). The
wall of the belly, which helps to breathe out, stands with the trunk.
"""

from __future__ import annotations

from runatomy.muscle.catalogue.muscle import Group, Muscle

BREATH_GROUPS: tuple[Group, ...] = (
    Group("diaphragm", "Midriff (diaphragm)", "Diaphragma"),
    Group("intercostals", "Between the ribs", "Mm. intercostales"),
)

BREATH: tuple[Muscle, ...] = (
    Muscle(
        name="diaphragma",
        plain="Midriff",
        latin="Diaphragma",
        group="diaphragm",
        region="trunk",
        does="Draws its dome down and lifts the lower ribs: the chest widens and air flows in.",
        in_running="Works at every breath, several times harder than at rest, and holds the "
        "pressure in the belly together with its wall.",
        fascicles=(),
    ),
    Muscle(
        name="intercostales_externi",
        plain="Outer muscles between the ribs",
        latin="Mm. intercostales externi",
        group="intercostals",
        region="trunk",
        does="Lift the ribs to breathe in, most of all those at the back of the upper ribs.",
        in_running="Widen the chest at every breath and keep its wall from being sucked in.",
        fascicles=(),
    ),
    Muscle(
        name="intercostales_interni",
        plain="Inner muscles between the ribs",
        latin="Mm. intercostales interni",
        group="intercostals",
        region="trunk",
        does="Lower the ribs to breathe out; the parts beside the breastbone lift them instead.",
        in_running="Push the air out together with the belly once breathing is deep or fast.",
        fascicles=(),
    ),
)
