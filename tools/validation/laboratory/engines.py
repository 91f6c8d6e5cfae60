"""Engines: what solving whole recordings changes against solving them frame by frame."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed, shown
from tools.validation.laboratory.recorded import ABSENT, TREADMILL, Recorded, Trial
from tools.validation.laboratory.yardstick import read_table

import runatomy
from runatomy.analysis.trial.strides.resample import resample, stride_times
from runatomy.records.readers.lab.storage import StorageTable
from runatomy.terms.arrays import FloatArray

SPEED = 3.5  # [m/s]
RUNNERS = ("RBDS001", "RBDS010")
SHAPES = {  # plain name: elements of the leg
    "Soleus": ("soleus",),
    "Gastrocnemius medialis": ("gasmed",),
    "Tibialis anterior": ("tibant",),
    "Vastus lateralis": ("vaslat",),
    "Rectus femoris": ("recfem",),
    "Semimembranosus": ("semimem",),
    "Biceps femoris, long head": ("bflh",),
    "Gluteus maximus": ("glmax1", "glmax2", "glmax3"),
    "Gluteus medius": ("glmed1", "glmed2", "glmed3"),
    "Iliacus": ("iliacus",),
    "Psoas": ("psoas",),
}
FULL = 0.98  # [-] activation from which a muscle counts as saturated


EXPERTS = "Fukuchi 2017, OpenSim's static optimization of one stride"


class _Mean(NamedTuple):
    """Means over the right leg's solved strides."""

    curves: dict[str, FloatArray]  # (101,)
    saturated: float  # [-] largest share of the time of any muscle of that leg
    reserve: float  # [-] largest of hip flexion, knee and ankle over their peak moment, by stride
    to_experts: dict[str, float]  # [-] r with the experts' activation over their one stride


def engines(recorded: Recorded) -> Theme:
    """Return the two engines' activations side by side for two runners on a treadmill."""
    title = f"Whole recordings against frame by frame, {SPEED:g} m/s"
    trials = [TREADMILL[runner, SPEED] for runner in RUNNERS]
    if not all(recorded.has(trial) for trial in trials):
        return Theme(title=title, intro=ABSENT)
    pairs = [_pair(recorded, trial) for trial in trials]
    return Theme(
        title=title,
        intro=(
            "Two runners of Fukuchi et al. (2017), mean strides of the right leg, every muscle's "
            "activation solved over the whole recording (tendons and activation in time) and frame "
            "by frame (elastic tendons, no memory), the rest alike. r is that of the two mean "
            f"curves, for {RUNNERS[0]} / {RUNNERS[1]}; the peak moves later where the number is "
            "positive. In the second table both are held against the experts' own static "
            "optimization of one stride (rigid tendons, reserves, activation not bounded). No "
            "muscle activity was recorded here: this shows what changed, not which is right; the "
            "trial with electrodes decides that."
        ),
        claims=(
            *(_shape(name, pairs) for name in SHAPES),
            *(_experts(name, pairs) for name in SHAPES),
            _experts_mean(pairs),
            *_quality(pairs),
        ),
        notes=(
            "Why they differ: activation cannot fall faster than in 40 ms, so bursts end later and "
            "begin earlier than a frame alone would have them; tendons store what the fibers gave "
            "earlier, which moves the calf's and the hamstrings' activity ahead of their force.",
        ),
    )


def _pair(recorded: Recorded, trial: Trial) -> tuple[_Mean, _Mean]:
    stem = f"{Path(trial.run).stem}_StaticOptimization_Complex_activation.sto"
    theirs = read_table(recorded.mocap / trial.folder / stem)
    return (
        _mean(recorded.analyzed(trial), theirs),
        _mean(recorded.analyzed(trial, method="static", effects=False), theirs),
    )


