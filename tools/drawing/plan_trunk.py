"""Drawing plan of the trunk: abdominal wall, back, and the psoas in between."""

from __future__ import annotations

from drawing.plan import Drawn


def _parts(prefix: str, parts: str, side: str = "_r") -> tuple[str, ...]:
    return tuple(f"{prefix}{part}{side}" for part in parts.split())


TRUNK = (
    Drawn(
        name="rect_abd",
        paths=("rect_abd_r",),
        volume=180,
        full=0.10,
        strands=6,
        pack=False,
        breadth=(0.012, 0.048, 0.050),
        span=(0.02, 1.0),
        reach=(),
        lifts=((0.45, 0.55, (-0.010, -0.042, 0.0)), (1.0, 0.5, (-0.006, -0.006, 0.0))),
    ),
    Drawn(
        name="EO2",
        paths=_parts("EO", "1 2 3 4 5 6"),
        volume=160,
        kind="sheet",
        full=0.2,
        flip=("EO1_r",),
        span=(0.0, 1.0),
        pack=False,
        reach=(
            (-0.025, 0.012, 0.020),
            (-0.02, 0.02, 0.015),
            (-0.018, 0.028, 0.015),
            (-0.018, 0.025, 0.01),
            (0.0, 0.01, 0.03),
            (0.0, 0.0, 0.03),
        ),
        lifts=((0.5, 0.5, (-0.012, -0.008, 0.0)),),
    ),
    Drawn(
        name="IO2",
        paths=_parts("IO", "1 2 3 4 5 6"),
        volume=130,
        kind="sheet",
        full=0.2,
        pack=False,
        lifts=((0.5, 0.5, (-0.008, -0.006, 0.0)),),
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
        volume=230,
        kind="bundle",
        full=0.25,
        pack=False,
        span=(0.0, 0.98),
        paths=_parts("IL_", "R5 R6 R7 R8 R9 R10 R11 R12 L1 L2"),
        lifts=((0.25, 0.3, (-0.010, 0.014, 0.0)),),
    ),
    Drawn(
        name="LTpT_T8",
        volume=260,
        kind="bundle",
        full=0.25,
        pack=False,
        span=(0.0, 0.98),
        paths=_parts("LTpT_", "T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 R5 R6 R7 R8 R9 R10 R11"),
        lifts=((0.25, 0.3, (-0.004, 0.014, 0.0)),),
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
