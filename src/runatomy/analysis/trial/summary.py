"""Summary: a captured run and its mechanics made into the answer about the trial."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.analysis.trial.basis import basis_of
from runatomy.analysis.trial.effects.account import account_of
from runatomy.analysis.trial.effects.ranking import ranking
from runatomy.analysis.trial.effects.roles import QUANTITIES
from runatomy.analysis.trial.emg.agreement import EmgAgreement
from runatomy.analysis.trial.emg.compare import compare
from runatomy.analysis.trial.person import WEIGHED, Person
from runatomy.analysis.trial.posing import poses_of
from runatomy.analysis.trial.ranges.ranges import ranks_with_ranges, with_ranges
from runatomy.analysis.trial.strides.asymmetry import asymmetries
from runatomy.analysis.trial.strides.curve_table import SIDE_NAMES, CurveTable
from runatomy.analysis.trial.strides.curves import curve_tables, solved_strides
from runatomy.analysis.trial.strides.measures import measures_of
from runatomy.analysis.trial.trial_analysis import TrialAnalysis, TrialStride
from runatomy.analysis.trial.trust.markers import marker_errors
from runatomy.analysis.trial.trust.report import trust_of
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.records.capture import Emg
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray
from runatomy.terms.provenance import Provenance
from runatomy.terms.units import PER_MINUTE
from runatomy.terms.version import VERSION

NAMED = 8  # channels that a warning lists


def summarize(
    run: CapturedRun,
    mechanics: TrialMechanics,
    emg: Emg | None = None,
    *,
    person: Person | None = None,
    provenance: Provenance | None = None,
    notes: tuple[str, ...] = (),
    numbers: tuple[int, ...] | None = None,
    emg_lag: float | None = None,
) -> TrialAnalysis:
    """Return the answer about a trial: curves, measures, sides, trust.

    `person` says who ran and how that is known; without it mass and height are the body's.
    `notes` are warnings from before the strides, `numbers` the strides' own where only some of
    them are asked for, `emg_lag` [s] a lag of the EMG that is known. Nothing is solved anew; the
    body is set into the four poses of the picture.
    """
    who = person or Person(mass=mechanics.body.mass, height=mechanics.body.height)
    tables = curve_tables(run, mechanics)
    solved = solved_strides(run, tables)
    measures = with_ranges(measures_of(run, tables, mechanics.body.mass * mechanics.gravity))
    agreement, unheard = _agreement(run, mechanics, emg, solved, emg_lag)
    return TrialAnalysis(
        runner=who.to_dict() | {"body_weight_N": mechanics.body.mass * mechanics.gravity},
        trial=_trial(run, mechanics, solved, provenance),
        strides=_strides(run, solved, numbers or tuple(range(1, len(run.strides) + 1))),
        curves=tuple(table for table in tables if not _left_out(table)),
        measures=measures,
        asymmetry=asymmetries([row for row in measures if row.kind != "cause"]),
        ranking=ranks_with_ranges(ranking(measures)),
        energy=account_of(run, mechanics, solved),
        emg=agreement,
        trust=trust_of(run, mechanics, agreement, solved, weighed=who.mass_from == WEIGHED),
        markers=marker_errors(run.track, mechanics.kinematics),
        poses=poses_of(run, mechanics, solved),
        evidence=basis_of(run, mechanics, who.evidence()),
        warnings=_once((*notes, *run.warnings, *mechanics.warnings, *unheard)),
        provenance=provenance or Provenance(version=VERSION, file_name=run.source_name),
        run=run,
        mechanics=mechanics,
    )


def _left_out(table: CurveTable) -> bool:
    """Tell whether a table is there for its measures alone: single muscles' roles."""
    return table.kind == "muscle" and table.quantity in QUANTITIES


def _agreement(
    run: CapturedRun,
    mechanics: TrialMechanics,
    emg: Emg | None,
    solved: BoolArray,
    lag: float | None,
) -> tuple[EmgAgreement | None, tuple[str, ...]]:
    """Return the agreement with the EMG, and in words what of it could not be used."""
    if emg is None:
        return None, ()
    if mechanics.muscles is None or not solved.any():
        return None, ("The EMG is not compared: no stride has solved muscles.",)
    found = compare(run, mechanics, emg, solved, lag)
    if not found.channels:
        return None, (
            "The EMG is not compared: none of its channels ("
            f"{', '.join(emg.channels[:NAMED])}) names "
            "a muscle. Name them like SOL, GASLAT, TA, VL_r or left soleus.",
        )
    return found, (_unheard(found.unmatched),) if found.unmatched else ()


def _unheard(channels: tuple[str, ...]) -> str:
    more = f" and {len(channels) - NAMED} more" if len(channels) > NAMED else ""
    return f"EMG channels without a known muscle: {', '.join(channels[:NAMED])}{more}."


def _trial(
    run: CapturedRun,
    mechanics: TrialMechanics,
    solved: BoolArray,
    provenance: Provenance | None,
) -> Mapping[str, object]:
    """Return the trial in a line, and the choices that shape its numbers."""
    known, muscles = mechanics.kinematics, mechanics.muscles
    time = known.time
    counts: dict[str, object] = {}
    for side, name in SIDE_NAMES.items():
        mine = np.array([stride.side == side for stride in run.strides], dtype=bool)
        counts[f"strides_{name}"] = int(mine.sum())
        counts[f"solved_{name}"] = int((mine & solved).sum())
    return {
        "name": run.source_name,
        "format": provenance.file_format if provenance else None,
        "duration_s": float(time[-1] - time[0]) if len(time) else 0.0,
        "frames": len(time),
        "rate_hz": 1.0 / float(np.median(np.diff(time))) if len(time) > 1 else float("nan"),
        "treadmill": run.treadmill,
        "speed_m_s": run.speed,
        "step_rate_spm": _mean([s.step_rate / PER_MINUTE for s in run.strides]),
        "contact_time_s": _mean([s.contact_time for s in run.strides]),
        "duty_factor": _mean([s.duty_factor for s in run.strides]),
        "vertical_movement_m": _mean([s.vertical_movement for s in run.strides]),
        **counts,
        "left_out": sum(not stride.forces_whole for stride in run.strides) if run.feet else 0,
        "events_from": run.events_from,
        "forces": bool(run.feet),
        "muscles": muscles is not None,
        "cutoff_hz": known.cutoff,
        "force_cutoff_hz": run.cutoff if run.feet else None,
        "tendon": muscles.tendon if muscles is not None else None,
        "method": muscles.method if muscles is not None else None,
        "objective": muscles.objective if muscles is not None else None,
        "scaling": known.scaling.source,
    }


def _mean(values: list[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")


def _strides(
    run: CapturedRun, solved: BoolArray, numbers: tuple[int, ...]
) -> tuple[TrialStride, ...]:
    """Return every stride under its number."""
    return tuple(
        TrialStride(
            number=number,
            side=SIDE_NAMES[stride.side],
            start_s=stride.start,
            end_s=stride.end,
            toe_off_s=stride.toe_off,
            speed_m_s=stride.speed,
            step_rate_spm=stride.step_rate / PER_MINUTE,
            contact_time_s=stride.contact_time,
            duty_factor=stride.duty_factor,
            vertical_movement_m=stride.vertical_movement,
            stride_length_m=stride.speed * (stride.end - stride.start),
            forces_whole=stride.forces_whole,
            solved=bool(counts),
        )
        for number, stride, counts in zip(numbers, run.strides, solved, strict=True)
    )


def _once(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return every text once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text))
