"""Drawing plan of shoulder, arm and neck: drawn plain, so that the body is whole.

The model has no trapezius, no serratus and no muscle of the neck, and its deltoid runs in sharp
corners: the courses of these are laid over the bones by hand.
"""

from __future__ import annotations

from drawing.plan import Drawn


def _plain(name: str, volume: float, **how: object) -> Drawn:
    how.setdefault("paths", (name,))
    return Drawn(name=name, volume=volume, scored=False, **how)  # type: ignore[arg-type]


SHOULDER = (
    _plain("trapezius", 120, kind="sheet", pack=False, full=0.15, paths=(), courses=(
        ((-0.022, 0.268, 1.635), (-0.040, 0.248, 1.570), (-0.075, 0.222, 1.532), (-0.120, 0.200, 1.520)),
        ((-0.006, 0.282, 1.600), (-0.045, 0.268, 1.545), (-0.100, 0.240, 1.528), (-0.150, 0.215, 1.522)),
        ((-0.004, 0.290, 1.530), (-0.050, 0.287, 1.518), (-0.110, 0.270, 1.518), (-0.158, 0.240, 1.518)),
        ((-0.004, 0.300, 1.470), (-0.045, 0.303, 1.485), (-0.090, 0.295, 1.500), (-0.125, 0.275, 1.508)),
        ((-0.004, 0.308, 1.410), (-0.035, 0.309, 1.445), (-0.065, 0.303, 1.475), (-0.085, 0.293, 1.492)),
        ((-0.004, 0.308, 1.330), (-0.020, 0.311, 1.385), (-0.045, 0.308, 1.445), (-0.070, 0.298, 1.485)),
    )),
    _plain("rhomboid", 60, kind="sheet", pack=False, full=0.2, paths=(), courses=(
        ((-0.004, 0.285, 1.48), (-0.035, 0.297, 1.46), (-0.066, 0.288, 1.435)),
        ((-0.004, 0.292, 1.42), (-0.035, 0.302, 1.40), (-0.075, 0.294, 1.375)),
    )),
    _plain("deltoid", 330, kind="sheet", pack=False, full=0.35, peak=0.42, paths=(), courses=(
        ((-0.078, 0.168, 1.502), (-0.125, 0.158, 1.482), (-0.178, 0.165, 1.425), (-0.207, 0.186, 1.340)),
        ((-0.115, 0.176, 1.515), (-0.165, 0.168, 1.485), (-0.200, 0.177, 1.420), (-0.211, 0.192, 1.335)),
        ((-0.155, 0.198, 1.520), (-0.192, 0.196, 1.488), (-0.211, 0.202, 1.420), (-0.213, 0.200, 1.332)),
        ((-0.158, 0.232, 1.516), (-0.190, 0.233, 1.480), (-0.207, 0.228, 1.420), (-0.212, 0.207, 1.335)),
        ((-0.128, 0.268, 1.505), (-0.165, 0.266, 1.462), (-0.193, 0.250, 1.405), (-0.208, 0.213, 1.340)),
        ((-0.085, 0.292, 1.488), (-0.130, 0.287, 1.440), (-0.175, 0.264, 1.390), (-0.205, 0.217, 1.348)),
    )),
    _plain("serratus", 50, kind="bundle", pack=False, full=0.3, paths=(), courses=tuple(
        ((-0.100, 0.270, high + 0.05), (-0.135, 0.235, high + 0.035), (-0.146, 0.190, high + 0.018),
         (-0.136, 0.140, high)) for high in (1.385, 1.355, 1.325, 1.295, 1.265)
    )),
    _plain("pectoral", 270, kind="sheet", full=0.3, peak=0.55, pack=False,
           paths=("PECM1", "PECM2", "PECM3"),
           reach=((0.0, 0.0, -0.02), (-0.004, 0.0, -0.03), (-0.006, 0.0, -0.04)),
           lifts=((0.6, 0.4, (0.0, -0.008, 0.0)),)),
    _plain("latissimus", 250, kind="sheet", full=0.2, pack=False, paths=("LAT1", "LAT2", "LAT3"),
           flip=(), lifts=((0.55, 0.4, (-0.006, 0.006, -0.006)),)),
    _plain("TMAJ", 45, pack=False),
    _plain("TMIN", 20, pack=False),
    _plain("INFSP", 70, strands=5, breadth=(0.004, 0.04, 0.065), across=(0.3, 0.1, 1.0), pack=False,
           full=0.4),
)
ARM = (
    _plain("CORB", 30),
    _plain("TRIlong", 150, span=(0.03, 0.75), tendon=0.005),
    _plain("TRIlat", 110, span=(0.0, 0.72), tendon=0.005, reach=((0.02, 0.01, 0.07),)),
    _plain("TRImed", 70, span=(0.0, 0.9)),
    _plain("BIClong", 80, span=(0.40, 0.88)),
    _plain("BICshort", 65, span=(0.15, 0.86)),
    _plain("BRA", 130, span=(0.0, 0.92), reach=((0.01, 0.0, 0.03),)),
    _plain("BRD", 64, span=(0.0, 0.6), peak=0.4),
    _plain("ECRL", 38, span=(0.0, 0.45), tendon=0.002),
    _plain("ECRB", 35, span=(0.0, 0.55), tendon=0.002),
    _plain("ECU", 35, span=(0.0, 0.7), tendon=0.002),
    _plain("EDC3", 50, span=(0.0, 0.52), tendon=0.002),
    _plain("FCR", 40, span=(0.0, 0.55), tendon=0.002),
    _plain("FCU", 45, span=(0.0, 0.75), tendon=0.002),
    _plain("PL", 16, span=(0.0, 0.5), tendon=0.002),
    _plain("PT", 40, span=(0.0, 0.95)),
    _plain("FDS3", 75, span=(0.0, 0.55), tendon=0.002),
    _plain("FDP3", 80, span=(0.0, 0.5), tendon=0.002),
)
NECK = (
    _plain("sternomastoid", 45, kind="sheet", pack=False, full=0.25, paths=(), courses=(
        ((-0.056, 0.222, 1.610), (-0.040, 0.195, 1.560), (-0.014, 0.168, 1.503)),
        ((-0.058, 0.232, 1.605), (-0.052, 0.208, 1.560), (-0.046, 0.178, 1.512)),
    )),
    _plain("neck", 260, kind="bundle", pack=False, full=0.05, paths=(), courses=(
        ((-0.018, 0.190, 1.590), (-0.016, 0.195, 1.500)),
        ((-0.030, 0.215, 1.600), (-0.036, 0.215, 1.500)),
        ((-0.022, 0.245, 1.610), (-0.030, 0.250, 1.500)),
    )),
)
