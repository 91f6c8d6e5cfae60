"""Center of pressure along the foot: eight runners, from force plates and from ankle moments.

0 is the back of the heel and 1 the tip of the toes. Only 10-70 % of stance is used: before and
after, the force is small and the point wanders. Toe-off is set at 0.93, under the big toe.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .laboratory import ANKLE, TRIALS, pressure_curves
from .recordings import read_curves

AT = np.linspace(0.1, 0.7, 13)  # of stance
ANKLE_HEIGHT = 0.08  # [m] over the sole (Rajagopal 2016 skeleton)
FOOT_LENGTH = 0.153 * 1.78  # [m] of the same skeleton, at the runners' mean height
TOE_OFF = 0.93  # assumed
POWERS = 4
# Rearfoot strikers among the 28 Fukuchi runners, both feet at 2.5, 3.5 and 4.5 m/s: 114 of 168.
REARFOOT = 0.68
FROM_HEEL = (
    0.42  # [foot lengths] pressure at 10 % of stance, behind which a striker is a rearfoot one
)


def from_plates(mocap: Path) -> dict[str, np.ndarray]:
    """Return position along the foot at AT of each runner with markers and a point of force."""
    return {
        name: np.mean(
            [np.mean(pressure_curves(mocap, trial, AT), axis=0) for trial in trials], axis=0
        )
        for name, trials in TRIALS.items()
    }


def from_moments(folder: Path) -> dict[str, np.ndarray]:
    """Return position along the foot at AT from ankle moment over ground force of four runners."""
    found = {}
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
        found[runner] = np.mean(feet, axis=0)
    return found


def every_runner(mocap: Path, curves: Path) -> dict[str, np.ndarray]:
    """Return position along the foot at AT of eight runners.

    The published moments are about another ankle, and filtered harder: the runner who has both a
    plate and published moments tells by how much the others' must be moved.
    """
    plates, moments = from_plates(mocap), from_moments(curves)
    offset = plates["RBDS001"] - moments.pop("RBDS001")
    return plates | {name: row + offset for name, row in moments.items()}


def pressure_law(runners: dict[str, np.ndarray]) -> tuple[list[float], float]:
    """Return the coefficients of powers of the share of stance, and the spread between runners.

    Rearfoot strikers and the others are averaged apart, and then by their share among runners.
    """
    rows = np.array(list(runners.values()))
    heel = rows[:, 0] < FROM_HEEL
    mean = REARFOOT * rows[heel].mean(axis=0) + (1.0 - REARFOOT) * rows[~heel].mean(axis=0)
    design = np.vander(np.append(AT, 1.0), POWERS, increasing=True)
    weight = np.append(np.ones_like(AT), 10.0)
    target = np.append(mean, TOE_OFF)
    fit = np.linalg.lstsq(design * weight[:, None], target * weight, rcond=None)[0]
    return [float(c) for c in fit], float(np.std(rows, axis=0, ddof=1).mean())
