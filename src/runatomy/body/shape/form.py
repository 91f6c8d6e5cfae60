"""Form: where along its path each muscle is fleshy, and how flat it is there.

Judged from anatomy, for drawing alone: no load depends on it. Spans are fractions of the path from
origin to insertion. Vectors are (forward, up, right) on the right side [m], in the frame of `bone`;
mirror the last for the left.
"""

from __future__ import annotations

from dataclasses import dataclass

Vector = tuple[float, float, float]
Lift = tuple[float, float, Vector]  # fraction of the path, half width of the bump, by how much


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How one element of the body model is drawn."""

    bone: str  # whose frame `across` and `lifts` are in; without its side for those of a leg
    span: tuple[float, float] = (0.0, 1.0)  # where the belly starts and ends
    peak: float = 0.45  # where along the belly it is thickest
    full: float = 0.75  # exponent of the belly's outline: small is blunt, large is slender
    tendon: float = 0.003  # [m] half width of the tendon
    breadth: Vector = (0.0, 0.0, 0.0)  # [m] of a flat belly beyond its thickness: ends and middle
    across: Vector = (0.0, 0.0, 1.0)  # direction of the breadth
    sheet: bool = False  # its parts lie side by side and fill the space between them
    lifts: tuple[Lift, ...] = ()  # bumps that keep a superficial muscle on the surface
    reach: Vector = (0.0, 0.0, 0.0)  # the belly begins here: model origins are mid-points


def _hip(**how: object) -> Form:
    return Form(bone="pelvis", **how)  # type: ignore[arg-type]


def _thigh(**how: object) -> Form:
    return Form(bone="femur", **how)  # type: ignore[arg-type]


def _shank(**how: object) -> Form:
    return Form(bone="tibia", **how)  # type: ignore[arg-type]


HIP: dict[str, Form] = {
    "glmax1": _hip(sheet=True, span=(0.0, 0.97), peak=0.4, full=0.3, reach=(0.0, 0.025, 0.01)),
    "glmax2": _hip(sheet=True, span=(0.0, 0.97), peak=0.4, full=0.3),
    "glmax3": _hip(sheet=True, span=(0.0, 0.97), peak=0.4, full=0.3),
    "glmed1": _hip(sheet=True, span=(0.0, 0.98), full=0.35, reach=(0.004, 0.012, 0.004)),
    "glmed2": _hip(sheet=True, span=(0.0, 0.98), full=0.35, reach=(0.01, 0.045, 0.03)),
    "glmed3": _hip(sheet=True, span=(0.0, 0.98), full=0.35, reach=(0.0, 0.035, 0.0)),
    "glmin1": _hip(sheet=True, span=(0.0, 0.85), full=0.5),
    "glmin2": _hip(sheet=True, span=(0.0, 0.85), full=0.5),
    "glmin3": _hip(sheet=True, span=(0.0, 0.85), full=0.5),
    "piri": _hip(span=(0.0, 0.8)),
    "tfl": _hip(
        span=(0.0, 0.32),
        peak=0.5,
        full=0.55,
        tendon=0.006,
        breadth=(0.01, 0.02, 0.012),
        across=(1.0, 0.0, 0.0),
        lifts=((0.15, 0.2, (0.004, 0.0, 0.012)), (0.5, 0.5, (0.0, 0.0, 0.014))),
    ),
    "iliacus": _hip(
        span=(0.0, 0.85), peak=0.35, breadth=(0.07, 0.05, 0.004), across=(0.3, 0.5, -1.0)
    ),
    "psoas": _hip(span=(0.0, 0.85), full=0.5),
}
THIGH: dict[str, Form] = {
    "sart": _thigh(
        span=(0.0, 0.9),
        full=0.3,
        peak=0.4,
        breadth=(0.004, 0.016, 0.006),
        across=(0.4, 0.0, 1.0),
        lifts=(
            (0.18, 0.25, (0.03, 0.0, 0.004)),
            (0.40, 0.30, (0.04, 0.0, -0.01)),
            (0.72, 0.25, (0.005, 0.0, -0.022)),
        ),
    ),
    "recfem": _thigh(
        span=(0.02, 0.74),
        peak=0.42,
        tendon=0.006,
        breadth=(0.0, 0.02, 0.008),
        lifts=((0.33, 0.33, (0.028, 0.0, 0.0)),),
    ),
    "vaslat": _thigh(
        span=(0.0, 0.84),
        peak=0.5,
        full=0.6,
        tendon=0.006,
        breadth=(0.012, 0.06, 0.02),
        across=(-1.0, 0.0, -0.35),
        reach=(-0.006, 0.11, 0.02),
    ),
    "vasmed": _thigh(
        span=(0.0, 0.87),
        peak=0.66,
        tendon=0.006,
        breadth=(0.0, 0.03, 0.01),
        across=(-1.0, 0.0, 0.35),
        reach=(0.01, 0.12, 0.0),
    ),
    "vasint": _thigh(
        span=(0.0, 0.74), tendon=0.006, breadth=(0.01, 0.045, 0.02), reach=(0.0, 0.1, 0.0)
    ),
    "grac": _thigh(
        span=(0.0, 0.72),
        peak=0.35,
        full=0.4,
        tendon=0.0025,
        breadth=(0.02, 0.018, 0.002),
        across=(1.0, 0.0, 0.0),
    ),
    "addlong": _thigh(span=(0.03, 1.0), peak=0.6, full=0.5),
    "addbrev": _thigh(),
    "addmagProx": _thigh(sheet=True, span=(0.0, 0.95), full=0.4, peak=0.4),
    "addmagMid": _thigh(sheet=True, span=(0.0, 0.95), full=0.4, peak=0.4),
    "addmagDist": _thigh(sheet=True, span=(0.0, 0.95), full=0.4, peak=0.4),
    "addmagIsch": _thigh(span=(0.0, 0.9), full=0.5, peak=0.4),
    "bflh": _thigh(span=(0.05, 0.86), peak=0.5, full=0.5, tendon=0.004),
    "bfsh": _thigh(span=(0.0, 0.93), reach=(0.0, 0.05, 0.0)),
    "semimem": _thigh(span=(0.28, 0.96), peak=0.55, tendon=0.004),
    "semiten": _thigh(span=(0.03, 0.72), full=0.5),
}
SHANK: dict[str, Form] = {
    "gasmed": _shank(
        span=(0.02, 0.53), peak=0.58, full=0.5, tendon=0.0035, breadth=(0.006, 0.022, 0.003)
    ),
    "gaslat": _shank(
        span=(0.02, 0.49), peak=0.55, full=0.5, tendon=0.0035, breadth=(0.006, 0.02, 0.003)
    ),
    "soleus": _shank(
        span=(0.0, 0.84),
        peak=0.42,
        full=0.5,
        tendon=0.006,
        breadth=(0.018, 0.046, 0.004),
        reach=(0.0, 0.02, 0.0),
    ),
    "tibant": _shank(
        span=(0.0, 0.66),
        peak=0.36,
        full=0.6,
        tendon=0.004,
        lifts=((0.3, 0.3, (0.008, 0.0, 0.0)),),
        reach=(0.0, 0.05, 0.0),
    ),
    "edl": _shank(
        span=(0.0, 0.62), peak=0.4, tendon=0.0025, lifts=((0.25, 0.3, (0.006, 0.0, 0.003)),)
    ),
    "ehl": _shank(span=(0.05, 0.62), tendon=0.002),
    "perlong": _shank(span=(0.0, 0.5), peak=0.36, reach=(0.005, 0.07, 0.0)),
    "perbrev": _shank(
        span=(0.0, 0.7), peak=0.4, lifts=((0.45, 0.45, (0.0, 0.0, -0.008)),), reach=(0.0, 0.07, 0.0)
    ),
    "tibpost": _shank(span=(0.0, 0.7), reach=(0.0, 0.02, 0.0)),
    "fdl": _shank(span=(0.0, 0.55), tendon=0.002),
    "fhl": _shank(span=(0.0, 0.5), tendon=0.0025),
}
LEG_FORMS: dict[str, Form] = {**HIP, **THIGH, **SHANK}
TRUNK_FORMS: dict[str, Form] = {  # by the start of the element's name
    "rect_abd": Form(
        bone="sacrum",
        full=0.1,
        tendon=0.002,
        breadth=(0.012, 0.045, 0.045),
        lifts=((0.4, 0.6, (0.02, 0.0, 0.006)),),
    ),
    "EO": Form(bone="torso", sheet=True, full=0.12, lifts=((0.4, 0.5, (0.01, 0.0, 0.016)),)),
    "IO": Form(bone="torso", sheet=True, full=0.12, lifts=((0.5, 0.5, (0.004, 0.0, 0.006)),)),
    "QL": Form(bone="sacrum", full=0.3, tendon=0.002),
    "IL": Form(
        bone="torso", sheet=True, full=0.14, peak=0.35, lifts=((0.25, 0.35, (-0.014, 0.0, 0.010)),)
    ),
    "LTp": Form(
        bone="torso", sheet=True, full=0.14, peak=0.35, lifts=((0.25, 0.35, (-0.014, 0.0, 0.008)),)
    ),
    "MF": Form(bone="sacrum", full=0.3, tendon=0.0015),
}


def form_of(stem: str) -> Form:
    """Return how an element is drawn, named without its side; round where nothing is known."""
    if stem in LEG_FORMS:
        return LEG_FORMS[stem]
    return next(
        (form for start, form in TRUNK_FORMS.items() if stem.startswith(start)), Form(bone="torso")
    )
