"""Published run: the trial of Rajagopal et al. (2016) by one command, beside OpenSim's answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from tools.validation.claim import Claim, Theme, aside, below, listed, shown
from tools.validation.laboratory.recorded import (
    ABSENT,
    PUBLISHED_RUN,
    SIDES,
    Recorded,
    column,
    rms,
)
from tools.validation.laboratory.yardstick import (
    ANGLES,
    JOINTS,
    MOMENTS,
    angle_off,
    machinery,
    moment_off,
    no_more,
    read_table,
)  # fmt: skip

import runatomy
from runatomy.terms.arrays import FloatArray

KINEMATICS = "OpenSim 4.6, inverse kinematics"
DYNAMICS = "OpenSim 4.6, inverse dynamics"
OPTIMIZATION = "OpenSim 4.6, static optimization"
THEIR_MARKERS = 14.61e-3  # [m] measured with opensim 4.6, where the package is not installed
SAME: dict[str, Any] = {
    "method": "static",
    "tendon": "rigid",
    "objective": "activation",
    "without": ("subtalar_angle",),
}  # what static optimization assumed
ALIKE = 0.9  # [-] median correlation of activations
HIPS = {  # units' stem: the muscle, and whether its peak in stance or in swing is told
    "glmed": ("gluteus medius", True),
    "glmin": ("gluteus minimus", True),
    "glmax": ("gluteus maximus", True),
    "iliacus": ("iliacus", False),
}


def published_run(recorded: Recorded) -> Theme:
    """Return markers, angles, moments and activations beside OpenSim's."""
    title = "Laboratory: a published run"
    if not recorded.has(PUBLISHED_RUN):
        return Theme(title=title, intro=ABSENT)
    analysis = recorded.analyzed(PUBLISHED_RUN)
    same = recorded.analyzed(PUBLISHED_RUN, **SAME)
    folder = recorded.mocap / PUBLISHED_RUN.folder
    return Theme(
        title=title,
        intro=(
            "The trial of Rajagopal et al. (2016): a man of 72.84 kg and 1.80 m on a treadmill at "
            f"about 4 m/s (ours: {analysis.run.speed:.2f} m/s), "
            f"{len(analysis.run.strides)} strides, from its marker and force files with default "
            "settings. OpenSim 4.6 solved the same files, set up by its users' own published "
            "settings; both sides of the body, root mean square over all frames that both solved, "
            "right / left."
        ),
        claims=(
            _markers(analysis, folder),
            *_angles(analysis, folder),
            *_moments(analysis, folder),
            *_activations(analysis, same, folder),
            below(
                "lab_balance", "Muscle moments and reserves are the joint moments", 1e-6,
                unbooked(analysis), "{:.1e} of the peak moment",
            ),
            _ankle_reserve(analysis, same, folder),
            *_hips(analysis, folder),
        ),
        notes=(
            "OpenSim's own angles are known to a degree or two: its solver stops at an accuracy of "
            "1e-4; driven to 1e-7 with the same model and weights it moves by 1.4 to 1.8° RMS and "
            "its marker error falls to 14.2 mm (measured once, OpenSim 4.6). Its inverse dynamics "
            "took the forces as measured, ours low-passes them like the angles. Under the same "
            "assumptions means: rigid tendons, squared activation, and no subtalar moment asked "
            "for, since that joint is locked there; bones, muscle curves and strengths stay each "
            "program's own.",
        ),
    )  # fmt: skip


def marker_errors(analysis: runatomy.TrialAnalysis, trial: Path) -> tuple[float, float, str]:
    """Return root mean square marker errors [m], ours and OpenSim's, and where its is from.

    On the markers that OpenSim uses, computed from its own pose where the package is installed;
    else ours is over all markers and its is the recorded figure.
    """
    known, tools = analysis.mechanics.kinematics, machinery("opensim_tools")
    if tools is None:
        ours = known.marker_error
        return rms(ours[np.isfinite(ours)]), THEIR_MARKERS, "as measured before"
    theirs = tools.marker_errors(trial)
    ours = known.marker_error[:, [known.markers.index(name) for name in theirs.markers]]
    return rms(ours[np.isfinite(ours)]), theirs.total(), "computed side by side"


