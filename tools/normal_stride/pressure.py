"""Center of pressure along the foot: seven runners, from force plates and from ankle moments.

0 is the back of the heel and 1 the tip of the toes. Only 10-60 % of stance is used: before and
after, the force is small and the point wanders. Toe-off is set at 0.90, under the big toe.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .recordings import (
    Table,
    contacts,
    low_pass,
    read_curves,
    read_markers,
    read_motion,
    sampling_rate,
)

AT = np.linspace(0.1, 0.6, 11)  # of stance
ANKLE = 0.24  # ankle axis along the foot (Rajagopal 2016 skeleton)
ANKLE_HEIGHT = 0.08  # [m] over the sole, same skeleton
FOOT_LENGTH = 0.152 * 1.78  # [m] Drillis & Contini 1966, at the runners' mean height
TOE_OFF = 0.90  # assumed

# Trial: folder, markers, forces, heel and front markers, where these lie along the heel bone
# [m, scaled models], back of heel and tip of toes there, and mass [kg].
PLATES = (
    ("rajagopal_run", "motion_capture_run.trc", "grf_run.mot", "CAL", ("TOE",),
     (-0.0148, 0.2298), (-0.017, 0.278), 72.84),
    ("bmc_run", "motion_capture_run.trc", "grf_run.mot", "CAL", ("TOE",),
     (-0.0112, 0.1977), (-0.014, 0.232), 70.0),
    ("dorn_ja1", "jog.trc", "jog_grf.mot", "HEEL", ("P1MT", "P5MT"),
     (-0.0199, 0.1820), (-0.016, 0.264), 76.0),
)  # fmt: skip


def _column(table: Table, side: str, name: str) -> np.ndarray:
    key = f"{side}_ground_force_{name}"
    return table[key] if key in table else table[f"ground_force_{side.lower()}_{name}"]


def from_plates(mocap: Path) -> list[np.ndarray]:
    """Return position along the foot at AT for each runner with markers and a point of force."""
    found = []
    for folder, markers, forces, heel, front, along, ends, mass in PLATES:
        marks, force = read_markers(mocap / folder / markers), read_motion(mocap / folder / forces)
        rate, feet = sampling_rate(force["time"]), []
        for side in "RL":
            up = low_pass(_column(force, side, "vy"), rate, 45.0) / mass / 9.80665
            for strike, off in contacts(up, rate):
                at = force["time"][0] + strike + AT * (off - strike)
                if at[-1] > marks["time"][-1] or (folder == "dorn_ja1" and side == "L"):
                    continue  # the left plates of that trial use another origin
                point = [np.interp(at, force["time"], _column(force, side, f"p{c}")) for c in "xyz"]
                back = _marker(marks, f"{side}{heel}", at)
                tip = np.mean([_marker(marks, f"{side}{name}", at) for name in front], axis=0)
                line = tip - back
                share = np.sum((np.array(point).T - back) * line, axis=1) / np.sum(line**2, axis=1)
                place = along[0] + share * (along[1] - along[0])
                feet.append((place - ends[0]) / (ends[1] - ends[0]))
        found.append(np.mean(feet, axis=0))
    return found


def _marker(table: Table, name: str, at: np.ndarray) -> np.ndarray:
    return np.stack([np.interp(at, table["time"], column) for column in table[name].T], axis=-1)


def from_moments(folder: Path) -> list[np.ndarray]:
    """Return position along the foot at AT from ankle moment over ground force of four runners."""
    found = []
    for runner in ("RBDS001", "SUB0041", "SUB0042", "SUB0044"):
        table, feet = read_curves(folder / f"{runner}processed.txt"), []
        for label in ("25",) if runner == "SUB0042" else ("25", "35", "45"):
            for side in "RL":
                inside = np.flatnonzero(np.nan_to_num(table[f"{side}grfY{label}"]) > 2.0)
                at = inside[0] + AT * (inside[-1] - inside[0])
                names = (f"{side}ankleMomZ{label}", f"{side}grfY{label}", f"{side}grfX{label}")
                columns = [np.interp(at, np.arange(101), np.nan_to_num(table[n])) for n in names]
                lever = (columns[0] - ANKLE_HEIGHT * columns[2]) / columns[1]
                feet.append(ANKLE + lever / FOOT_LENGTH)
        found.append(np.mean(feet, axis=0))
    return found


def pressure_law(runners: list[np.ndarray]) -> tuple[list[float], float]:
    """Return the coefficients of 1, s, s2, s3 over stance and the spread between runners."""
    mean = np.mean(runners, axis=0)
    design = np.vander(np.append(AT, 1.0), 4, increasing=True)
    weight = np.append(np.ones_like(AT), 10.0)
    target = np.append(mean, TOE_OFF)
    fit = np.linalg.lstsq(design * weight[:, None], target * weight, rcond=None)[0]
    return [float(c) for c in fit], float(np.std(runners, axis=0, ddof=1).mean())
