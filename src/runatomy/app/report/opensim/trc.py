"""TRC: marker positions as the table that OpenSim and most laboratories read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import MILLIMETER


def to_trc(name: str, markers: Sequence[str], time: FloatArray, position: FloatArray) -> bytes:
    """Return marker positions [m] (frames, markers, 3) in millimeters; unknown ones stay empty."""
    rate = 1.0 / float(np.median(np.diff(time))) if len(time) > 1 else 1.0
    count = f"{len(time)}"
    fields = {
        "DataRate": f"{rate:.6g}",
        "CameraRate": f"{rate:.6g}",
        "NumFrames": count,
        "NumMarkers": f"{len(markers)}",
        "Units": "mm",
        "OrigDataRate": f"{rate:.6g}",
        "OrigDataStartFrame": "1",
        "OrigNumFrames": count,
    }
    axes = [f"{axis}{i}" for i in range(1, len(markers) + 1) for axis in "XYZ"]
    head = [
        f"PathFileType\t4\t(X/Y/Z)\t{name}",
        "\t".join(fields),
        "\t".join(fields.values()),
        "Frame#\tTime\t" + "\t\t\t".join(markers) + "\t\t",
        "\t\t" + "\t".join(axes),
        "",
    ]
    table = (position / MILLIMETER).reshape(len(time), -1)
    return ("\n".join([*head, *_lines(time, table)]) + "\n").encode("utf-8")


def _lines(time: FloatArray, table: FloatArray) -> list[str]:
    form = "\t".join(["%d", "%.6f", *["%.5f"] * table.shape[1]])
    rows = zip(time.tolist(), table.tolist(), strict=True)
    found = [form % (i, at, *row) for i, (at, row) in enumerate(rows, 1)]
    if np.isfinite(table).all():
        return found
    return [line.replace("\tnan", "\t") for line in found]