def _markers(analysis: runatomy.TrialAnalysis, trial: Path) -> Claim:
    ours, theirs, how = marker_errors(analysis, trial)
    return Claim(
        key="lab_markers",
        what="Marker error, root mean square over the same markers",
        source=f"{KINEMATICS}, {how}",
        published=f"{1e3 * theirs:.1f} mm",
        tolerance="no larger",
        ours=f"{1e3 * ours:.1f} mm",
        holds=ours <= theirs,
    )


def _angles(analysis: runatomy.TrialAnalysis, trial: Path) -> list[Claim]:
    theirs = read_table(trial / "opensim" / "ik_run.mot")
    return [
        no_more(
            f"lab_{joint}", f"{JOINTS[joint]}, difference of the angles", KINEMATICS, limit,
            [rms(angle_off(analysis, theirs, f"{joint}_{side}")) for side in SIDES], "{:.1f}", "°",
        )
        for joint, limit in ANGLES.items()
    ]  # fmt: skip


def _moments(analysis: runatomy.TrialAnalysis, trial: Path) -> list[Claim]:
    theirs = read_table(trial / "opensim" / "id_run.sto")

    def off(joint: str) -> list[float]:
        return [rms(moment_off(analysis, theirs, f"{joint}_{side}")) for side in SIDES]

    what = "{}, difference of the net moments"
    return [
        *(
            no_more(
                f"lab_{joint}_moment", what.format(JOINTS[joint]), DYNAMICS, limit, off(joint),
                "{:.3f}", " N·m/kg",
            )
            for joint, limit in MOMENTS.items()
        ),
        *(
            aside(
                what.format(JOINTS[joint]), DYNAMICS, "0 N·m/kg",
                listed(off(joint), "{:.3f}") + " N·m/kg",
            )
            for joint in ("hip_adduction", "hip_rotation")
        ),
    ]  # fmt: skip


def activation_r(analysis: runatomy.TrialAnalysis, trial: Path) -> dict[str, float]:
    """Return Pearson's r of every leg muscle's activation with OpenSim's, frames both solved."""
    theirs = read_table(trial / "opensim" / "so_activation.sto")
    muscles, time = analysis.mechanics.muscles, analysis.mechanics.kinematics.time
    if muscles is None:
        return {}
    found = {}
    for i, (name, side) in enumerate(muscles.muscles):
        if f"{name}_{side}" not in theirs.columns:
            continue
        ours = muscles.activation[:, i]
        both = np.isfinite(ours) & (time >= theirs.time[0]) & (time <= theirs.time[-1])
        other = np.interp(time[both], theirs.time, theirs.column(f"{name}_{side}"))
        found[f"{name}_{side}"] = float(np.corrcoef(ours[both], other)[0, 1])
    return found


def _activations(
    analysis: runatomy.TrialAnalysis, same: runatomy.TrialAnalysis, trial: Path
) -> list[Claim]:
    alike, usual = activation_r(same, trial), activation_r(analysis, trial)
    values = np.array(list(alike.values()))
    lowest = sorted(alike, key=alike.__getitem__)[:5]
    median = float(np.median(values))
    return [
        Claim(
            key="lab_activation",
            what=f"Activations under the same assumptions, median r of {len(alike)} leg muscles",
            source=OPTIMIZATION,
            published="1",
            tolerance=f"at least {ALIKE}",
            ours=shown(median, "{:.3f}"),
            holds=median >= ALIKE,
        ),
        aside(
            "The same: a tenth, a quarter, three quarters of the muscles lie below",
            OPTIMIZATION,
            "1",
            listed(float(q) for q in np.percentile(values, [10, 25, 75])),
        ),
        aside(
            "The same: the five that agree least",
            OPTIMIZATION,
            "1",
            ", ".join(f"{name} {shown(alike[name], '{:.2f}')}" for name in lowest),
        ),
        aside(
            "Activations with default settings (elastic tendons, subtalar moment too), median",
            OPTIMIZATION,
            "1",
            shown(float(np.median(list(usual.values()))), "{:.3f}"),
        ),
    ]


