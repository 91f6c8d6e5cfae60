"""Storage: a table on a clock as OpenSim's .mot and .sto files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.terms.arrays import FloatArray

DIGITS = 10  # significant; single precision has seven


def to_storage(
    title: str,
    names: Sequence[str],
    time: FloatArray,
    values: FloatArray,
    *,
    degrees: bool = False,
    notes: Sequence[str] = (),
) -> bytes:
    """Return a table (frames, names) on the clock `time` [s] in OpenSim's storage format.

    Frames with a value that is not finite are left out, as OpenSim's tools need every value: the
    clock then has gaps, and a note in the header says so. `degrees` tells readers how angles are
    meant; the values are written as they are.
    """
    whole = np.isfinite(values).all(axis=1) if values.size else np.ones(len(time), dtype=bool)
    rows = np.column_stack([time[whole], values[whole]])
    lost = int(len(time) - whole.sum())
    told = [*notes]
    if lost:
        told.append(f"{lost} of {len(time)} frames could not be solved and are left out.")
    head = [
        title,
        "version=1",
        f"nRows={len(rows)}",
        f"nColumns={rows.shape[1]}",
        f"inDegrees={'yes' if degrees else 'no'}",
        *(["", *told, ""] if told else []),
        "endheader",
        "\t".join(["time", *names]),
    ]
    return ("\n".join([*head, *lines(rows)]) + "\n").encode("utf-8")


def lines(rows: FloatArray) -> list[str]:
    """Return each row as text, columns parted by tabs."""
    form = "\t".join([f"%.{DIGITS}g"] * rows.shape[1])
    return [form % tuple(row) for row in rows.tolist()]
