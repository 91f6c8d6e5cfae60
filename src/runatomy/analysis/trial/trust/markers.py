"""Markers: how far the body stayed from the recorded markers, and what was filled in."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.trust.marker_error import MarkerError
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged
from runatomy.mechanics.trial_mechanics import TrialKinematics, TrialMechanics
from runatomy.strides.captured_run import CapturedRun, MarkerTrack
from runatomy.terms.arrays import FloatArray

HICKS = "Hicks et al. 2015, J Biomech Eng 137:020905"
OURS = "Runatomy's own"
RMS_LIMITS = (0.02, 0.03)  # [m] good (Hicks et al. 2015), usable
MAX_LIMITS = (0.04, 0.06)  # [m]
FILLED_LIMITS = (1.0, 5.0)  # [%] of all positions
LIMIT_LIMITS = (1.0, 10.0)  # [%] of the frames of one angle
USUAL = ("subtalar_angle", "mtp_angle")  # laboratories seldom tell them
SPARE = (*USUAL, "arm_", "elbow_flex", "lumbar_")  # the legs can be solved without


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
        _tracked(known),
        _limits(known),
    ]


def _rms(known: TrialKinematics) -> TrustRow:
    error = known.marker_error
    seen = np.isfinite(error)
    value = float(np.sqrt(np.mean(error[seen] ** 2))) if seen.any() else float("nan")
    verdict = judged(value, *RMS_LIMITS)
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
        else "Check the names and places of the markers with the largest errors, and give a "
        "standing trial (--static).",
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
    filled = track.filled.mean() if track.filled.size else 0.0
    unseen = np.isnan(track.position).any(axis=2)
    value = 100.0 * float(filled + (unseen.mean() if unseen.size else 0.0))
    verdict = judged(value, *FILLED_LIMITS)
    share = np.maximum(track.filled.mean(axis=0), unseen.mean(axis=0))
    worst = [f"{track.markers[i].name} {share[i]:.0%}" for i in np.argsort(-share)[:3] if share[i]]
    told = f"{100 * float(filled):.1f} % of the positions were filled in"
    told += f", {100 * float(unseen.mean()):.1f} % stay unknown" if unseen.any() else ""
    return TrustRow(
        key="gaps",
        name="gaps in the markers",
        value=value,
        unit="%",
        good=FILLED_LIMITS[0],
        usable=FILLED_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=told + (f" (most: {', '.join(worst)})." if worst else "."),
        mend=""
        if verdict is Verdict.GOOD
        else "Label and fill the markers named here in the capture software.",
    )


def _tracked(known: TrialKinematics) -> TrustRow:
    """Return which angles no marker tells."""
    lost = [name for name, told in zip(known.coordinates, known.tracked, strict=True) if not told]
    needed = [name for name in lost if not name.startswith(SPARE)]
    unusual = [name for name in lost if not name.startswith(USUAL)]
    verdict = Verdict.BAD if needed else (Verdict.USABLE if unusual else Verdict.GOOD)
    return TrustRow(
        key="untracked",
        name="angles that no marker tells",
        value=float(len(lost)),
        unit="1",
        good=0.0,
        usable=float("nan"),
        source=OURS,
        verdict=verdict,
        told=f"Held at a usual value: {', '.join(needed or lost)}."
        if lost
        else "Every angle is told by markers.",
        mend="Put markers on the segments beyond these joints (at least three a segment)."
        if needed
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
        told=f"{worst} lies at its limit in {value:.0f} % of the frames."
        if value > 0.0
        else "No joint reaches its limit.",
        mend=""
        if verdict is Verdict.GOOD
        else "A marker of the segment beyond this joint may be swapped, or on another place than "
        "its name says.",
    )
