"""Ground force over stance: shapes of every source, their change with speed, in sine series.

Every force is divided by its own mean normal force over contact, so that a shape is free of duty
factor: one body weight over the duty factor is put back when the stride is evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .laboratory import TRIALS, foot_forces
from .recordings import contacts, low_pass, read_curves, read_motion, sampling_rate

POINTS = 101  # of stance, foot strike and toe-off included
SINES = 14
CUTOFF = 45.0  # [Hz]
LANDED = 0.3  # of stance: the published peak of the normal force comes later
# Published peaks of the normal force [BW]: speed [m/s], peak, number of runners.
PEAKS = (
    (2.5, 2.28, 28), (3.5, 2.49, 28), (4.5, 2.57, 28),  # Fukuchi et al. 2017, treadmill
    (3.49, 2.71, 9), (5.17, 3.10, 9), (6.96, 3.58, 9), (8.99, 3.59, 9),  # Dorn et al. 2012
)  # fmt: skip
# Of the stride [%]: the published means hold more of the time before foot strike, by which braking
# lasts 2.5 % of stance longer than on the same runner's plate (RBDS001).
CURVE_START = 2.0
CURVE_THRESHOLD = 0.2  # [BW] the published mean curves are filtered at about 10 Hz: trim their feet


@dataclass
class Shape:
    """One runner at one speed: normal, forward and rightward force of the right foot."""

    runner: str
    speed: float
    slope_deg: float
    stance: np.ndarray  # (POINTS, 3) forward, normal, right; NaN where not measured; mean normal 1
    contact_time: float  # [s]; NaN where not measured
    step_time: float  # [s]; NaN where not measured


def _shape(name: str, speed: float, slope: float, force: np.ndarray, rate: float) -> Shape | None:
    spans = contacts(force[:, 1], rate)
    if not spans:
        return None
    frames = np.arange(len(force))
    rows = []
    for strike, off in spans:
        at = np.linspace(strike * rate, off * rate, POINTS)
        rows.append(np.stack([np.interp(at, frames, force[:, k]) for k in range(3)], axis=-1))
    mean = np.mean(rows, axis=0)
    step = np.median(np.diff([s for s, _ in spans])) if len(spans) > 2 else np.nan
    contact = float(np.mean([off - strike for strike, off in spans]))
    return Shape(name, speed, slope, mean / mean[:, 1].mean(), contact, float(step))


def plates(mocap: Path) -> list[Shape]:
    """Return the force of the two runners whose force plate is public (one belt, both feet).

    Their size comes from the normal force; the plate's forward and sideways channels have gains of
    their own, which the laboratory path reads.
    """
    found = []
    for runner in ("RBDS001", "RBDS010"):
        for trial, speed in zip(TRIALS[runner], (2.5, 3.5, 4.5), strict=True):
            feet, rate = foot_forces(mocap, trial, CUTOFF)
            both = [_shape(runner, speed, 0.0, force, rate) for force in feet]
            right, left = (shape for shape in both if shape)
            stance = 0.5 * (right.stance + left.stance * [1.0, 1.0, -1.0])
            contact = 0.5 * (right.contact_time + left.contact_time)
            found.append(Shape(runner, speed, 0.0, stance, contact, right.step_time / 2.0))
    return found


def trials(mocap: Path) -> list[Shape]:
    """Return the Rajagopal and the BMC trial, the left foot mirrored onto the right."""
    found = []
    for folder, speed, mass in (("rajagopal_run", 4.0, 72.84), ("bmc_run", 2.7, 70.0)):
        table = read_motion(mocap / folder / "grf_run.mot")
        rate, feet = sampling_rate(table["time"]), []
        for side in "RL":
            raw = np.stack([table[f"{side}_ground_force_v{c}"] for c in "xyz"], axis=-1)
            shape = _shape(folder, speed, 0.0, low_pass(raw, rate, CUTOFF) / mass / 9.80665, rate)
            if shape:
                feet.append(shape)
        feet[1].stance[:, 2] *= -1.0
        stance = np.mean([s.stance for s in feet], axis=0)
        contact = float(np.mean([s.contact_time for s in feet]))
        found.append(Shape(folder, speed, 0.0, stance, contact, feet[0].step_time / 2))
    return found


def mean_curves(folder: Path) -> list[Shape]:
    """Return three more Fukuchi runners, of the mean curves (medial force is positive there).

    Only forward and lateral force are kept: the normal force is filtered too hard to be of use.
    SUB0042 at 4.5 m/s is faulty and left out.
    """
    found = []
    for runner in ("SUB0041", "SUB0042", "SUB0044"):
        table = read_curves(folder / f"{runner}processed.txt")
        for label, speed in (("25", 2.5), ("35", 3.5), ("45", 4.5)):
            if runner == "SUB0042" and speed > 3.0:  # the left foot of 3.5 m/s is faulty as well
                continue
            feet = []
            for side in "RL":
                force = np.stack([table[f"{side}grf{c}{label}"] for c in "XYZ"], axis=-1) / 9.80665
                inside = np.flatnonzero(np.nan_to_num(force[:, 1]) > CURVE_THRESHOLD)
                at = np.linspace(inside[0] - 0.5 + CURVE_START, inside[-1] + 0.5, POINTS)
                row = [np.interp(at, np.arange(101), np.nan_to_num(force[:, k])) for k in range(3)]
                stance = np.stack(row, axis=-1)
                feet.append(stance / stance[:, 1].mean())
            stance = np.mean(feet, axis=0) * [1.0, np.nan, -1.0]
            found.append(Shape(runner, speed, 0.0, stance, np.nan, np.nan))
    return found


def sprinter(path: Path) -> list[Shape]:
    """Return the Dorn sprinter by speed; foot 0 is the right one."""
    data = np.load(path)
    found = []
    for speed in np.unique(data["SPEED"]):
        rows = data["Y"][data["SPEED"] == speed].copy()
        rows[data["FOOT"][data["SPEED"] == speed] == 1, :, 2] *= -1
        mean = rows.mean(axis=0)
        at = np.linspace(0, len(mean) - 1, POINTS)
        stance = np.stack([np.interp(at, np.arange(len(mean)), mean[:, k]) for k in range(3)], -1)
        found.append(Shape("JA1", float(speed), 0.0, stance / stance[:, 1].mean(), np.nan, np.nan))
    return found


def slope_runner(path: Path) -> list[Shape]:
    """Return the Alcantara runner, every trial: normal force at 0 and +-5 degrees."""
    found = []
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            continue
        speed, slope, _, *samples = (float(c) for c in line.split(","))
        up = low_pass(np.array(samples), 500.0, CUTOFF)
        blank = np.full_like(up, np.nan)
        force = np.stack([blank, up, blank], axis=-1)
        shape = _shape("Alcantara", speed, slope, force, 500.0)
        if shape:
            found.append(shape)
    return found


def sines(stance: np.ndarray, count: int = SINES) -> np.ndarray:
    """Return the sine coefficients (count, columns) of curves (POINTS, columns) over stance.

    The small force the threshold leaves at foot strike and toe-off goes to zero within 3 %.
    """
    s = np.linspace(0.0, 1.0, POINTS)[:, None]
    basis = np.sin(np.pi * s * np.arange(1, count + 1))
    return 2.0 / (POINTS - 1) * basis.T @ stance


def speed_law(
    shapes: list[Shape], column: int, center: float = 3.5
) -> tuple[np.ndarray, np.ndarray]:
    """Return value and slope against speed, at `center`, of the sine coefficients of one component.

    The slope is fitted within runners (each has his own level), the value is the mean of the
    runners' levels: a runner measured at one speed only moves the level and not the slope.
    """
    rows = [(s.runner, s.speed - center, sines(s.stance)[:, column]) for s in shapes]
    rows = [row for row in rows if np.isfinite(row[2]).all()]
    names = sorted({name for name, _, _ in rows})
    design = np.zeros((len(rows), len(names) + 1))
    for i, (name, speed, _) in enumerate(rows):
        design[i, names.index(name)] = 1.0
        design[i, -1] = speed
    fit = np.linalg.lstsq(design, np.array([row[2] for row in rows]), rcond=None)[0]
    return fit[:-1].mean(axis=0), fit[-1]


def to_published_peak(row: np.ndarray, speed: float, duty_factor: float) -> np.ndarray:
    """Return normal-force sines whose peak, over the duty factor, is that of the published groups.

    The few runners with public curves are not the groups whose peaks were published. The shape is
    multiplied by 1 + share * sin(pi s), which moves force between the middle and the ends of
    stance. The groups' peaks are smoothed by a parabola in speed. The peak is sought from
    LANDED on: a curve that sags in the middle can have a peak of landing as high.
    """
    speeds, published, people = np.array(PEAKS).T
    wanted = np.polyval(np.polyfit(speeds, published, 2, w=np.sqrt(people)), min(speed, 8.99))
    s = np.linspace(0.0, 1.0, POINTS)[:, None]
    curve = np.sin(np.pi * s * np.arange(1, len(row) + 1)) @ row[:, None]
    curves = np.maximum(curve, 0.0) * (1.0 + np.linspace(-0.7, 3.0, 1851) * np.sin(np.pi * s))
    curves /= curves.mean(axis=0)
    peaks = curves[s[:, 0] >= LANDED].max(axis=0)
    best = np.argmin(np.abs(peaks / duty_factor - wanted))
    return sines(curves[:, [best]], len(row))[:, 0]
