"""Psoas minor: how little it matters, as an option.

Four people in ten have it (33 to 49 % in cadavers). It runs from the twelfth thoracic and first
lumbar vertebra to the brim of the pelvis, so it bends the spine and moves no hip. Its belly is 0.35
to 0.5 square centimeters thick: 20 to 30 N at the leg's specific tension.
"""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import INDEX, LUMBAR
from runatomy.body.model import BodyModel
from runatomy.body.paths import MusclePaths
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin

PRESENT, PRESENT_LOW, PRESENT_HIGH = 0.40, 0.33, 0.49  # [-] of people
STRENGTH, STRENGTH_LOW, STRENGTH_HIGH = 25.0, 20.0, 30.0  # [N] of one side
STAND_IN = "Ps_L1_VB"  # psoas major's own slip from the first lumbar vertebra over the same brim

EVIDENCE = Evidence(
    origin=Origin.ASSUMED,
    source="Cross-section in cadavers times 60 N/cm2; path of psoas major's uppermost slip",
    note="Off by default: most people have none.",
)


def psoas_minor_moment(
    body: BodyModel, paths: MusclePaths, strength: float = STRENGTH
) -> FloatArray:
    """Return the moment (frames, sides, lumbar coordinates) [N m] of each one fully active.

    Right and left; isometric. It has no moment at the hip.
    """
    columns = [INDEX[name] for name in LUMBAR]
    slips = [body.muscles.index(f"{STAND_IN}_{side}") for side in "rl"]
    return np.asarray(strength * paths.moment_arm[:, slips][:, :, columns])


def psoas_minor_share(
    body: BodyModel, paths: MusclePaths, moment: FloatArray, strength: float = STRENGTH_HIGH
) -> FloatArray:
    """Return the largest moment it can give over the largest asked for [-] (lumbar coordinates,).

    `moment` (frames, lumbar coordinates) [N m] is what the trunk's muscles share. Both sides pull
    where they agree (extension), one of them where they do not.
    """
    sides = psoas_minor_moment(body, paths, strength)
    most = np.maximum(np.abs(sides.sum(axis=1)), np.abs(sides).max(axis=1)).max(axis=0)
    return np.asarray(most / np.abs(moment).max(axis=0))
