"""Road: a sprinter over ground at four speeds without forces, and a jog over eight plates."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed, shown
from tools.validation.laboratory.recorded import (
    ABSENT,
    BONES,
    JOG,
    SIDES,
    SPRINTS,
    Recorded,
    rms,
)
from tools.validation.laboratory.yardstick import (
    JOINTS,
    angle_off,
    inverse_dynamics,
    moment_off,
    read_table,
)

import runatomy

EXPERT = "Dorn 2012, expert's inverse kinematics"
RECORDING = "Dorn 2012, recording"
NEEDED = "no ground forces"  # in plain words, among the warnings
TOLD = (*(f"{joint}_{side}" for joint in JOINTS for side in SIDES), "pelvis_tilt")
AS_MEASURED = 50.0  # [Hz] low pass of the forces
MOMENTS = ("hip_flexion", "knee_angle", "ankle_angle")


def road(recorded: Recorded) -> Theme:
    """Return angles beside the expert's, and what is said where forces are missing."""
    title = "Laboratory: a sprinter over ground"
    if not all(recorded.has(trial) for trial in (*SPRINTS.values(), JOG)):
        return Theme(title=title, intro=ABSENT)
    sprints = {speed: recorded.analyze(trial) for speed, trial in SPRINTS.items()}
    return Theme(
        title=title,
        intro=(
            "Runner JA1 of Dorn et al. (2012), 76 kg, from markers alone at "
            f"{listed(SPRINTS, '{:g}')} m/s, and a jog over eight force plates. Differences of the "
            "angles are root mean square over all frames, mean of both sides; in brackets about "
            "the mean difference."
        ),
        claims=(
            silent(sprints),
            jogged(recorded.analyze(JOG, **BONES)),
            *_jog_moments(recorded),
            aside(
                "Speed", RECORDING, listed(SPRINTS, "{:g}") + " m/s",
                listed(one.run.speed for one in sprints.values()) + " m/s",
            ),
            aside(
                "Marker error, root mean square", RECORDING, "0 mm",
                listed((1e3 * _marker_error(one) for one in sprints.values()), "{:.1f}") + " mm",
            ),
            *_angles(recorded, sprints),
        ),
        notes=(
            "The expert's pelvis is tilted about 11° further back, which the hip's flexion takes "
            "up; the offset is the same at every speed, and without it the motion agrees.",
        ),
    )  # fmt: skip


def needs_forces(analysis: runatomy.TrialAnalysis) -> bool:
    """Return whether angles are told, moments and muscles are not, and the reason is said."""
    mechanics = analysis.mechanics
    told = any(NEEDED in text and "moments" in text for text in analysis.warnings)
    angles = bool(np.isfinite(mechanics.kinematics.value).all())
    return angles and told and mechanics.moment is None and mechanics.muscles is None


def silent(sprints: dict[float, runatomy.TrialAnalysis]) -> Claim:
    """Return the claim that without forces angles are told, and nothing that needs them."""
    done = [needs_forces(one) for one in sprints.values()]
    return Claim(
        key="lab_no_forces",
        what="Recordings without forces give angles, no moments, and say what is missing",
        source="promise",
        published=f"{len(done)} of {len(done)}",
        tolerance="all",
        ours=f"{sum(done)} of {len(done)}",
        holds=all(done),
    )


def moment_strides(analysis: runatomy.TrialAnalysis) -> dict[str, int]:
    """Return how many strides of each side have all their moments."""
    found = dict.fromkeys(("right", "left"), 0)
    for stride in analysis.strides:
        found[stride.side] += stride.solved
    return found


def jogged(analysis: runatomy.TrialAnalysis) -> Claim:
    """Return the claim that the jog over eight plates gives moments wherever they can be known."""
    strides = moment_strides(analysis)
    return Claim(
        key="lab_jog",
        what="The jog gives moments: strides of right / left that have all their forces",
        source=f"{RECORDING}: four whole footfalls, the first left contact is cut",
        published="2 / 1",
        tolerance="all",
        ours=listed(strides.values(), "{:d}"),
        holds=tuple(strides.values()) == (2, 1) and analysis.mechanics.muscles is not None,
    )


def jog_off(recorded: Recorded) -> dict[str, float]:
    """Return how far the jog's moments are from OpenSim's [N m/kg]; nothing without the package.

    The jog is the first of the sprints, whose angles the expert told, with its forces; both take
    them as measured. OpenSim's model is the expert's.
    """
    jog, folder = (
        recorded.analyze(JOG, force_cutoff=AS_MEASURED, **BONES),
        recorded.mocap / JOG.folder,
    )
    theirs = inverse_dynamics(
        folder / "hand_scaled.osim",
        recorded.mocap / str(SPRINTS[3.5].angles),
        jog.mechanics.kinematics.cutoff,
        folder / "jog_grf.xml",
    )
    if theirs is None:
        return {}
    solved = [stride for stride in jog.strides if stride.solved]
    span = (min(one.start_s for one in solved), max(one.end_s for one in solved))
    names = [f"{joint}_{side}" for joint in MOMENTS for side in SIDES]
    return {name: rms(moment_off(jog, theirs, name, span)) for name in names}


def _jog_moments(recorded: Recorded) -> list[Claim]:
    off = jog_off(recorded)
    return [
        aside(
            f"Jog, {JOINTS[joint].lower()}: difference of the net moments, right / left "
            "(forces as measured)",
            "OpenSim 4.6, inverse dynamics of the expert's angles and model",
            "0 N·m/kg",
            listed((off[f"{joint}_{side}"] for side in SIDES), "{:.3f}") + " N·m/kg",
        )
        for joint in MOMENTS
        if off
    ]


def _angles(recorded: Recorded, sprints: dict[float, runatomy.TrialAnalysis]) -> list[Claim]:
    off = {speed: expert_off(recorded, speed, one) for speed, one in sprints.items()}
    rows = []
    for name, label in (*JOINTS.items(), ("pelvis_tilt", "Pelvic tilt")):
        cells = []
        for found in off.values():
            mine = [pair for key, pair in found.items() if key.startswith(name)]
            whole, about = (float(np.mean(values)) for values in zip(*mine, strict=True))
            cells.append(f"{shown(whole, '{:.1f}°')} ({shown(about, '{:.1f}°')})")
        rows.append(aside(f"{label}, difference", EXPERT, "0°", " / ".join(cells)))
    return rows


def expert_off(
    recorded: Recorded, speed: float, analysis: runatomy.TrialAnalysis
) -> dict[str, tuple[float, float]]:
    """Return differences [deg] of the angles from the expert's, whole and about their mean."""
    theirs = read_table(recorded.mocap / str(SPRINTS[speed].angles))
    off = {name: angle_off(analysis, theirs, name) for name in TOLD}
    return {name: (rms(values), float(values.std())) for name, values in off.items()}


def _marker_error(analysis: runatomy.TrialAnalysis) -> float:
    error = analysis.mechanics.kinematics.marker_error
    return rms(error[np.isfinite(error)])
