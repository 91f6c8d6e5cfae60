"""Muscle signals out of text with columns: CSV, TSV, blanks, or STO."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.records.capture import Capture, Emg
from runatomy.records.readers.lab.clock import even_clock
from runatomy.records.readers.lab.forces import coverage
from runatomy.records.readers.lab.storage import StorageTable, read_storage
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import RecordError
from runatomy.terms.units import MILLISECOND

SLOW = 0.05  # [s] between samples: no muscle signal is so slow, so these are milliseconds
_COUNTERS = ("", "frame", "frames", "sample", "samples", "index", "sub frame", "subframe")


def read_emg(data: bytes, name: str) -> Emg:
    """Return the muscle signals in a table with a time column; columns and values as written.

    Times in milliseconds, by the column's name or because the steps are as long as 0.05 s, are
    told. Raises RecordError where there is no time column or no signal beside it.
    """
    table = read_storage(data, name)
    if not table.columns:
        raise RecordError("it holds a time and nothing else", where=name)
    time, notes = _seconds(table)
    ticks = even_clock(time, name, noun="sample")
    kept = [i for i, one in enumerate(table.columns) if one.lower().strip("#") not in _COUNTERS]
    if len(kept) < len(table.columns):
        notes.append("a column that counts samples left out")
    return Emg(
        time=ticks.time,
        channels=tuple(table.columns[index] for index in kept),
        values=read_only(ticks.spread(table.values)[:, kept]),
        source=f"{name} (sha256 {table.source.sha256})",
        repairs=(*table.repairs, *notes, *ticks.repairs),
    )


def with_emg(capture: Capture, emg: Emg, *, offset: float = 0.0) -> Capture:
    """Return the capture with these muscle signals in place of its own.

    `offset` [s] is added to the signals' times. Raises RecordError where they share no moment.
    """
    time = emg.time + offset
    told = coverage(capture, time, "emg", offset)
    if capture.emg is not None and capture.emg is not emg:
        told.append("the muscle signals within the recording are replaced by those beside it")
    return replace(
        capture,
        emg=replace(emg, time=read_only(time)),
        repairs=(*capture.repairs, *emg.repairs, *told),
    )


def _seconds(table: StorageTable) -> tuple[FloatArray, list[str]]:
    """Return the times [s], and a word where they were written in milliseconds."""
    name = table.time_name.lower()
    if any(unit in name for unit in ("(ms)", "[ms]", "_ms", " ms", "milli")):
        return table.time * MILLISECOND, ["times in milliseconds, by the column's name"]
    steps = np.diff(table.time[np.isfinite(table.time)])
    if len(steps) and (step := float(np.median(steps))) >= SLOW:
        return table.time * MILLISECOND, [f"times rise by {step:g} a sample: read as milliseconds"]
    return table.time, []
