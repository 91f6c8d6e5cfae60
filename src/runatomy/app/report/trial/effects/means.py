"""Means: what a trial's measures say, by kind, name and measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.trial.lines import SIDES

Known = Mapping[tuple[str, str, str, str], Measure]


def known_measures(analysis: TrialAnalysis, kinds: Iterable[str]) -> Known:
    """Return the measures of some kinds by kind, name, measure and side; those with a value."""
    wanted = frozenset(kinds)
    return {
        (m.kind, m.name, m.measure, m.side): m
        for m in analysis.measures
        if m.kind in wanted and m.n and not words.missing(m.mean)
    }


def of_both(known: Known, kind: str, name: str, measure: str) -> float:
    """Return the mean of both sides, or of the one that is known; NaN without any."""
    found = [known[kind, name, measure, s].mean for s in SIDES if (kind, name, measure, s) in known]
    return sum(found) / len(found) if found else float("nan")
