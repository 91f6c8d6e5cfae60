"""Treadmill: half a minute of two runners at three speeds, straight from C3D files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed
from tools.validation.laboratory.recorded import (
    ABSENT,
    BONES,
    SIDES,
    TREADMILL,
    Recorded,
    Trial,
    column,
    rms,
)
from tools.validation.laboratory.yardstick import JOINTS, angle_off, inverse_dynamics, read_table

import runatomy
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

SPEEDS = (2.5, 3.5, 4.5)  # [m/s]
RUNNERS = ("RBDS001", "RBDS010")
NEAR = 0.03  # [-] of belt speed and weight
SOURCE = "Fukuchi 2017, recording"
CURVES = "Fukuchi 2017, stride means of the same runner"
EXPERTS = "experts' scaled OpenSim model"
SWING = "OpenSim 4.6, inverse dynamics of the experts' angles and model"
FLEXIONS = {  # joint: its name in the curves, sign of its recorded moment against ours
    "hip_flexion": ("hip", 1.0),
    "knee_angle": ("knee", -1.0),
    "ankle_angle": ("ankle", -1.0),
}
GRID = np.arange(0.0, 100.0, 0.1)  # [%] of the stride
MARGIN = 0.1  # [s] at both ends of the experts' angles
Rows = dict[str, list[float]]  # joint: right and left


@dataclass(frozen=True, slots=True, kw_only=True)
class Treadmill:
    """What became of one recording; values by joint are of right and left."""

    strides: int
    counted: int  # of the force alone, by eye's own rule
    speed: float  # [m/s]
    mass: float  # [kg] mean vertical force by gravity
    angle: Rows = field(default_factory=dict)  # [deg] root mean square off the experts'
    angle_spread: Rows = field(default_factory=dict)  # [deg] the same about the mean
    swing: Rows = field(default_factory=dict)  # [-] off OpenSim's moments in swing, over theirs
    swing_peak: Rows = field(default_factory=dict)  # [N m/kg] ours and OpenSim's largest
    curve_angle: Rows = field(default_factory=dict)  # [deg] off the published stride mean
    curve_moment: Rows = field(default_factory=dict)  # [N m/kg] the same
    curve_swing: Rows = field(default_factory=dict)  # [N m/kg] largest in swing of ours and of it
    curve_r: Rows = field(default_factory=dict)  # [-] Pearson's of the same
    late: list[float] = field(default_factory=list)  # [%] of the stride by which ours begins later


def treadmill(recorded: Recorded) -> Theme:
    """Return strides, speed, weight, angles and moments of six recordings."""
    title = "Laboratory: half a minute on a treadmill"
    if not all(recorded.has(trial) for trial in TREADMILL.values()):
        return Theme(title=title, intro=ABSENT)
    curves = recorded.mocap.parent / "curves"
    found = {key: observed(recorded, *key, curves) for key in TREADMILL}
    return Theme(
        title=title,
        intro=(
            "Two runners of Fukuchi et al. (2017) at three speeds of the belt, 30 s each, straight "
            "from C3D: pelvis and legs only, one plate under both feet. At "
            f"{listed(SPEEDS, '{:g}')} m/s; differences are root mean square, mean of both legs."
        ),
        claims=(
            *(row for runner in RUNNERS for row in _truths(found, runner)),
            *(row for runner in RUNNERS for row in _experts(found, runner)),
            *_curves(found),
            *_swing(found),
        ),
        notes=tuple(_notes(found)),
    )


def observed(recorded: Recorded, runner: str, speed: float, curves: Path) -> Treadmill:
    """Return what becomes of one recording, analyzed with default settings."""
    trial = TREADMILL[runner, speed]
    analysis = recorded.analyze(trial, **BONES)
    beside: dict[str, Rows | list[float]] = {**_angles(recorded, trial, analysis)}
    if (curves / f"{runner}processed.txt").is_file():
        beside |= beside_curves(curves / f"{runner}processed.txt", speed, analysis)
    if runner == RUNNERS[0]:
        beside |= beside_opensim(recorded, trial, analysis)
    return Treadmill(
        strides=len(analysis.run.strides),
        counted=strikes_counted(recorded.capture(trial)) - 2,
        speed=analysis.run.speed,
        mass=analysis.run.mean_vertical_force / GRAVITY,
        **beside,  # type: ignore[arg-type]
    )


def strikes_counted(capture: runatomy.Capture) -> int:
    """Return the rises of the plate's force through 40 % of its peak, over a mean of 50 ms."""
    if capture.forces is None:
        return 0
    up = capture.forces.plates[0].force[:, 1]
    smooth = np.convolve(up, np.ones(15) / 15.0, mode="valid")
    return int(np.count_nonzero(np.diff((smooth > 0.4 * smooth.max()).astype(int)) == 1))


