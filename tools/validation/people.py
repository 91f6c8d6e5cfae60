"""People: forces around the hip of recorded runners, one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tools.normal_stride import angles
from tools.validation.claim import Claim, Theme, aside, listed
from tools.validation.hips import SOURCE, SPEED, TARGETS, peak, plain
from tools.validation.solved import Solved, Strides, peak_phase

from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_step_rate, normal_stride
from runatomy.strides.normal.angles import harmonics
from runatomy.strides.normal.pelvis import steadier_pelvis
from runatomy.strides.normal.timing import RATES
from runatomy.terms.arrays import FloatArray, read_only

SPEEDS = (2.5, 3.5)  # [m/s] at which they ran
ENOUGH = 0.05  # [-] of a moment's peak that muscles may leave over
MORE = {"psoas_major": ("swing", 13.2)}  # the same table, at the usual step rate
FUKUCHI = "Fukuchi 2017, angles; the average stride at the same speeds"


class _Person(NamedTuple):
    """What of one runner's stride is compared."""

    peaks: dict[str, float]  # [N/kg] by muscle
    bending: float  # [N m/kg] the hip's largest flexing moment in swing
    bends_at: float  # [%] of the stride
    extending: float  # [N m/kg] its largest extending moment in stance
    beyond: bool  # its muscles leave more than ENOUGH of a hip moment's peak over


def people(strides: Strides, shared: Path) -> Theme:
    """Return the mean of recorded runners' own peaks beside the mean of thirty runners'."""
    title, folder = "Forces around the hip, runner by runner", shared / "mocap/fukuchi/ik"
    if not folder.is_dir():
        return Theme(title=title, intro="The recordings were not there when this page was written.")
    curves = angles.runners(folder)
    found = {v: [_person(strides, _motion(c, t, v)) for c, t in curves[v]] for v in SPEEDS}
    count = min(len(one) for one in found.values())
    beyond = listed((sum(one.beyond for one in found[v]) for v in SPEEDS), "{:.0f}")
    when = np.quantile([one.bends_at for v in SPEEDS for one in found[v]], (0.05, 0.95))
    return Theme(
        title=title,
        intro=(
            "The published figures are means of 30 people's own peaks; those above are the peaks "
            "of one average stride, and an average is smoother than anybody: hips are bent most "
            f"strongly at {when[0]:.0f} to {when[1]:.0f} % of the stride. Here the muscles are "
            f"asked for the recorded leg and pelvis angles of {count} runners (Fukuchi et al. "
            f"2017) one by one, at {listed(SPEEDS, '{:g}')} m/s and their own step rates, on the "
            "reference runner's body, with the average ground force, trunk and arms; "
            f"{SPEED:g} m/s lies in proportion between. For information: {beyond} of the strides "
            f"ask more of a hip than its muscles have (by over {ENOUGH:.0%})."
        ),
        claims=(
            *(_forces(found, name, *told) for name, told in (TARGETS | MORE).items()),
            _moments(strides, found, "bending", "flexing moment in swing"),
            _moments(strides, found, "extending", "extending moment in stance"),
        ),
    )


def _motion(curves: angles.Curves, stride_time: float, speed: float) -> Motion:
    """Return the average stride at a runner's step rate, with that runner's legs and pelvis."""
    usual = normal_step_rate(speed)
    rate = usual * float(np.clip(2.0 / stride_time / usual, *RATES))
    motion = normal_stride(speed, 0.0, rate)
    own = angles.on_generic_pelvis(
        {n: angles.harmonics(curves[n], angles.parity(n)) for n in (*angles.LEG, *angles.PELVIS)}
    )
    rows = {name: angles.limited(name, row) for name, row in own.items()}
    moved = dict(motion.angles)
    for name in angles.LEG:
        for side, late in (("r", 0.0), ("l", 0.5)):
            moved[f"{name}_{side}"] = _curve(rows[name], (motion.phase + late) % 1.0)
    for trunk, pelvis in zip(angles.TRUNK, angles.PELVIS, strict=True):
        moved[pelvis] = _curve(rows[pelvis], motion.phase)
        in_space = motion.angles[trunk] + motion.angles[pelvis]
        moved[trunk] = read_only(in_space - moved[pelvis])
    return replace(motion, angles=steadier_pelvis(moved))


def _curve(row: FloatArray, phase: FloatArray) -> FloatArray:
    return read_only(harmonics(phase, row[None])[0])


def _person(strides: Strides, motion: Motion) -> _Person:
    return _told(strides.solved_motion(motion))


def _told(stride: Solved) -> _Person:
    moment = stride.moment("hip_flexion_r")
    shares = stride.reserve_shares.items()
    return _Person(
        peaks={name: peak(stride, name, phase) for name, (phase, _) in (TARGETS | MORE).items()},
        bending=float(moment[~stride.stance].max()),
        bends_at=peak_phase(moment, ~stride.stance),
        extending=float(-moment[stride.stance].min()),
        beyond=any(share > ENOUGH for name, share in shares if name.startswith("hip")),
    )


def _forces(found: dict[float, list[_Person]], muscle: str, phase: str, target: float) -> Claim:
    each = np.array([[one.peaks[muscle] for one in found[v]] for v in SPEEDS])
    told = (each.mean(axis=1), each.std(axis=1, ddof=1), np.median(each, axis=1))
    mean, deviation, median = (float(np.interp(SPEED, SPEEDS, values)) for values in told)
    what = f"{plain(muscle)}, peak force in {phase}: mean ± standard deviation, median"
    ours = f"{mean:.1f} ± {deviation:.1f}, {median:.1f} N/kg"
    return aside(what, SOURCE, f"{target:g} N/kg", ours)


def _moments(strides: Strides, found: dict[float, list[_Person]], name: str, what: str) -> Claim:
    own = [np.mean([getattr(one, name) for one in found[v]]) for v in SPEEDS]
    average = [getattr(_told(strides.solved(v)), name) for v in SPEEDS]
    return aside(
        f"Hip, largest {what} at {listed(SPEEDS, '{:g}')} m/s: mean of own peaks; average stride",
        FUKUCHI,
        listed(own, "{:.2f}") + " N·m/kg",
        listed(average, "{:.2f}") + " N·m/kg",
    )
