"""HeartLoad: what a run asked of the heart and of the muscles of breathing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.loads.heart.drift import Drift, heart_drift
from runatomy.loads.heart.intensity import Intensity, run_intensity
from runatomy.loads.heart.limits import HeartLimits, heart_limits
from runatomy.loads.heart.recording import HeartRecording, heart_recording
from runatomy.loads.heart.span import Span
from runatomy.loads.heart.trimp import measured_trimp, trimp_span
from runatomy.loads.heart.zones import ZoneTime, zone_times
from runatomy.mechanics.breath.breath_load import EFFICIENCY, EFFICIENCY_HIGH, EFFICIENCY_LOW
from runatomy.mechanics.breath.from_oxygen import RESTING
from runatomy.mechanics.breath.ventilation import NINETY
from runatomy.terms.arrays import FloatArray, IntArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_MASS, Runner

HALF = 0.5  # [-] of the time that must be measured for the load to count as measured
BETWEEN = (0.0, 0.3, 0.6)  # [-] of the reserve, walking or standing without a heart rate; assumed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HeartLoad:
    """What a run asked of the heart and of the muscles of breathing; None where nobody can tell."""

    trimp: Span | None  # [min] training impulse of the whole recording (Banister 1991)
    zones: tuple[ZoneTime, ...]
    mean_bpm: float | None  # [1/min] over measured seconds
    measured: float  # [-] of the timer time with a heart rate that can be believed
    drift: Drift
    intensity: Intensity  # of running rows
    mean_intensity: Span | None  # [-] of the maximal oxygen uptake, while running
    breath_energy: Span | None  # [J] metabolic, of the muscles of breathing
    breath_work: Span | None  # [J] mechanical
    limits: HeartLimits
    evidence: Mapping[str, Evidence]  # trimp, zones, intensity, maximum
    recording_notes: tuple[str, ...]  # what spoke against seconds of the heart rate
    notes: tuple[str, ...]  # all of them, in plain words

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, without the seconds."""

        def plain(span: Span | None) -> dict[str, float] | None:
            return None if span is None else span.to_dict()

        return {
            "trimp": plain(self.trimp),
            "zones": [zone.to_dict() for zone in self.zones],
            "mean_bpm": None if self.mean_bpm is None else round(self.mean_bpm, 1),
            "measured": round(self.measured, 4),
            "drift": self.drift.to_dict(),
            "intensity": plain(self.mean_intensity),
            "breath_energy_J": plain(self.breath_energy),
            "breath_work_J": plain(self.breath_work),
            "limits": self.limits.to_dict(),
            "evidence": {name: one.to_dict() for name, one in self.evidence.items()},
            "notes": list(self.notes),
        }


def heart_load(
    heart_rate_bpm: FloatArray,
    duration: FloatArray,
    running_power: FloatArray,
    rows: IntArray,
    runner: Runner,
    *,
    step_rate: FloatArray | None = None,
    breath_energy: Sequence[float] | FloatArray | None = None,
    tested_lpm: float | None = None,
) -> HeartLoad:
    """Return what a run asked of the heart, with ranges that widen where something is missing.

    `heart_rate_bpm` [1/min], `duration` [s] and `step_rate` [1/s] are (time,); `running_power`
    (running,) [W] is the net metabolic power of `rows`; `breath_energy` [J] is low, usual, high of
    `RunMechanics.breath_energy`; `tested_lpm` [L/min] a tested maximal oxygen uptake.
    """
    work = np.full(len(duration), np.nan)
    work[rows] = running_power
    limits = heart_limits(runner)
    recording = heart_recording(heart_rate_bpm, duration, work, step_rate)
    lasts, beats = duration[rows], recording.bpm[rows]
    intensity = run_intensity(running_power, beats, runner, limits, tested_lpm)
    energy, mechanical = _breath(breath_energy)
    return HeartLoad(
        trimp=_trimp(recording, duration, rows, intensity, limits, runner),
        zones=zone_times(recording.bpm, duration, limits) if recording.measured else (),
        mean_bpm=recording.mean_bpm,
        measured=recording.measured,
        drift=heart_drift(running_power, beats, lasts),
        intensity=intensity,
        mean_intensity=intensity.mean(lasts),
        breath_energy=energy,
        breath_work=mechanical,
        limits=limits,
        evidence=_evidence(recording, limits, intensity),
        recording_notes=recording.notes,
        notes=_notes(recording, limits),
    )


def _trimp(
    recording: HeartRecording,
    duration: FloatArray,
    rows: IntArray,
    intensity: Intensity,
    limits: HeartLimits,
    runner: Runner,
) -> Span | None:
    """Return the measured seconds' impulse plus that of the others, which are no rest."""
    known = np.isfinite(recording.bpm)
    measured = measured_trimp(recording.bpm[known], duration[known], limits, runner.sex)
    if measured is None or not duration.sum():
        return None
    missing = ~known[rows]
    shares = _reserves(intensity, missing, runner)
    ran = trimp_span(shares, duration[rows][missing], runner.sex)
    idle = ~known
    idle[rows] = False
    flat = tuple(np.full(int(idle.sum()), one) for one in BETWEEN)
    return measured + ran + trimp_span(flat, duration[idle], runner.sex)


def _reserves(
    intensity: Intensity, missing: FloatArray, runner: Runner
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return low, usual, high share of the heart rate's reserve that the power tells."""
    share, spread = intensity.share[missing], intensity.spread[missing]
    idle = RESTING * (runner.mass or DEFAULT_MASS) / intensity.maximal_lpm
    ends = (share * np.exp(z * spread) for z in (-NINETY, 0.0, NINETY))
    least, usual, most = (
        np.clip(0.015 + 1.03 * (one - idle) / (1.0 - idle), 0.0, 1.0) for one in ends
    )
    return least, usual, most


def _breath(energy: Sequence[float] | FloatArray | None) -> tuple[Span | None, Span | None]:
    """Return the energy and the mechanical work of breathing [J]."""
    if energy is None:
        return None, None
    least, usual, most = (float(value) for value in energy)
    work = (least * EFFICIENCY_LOW, usual * EFFICIENCY, most * EFFICIENCY_HIGH)
    return Span.around(least, usual, most), Span.around(*work)


def _evidence(
    recording: HeartRecording, limits: HeartLimits, intensity: Intensity
) -> dict[str, Evidence]:
    measured = recording.measured >= HALF and limits.max_given
    trimp = Evidence(
        origin=Origin.UNKNOWN
        if limits.max_bpm is None
        else Origin.DERIVED
        if measured
        else Origin.MODELED,
        source="Training impulse by Banister 1991",
        note="" if recording.measured else "Without a heart rate, from the power of running.",
    )
    zones = Evidence(
        origin=Origin.DERIVED if limits.max_given else Origin.ASSUMED,
        source="Ranges of intensity by Garber et al. 2011, "
        + ("of the reserve" if limits.resting_given else "of the maximum"),
    )
    named = {"trimp": trimp, "zones": zones, "intensity": intensity.evidence}
    return named | {"maximum": limits.evidence}


def _notes(recording: HeartRecording, limits: HeartLimits) -> tuple[str, ...]:
    notes = [*recording.notes, *limits.notes]
    if 0.0 < recording.measured < HALF:
        notes.append("Heart rate is missing for more than half of the run: ranges are wide.")
    known = recording.bpm[np.isfinite(recording.bpm)]
    if known.size and limits.max_bpm is not None and known.max() > limits.max_bpm.usual + 3.0:
        notes.append("Your heart beat faster than the maximum in use: the real one is higher.")
    return tuple(notes)