def _angles(recorded: Recorded, trial: Trial, analysis: runatomy.TrialAnalysis) -> dict[str, Rows]:
    """Return how far angles are from the experts', as they are and about the mean."""
    theirs = read_table(recorded.mocap / str(trial.angles))
    off = {
        joint: [angle_off(analysis, theirs, f"{joint}_{side}") for side in SIDES]
        for joint in JOINTS
    }
    return {
        "angle": {joint: [rms(one) for one in both] for joint, both in off.items()},
        "angle_spread": {joint: [float(o.std()) for o in both] for joint, both in off.items()},
    }


def beside_curves(
    file: Path, speed: float, analysis: runatomy.TrialAnalysis
) -> dict[str, Rows | list[float]]:
    """Return how far the mean stride is from the published one, both clocks set by the force."""
    names, *rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    table = np.array(rows, dtype=np.float64)

    def theirs(side: str, what: str) -> FloatArray:
        return _fine(table[:, names.index(f"{side.upper()}{what}{10 * speed:.0f}")])

    angle: Rows = {joint: [] for joint in FLEXIONS}
    moment: Rows = {joint: [] for joint in FLEXIONS}
    alike: Rows = {joint: [] for joint in FLEXIONS}
    swing: Rows = {joint: [] for joint in FLEXIONS}
    late = []
    for side in SIDES:
        mean, up = _means(analysis, side), theirs(side, "grfY")
        shift = _shift(mean["up"], up / GRAVITY)
        late.append(0.1 * shift)
        for joint, (word, sign) in FLEXIONS.items():
            ours = np.roll(mean[f"{joint} moment"], shift)
            other = sign * theirs(side, f"{word}MomZ")
            moment[joint].append(rms(ours - other))
            swing[joint] += [float(np.abs(one[up == 0.0]).max()) for one in (ours, other)]
            alike[joint].append(float(np.corrcoef(ours, other)[0, 1]))
            angles = np.roll(mean[f"{joint} angle"], shift)
            angle[joint].append(rms(angles - theirs(side, f"{word}AngZ")))
    return {
        "curve_angle": angle, "curve_moment": moment, "curve_swing": swing, "curve_r": alike,
        "late": late,
    }  # fmt: skip


def _means(analysis: runatomy.TrialAnalysis, side: str) -> dict[str, FloatArray]:
    """Return our mean stride on the fine grid."""
    word = {"r": "right", "l": "left"}[side]
    wanted = {"up": ("foot", "ground_force", "up")} | {
        f"{joint} {quantity}": ("joint", quantity, joint)
        for joint in FLEXIONS
        for quantity in ("angle", "moment")
    }
    found = {key: analysis.curve(word, *what) for key, what in wanted.items()}
    return {key: _fine(curve.mean) for key, curve in found.items() if curve is not None}


def _fine(curve: FloatArray) -> FloatArray:
    """Return a curve of 101 points on the fine grid; unknown force in the air is none."""
    return np.asarray(np.interp(GRID, np.arange(101), np.nan_to_num(curve)))


def _shift(ours: FloatArray, theirs: FloatArray) -> int:
    """Return by how many steps of the grid ours must come later to lie on theirs."""
    return min(range(-50, 51), key=lambda step: rms(np.roll(ours, step) - theirs))


def beside_opensim(
    recorded: Recorded, trial: Trial, analysis: runatomy.TrialAnalysis
) -> dict[str, Rows]:
    """Return how far moments in swing are from OpenSim's, which need no ground force there."""
    runner = trial.folder.rpartition("/")[2]
    theirs = inverse_dynamics(
        recorded.mocap / trial.folder / f"{runner}_scaledAdjusted_complex.osim",
        recorded.mocap / str(trial.angles),
        analysis.mechanics.kinematics.cutoff,
    )
    moment, time = analysis.mechanics.moment, analysis.mechanics.kinematics.time
    if theirs is None or moment is None:
        return {}
    off: Rows = {joint: [] for joint in FLEXIONS}
    peak: Rows = {joint: [] for joint in FLEXIONS}
    for side, foot in zip(SIDES, analysis.run.feet, strict=True):
        where = analysis.mechanics.solved & ~foot.contact
        where &= (time > theirs.time[0] + MARGIN) & (time < theirs.time[-1] - MARGIN)
        for joint in FLEXIONS:
            other = np.interp(time, theirs.time, theirs.column(f"{joint}_{side}_moment"))[where]
            ours = moment[where, column(analysis, f"{joint}_{side}")]
            off[joint].append(rms(ours - other) / rms(other))
            peak[joint] += [float(np.abs(one).max()) / trial.mass for one in (ours, other)]
    return {"swing": off, "swing_peak": peak}


Found = dict[tuple[str, float], Treadmill]