def _mean(analysis: runatomy.TrialAnalysis, theirs: StorageTable) -> _Mean:
    mechanics = analysis.mechanics
    muscles = mechanics.muscles
    if muscles is None or mechanics.moment is None:
        raise ValueError("the recording was solved without muscles")
    solved = [s for s in analysis.strides if s.solved and s.side == "right"]
    times = stride_times(np.array([s.start_s for s in solved]), np.array([s.end_s for s in solved]))
    time = mechanics.kinematics.time
    curves, to_experts = {}, {}
    for name, elements in SHAPES.items():
        columns = [muscles.muscles.index((element, "r")) for element in elements]
        weight = muscles.max_force[columns] / muscles.max_force[columns].sum()
        pooled = (muscles.activation[:, columns] @ weight)[:, None]
        curves[name] = np.nanmean(resample(time, pooled, times)[:, 0], axis=0)
        expert = (
            sum(
                w * theirs.column(f"{element}_r")
                for w, element in zip(weight, elements, strict=True)
            )
            / weight.sum()
        )
        mine = np.interp(theirs.time, time, pooled[:, 0])
        known = np.isfinite(mine)
        to_experts[name] = float(np.corrcoef(mine[known], expert[known])[0, 1])
    right = [i for i, (_, side) in enumerate(muscles.muscles) if side == "r"]
    known = np.isfinite(muscles.activation[:, right[0]])
    saturated = (muscles.activation[known][:, right] > FULL).mean(axis=0)[:40].max()
    worst = []
    for name in ("hip_flexion_r", "knee_angle_r", "ankle_angle_r"):
        column = mechanics.kinematics.coordinates.index(name)
        asked = np.nanmax(np.abs(mechanics.moment[:, column]))
        left = muscles.reserve[:, muscles.shared.index(name)][:, None]
        by_stride = np.nanmax(np.abs(resample(time, left, times)), axis=(1, 2))
        worst.append(float(np.nanmean(by_stride) / asked))
    return _Mean(curves, float(saturated), max(worst), to_experts)


def _shape(name: str, pairs: list[tuple[_Mean, _Mean]]) -> Claim:
    r = [float(np.corrcoef(a.curves[name], b.curves[name])[0, 1]) for a, b in pairs]
    moved = [_later(a.curves[name], b.curves[name]) for a, b in pairs]
    return aside(
        name,
        "Ours, frame by frame",
        "",
        f"r = {listed(r)}; peak {listed(moved, '{:+.0f}')} % of the stride",
    )


def _experts(name: str, pairs: list[tuple[_Mean, _Mean]]) -> Claim:
    return aside(
        f"{name}: r with the experts', by our frame-by-frame and by the default",
        EXPERTS,
        listed([b.to_experts[name] for _, b in pairs]),
        listed([a.to_experts[name] for a, _ in pairs]),
    )


def _experts_mean(pairs: list[tuple[_Mean, _Mean]]) -> Claim:
    return aside(
        f"Mean of the {len(SHAPES)}",
        EXPERTS,
        listed([float(np.mean(list(b.to_experts.values()))) for _, b in pairs]),
        listed([float(np.mean(list(a.to_experts.values()))) for a, _ in pairs]),
    )


def _later(curve: FloatArray, other: FloatArray) -> float:
    """Return by how much of the stride [%] the first curve peaks after the second."""
    away = float(curve[:-1].argmax() - other[:-1].argmax())
    return (away + 50.0) % 100.0 - 50.0


def _quality(pairs: list[tuple[_Mean, _Mean]]) -> list[Claim]:
    return [
        aside(
            "Longest saturation of any muscle of the right leg, share of the time",
            "Ours, frame by frame",
            listed([100 * b.saturated for _, b in pairs], "{:.0f} %"),
            listed([100 * a.saturated for a, _ in pairs], "{:.0f} %"),
        ),
        aside(
            "Largest reserve at hip, knee and ankle flexion, mean over strides",
            "Ours, frame by frame",
            listed([100 * b.reserve for _, b in pairs], "{:.1f} %"),
            shown(100 * pairs[0][0].reserve, "{:.1f} %")
            + " / "
            + shown(100 * pairs[1][0].reserve, "{:.1f} %"),
        ),
    ]
