"""Strides: left against right of any load that a laboratory measured on both legs."""

from __future__ import annotations

import numpy as np

from runatomy.loads.sides.balance import NINETY
from runatomy.loads.sides.difference import Lean, SideDifference, from_symmetry_angle, lean_of
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Grade, Origin

NEEDED = 3  # strides of each leg without which there is no spread
# Largest symmetry angle [%] of peak force among 9 trained runners: 3.2 + 2 * 1.6 (Girard 2019)
FORCE_NORMAL = from_symmetry_angle(3.2 + 2.0 * 1.6)


def stride_difference(
    what: str, left: FloatArray, right: FloatArray, normal: float | None = None
) -> SideDifference:
    """Return left against right of a load of single strides, (strides,) each in the same unit.

    Strides that are not finite are left out. Low and high hold the spread of both legs' strides;
    `normal` [%] is up to which healthy runners differ, None where nobody knows.
    """
    left, right = (np.asarray(side)[np.isfinite(side)] for side in (left, right))
    if min(len(left), len(right)) < NEEDED or left.mean() + right.mean() <= 0.0:
        return SideDifference(
            what=what, value=None, low=None, high=None, normal=normal, lean=Lean.CANNOT_TELL,
            evidence=Evidence(
                origin=Origin.UNKNOWN,
                source=f"Fewer than {NEEDED} measured strides of one leg",
                grade=Grade.OPEN,
            ),
        )  # fmt: skip
    mean = 0.5 * float(left.mean() + right.mean())
    value = 100.0 * float(left.mean() - right.mean()) / mean
    error = np.hypot(*(side.std(ddof=1) / np.sqrt(len(side)) for side in (left, right)))
    room = 100.0 * NINETY * float(error) / mean
    return SideDifference(
        what=what, value=value, low=value - room, high=value + room, normal=normal,
        lean=lean_of(value - room, value + room, normal),
        evidence=Evidence(
            origin=Origin.DERIVED,
            source="Strides of both legs, measured in the laboratory",
            note="Holds for that day and that many strides.",
            grade=Grade.WEAK,
        ),
    )  # fmt: skip