def _truths(found: Found, runner: str) -> list[Claim]:
    """Return what is known of the recordings beforehand."""
    mine = [found[runner, speed] for speed in SPEEDS]
    mass = TREADMILL[runner, SPEEDS[0]].mass
    return [
        Claim(
            key=f"lab_strides_{runner}",
            what=f"{runner}: strides of both feet",
            source=f"{SOURCE}, rises of the force counted",
            published=listed((one.counted for one in mine), "{:d}"),
            tolerance="all",
            ours=listed((one.strides for one in mine), "{:d}"),
            holds=all(one.strides == one.counted for one in mine),
        ),
        Claim(
            key=f"lab_belt_{runner}",
            what=f"{runner}: speed of the belt",
            source=SOURCE,
            published=listed(SPEEDS, "{:g}") + " m/s",
            tolerance="±3 %",
            ours=listed((one.speed for one in mine), "{:.3f}") + " m/s",
            holds=all(abs(o.speed / v - 1.0) <= NEAR for o, v in zip(mine, SPEEDS, strict=True)),
        ),
        Claim(
            key=f"lab_weight_{runner}",
            what=f"{runner}: mean vertical force by gravity",
            source=SOURCE,
            published=f"{mass:g} kg",
            tolerance="±3 %",
            ours=listed((one.mass for one in mine), "{:.1f}") + " kg",
            holds=all(abs(one.mass / mass - 1.0) <= NEAR for one in mine),
        ),
    ]


def _experts(found: Found, runner: str) -> list[Claim]:
    mine = [found[runner, speed] for speed in SPEEDS]
    return [
        aside(
            f"{runner}: {name.lower()}, difference of the angles (about the mean difference)",
            EXPERTS,
            "0°",
            " / ".join(
                f"{np.mean(one.angle[joint]):.1f}° ({np.mean(one.angle_spread[joint]):.1f}°)"
                for one in mine
            ),
        )
        for joint, name in JOINTS.items()
        if joint in FLEXIONS
    ]


def _curves(found: Found) -> list[Claim]:
    mine = [found[RUNNERS[0], speed] for speed in SPEEDS]
    if not all(one.curve_angle for one in mine):
        return []
    rows = []
    for joint in FLEXIONS:
        what = f"{RUNNERS[0]}: {JOINTS[joint].lower()}, mean stride"
        angles = listed((float(np.mean(one.curve_angle[joint])) for one in mine), "{:.1f}")
        moments = listed(float(np.mean(one.curve_moment[joint])) for one in mine)
        alike = listed((float(np.mean(one.curve_r[joint])) for one in mine), "{:.3f}")
        rows += [
            aside(f"{what}: difference of the angles", CURVES, "0°", angles + "°"),
            aside(
                f"{what}: difference of the moments [N·m/kg], Pearson's r", CURVES, "0; r = 1",
                f"{moments}; r = {alike}",
            ),
        ]  # fmt: skip
    return rows


def _swing(found: Found) -> list[Claim]:
    mine = [found[RUNNERS[0], speed] for speed in SPEEDS]
    if not all(one.swing for one in mine):
        return []
    rows = []
    for joint in ("hip_flexion", "knee_angle"):
        ours = listed(float(np.mean(one.swing_peak[joint][0::2])) for one in mine)
        theirs = listed(float(np.mean(one.swing_peak[joint][1::2])) for one in mine)
        off = listed((100.0 * float(np.mean(one.swing[joint])) for one in mine), "{:.0f}")
        what = f"{RUNNERS[0]}: {JOINTS[joint].lower()}, largest moment in swing [N·m/kg]"
        rows.append(aside(what, SWING, theirs, f"{ours} (all of swing differs by {off} %)"))
        if all(one.curve_swing for one in mine):
            curve = listed(float(np.mean(one.curve_swing[joint][1::2])) for one in mine)
            own = listed(float(np.mean(one.curve_swing[joint][0::2])) for one in mine)
            rows.append(aside(f"{what}, mean stride", CURVES, curve, own))
    return rows


def _notes(found: Found) -> list[str]:
    mine = [found[RUNNERS[0], speed] for speed in SPEEDS]
    notes = []
    if all(one.late for one in mine):
        late = listed((float(np.mean(one.late)) for one in mine), "{:.1f}")
        notes.append(
            "Published stride means begin a little earlier, at a lower force: they were laid over "
            f"ours where the vertical force fits best ({late} % of the stride)."
        )
    if all(one.curve_swing for one in mine):
        notes.append(
            "The published moments come from another program and another model of the segments: "
            "in swing, where no ground force enters, its hip and knee moments are smaller than "
            "ours at every speed. "
            + (
                "OpenSim's inverse dynamics of the same strides, given the experts' angles and "
                "model, sides with ours there (last rows)."
                if all(one.swing for one in mine)
                else "OpenSim, which could judge between them, is not installed."
            )
        )
    return notes
