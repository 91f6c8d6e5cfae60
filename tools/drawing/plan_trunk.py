"""Drawing plan of the trunk: abdominal wall, back, and the psoas in between."""

from __future__ import annotations

from drawing.plan import Drawn


def _fan(prefix: str, parts: str, volume: float, **how: object) -> Drawn:
    paths = tuple(f"{prefix}{part}_r" for part in parts.split())
    name = how.pop("name", paths[0][:-2])
    how.setdefault("kind", "sheet")
    return Drawn(name=f"{name}", paths=paths, volume=volume, **how)  # type: ignore[arg-type]


EO_REACH = (
    (-0.040, 0.020, 0.026),
    (-0.034, 0.030, 0.022),
    (-0.034, 0.040, 0.020),
    (-0.034, 0.036, 0.020),
    (-0.022, 0.010, 0.035),
    (-0.020, 0.005, 0.035),
)
RECTUS = Drawn(
    name="rect_abd",
    paths=("rect_abd_r",),
    volume=210,
    full=0.10,
    strands=8,
    breadth=(0.012, 0.054, 0.052),
    span=(0.0, 1.0),
    reach=((0.0, -0.008, -0.022),),
    lifts=((0.45, 0.55, (-0.011, -0.043, 0.0)), (1.0, 0.5, (-0.004, -0.036, 0.012))),
    tendon=0.0,
    bands=(0.46, 0.63, 0.80),
)
EXTERNAL = _fan(
    "EO",
    "1 2 3 4 5 6",
    190,
    full=0.12,
    courses="-13.5 14.2 133.6, -10.8 11.0 131.5, -5.0 8.8 126.0",
    flip=("EO1_r",),
    reach=EO_REACH,
    lifts=((0.4, 0.5, (-0.016, -0.010, 0.0)), (1.0, 0.35, (0.010, -0.003, 0.0))),
)
INTERNAL = _fan(
    "IO",
    "1 2 3 4 5 6",
    130,
    full=0.12,
    lifts=((0.5, 0.5, (-0.006, -0.004, 0.0)), (1.0, 0.4, (-0.006, -0.008, 0.0))),
)
PSOAS = _fan("Ps_", "L1_VB L2_TP L3_TP L4_TP L5_TP", 200, kind="bundle", full=0.4)
QUADRATUS = _fan(
    "QL_",
    "post_I.3-L3 post_I.3-L2 post_I.3-L1 ant_I.3-T12 ant_I.3-12.1 ant_I.3-12.2 ant_I.3-12.3",
    120,
    kind="bundle",
    full=0.3,
)
ILIOCOSTALIS = _fan(
    "IL_",
    "R5 R6 R7 R8 R9 R10 R11 R12",
    200,
    full=0.14,
    peak=0.35,
    lifts=((0.25, 0.35, (-0.010, 0.014, 0.0)),),
)
LONGISSIMUS = _fan(
    "LTpT_",
    "T2 T5 T8 T12 R11 R8 R5",
    230,
    full=0.14,
    peak=0.35,
    lifts=((0.25, 0.35, (-0.008, 0.014, 0.0)), (0.75, 0.5, (-0.006, 0.010, 0.0))),
)
MULTIFIDUS = _fan(
    "MF_", "m1t.2 m2t.1 m2t.2 m3t.2 m4t.2 m5t.2 m4t.3 m3t.1", 90, kind="bundle", full=0.3
)
SHEATH = (  # the white line, and the ligament from the hip bone's spine to the pubis
    Drawn(
        name="linea_alba",
        role="tendon",
        volume=20,
        full=0.05,
        courses="0 9.8 132.5, 0 9.6 120, 0 9.9 110, 0 11.5 98",
    ),
    Drawn(
        name="inguinal",
        role="tendon",
        volume=2.5,
        full=0.05,
        courses="-11.9 11.2 101.5, -9.0 9.6 97.0, -5.5 9.2 93.6, -2.2 9.8 92.4",
    ),
)
TRUNK = (
    RECTUS,
    EXTERNAL,
    INTERNAL,
    PSOAS,
    QUADRATUS,
    ILIOCOSTALIS,
    LONGISSIMUS,
    MULTIFIDUS,
    *SHEATH,
)
