"""Report: everything that tells how far a trial may be believed."""

from __future__ import annotations

from runatomy.analysis.trial.effects.footing import footing_rows
from runatomy.analysis.trial.emg.agreement import EmgAgreement
from runatomy.analysis.trial.trust.forces import force_rows
from runatomy.analysis.trial.trust.frames import counted_frames
from runatomy.analysis.trial.trust.markers import marker_rows
from runatomy.analysis.trial.trust.muscles import muscle_rows
from runatomy.analysis.trial.trust.residuals import residual_rows
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, by_standing
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray

EMG_LIMITS = (0.7, 0.5)  # [-] Pearson's r from which a mean agreement is good, usable


def trust_of(
    run: CapturedRun,
    mechanics: TrialMechanics,
    emg: EmgAgreement | None,
    solved: BoolArray,
    *,
    weighed: bool = False,
) -> tuple[TrustRow, ...]:
    """Return the trust report, from markers over forces to muscles.

    `solved` (strides,) tells which strides are in the means, `weighed` that the mass was taken
    from the mean vertical force.
    """
    frames = counted_frames(run, mechanics, solved)
    rows = marker_rows(run, mechanics)
    rows.append(_scaling(mechanics))
    rows += force_rows(run, mechanics, weighed)
    rows += residual_rows(run, mechanics, frames)
    rows += muscle_rows(run, mechanics, frames)
    rows += footing_rows(mechanics)
    if emg is not None and emg.channels:
        rows.append(_emg(emg))
    return tuple(rows)


def _scaling(mechanics: TrialMechanics) -> TrustRow:
    """Return whether the body's size was measured."""
    basis = mechanics.kinematics.scaling
    measured = by_standing(mechanics.kinematics)
    return TrustRow(
        key="scaling",
        name="the body's size",
        value=float("nan"),
        unit="1",
        good=float("nan"),
        usable=float("nan"),
        source="Runatomy's own",
        verdict=Verdict.GOOD if measured else Verdict.USABLE,
        told=f"{basis.source}." if not basis.note else f"{basis.source}: {basis.note}",
        mend="" if measured else "Give a standing trial with --static.",
    )


def _emg(emg: EmgAgreement) -> TrustRow:
    value, (good, usable) = emg.mean_r, EMG_LIMITS
    verdict = Verdict.CANNOT_TELL
    if value == value:
        verdict = Verdict.GOOD if value >= good else Verdict.BAD
        verdict = Verdict.USABLE if usable <= value < good else verdict
    low = min(emg.channels, key=lambda channel: channel.r)
    return TrustRow(
        key="emg",
        name="agreement with the EMG, mean r",
        value=value,
        unit="1",
        good=good,
        usable=usable,
        source="Runatomy's own; more is better",
        verdict=verdict,
        told=f"Mean r {value:.2f} over {len(emg.channels)} muscles, EMG "
        f"{1000 * emg.lag:.0f} ms ahead; the recording's own strides agree at "
        f"{emg.mean_repeat:.2f}; lowest: {low.muscle.replace('_', ' ')} {low.r:.2f}.",
        mend=""
        if verdict is Verdict.GOOD
        else "Check that the channels' names are their muscles', and the EMG's clock.",
    )
