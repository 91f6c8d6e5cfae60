"""Read the public recordings: OpenSim tables, marker tables, force plates and mean curves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.signal import butter, filtfilt

Table = dict[str, np.ndarray]


def read_motion(path: Path) -> Table:
    """Return the columns of an OpenSim .mot or .sto file by name."""
    lines = path.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip().lower() == "endheader") + 1
    rows = [line.split() for line in lines[start:] if line.strip()]
    values = np.array(rows[1:], dtype=float)
    return dict(zip(rows[0], values.T, strict=True))


def read_markers(path: Path) -> Table:
    """Return the marker positions [m] (frame, 3) of a .trc file by name, and `time` [s]."""
    lines = path.read_text().splitlines()
    names = [name.strip() for name in lines[3].split("\t")[2::3] if name.strip()]
    unit = 1e-3 if "mm" in lines[2].split("\t") else 1.0
    width = 2 + 3 * len(names)
    rows = [line.split("\t") for line in lines[5:] if line.strip()]
    cells = [
        [float(c) if c.strip() else np.nan for c in r[:width]] for r in rows if len(r) >= width
    ]
    values = np.array(cells)
    table = {name: values[:, 2 + 3 * i : 5 + 3 * i] * unit for i, name in enumerate(names)}
    return table | {"time": values[:, 1]}


def read_curves(path: Path) -> Table:
    """Return the columns of a tab-separated file of mean curves; NaN where a cell is empty."""
    values = np.genfromtxt(path, delimiter="\t", skip_header=1)
    with path.open() as file:
        names = file.readline().rstrip("\n").split("\t")
    return dict(zip(names, values.T, strict=True))


def low_pass(values: np.ndarray, rate: float, cutoff: float) -> np.ndarray:
    """Return the values filtered without lag (fourth order in all) along the first axis."""
    b, a = butter(2, cutoff / (rate / 2))
    return filtfilt(b, a, values, axis=0)


def sampling_rate(time: np.ndarray) -> float:
    """Return samples per second."""
    return float(1.0 / np.median(np.diff(time)))


def contacts(force: np.ndarray, rate: float, threshold: float = 0.05) -> list[tuple[float, float]]:
    """Return (foot strike, toe-off) [s] of every contact in a vertical force [body weights]."""
    on = (force > threshold).astype(int)
    starts, ends = np.flatnonzero(np.diff(on) == 1), np.flatnonzero(np.diff(on) == -1)
    found = []
    for i in starts:
        after = ends[ends > i]
        if not len(after):
            break
        j = after[0]
        strike = i + (threshold - force[i]) / (force[i + 1] - force[i])
        off = j + (threshold - force[j]) / (force[j + 1] - force[j])
        if 0.08 < (off - strike) / rate < 0.45:  # counts neither noise nor two feet as one
            found.append((strike / rate, off / rate))
    return found
