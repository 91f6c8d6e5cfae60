"""Residuals: the hand at the pelvis that motion, masses and forces together would need."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.analysis.trial.trust.row import TrustRow, Verdict, by_standing, judged
from runatomy.body.coordinates import LUMBAR
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray, FloatArray

HICKS = "Hicks et al. 2015, J Biomech Eng 137:020905"
# Good: Hicks et al. (2015), who mean a motion adjusted until they are met. Usable: what inverse
# dynamics leaves without that in two published runs (OpenSim 4.6 on those of Rajagopal et al. 2016
# and of the BMClab: force RMS 7.5 and 8.9 %, peak 17 and 29 %; moment 2.9 and 3.4, 7.4 and 6.2 %).
FORCE_RMS = (5.0, 10.0)  # [%] of the peak ground force
FORCE_PEAK = (5.0, 30.0)
MOMENT_RMS = (1.0, 3.5)  # [%] of the peak ground force times the center of mass' height
MOMENT_PEAK = (1.0, 7.5)
USABLE = "usable: what OpenSim's inverse dynamics leaves in two published runs"
ROTATIONS = ("pelvis_tilt", "pelvis_list", "pelvis_rotation")
PLACES = ("pelvis_tx", "pelvis_ty", "pelvis_tz")
MEND = "Check the mass, the forces' timing and point against the markers, and the trunk's markers."
STAND = " A standing trial (--static) brings the segments nearer to the runner's."


def residual_rows(run: CapturedRun, mechanics: TrialMechanics, frames: BoolArray) -> list[TrustRow]:
    """Return RMS and peak of the residual force and moment over the frames (frames,).

    Nobody can judge them where no marker tells how the trunk, half of the body, moved.
    """
    if mechanics.moment is None or not run.feet or not frames.any():
        return []
    peak = float(np.linalg.norm(sum(f.force for f in run.feet), axis=1)[frames].max())
    lever = _height(run, mechanics)
    force, moment = (_size(mechanics, names)[frames] for names in (PLACES, ROTATIONS))
    share = 100.0 / peak if peak > 0.0 else float("nan")
    base = f"of the peak ground force ({peak:.0f} N)"
    arm = f"of that force times the height of the center of mass ({peak:.0f} N, {lever:.2f} m)"
    rows = [
        _row("residual_force_rms", "residual force, RMS", _rms(force), share, "N", base, FORCE_RMS),
        _row(
            "residual_force_peak", "residual force, peak", _max(force), share, "N", base, FORCE_PEAK
        ),
        _row(
            "residual_moment_rms", "residual moment, RMS", _rms(moment), share / lever, "N m", arm,
            MOMENT_RMS,
        ),
        _row(
            "residual_moment_peak", "residual moment, peak", _max(moment), share / lever, "N m",
            arm, MOMENT_PEAK,
        ),
    ]  # fmt: skip
    if not _trunk_tracked(mechanics):
        return [_untold(row) for row in rows]
    return rows if by_standing(mechanics.kinematics) else [_stood(row) for row in rows]


def _trunk_tracked(mechanics: TrialMechanics) -> bool:
    known = mechanics.kinematics
    told = dict(zip(known.coordinates, known.tracked, strict=True))
    return all(told.get(name, False) for name in LUMBAR)


def _untold(row: TrustRow) -> TrustRow:
    """Return a row that cannot be judged, since the trunk is held upright."""
    return replace(
        row,
        verdict=Verdict.CANNOT_TELL,
        mend="No marker tells how the trunk moved; it is held upright. Put at least three markers "
        "on it.",
    )


def _stood(row: TrustRow) -> TrustRow:
    """Return a row whose cure may be a standing trial, which is not there."""
    return replace(row, mend=row.mend + STAND) if row.mend else row


def _size(mechanics: TrialMechanics, names: tuple[str, ...]) -> FloatArray:
    """Return the length (frames,) of the vector of three residuals."""
    assert mechanics.moment is not None
    columns = [mechanics.kinematics.coordinates.index(name) for name in names]
    return np.asarray(np.linalg.norm(mechanics.moment[:, columns], axis=1))


def _height(run: CapturedRun, mechanics: TrialMechanics) -> float:
    """Return the mean height [m] of the center of mass above the ground's point."""
    on = [foot.point[foot.contact, 1] for foot in run.feet]
    ground = float(np.median(np.concatenate(on))) if any(len(y) for y in on) else 0.0
    return float(np.nanmean(mechanics.kinematics.center[:, 1])) - ground


def _rms(size: FloatArray) -> float:
    known = size[np.isfinite(size)]
    return float(np.sqrt(np.mean(known**2))) if len(known) else float("nan")


def _max(size: FloatArray) -> float:
    return float(np.nanmax(size)) if np.isfinite(size).any() else float("nan")


def _row(
    key: str,
    name: str,
    size: float,
    share: float,
    unit: str,
    base: str,
    limits: tuple[float, float],
) -> TrustRow:
    value = size * share
    verdict = judged(value, *limits)
    known = np.isfinite(value)
    return TrustRow(
        key=key,
        name=name,
        value=value,
        unit="%",
        good=limits[0],
        usable=limits[1],
        source=f"{HICKS}; {USABLE}",
        verdict=verdict,
        told=f"{size:.0f} {unit}, {value:.1f} % {base}." if known else "No frame tells it.",
        mend="" if verdict is Verdict.GOOD else MEND,
    )
