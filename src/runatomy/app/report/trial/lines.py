"""Lines: both sides' curves of a trial, made ready for a chart."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.trial.chart.line import Line

SIDES = ("right", "left")


def lines_of(analysis: TrialAnalysis, kind: str, quantity: str, name: str) -> list[Line]:
    """Return the right and the left line of one quantity, those of them that there are."""
    found = []
    for side in SIDES:
        table = analysis.table(side, kind, quantity)
        if table is None or name not in table.names or not len(table.value):
            continue
        strides = table.value[:, table.names.index(name)]
        found.append(
            Line(
                look=side,
                mean=strides.mean(axis=0),
                sd=strides.std(axis=0, ddof=1) if len(strides) > 1 else None,
                toe_off=toe_off(analysis, side),
            )
        )
    return found


def toe_off(analysis: TrialAnalysis, side: str) -> float:
    """Return when the foot leaves the ground [% of the stride], the mean of a side's strides."""
    shares = [
        100.0 * (s.toe_off_s - s.start_s) / (s.end_s - s.start_s)
        for s in analysis.strides
        if s.side == side and s.end_s > s.start_s
    ]
    known = [share for share in shares if np.isfinite(share)]
    return float(np.mean(known)) if known else float("nan")


def names_of(analysis: TrialAnalysis, kind: str, quantity: str) -> tuple[str, ...]:
    """Return the names that a kind's tables hold, either side's."""
    return tuple(
        dict.fromkeys(
            name
            for table in analysis.curves
            if (table.kind, table.quantity) == (kind, quantity) and len(table.value)
            for name in table.names
        )
    )
