"""Hips: peak forces of muscles around the hip, at the usual step rate and beside it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed, shown
from tools.validation.solved import Solved, Strides

SPEED = 2.9  # [m/s]
SOURCE = "Lenhart 2014 (S)"
TOLERANCE = 0.50  # [-] of the published value
RATES = (0.9, 1.0, 1.1)  # [-] of the usual step rate
TARGETS = {  # muscle: phase, peak force [N/kg]
    "gluteus_medius": ("stance", 32.0),
    "gluteus_minimus": ("stance", 23.0),
    "gluteus_maximus": ("stance", 15.8),
    "iliacus": ("swing", 19.0),
}
RANK = ("gluteus_medius", "gluteus_minimus", "gluteus_maximus")  # falling, in stance


class Measured(NamedTuple):
    """A line of table 1 of Lenhart et al. (2014): peaks [N/kg] at 90, 100 and 110 %."""

    muscle: str
    phase: str
    peaks: tuple[float, float, float]


TABLE = (
    Measured("biceps_femoris_caput_longum", "stance", (3.65, 3.83, 4.07)),
    Measured("biceps_femoris_caput_longum", "late swing", (4.69, 5.19, 5.25)),
    Measured("semimembranosus", "stance", (7.95, 8.38, 8.95)),
    Measured("semimembranosus", "late swing", (12.12, 13.54, 13.98)),
    Measured("gluteus_maximus", "stance", (18.01, 15.80, 14.57)),
    Measured("gluteus_maximus", "late swing", (5.41, 5.92, 6.04)),
    Measured("gluteus_medius", "stance", (34.60, 32.05, 28.65)),
    Measured("gluteus_medius", "late swing", (5.84, 6.71, 7.40)),
    Measured("gluteus_minimus", "stance", (24.25, 22.97, 20.82)),
    Measured("gluteus_minimus", "early swing", (8.54, 9.76, 9.52)),
    Measured("gluteus_minimus", "late swing", (3.36, 3.86, 4.25)),
    Measured("tensor_fasciae_latae", "early swing", (1.82, 1.97, 2.12)),
    Measured("rectus_femoris", "stance", (9.98, 8.93, 7.88)),
    Measured("rectus_femoris", "early swing", (7.28, 8.00, 9.11)),
    Measured("sartorius", "early swing", (0.38, 0.41, 0.46)),
    Measured("psoas_major", "early swing", (12.78, 13.19, 13.36)),
    Measured("iliacus", "early swing", (17.63, 19.29, 20.43)),
    Measured("adductor_magnus", "stance", (3.01, 2.69, 2.61)),
    Measured("adductor_brevis", "early swing", (3.36, 3.62, 3.76)),
    Measured("adductor_longus", "early swing", (1.57, 1.59, 1.63)),
    Measured("piriformis", "stance", (3.47, 2.97, 2.56)),
    Measured("piriformis", "early swing", (1.27, 1.53, 1.78)),
    Measured("piriformis", "late swing", (1.20, 1.29, 1.34)),
)


def hips(strides: Strides) -> Theme:
    """Return the hip muscles' peak forces against those of thirty runners."""
    solved = strides.solved(SPEED)
    return Theme(
        title="Forces around the hip",
        intro=(
            f"Lenhart et al. (2014) computed these for 30 runners with a model of their own; at "
            f"{SPEED:g} m/s (a speed that the table does not state). A muscle's force is that of "
            "all its parts together, at one instant; both halves of swing count for `swing`."
        ),
        claims=(
            *(_peak(solved, name, *target) for name, target in TARGETS.items()),
            rank(solved),
            *(_drive(solved, name) for name in RANK[:2]),
        ),
    )


def peak(solved: Solved, muscle: str, phase: str) -> float:
    """Return a muscle's largest force [N/kg] in "stance", "swing", or "early" or "late swing"."""
    force = solved.muscle(muscle)
    share = np.arange(len(force)) / len(force)
    half = 0.5 * (1.0 + solved.contact_share)
    where = {
        "stance": solved.stance,
        "swing": ~solved.stance,
        "early swing": ~solved.stance & (share < half),
        "late swing": share >= half,
    }[phase]
    return float(force[where].max())


def _peak(solved: Solved, muscle: str, phase: str, target: float) -> Claim:
    ours = peak(solved, muscle, phase)
    low, high = (1.0 - TOLERANCE) * target, (1.0 + TOLERANCE) * target
    return Claim(
        key=f"force_{muscle}",
        what=f"{plain(muscle)}, peak force in {phase}",
        source=SOURCE,
        published=f"{target:g} N/kg",
        tolerance=f"±50 %: {low:.1f} to {high:.1f}",
        ours=f"{ours:.1f} N/kg",
        holds=low <= ours <= high,
    )


