"""Drawing plan of the hip, thigh and calf."""

from __future__ import annotations

from drawing.plan import Drawn

BACKWARD = (0.35, 1.0, 0.0)


def _one(name: str, volume: float, **how: object) -> Drawn:
    return Drawn(name=name, paths=(f"{name}_r",), volume=volume, pack=True, **how)  # type: ignore[arg-type]


def _fan(parts: str, volume: float, **how: object) -> Drawn:
    names = parts.split()
    paths = tuple(f"{name}_r" for name in names)
    return Drawn(name=names[0], paths=paths, volume=volume, kind="sheet", pack=True, **how)  # type: ignore[arg-type]


# most of this muscle runs into the iliotibial band, further out than the path of the model
GLMAX_TO_BAND = ((-0.032, -0.006, -0.050), (-0.022, -0.006, -0.030), (-0.006, -0.006, -0.006))
HIP = (
    _fan(
        "glmax1 glmax2 glmax3",
        891,
        span=(0.0, 0.97),
        peak=0.4,
        full=0.30,
        reach=((-0.010, 0.0, 0.025), (0.01, 0.0, 0.0), (0.0, 0.0, -0.005)),
        extend=GLMAX_TO_BAND,
    ),
    _fan(
        "glmed1 glmed2 glmed3",
        260,
        span=(0.0, 0.98),
        peak=0.45,
        full=0.35,
        reach=((-0.004, -0.004, 0.012), (-0.03, -0.01, 0.045), (0.0, 0.0, 0.035)),
    ),
    _fan("glmin1 glmin2 glmin3", 90, span=(0.0, 0.85), full=0.5),
    _one("piri", 46, span=(0.0, 0.8)),
    _one(
        "tfl",
        80,
        span=(0.0, 0.32),
        peak=0.5,
        tendon=0.008,
        full=0.55,
        lifts=((0.15, 0.2, (-0.012, -0.004, 0.0)), (0.5, 0.5, (-0.014, 0.0, 0.0))),
    ),
    _one(
        "iliacus",
        185,
        span=(0.0, 0.85),
        strands=7,
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
        lifts=(
            (0.18, 0.25, (-0.004, -0.030, 0.0)),
            (0.40, 0.30, (0.010, -0.040, 0.0)),
            (0.72, 0.25, (0.022, -0.005, 0.0)),
        ),
    ),
    _one(
        "recfem",
        283,
        span=(0.02, 0.74),
        peak=0.42,
        tendon=0.006,
        strands=2,
        breadth=(0.0, 0.020, 0.008),
        lifts=((0.33, 0.33, (0.0, -0.028, 0.0)),),
    ),
    _one(
        "vaslat",
        870,
        span=(0.0, 0.84),
        peak=0.50,
        full=0.6,
        strands=4,
        breadth=(0.012, 0.076, 0.02),
        across=BACKWARD,
        reach=((-0.020, 0.006, 0.110),),
        tendon=0.006,
    ),
    _one(
        "vasmed",
        452,
        span=(0.0, 0.87),
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
        span=(0.0, 0.72),
        peak=0.35,
        full=0.4,
        tendon=0.0025,
        strands=2,
        breadth=(0.02, 0.018, 0.002),
        across=(0.0, 1.0, 0.0),
    ),
    _one("addlong", 169, span=(0.03, 1.0), peak=0.6, full=0.5),
    _one("addbrev", 110),
    _fan("addmagProx addmagMid addmagDist addmagIsch", 587, span=(0.0, 0.95), full=0.4, peak=0.4),
    _one("bflh", 218, span=(0.05, 0.86), peak=0.5, full=0.5, tendon=0.004),
    _one("bfsh", 105, span=(0.0, 0.93), reach=((0.0, 0.0, 0.05),)),
    _one("semimem", 258, span=(0.28, 0.96), peak=0.55, tendon=0.004),
    _one("semiten", 194, span=(0.03, 0.72), peak=0.45, full=0.5, tendon=0.003),
)
CALF = (
    _one(
        "gasmed",
        270,
        span=(0.02, 0.53),
        peak=0.58,
        full=0.5,
        strands=3,
        tendon=0.0035,
        breadth=(0.008, 0.034, 0.003),
    ),
    _one(
        "gaslat",
        158,
        span=(0.02, 0.49),
        peak=0.55,
        full=0.5,
        strands=3,
        tendon=0.0035,
        breadth=(0.008, 0.030, 0.003),
    ),
    _one(
        "soleus",
        464,
        span=(0.0, 0.84),
        peak=0.42,
        full=0.5,
        strands=4,
        tendon=0.006,
        breadth=(0.018, 0.046, 0.004),
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
    _one("fhl", 81, span=(0.0, 0.50), tendon=0.0025),
)
ACHILLES = Drawn(
    name="achilles",
    role="tendon",
    kind="sheet",
    volume=18,
    full=0.05,
    courses="""-10.2 22.2 36.5, -10.7 22.5 31.0, -11.9 22.6 24.0, -12.8 22.0 16.0, -12.9 21.3 10.5
    -13.8 22.2 37.0, -13.6 22.5 32.0, -13.6 22.6 24.0, -13.4 22.0 16.0, -13.5 21.3 10.5""",
)
LEG = (*HIP, *THIGH, *CALF, ACHILLES)
