"""Segment masses, centers of mass and inertias of the body, from Rajagopal et al. (2016).

The values are those of the published full-body model (IEEE TBME 63:2068-2079; a man of 75.34 kg
and 1.70 m). `myo-sim` ships other masses (84.3 kg, pelvis and sacrum 22 % of it), which are not
used: see docs/decisions.
"""

from __future__ import annotations

from dataclasses import dataclass

REFERENCE_MASS = 75.3370  # [kg] sum of the segments below
REFERENCE_HEIGHT = 1.70  # [m] Rajagopal et al. (2016)

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Segment:
    """One rigid segment of the reference body."""

    mass: float  # [kg]
    center: Vector  # [m] center of mass in the segment's frame: x forward, y up, z right
    inertia: Vector  # [kg m2] about the center of mass, diagonal
    product: float = 0.0  # [kg m2] of inertia in the plane of symmetry, the tensor's xy element


PELVIS = Segment(11.777, (-0.0707, 0.0, 0.0), (0.1028, 0.0871, 0.0579))
FEMUR = Segment(9.3014, (0.0, -0.17, 0.0), (0.1339, 0.0351, 0.1412))
TIBIA = Segment(3.7075, (0.0, -0.1867, 0.0), (0.0504, 0.0051, 0.0511))
PATELLA = Segment(0.0862, (0.0018, 0.0264, 0.0), (2.87e-6, 1.311e-5, 1.311e-5))
TALUS = Segment(0.1, (0.0, 0.0, 0.0), (0.001, 0.001, 0.001))
CALCANEUS = Segment(1.25, (0.1, 0.03, 0.0), (0.0014, 0.0039, 0.0041))
TOES = Segment(0.2166, (0.0346, 0.006, -0.0175), (0.0001, 0.0011, 0.001))
# All above the lumbosacral joint without the arms; head included.
TRUNK = Segment(26.8266, (-0.03, 0.32, 0.0), (1.4745, 0.7555, 1.4314))
HUMERUS = Segment(2.0325, (0.0, -0.164502, 0.0), (0.011946, 0.004121, 0.013409))
FOREARM = Segment(1.215, (0.0, -0.120525, 0.0), (0.0059238, 0.001236, 0.006426))  # ulna + radius
HAND = Segment(0.4575, (0.0, -0.068095, 0.0), (0.000892, 0.000547, 0.00134))

BACK_IN_PELVIS: Vector = (-0.1007, 0.0815, 0.0)  # [m] lumbosacral joint
SHOULDER_IN_TRUNK: Vector = (0.003155, 0.3715, 0.17)  # [m] right; mirror z for the left
ELBOW_IN_HUMERUS: Vector = (0.013144, -0.286273, -0.009595)  # [m]
HAND_IN_FOREARM: Vector = (-0.015524, -0.248848, 0.039693)  # [m] radius and hand offsets summed

LEG = (FEMUR, TIBIA, PATELLA, TALUS, CALCANEUS, TOES)
ARM = (HUMERUS, FOREARM, HAND)