def _drive(solved: Solved, muscle: str) -> Claim:
    """Return how active a muscle is where its force in stance peaks."""
    at = int(np.argmax(np.where(solved.stance, solved.muscle(muscle), 0.0)))
    drive = float(solved.muscle_activation(muscle)[at])
    return aside(
        f"{plain(muscle)}, activation at that peak", "fully active is 1", "", f"{drive:.2f}"
    )


def rank(solved: Solved) -> Claim:
    """Return the claim that the gluteals rank as published."""
    ours = [peak(solved, name, "stance") for name in RANK]
    return Claim(
        key="force_rank",
        what="Rank in stance: gluteus medius, minimus, maximus",
        source=SOURCE,
        published=listed((TARGETS[name][1] for name in RANK), "{:g}") + " N/kg",
        tolerance="falling",
        ours=listed(ours, "{:.1f}") + " N/kg",
        holds=ours[0] > ours[1] > ours[2],
    )


def step_rate(strides: Strides) -> Theme:
    """Return what a slower and a faster step rate do to hip muscles and joint work."""
    solved = [strides.solved(SPEED, 0.0, rate) for rate in RATES]
    return Theme(
        title="Step rate",
        intro=(
            f"At {SPEED:g} m/s with 90, 100 and 110 % of the usual step rate; in brackets the "
            "change at +10 %. How angles shift in stance was taken from Heiderscheit et al. "
            "(2011); in swing, and a little in mid-stance, they were fitted to its joint work, to "
            "moments and to six of these forces at +10 %, so these lines show how well the fit "
            "came out."
        ),
        claims=(
            *(_row(line, [peak(one, line.muscle, line.phase) for one in solved]) for line in TABLE),
            *(_joint(solved, *line) for line in JOINTS),
        ),
    )


POINTS = 10.0  # [%] of the usual step rate's figure within which a change holds, if its sign does
JUDGED = {  # lines of the table with a verdict, and their keys
    ("gluteus_medius", "stance"): "rate_gluteus_medius",
    ("gluteus_maximus", "stance"): "rate_gluteus_maximus",
    ("rectus_femoris", "stance"): "rate_rectus_stance",
    ("rectus_femoris", "early swing"): "rate_rectus_swing",
}
JOINTS = (  # coordinate, published (in its own unit) at 90, 100, 110 %
    ("knee_angle_r", (27.3, 20.5, 14.5)),
    ("hip_flexion_r", (5.8, 4.0, 3.3)),
    ("ankle_angle_r", (32.9, 26.0, 22.7)),
)


def _row(line: Measured, ours: list[float]) -> Claim:
    what = f"{plain(line.muscle)}, {line.phase} [N/kg]"
    told = f"{listed(line.peaks)} ({_change(line.peaks)})"
    found = f"{listed(ours)} ({_change(ours)})"
    key = JUDGED.get((line.muscle, line.phase))
    if key is None:
        return aside(what, SOURCE, told, found)
    return Claim(
        key=key,
        what=what,
        source=SOURCE,
        published=told,
        tolerance=f"same sign, within {POINTS:g} points",
        ours=found,
        holds=changes_alike(_percent(ours), _percent(line.peaks)),
    )


def changes_alike(ours: float, published: float) -> bool:
    """Return whether a change [%] has the published sign, and its size within POINTS."""
    return ours * published > 0.0 and abs(ours - published) <= POINTS


def _joint(solved: list[Solved], name: str, published: tuple[float, float, float]) -> Claim:
    ours = [one.absolute_work(name, one.stance) for one in solved]
    joint = name.split("_")[0]
    ratios = [value / published[1] for value in published]
    return aside(
        f"Absolute work of the {joint} in stance, over that at the usual step rate",
        "Heiderscheit 2011 (S2)",
        f"{listed(ratios)} ({_change(published)})",
        f"{listed(value / ours[1] for value in ours)} ({_change(ours)})",
    )


def _change(values: tuple[float, ...] | list[float]) -> str:
    return shown(_percent(values), "{:+.0f} %")


def _percent(values: tuple[float, ...] | list[float]) -> float:
    """Return the change from the usual to the faster step rate [%]."""
    return 100.0 * (values[2] / values[1] - 1.0)


def plain(muscle: str) -> str:
    """Return a muscle's name as it begins a line."""
    return muscle.replace("_", " ").capitalize()
