"""Drawing plan of the trunk: abdominal wall, back, and the psoas in between."""

from __future__ import annotations

from drawing.plan import Drawn


def _parts(prefix: str, parts: str, side: str = "_r") -> tuple[str, ...]:
    return tuple(f"{prefix}{part}{side}" for part in parts.split())


TRUNK = (
    Drawn(
        name="rect_abd",
        paths=("rect_abd_r",),
        volume=200,
        full=0.10,
        strands=8,
        pack=False,
        breadth=(0.010, 0.050, 0.050),
        span=(0.02, 1.0),
        lifts=((0.45, 0.55, (-0.011, -0.036, 0.0)), (1.0, 0.5, (-0.006, -0.036, 0.012))),
    ),
    Drawn(
        name="EO2",
        paths=_parts("EO", "1 2 3 4 5 6"),
        volume=170,
        kind="sheet",
        full=0.12,
        flip=("EO1_r",),
        pack=False,
        reach=(
            (-0.040, 0.020, 0.026),
            (-0.034, 0.030, 0.022),
            (-0.034, 0.040, 0.020),
            (-0.034, 0.036, 0.020),
            (-0.022, 0.010, 0.035),
            (-0.020, 0.005, 0.035),
        ),
        lifts=((0.4, 0.5, (-0.016, -0.010, 0.0)),),
    ),
    Drawn(
        name="IO2",
        paths=_parts("IO", "1 2 3 4 5 6"),
        volume=130,
        kind="sheet",
        full=0.12,
        pack=False,
        lifts=((0.5, 0.5, (-0.006, -0.004, 0.0)),),
    ),
    Drawn(
        name="Ps_L1_VB",
        paths=_parts("Ps_", "L1_VB L2_TP L3_TP L4_TP L5_TP"),
        volume=200,
        kind="bundle",
        full=0.4,
        pack=False,
    ),
    Drawn(
        name="QL_post_I.2-L2",
        volume=60,
        kind="bundle",
        full=0.3,
        pack=False,
        paths=_parts("QL_", "post_I.1-L3 post_I.2-L4 post_I.3-L1 ant_I.2-12.1 ant_I.3-12.3"),
    ),
    Drawn(
        name="IL_R8",
        volume=200,
        kind="sheet",
        full=0.14,
        pack=False,
        peak=0.35,
        paths=_parts("IL_", "R5 R6 R7 R8 R9 R10 R11 R12"),
        lifts=((0.25, 0.35, (-0.010, 0.014, 0.0)),),
    ),
    Drawn(
        name="LTpT_T8",
        volume=230,
        kind="sheet",
        full=0.14,
        pack=False,
        peak=0.35,
        paths=_parts("LTpT_", "T2 T5 T8 T12 R11 R8 R5"),
        lifts=((0.25, 0.35, (-0.008, 0.014, 0.0)), (0.75, 0.5, (-0.006, 0.010, 0.0))),
    ),
    Drawn(
        name="MF_m2t.2",
        volume=90,
        kind="bundle",
        full=0.3,
        pack=False,
        paths=_parts("MF_", "m1t.2 m2t.1 m2t.2 m3t.2 m4t.2 m5t.2 m4t.3 m3t.1"),
    ),
)
