"""Forces: whether the ground's force fits the runner's mass, feet and strides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun, FootForce, MarkerTrack
from runatomy.terms.arrays import BoolArray, FloatArray

OURS = "Runatomy's own"
NEWTON = "Newton: over whole strides the mean is the body's weight; limits: Runatomy's own"
WEIGHT_LIMITS = (2.0, 5.0)  # [%] of body weight
LEFT_OUT_LIMITS = (10.0, 50.0)  # [%] of the strides
FOOT_LIMITS = (1.0, 5.0)  # [%] of the frames on the ground
REACH = 0.25  # [m] from the middle of a foot's markers to anywhere under it
LOADED = 0.2  # [-] of the largest force: below it the center of pressure wanders


def force_rows(run: CapturedRun, mechanics: TrialMechanics, weighed: bool) -> list[TrustRow]:
    """Return what the forces tell of the trust in moments and muscles.

    `weighed` tells that the mass was taken from these forces, which then cannot judge it.
    """
    if not run.feet:
        return [_none()]
    weight = _weight(run, mechanics)
    return [_circular(weight) if weighed else weight, _left_out(run), _assigned(run)]


def _none() -> TrustRow:
    return TrustRow(
        key="forces",
        name="ground forces",
        value=float("nan"),
        unit="1",
        good=float("nan"),
        usable=float("nan"),
        source=OURS,
        verdict=Verdict.CANNOT_TELL,
        told="No ground force is known: there are angles, but no moments or muscles.",
        mend="Give the forces with --forces, or export the C3D with its force plates; where there "
        "are some, the warnings say why they were left out.",
    )


def _weight(run: CapturedRun, mechanics: TrialMechanics) -> TrustRow:
    weight = mechanics.body.mass * mechanics.gravity
    value = 100.0 * (run.mean_vertical_force / weight - 1.0)
    verdict = judged(value, *WEIGHT_LIMITS)
    share = f"{100.0 + value:.1f} % of body weight"
    return TrustRow(
        key="mean_vertical_force",
        name="mean vertical force against m g",
        value=value,
        unit="%",
        good=WEIGHT_LIMITS[0],
        usable=WEIGHT_LIMITS[1],
        source=NEWTON,
        verdict=verdict,
        told=f"The mean vertical force over whole strides is {share}."
        if np.isfinite(value)
        else "No whole stride has all its force.",
        mend=""
        if verdict in (Verdict.GOOD, Verdict.CANNOT_TELL)
        else "Check the mass given, the plates' zero and their calibration; "
        f"this force would carry {run.mean_vertical_force / mechanics.gravity:.1f} kg.",
    )


def _circular(row: TrustRow) -> TrustRow:
    """Return the row of the mean force where the mass is that force's own."""
    return replace(
        row,
        verdict=Verdict.CANNOT_TELL,
        told="The mass was taken from this force, which so cannot be checked against it.",
        mend="Give the mass with --mass.",
    )


def _left_out(run: CapturedRun) -> TrustRow:
    count = len(run.strides)
    lost = sum(not stride.forces_whole for stride in run.strides)
    value = 100.0 * lost / count if count else float("nan")
    verdict = judged(value, *LEFT_OUT_LIMITS)
    return TrustRow(
        key="strides_left_out",
        name="strides without whole forces",
        value=value,
        unit="%",
        good=LEFT_OUT_LIMITS[0],
        usable=LEFT_OUT_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=f"{lost} of {count} strides are left out of moments and muscles.",
        mend=""
        if verdict is Verdict.GOOD
        else "A contact missed a plate, shared one with the other foot or lies at the recording's "
        "end: record more strides, with a whole stride after the last contact.",
    )


def _assigned(run: CapturedRun) -> TrustRow:
    """Return how often the force's point lies away from the foot it was given to."""
    wrong = total = 0
    for foot in run.feet:
        other = "l" if foot.side == "r" else "r"
        own, far = _middle(run.track, foot.side), _middle(run.track, other)
        loaded = _loaded(foot)
        apart = _apart(foot, own)
        there = loaded & np.isfinite(apart)
        off = there & ((apart > REACH) | (apart > _apart(foot, far)))
        wrong, total = wrong + int(off.sum()), total + int(there.sum())
    value = 100.0 * wrong / total if total else float("nan")
    verdict = judged(value, *FOOT_LIMITS)
    return TrustRow(
        key="force_on_foot",
        name="force away from its foot",
        value=value,
        unit="%",
        good=FOOT_LIMITS[0],
        usable=FOOT_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=f"In {value:.1f} % of the loaded frames the force's point is off its foot."
        if total
        else "No foot markers were seen while forces acted.",
        mend=""
        if verdict in (Verdict.GOOD, Verdict.CANNOT_TELL)
        else "Check the plates' corners and the columns of left and right in the force file.",
    )


def _loaded(foot: FootForce) -> BoolArray:
    up = foot.force[:, 1]
    return np.asarray(foot.contact & (up > LOADED * up.max(initial=0.0)))


def _middle(track: MarkerTrack, side: str) -> FloatArray:
    """Return the middle (frames, 3) of the markers on one foot; NaN without any."""
    segments = (f"calcn_{side}", f"toes_{side}")
    mine = [i for i, m in enumerate(track.markers) if m.place.segment in segments]
    points = track.position[:, mine]
    seen = np.isfinite(points).all(axis=2, keepdims=True)
    count = seen.sum(axis=1)
    total = np.where(seen, points, 0.0).sum(axis=1)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def _apart(foot: FootForce, middle: FloatArray) -> FloatArray:
    """Return the distance [m] from the force's point to a foot's middle; a swung foot is above."""
    return np.asarray(np.linalg.norm(foot.point - middle, axis=1))
