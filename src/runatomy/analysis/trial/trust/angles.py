"""Angles: which of them the markers tell, by names in plain words with the field's beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged, percent
from runatomy.mechanics.trial_mechanics import TrialKinematics

OURS = "Runatomy's own"
LIMIT_LIMITS = (1.0, 10.0)  # [%] of the frames of one angle
USUAL = ("subtalar_angle", "mtp_angle")  # laboratories seldom tell them
SPARE = ("arm_", "elbow_flex", "lumbar_")  # the legs can be solved without

PLAIN = {  # coordinate without its side
    "pelvis_tilt": "pelvis tilt",
    "pelvis_list": "pelvis list",
    "pelvis_rotation": "pelvis rotation",
    "lumbar_extension": "trunk extension",
    "lumbar_bending": "trunk bending",
    "lumbar_rotation": "trunk rotation",
    "hip_flexion": "hip flexion",
    "hip_adduction": "hip adduction",
    "hip_rotation": "hip rotation",
    "knee_angle": "knee flexion",
    "ankle_angle": "ankle flexion",
    "subtalar_angle": "heel inversion",
    "mtp_angle": "toe flexion",
    "arm_flex": "shoulder flexion",
    "arm_add": "shoulder adduction",
    "arm_rot": "shoulder rotation",
    "elbow_flex": "elbow flexion",
}
SIDES = {"r": "right", "l": "left"}


def angle_rows(known: TrialKinematics) -> list[TrustRow]:
    """Return what of the angles no marker tells, and what the joints' limits held back."""
    return [_tracked(known), _limits(known)]


def _tracked(known: TrialKinematics) -> TrustRow:
    """Return which angles no marker tells; those that laboratories seldom tell do not count."""
    held = [name for name, told in zip(known.coordinates, known.tracked, strict=True) if not told]
    lost = [name for name in held if not name.startswith(USUAL)]
    needed = [name for name in lost if not name.startswith(SPARE)]
    verdict = Verdict.BAD if needed else (Verdict.USABLE if lost else Verdict.GOOD)
    told = f"Held at a usual value: {listed(needed or lost or held)}"
    return TrustRow(
        key="untracked",
        name="angles that no marker tells",
        value=float(len(lost)),
        unit="1",
        good=0.0,
        usable=float("nan"),
        source=OURS,
        verdict=verdict,
        told="Every angle is told by markers."
        if not held
        else f"{told}."
        if lost
        else f"{told}, as in most laboratories; not counted.",
        mend="Put markers on the segments beyond these joints (at least three a segment)."
        if lost
        else "",
    )


def _limits(known: TrialKinematics) -> TrustRow:
    """Return how often a joint was held back by its limit."""
    share = known.at_limit.mean(axis=0) if len(known.at_limit) else np.zeros(1)
    value = 100.0 * float(share.max(initial=0.0))
    verdict = judged(value, *LIMIT_LIMITS)
    worst = known.coordinates[int(share.argmax())] if value > 0.0 else ""
    return TrustRow(
        key="joint_limits",
        name="joint held back by its limit",
        value=value,
        unit="%",
        good=LIMIT_LIMITS[0],
        usable=LIMIT_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=f"The {named(worst)} lies at its limit in {percent(value)} of the frames."
        if value > 0.0
        else "No joint reaches its limit.",
        mend=""
        if verdict is Verdict.GOOD
        else "A marker of the segment beyond this joint may be swapped, or on another place than "
        "its name says.",
    )


def named(coordinate: str) -> str:
    """Return a coordinate in words: `left hip adduction (hip_adduction_l)`."""
    stem, side = _parted(coordinate)
    plain = PLAIN.get(stem)
    if plain is None:
        return coordinate
    return f"{SIDES[side]} {plain} ({coordinate})" if side else f"{plain} ({coordinate})"


def listed(coordinates: Sequence[str]) -> str:
    """Return several in words, both sides of one together: `toe flexion (mtp_angle_r, _l)`."""
    sides: dict[str, list[str]] = {}
    for stem, side in map(_parted, coordinates):
        sides.setdefault(stem, []).append(side)
    return ", ".join(
        f"{PLAIN.get(stem, stem)} ({stem}_r, _l)" if len(found) > 1 else named(_joined(stem, found))
        for stem, found in sides.items()
    )


def _parted(coordinate: str) -> tuple[str, str]:
    """Return a name without its side, and the side."""
    stem, _, side = coordinate.rpartition("_")
    return (stem, side) if side in SIDES else (coordinate, "")


def _joined(stem: str, sides: Sequence[str]) -> str:
    return f"{stem}_{sides[0]}" if sides[0] else stem
