"""Joint angles: cut into strides, mirror the left onto the right, average, expand in harmonics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .recordings import Table, contacts, low_pass, read_motion, sampling_rate
from .strikes import LAG_SPRINTER, foot_strikes

LEG = ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle")
FOOT = ("subtalar_angle", "mtp_angle")
PELVIS = {"pelvis_tilt": 1, "pelvis_list": -1, "pelvis_rotation": -1}  # sign under mirroring
TRUNK = {"lumbar_extension": 1, "lumbar_bending": -1, "lumbar_rotation": -1}
ARM = ("arm_flex", "arm_add", "arm_rot", "elbow_flex", "pro_sup")
SPRINTS = {"run0350cms": 3.54, "run0500cms": 5.21, "run0700cms": 7.02, "run0900cms": 9.51}
SAMPLES = 200  # of a stride
HARMONICS = 10
FEW = {"hip_adduction": 6, "hip_rotation": 4, "subtalar_angle": 3, "mtp_angle": 6}  # harmonics
FEW |= {"arm_add": 3, "arm_rot": 3, "arm_flex": 4, "elbow_flex": 4, "pro_sup": 0}
FEW |= {"lumbar_extension": 4, "lumbar_bending": 5, "lumbar_rotation": 5}
SHRINK = {"subtalar_angle": 0.5}  # one runner only, and the noisiest angle of all
# At zero tilt the line from the back to the front spines of the pelvis falls by 11.7 degrees in the
# runners' models (markers moved to their standing posture) and by 5.9 in the generic skeleton,
# whose muscles are meant: the pelvis is tilted forward, and the hip flexed, by the difference.
PELVIS_ZERO = 11.7 - 5.9  # [deg]
DEGREE = np.pi / 180.0

Curves = dict[str, np.ndarray]


def stride_curves(
    motion: Table, strikes: Mapping[str, list[float]], cutoff: float
) -> tuple[Curves, float]:
    """Return each angle's mean curve [deg] (SAMPLES,) from right foot strike, and stride time [s].

    Strides of the left foot are mirrored: its own leg and arm stand for the right, and list,
    bending and the rotations of pelvis and trunk change sign.
    """
    time, rate = motion["time"], sampling_rate(motion["time"])
    smooth = {k: low_pass(v, rate, cutoff) for k, v in motion.items() if k != "time"}
    signs = PELVIS | TRUNK
    rows: dict[str, list[np.ndarray]] = {}
    lengths = []
    for side, sign in (("r", 1), ("l", -1)):
        columns = {f"{name}_{side}": (name, 1) for name in (*LEG, *FOOT, *ARM)}
        columns |= {name: (name, mirrored if sign < 0 else 1) for name, mirrored in signs.items()}
        for start, end in zip(strikes[side][:-1], strikes[side][1:], strict=True):
            if not 0.35 < end - start < 1.1:  # a strike was missed
                continue
            lengths.append(end - start)
            at = start + (end - start) * np.arange(SAMPLES) / SAMPLES
            for column, (name, factor) in columns.items():
                if column in smooth:
                    rows.setdefault(name, []).append(factor * np.interp(at, time, smooth[column]))
    return {k: np.mean(v, axis=0) for k, v in rows.items()}, float(np.mean(lengths))


def runners(folder: Path) -> dict[float, list[tuple[Curves, float]]]:
    """Return the mean curves and stride times of every Fukuchi runner by speed [m/s]."""
    found: dict[float, list[tuple[Curves, float]]] = {}
    for path in sorted(folder.glob("*_ik_complex.mot")):
        motion = read_motion(path)
        speed = int(path.name.split("_")[1][1:]) / 10
        found.setdefault(speed, []).append(stride_curves(motion, foot_strikes(motion), 15.0))
    return found


def sprinter(folder: Path) -> dict[float, tuple[Curves, float]]:
    """Return the mean curves and stride times of the Dorn sprinter by speed [m/s]."""
    found = {}
    for name, speed in SPRINTS.items():
        motion = read_motion(folder / f"{name}.mot")
        strikes = foot_strikes(motion, lead=None, lag=LAG_SPRINTER)
        found[speed] = stride_curves(motion, strikes, 20.0)
    return found


def force_cut(motion_path: Path, force_path: Path, mass: float) -> tuple[Curves, float]:
    """Return the mean curves and stride time of a trial cut by its own forces.

    A trial of a single stride (one strike a foot) is closed with twice the time between the feet.
    """
    motion, force = read_motion(motion_path), read_motion(force_path)
    rate = sampling_rate(force["time"])
    strikes = {}
    for side in "rl":
        up = low_pass(force[f"{side.upper()}_ground_force_vy"], rate, 45.0) / (mass * 9.80665)
        strikes[side] = [force["time"][0] + strike for strike, _ in contacts(up, rate)]
    if all(len(times) == 1 for times in strikes.values()):
        stride = 2.0 * abs(strikes["l"][0] - strikes["r"][0])
        first = min("rl", key=lambda side: strikes[side][0])
        strikes[first].append(strikes[first][0] + stride)
    return stride_curves(motion, strikes, 15.0)


def harmonics(curve: np.ndarray, parity: str, count: int = HARMONICS) -> np.ndarray:
    """Return mean, cosines and sines (2 count + 1,) of a periodic curve, keeping its symmetry."""
    spectrum = np.fft.rfft(curve) / len(curve)
    k = np.arange(1, count + 1)
    cosines, sines = 2 * spectrum[1 : count + 1].real, -2 * spectrum[1 : count + 1].imag
    kept = {"even": k % 2 == 0, "odd": k % 2 == 1, "any": k > 0}[parity]
    mean = 0.0 if parity == "odd" else spectrum[0].real
    return np.concatenate([[mean], np.where(kept, cosines, 0.0), np.where(kept, sines, 0.0)])


def parity(name: str) -> str:
    """Return which harmonics an angle of the middle of the body keeps: even, odd or any."""
    sign = (PELVIS | TRUNK).get(name)
    return "any" if sign is None else ("even" if sign > 0 else "odd")


def on_generic_pelvis(rows: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return harmonics [deg] of a Fukuchi runner with pelvis and hip against the generic pelvis."""
    moved = {name: row.copy() for name, row in rows.items()}
    moved["pelvis_tilt"][0] -= PELVIS_ZERO
    moved["hip_flexion"][0] += PELVIS_ZERO
    return moved


def limited(name: str, row: np.ndarray) -> np.ndarray:
    """Return the harmonics with those beyond FEW set to zero, in radians."""
    k = np.concatenate([[0], np.arange(1, HARMONICS + 1), np.arange(1, HARMONICS + 1)])
    return np.where(k <= FEW.get(name, HARMONICS), row, 0.0) * SHRINK.get(name, 1.0) * DEGREE
