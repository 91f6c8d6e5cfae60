"""Markers: how far the body stayed from the recorded markers, and what was filled in."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.trust.angles import angle_rows
from runatomy.analysis.trial.trust.marker_error import MarkerError
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, by_standing, judged, percent
from runatomy.mechanics.trial_mechanics import TrialKinematics, TrialMechanics
from runatomy.strides.captured_run import CapturedRun, MarkerTrack
from runatomy.terms.arrays import FloatArray

HICKS = "Hicks et al. 2015, J Biomech Eng 137:020905"
OURS = "Runatomy's own"
RMS_LIMITS = (0.02, 0.03)  # [m] good (Hicks et al. 2015), usable
MAX_LIMITS = (0.04, 0.06)  # [m]
FILLED_LIMITS = (1.0, 5.0)  # [%] of all positions
NAMED = 3  # markers that the gaps name


def marker_errors(track: MarkerTrack, known: TrialKinematics) -> tuple[MarkerError, ...]:
    """Return for each marker how far the body's own stayed from it."""
    filled = {m.name: track.filled[:, i].mean() for i, m in enumerate(track.markers)}
    seen = {
        m.name: np.isfinite(track.position[:, i]).all(axis=1).mean()
        for i, m in enumerate(track.markers)
    }
    return tuple(
        _one(
            name,
            known.marker_segment[i],
            known.marker_error[:, i],
            known.time,
            float(seen.get(name, np.nan)),
            float(filled.get(name, np.nan)),
        )
        for i, name in enumerate(known.markers)
    )


def _one(
    name: str, segment: str, error: FloatArray, time: FloatArray, seen: float, filled: float
) -> MarkerError:
    known = np.isfinite(error)
    if not known.any():
        nothing = float("nan")
        return MarkerError(
            marker=name, segment=segment, rms_m=nothing, max_m=nothing, worst_s=nothing,
            seen=seen, filled=filled,
        )  # fmt: skip
    worst = int(np.nanargmax(error))
    return MarkerError(
        marker=name,
        segment=segment,
        rms_m=float(np.sqrt(np.mean(error[known] ** 2))),
        max_m=float(error[worst]),
        worst_s=float(time[worst]),
        seen=seen,
        filled=filled,
    )


def marker_rows(run: CapturedRun, mechanics: TrialMechanics) -> list[TrustRow]:
    """Return what the markers tell of the motion's trust."""
    known = mechanics.kinematics
    return [
        _rms(known),
        _largest(known),
        _gaps(run.track),
        *angle_rows(known),
    ]


def _rms(known: TrialKinematics) -> TrustRow:
    error = known.marker_error
    seen = np.isfinite(error)
    value = float(np.sqrt(np.mean(error[seen] ** 2))) if seen.any() else float("nan")
    verdict = judged(value, *RMS_LIMITS)
    stood = "give a standing trial (--static)"
    if by_standing(known):
        stood = "that the standing trial shows the same runner with the same markers"
    return TrustRow(
        key="marker_rms",
        name="marker error, RMS",
        value=value,
        unit="m",
        good=RMS_LIMITS[0],
        usable=RMS_LIMITS[1],
        source=f"{HICKS}; usable: {OURS}",
        verdict=verdict,
        told=f"The body's markers stay within {1000 * value:.0f} mm (RMS) of the recorded ones.",
        mend=""
        if verdict is Verdict.GOOD
        else f"Check the names and places of the markers with the largest errors, and {stood}.",
    )


def _largest(known: TrialKinematics) -> TrustRow:
    error = np.where(np.isfinite(known.marker_error), known.marker_error, -1.0)
    value, told = float("nan"), "No marker was seen."
    if error.size and error.max() >= 0.0:
        frame, marker = np.unravel_index(int(error.argmax()), error.shape)
        value = float(error[frame, marker])
        told = (
            f"{known.markers[int(marker)]} is off the most: {1000 * value:.0f} mm at "
            f"{known.time[frame]:.2f} s."
        )
    verdict = judged(value, *MAX_LIMITS)
    return TrustRow(
        key="marker_max",
        name="marker error, largest",
        value=value,
        unit="m",
        good=MAX_LIMITS[0],
        usable=MAX_LIMITS[1],
        source=f"{HICKS}; usable: {OURS}",
        verdict=verdict,
        told=told,
        mend=""
        if verdict is Verdict.GOOD
        else "Look at this marker around that time: a swap, a jump or a loose marker; mend it in "
        "the capture software, or leave it out of the marker map.",
    )


def _gaps(track: MarkerTrack) -> TrustRow:
    filled = 100.0 * float(track.filled.mean()) if track.filled.size else 0.0
    unseen = np.isnan(track.position).any(axis=2)
    unknown = 100.0 * float(unseen.mean()) if unseen.size else 0.0
    verdict = judged(filled + unknown, *FILLED_LIMITS)
    share = 100.0 * np.maximum(track.filled.mean(axis=0), unseen.mean(axis=0))
    order = [i for i in np.argsort(-share)[:NAMED] if share[i] > 0.0]
    worst = ", ".join(f"{track.markers[i].name} {percent(float(share[i]))}" for i in order)
    told = f"{percent(filled)} of the positions were filled in"
    told += f", {percent(unknown)} stay unknown" if unknown else ""
    told += f" (most: {worst})." if worst else "."
    return TrustRow(
        key="gaps",
        name="gaps in the markers",
        value=filled + unknown,
        unit="%",
        good=FILLED_LIMITS[0],
        usable=FILLED_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=told[:1].upper() + told[1:],
        mend=""
        if verdict is Verdict.GOOD
        else "Label and fill the markers named here in the capture software.",
    )
