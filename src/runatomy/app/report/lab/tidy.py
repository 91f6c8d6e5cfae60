"""Tidy: a study's tables, one row for every trial and measure, stride or thing to trust."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from runatomy.app.report.tables import Columns
from runatomy.app.report.words import clean


class Finished(NamedTuple):
    """One finished trial of a study."""

    name: str
    labels: Mapping[str, str]  # further columns of the study's table
    document: Mapping[str, Any]  # in the schema runatomy.trial/1


FIELDS: dict[str, tuple[str, ...]] = {
    "measures": ("side", "kind", "name", "measure", "unit", "mean", "sd", "n", "low", "high"),
    "asymmetry": (
        "kind", "name", "measure", "unit", "right", "left", "difference", "low", "high",
        "percent", "larger", "words",
    ),
    "strides": (
        "number", "side", "start_s", "end_s", "toe_off_s", "speed_m_s", "step_rate_spm",
        "contact_time_s", "duty_factor", "vertical_movement_m", "stride_length_m",
        "forces_whole", "solved",
    ),
    "trust": ("key", "name", "value", "unit", "good", "usable", "verdict", "told", "mend"),
}  # fmt: skip


def study_tables(finished: Sequence[Finished]) -> dict[str, Columns]:
    """Return the tables "measures", "asymmetry", "strides" and "trust" of all trials together."""
    labels = dict.fromkeys(label for trial in finished for label in trial.labels)
    return {part: _table(finished, part, list(labels)) for part in FIELDS}


def failed_table(rows: Iterable[tuple[str, str, str, str]]) -> Columns:
    """Return the trials that failed: name, recording, what happened, how to mend it."""
    table = list(rows)
    names = ("trial", "recording", "error", "mend")
    return {name: [row[i] for row in table] for i, name in enumerate(names)}


def _table(finished: Sequence[Finished], part: str, labels: Sequence[str]) -> Columns:
    columns: dict[str, list[Any]] = {"trial": [], **{label: [] for label in labels}}
    columns |= {field: [] for field in FIELDS[part]}
    for trial in finished:
        rows = trial.document[part]
        columns["trial"] += [clean(trial.name)] * len(rows)
        for label in labels:
            columns[label] += [clean(trial.labels.get(label, ""))] * len(rows)
        for field in FIELDS[part]:
            columns[field] += [row[field] for row in rows]
    return dict(columns)
