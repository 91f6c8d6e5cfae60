"""Drawing plan of the hip, thigh and leg."""

from __future__ import annotations

from drawing.plan import Drawn

FORWARD = (0.35, 1.0, 0.0)


def _one(name: str, volume: float, **how: object) -> Drawn:
    return Drawn(name=name, paths=(f"{name}_r",), volume=volume, **how)  # type: ignore[arg-type]


def _fan(name: str, parts: str, volume: float, **how: object) -> Drawn:
    paths = tuple(f"{part}_r" for part in parts.split())
    return Drawn(name=paths[0][:-2], paths=paths, volume=volume, kind="sheet", **how)  # type: ignore[arg-type]


HIP = (
    _fan(
        "glmax",
        "glmax1 glmax2 glmax3",
        891,
        span=(0.0, 0.97),
        peak=0.4,
        full=0.35,
        reach=((-0.010, 0.0, 0.025), (0.01, 0.0, 0.0), (0.0, 0.0, -0.005)),
    ),
    _fan(
        "glmed",
        "glmed1 glmed2 glmed3",
        300,
        span=(0.0, 0.95),
        peak=0.5,
        full=0.4,
        reach=((0.0, -0.020, 0.015), (-0.03, -0.01, 0.045), (0.0, 0.0, 0.035)),
    ),
    _fan("glmin", "glmin1 glmin2 glmin3", 100, span=(0.0, 0.85), full=0.5),
    _one("piri", 46, span=(0.0, 0.8)),
    _one(
        "tfl", 66, span=(0.0, 0.30), peak=0.5, tendon=0.008, lifts=((0.5, 0.5, (-0.012, 0.0, 0.0)),)
    ),
    _one(
        "iliacus",
        185,
        span=(0.0, 0.85),
        strands=4,
        breadth=(0.07, 0.05, 0.004),
        peak=0.35,
        across=(1.0, -0.3, 0.5),
    ),
    _one("psoas", 60, span=(0.0, 0.85)),
)
THIGH = (
    _one(
        "sart",
        171,
        span=(0.0, 0.90),
        full=0.3,
        peak=0.4,
        strands=2,
        breadth=(0.004, 0.016, 0.006),
        lifts=((0.35, 0.35, (0.006, -0.042, 0.0)), (0.72, 0.25, (0.022, -0.005, 0.0))),
    ),
    _one(
        "recfem",
        283,
        span=(0.02, 0.74),
        peak=0.42,
        tendon=0.006,
        strands=2,
        breadth=(0.0, 0.014, 0.006),
        lifts=((0.33, 0.33, (0.0, -0.028, 0.0)),),
    ),
    _one(
        "vaslat",
        870,
        span=(0.0, 0.82),
        peak=0.52,
        full=0.6,
        strands=4,
        breadth=(0.02, 0.065, 0.02),
        across=FORWARD,
        reach=((-0.025, 0.012, 0.14),),
        tendon=0.006,
    ),
    _one(
        "vasmed",
        452,
        span=(0.0, 0.86),
        peak=0.66,
        strands=2,
        breadth=(0.0, 0.03, 0.01),
        across=(-0.35, 1.0, 0.0),
        reach=((0.0, -0.01, 0.12),),
        tendon=0.006,
    ),
    _one(
        "vasint",
        287,
        span=(0.0, 0.74),
        strands=3,
        breadth=(0.01, 0.045, 0.02),
        reach=((0.0, 0.0, 0.10),),
        tendon=0.006,
    ),
    _one(
        "grac",
        109,
        span=(0.0, 0.70),
        peak=0.35,
        full=0.4,
        tendon=0.0025,
        strands=2,
        breadth=(0.02, 0.018, 0.002),
        across=(0.0, 1.0, 0.0),
    ),
    _one("addlong", 169, span=(0.03, 1.0), peak=0.6, full=0.5),
    _one("addbrev", 110, span=(0.0, 1.0)),
    _fan(
        "addmag",
        "addmagProx addmagMid addmagDist addmagIsch",
        587,
        span=(0.0, 0.95),
        full=0.4,
        peak=0.4,
    ),
    _one("bflh", 218, span=(0.05, 0.84), peak=0.5, full=0.55, tendon=0.004),
    _one("bfsh", 105, span=(0.0, 0.93), reach=((0.0, 0.0, 0.05),)),
    _one("semimem", 258, span=(0.28, 0.96), peak=0.55, tendon=0.004),
    _one("semiten", 194, span=(0.03, 0.68), peak=0.45, full=0.55, tendon=0.003),
)
CALF = (
    _one(
        "gasmed",
        270,
        span=(0.02, 0.53),
        peak=0.58,
        full=0.5,
        strands=3,
        tendon=0.006,
        breadth=(0.008, 0.028, 0.020),
    ),
    _one(
        "gaslat",
        158,
        span=(0.02, 0.49),
        peak=0.55,
        full=0.5,
        strands=3,
        tendon=0.006,
        breadth=(0.008, 0.022, 0.016),
    ),
    _one(
        "soleus",
        464,
        span=(0.0, 0.82),
        peak=0.40,
        full=0.55,
        strands=4,
        tendon=0.007,
        breadth=(0.03, 0.05, 0.004),
        reach=((0.0, 0.0, 0.02),),
    ),
    _one(
        "tibant",
        143,
        span=(0.0, 0.66),
        peak=0.36,
        full=0.6,
        reach=((0.0, 0.0, 0.05),),
        lifts=((0.3, 0.3, (0.004, -0.008, 0.0)),),
        tendon=0.004,
    ),
    _one(
        "edl",
        78,
        span=(0.0, 0.62),
        peak=0.4,
        reach=((0.0, -0.02, 0.04),),
        tendon=0.0025,
        lifts=((0.25, 0.3, (-0.003, -0.006, 0.0)),),
    ),
    _one("ehl", 30, span=(0.05, 0.62), tendon=0.002),
    _one("perlong", 95, span=(0.0, 0.50), peak=0.36, reach=((0.0, -0.005, 0.07),), tendon=0.003),
    _one(
        "perbrev",
        36,
        span=(0.0, 0.70),
        tendon=0.003,
        reach=((0.0, 0.0, 0.07),),
        peak=0.4,
        lifts=((0.45, 0.45, (0.010, 0.0, 0.0)),),
    ),
    _one("tibpost", 111, span=(0.0, 0.70), reach=((0.0, 0.0, 0.02),)),
    _one("fdl", 32, span=(0.0, 0.55), tendon=0.002),
    _one("fhl", 81, span=(0.0, 0.60), tendon=0.0025),
)
LEG = HIP + THIGH + CALF