def unbooked(analysis: runatomy.TrialAnalysis) -> float:
    """Return the largest gap between moments asked and given, over the moment's peak [-]."""
    muscles, moment = analysis.mechanics.muscles, analysis.mechanics.moment
    if muscles is None or moment is None:
        return float("nan")
    asked = moment[:, [column(analysis, name) for name in muscles.shared]]
    gap = np.abs(muscles.muscle_moment + muscles.reserve - asked)
    solved = np.isfinite(gap).all(axis=1)
    return float((gap[solved].max(axis=0) / np.abs(asked[solved]).max(axis=0)).max())


def _ankle_reserve(
    analysis: runatomy.TrialAnalysis, same: runatomy.TrialAnalysis, trial: Path
) -> Claim:
    forces = read_table(trial / "opensim" / "so_force.sto")

    def most(values: FloatArray) -> float:
        return float(np.nanmax(np.abs(values)))

    def ours(one: runatomy.TrialAnalysis) -> str:
        muscles = one.mechanics.muscles
        if muscles is None:
            return "none"
        columns = [muscles.shared.index(f"ankle_angle_{side}") for side in SIDES]
        return listed((most(muscles.reserve[:, i]) for i in columns), "{:.0f}")

    return aside(
        "Largest moment at the ankle that muscles could not give",
        OPTIMIZATION,
        listed((most(forces.column(f"res_ankle_angle_{side}")) for side in SIDES), "{:.0f}")
        + " N·m",
        f"{ours(analysis)} N·m; with rigid tendons {ours(same)} N·m",
    )


def _hips(analysis: runatomy.TrialAnalysis, trial: Path) -> list[Claim]:
    """Return the peak forces of hip muscles, mean over strides: OpenSim's and ours."""
    forces, muscles = read_table(trial / "opensim" / "so_force.sto"), analysis.mechanics.muscles
    if muscles is None:
        return []

    def theirs(stem: str, side: str) -> tuple[FloatArray, FloatArray]:
        units = [n for n in forces.columns if n.startswith(stem) and n.endswith(f"_{side}")]
        return forces.time, np.sum([forces.column(name) for name in units], axis=0)

    def ours(stem: str, side: str) -> tuple[FloatArray, FloatArray]:
        units = [i for i, (n, s) in enumerate(muscles.muscles) if n.startswith(stem) and s == side]
        return analysis.mechanics.kinematics.time, muscles.force[:, units].sum(axis=1)

    return [
        aside(
            f"Peak force of {name} in {'stance' if stance else 'swing'}, mean over strides",
            OPTIMIZATION,
            *(
                listed((_peak(analysis, side, stance, *of(stem, side)) for side in SIDES), "{:.1f}")
                + " N/kg"
                for of in (theirs, ours)
            ),
        )
        for stem, (name, stance) in HIPS.items()
    ]


def _peak(
    analysis: runatomy.TrialAnalysis, side: str, stance: bool, time: FloatArray, force: FloatArray
) -> float:
    """Return the mean over a side's strides of a force's peak [N/kg] in stance or in swing."""
    peaks = []
    for stride in analysis.run.strides:
        start, end = (stride.start, stride.toe_off) if stance else (stride.toe_off, stride.end)
        there = (time >= start) & (time <= end) & np.isfinite(force)
        if stride.side == side and start >= time[0] and end <= time[-1] and there.any():
            peaks.append(force[there].max())
    return float(np.mean(peaks)) / analysis.mechanics.body.mass
