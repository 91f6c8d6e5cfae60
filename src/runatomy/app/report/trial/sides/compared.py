"""Compared: the measures by which right and left are laid side by side, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.loads.tissue import CATALOGUE
from runatomy.muscle.anatomy import GROUPS

STRIDE = {
    ("stride", "stride", "contact_time"): "Contact time",
    ("stride", "stride", "duty_factor"): "Duty factor",
    ("stride", "stride", "vertical_movement"): "Up and down of the pelvis",
    ("foot", "ground", "vertical_peak"): "Upward force, peak",
    ("foot", "ground", "vertical_impulse"): "Upward force, impulse",
    ("foot", "ground", "braking_peak"): "Braking force, peak",
    ("foot", "ground", "braking_impulse"): "Braking force, impulse",
    ("foot", "ground", "propulsive_peak"): "Driving force, peak",
    ("foot", "ground", "propulsive_impulse"): "Driving force, impulse",
}
JOINTS = {
    ("joint", "hip_flexion", "angle_range"): "Hip, forward and back: range",
    ("joint", "hip_flexion", "lowest_moment"): "Hip, extending moment: peak",
    ("joint", "hip_flexion", "positive_work"): "Hip, driving work",
    ("joint", "hip_adduction", "peak_angle"): "Hip, inward: peak",
    ("joint", "hip_adduction", "lowest_moment"): "Hip, abducting moment: peak",
    ("joint", "hip_rotation", "peak_angle"): "Hip, turned in: peak",
    ("joint", "knee_angle", "angle_at_strike"): "Knee at foot strike",
    ("joint", "knee_angle", "angle_range"): "Knee: range",
    ("joint", "knee_angle", "lowest_moment"): "Knee, extending moment: peak",
    ("joint", "knee_angle", "negative_work"): "Knee, braking work",
    ("joint", "ankle_angle", "angle_at_strike"): "Ankle at foot strike",
    ("joint", "ankle_angle", "angle_range"): "Ankle: range",
    ("joint", "ankle_angle", "lowest_moment"): "Ankle, push-off moment: peak",
    ("joint", "ankle_angle", "positive_work"): "Ankle, driving work",
    ("joint", "ankle_angle", "negative_work"): "Ankle, braking work",
}
OF_GROUPS = (
    ("mean_activation", "mean activation"),
    ("peak_force_BW", "peak force"),
    ("energy", "energy, a stride"),
)
TISSUES = {
    ("tissue", tissue.name, measure): f"{tissue.plain}: {words}"
    for tissue in CATALOGUE
    for measure, words in (
        ("peak_bending" if tissue.unit == "BW m" else "peak_load", "peak load"),
        ("returned_energy", "gives back, a step"),
    )
    if measure != "returned_energy" or tissue.kind == "tendon"
}
MEASURES: dict[tuple[str, str, str], str] = (
    STRIDE
    | JOINTS
    | TISSUES
    | {
        ("group", group.name, measure): f"{group.plain}: {words}"
        for group in GROUPS
        if group.name != "other"
        for measure, words in OF_GROUPS
    }
)


def compared(rows: Iterable[Asymmetry]) -> list[tuple[str, Asymmetry]]:
    """Return the rows that the page compares, each with its name in plain words, in this order."""
    given = {(row.kind, row.name, row.measure): row for row in rows}
    return [(name, given[key]) for key, name in MEASURES.items() if key in given]
