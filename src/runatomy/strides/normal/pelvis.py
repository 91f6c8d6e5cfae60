"""Pelvis: how far it lists, thighs and trunk left where they are in space."""

from __future__ import annotations

from collections.abc import Mapping

from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.rotation import angles_of, turned

# How far the pelvis lists differs more between methods than between runners. From side to side it
# is 19 degrees at 3.5 m/s in the mean of the 23 Fukuchi runners, but lines between markers of two
# of them (front spines, back spines, crests) turn by 0.6 of what their angles say; Rajagopal has 7
# degrees, Dorn 12, BMClab 16, and an inertial sensor told 8 to 9 (Perpina-Martinez et al. 2023).
# The mean of these five, 11 degrees, is taken. What the list loses goes into the hip's adduction
# and, as far as the hip is flexed (by half at 30 degrees), into its rotation.
LIST_SHARE = 0.58
PELVIS = ("pelvis_tilt", "pelvis_list", "pelvis_rotation")
HANGING = (  # on the pelvis: a joint's three angles and their signs, mirrored at the left hip
    (("hip_flexion_r", "hip_adduction_r", "hip_rotation_r"), (1.0, 1.0, 1.0)),
    (("hip_flexion_l", "hip_adduction_l", "hip_rotation_l"), (1.0, -1.0, -1.0)),
    (("lumbar_extension", "lumbar_bending", "lumbar_rotation"), (1.0, 1.0, 1.0)),
)


def steadier_pelvis(angles: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the angles [rad] (n,) with the pelvis listing as the mean of all laboratories.

    Hips and back turn by as much as keeps thighs and trunk as they were in space.
    """
    less = dict(angles) | {"pelvis_list": read_only(LIST_SHARE * angles["pelvis_list"])}
    before, after = (turned(*(a[name] for name in PELVIS)) for a in (angles, less))
    change = after.transpose(0, 2, 1) @ before
    for names, signs in HANGING:
        own = turned(*(s * angles[n] for n, s in zip(names, signs, strict=True)))
        kept = angles_of(change @ own).T
        less |= {n: read_only(s * k) for n, s, k in zip(names, signs, kept, strict=True)}
    return less
