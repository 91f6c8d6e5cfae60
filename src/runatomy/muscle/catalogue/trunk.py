"""Muscles of the trunk: abdominals and back.

Anatomists count the quadratus lumborum with the wall of the belly; a runner feels it in the back,
and there it stands here.
"""

from __future__ import annotations

from runatomy.muscle.catalogue.muscle import Muscle

ILIOCOSTALIS = (
    *(f"IL_L{i}" for i in range(1, 5)),
    *(f"IL_R{i}" for i in range(5, 13)),
)
LONGISSIMUS = (
    *(f"LTpT_T{i}" for i in range(1, 13)),
    *(f"LTpT_R{i}" for i in range(4, 13)),
    *(f"LTpL_L{i}" for i in range(1, 6)),
)
MULTIFIDUS = tuple(
    f"MF_m{level}{part}" for level in range(1, 6) for part in ("s", "t.1", "t.2", "t.3", ".laminar")
)
QUADRATUS_LUMBORUM = (
    *(f"QL_post_I.{part}" for part in ("1-L3", "2-L4", "2-L3", "2-L2", "3-L1", "3-L2", "3-L3")),
    *(f"QL_mid_{part}" for part in ("L3-12.3", "L3-12.2", "L3-12.1", "L2-12.1", "L4-12.3")),
    *(f"QL_ant_I.{part}" for part in ("2-T12", "3-T12", "2-12.1", "3-12.1", "3-12.2", "3-12.3")),
)

TRUNK: tuple[Muscle, ...] = (
    Muscle(
        name="rectus_abdominis",
        plain="Straight belly muscle",
        latin="M. rectus abdominis",
        group="abdominals",
        region="trunk",
        does="Bends the trunk forward and draws rib cage and pelvis together.",
        in_running="Keeps the pelvis from tipping forward when the hip flexors pull on it, and "
        "stiffens the trunk at foot strike.",
        fascicles=("rect_abd",),
    ),
    Muscle(
        name="obliquus_externus_abdominis",
        plain="Outer slanting belly muscle",
        latin="M. obliquus externus abdominis",
        group="abdominals",
        region="trunk",
        does="Turns the trunk to the opposite side, bends it forward and sideways.",
        in_running="Turns the chest against the pelvis in time with the arms and braces the trunk "
        "at each foot strike; it also helps to breathe out.",
        fascicles=tuple(f"EO{i}" for i in range(1, 7)),
    ),
    Muscle(
        name="obliquus_internus_abdominis",
        plain="Inner slanting belly muscle",
        latin="M. obliquus internus abdominis",
        group="abdominals",
        region="trunk",
        does="Turns the trunk to its own side, bends it forward and sideways.",
        in_running="Works in time with the outer slanting muscle, turning and bracing the trunk; "
        "it also helps to breathe out.",
        fascicles=tuple(f"IO{i}" for i in range(1, 7)),
    ),
    Muscle(
        name="iliocostalis_lumborum",
        plain="Outer column of the back",
        latin="M. erector spinae: M. iliocostalis lumborum",
        group="back",
        region="trunk",
        does="Straightens the spine and bends it sideways; the outer column of the erector spinae.",
        in_running="Checks the forward and sideways fall of the trunk as each foot lands.",
        fascicles=ILIOCOSTALIS,
    ),
    Muscle(
        name="longissimus_thoracis",
        plain="Long column of the back",
        latin="M. erector spinae: M. longissimus thoracis",
        group="back",
        region="trunk",
        does="Straightens the spine; the long middle column of the erector spinae.",
        in_running="Holds the trunk up against its forward lean, with a burst at each foot "
        "strike, left and right.",
        fascicles=LONGISSIMUS,
    ),
    Muscle(
        name="multifidus",
        plain="Deep muscle of the spine",
        latin="M. multifidus",
        group="back",
        region="trunk",
        does="Straightens and steadies the spine, vertebra by vertebra.",
        in_running="Steadies the lower spine around each foot strike, more strongly the faster "
        "the run.",
        fascicles=MULTIFIDUS,
    ),
    Muscle(
        name="quadratus_lumborum",
        plain="Square muscle of the loin",
        latin="M. quadratus lumborum",
        group="back",
        region="trunk",
        does="Bends the trunk sideways, lifts the pelvis on its side and holds the lowest rib.",
        in_running="Helps to hold up the pelvis on the side of the swinging leg.",
        fascicles=QUADRATUS_LUMBORUM,
    ),
)
