"""EMG: the sharing of joint moments against measured muscle activity of one treadmill run."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
from tools.validation.claim import Theme, aside, shown

from runatomy.body.coordinates import COORDINATES
from runatomy.body.model import build_body
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import pose_body
from runatomy.mechanics.musculature import musculature
from runatomy.mechanics.solve import solve_part
from runatomy.muscle.clock import StrideClock
from runatomy.terms.arrays import FloatArray

MASS, HEIGHT = 72.84, 1.80  # [kg], [m] of the man who ran
ELECTRODES: Mapping[str, tuple[str, ...]] = {
    "SOL": ("soleus",),
    "GASLAT": ("gaslat",),
    "GASMED": ("gasmed",),
    "TA": ("tibant",),
    "SM": ("semimem",),
    "BFLH": ("bflh",),
    "VL": ("vaslat",),
    "VM": ("vasmed",),
    "RF": ("recfem",),
    "GMAX": ("glmax1", "glmax2", "glmax3"),
    "GMED": ("glmed1", "glmed2", "glmed3"),
}
NAMES = {
    "SOL": "soleus",
    "GASLAT": "gastrocnemius lateralis",
    "GASMED": "gastrocnemius medialis",
    "TA": "tibialis anterior",
    "SM": "semimembranosus",
    "BFLH": "biceps femoris, long head",
    "VL": "vastus lateralis",
    "VM": "vastus medialis",
    "RF": "rectus femoris",
    "GMAX": "gluteus maximus",
    "GMED": "gluteus medius",
}
FRAMES = 100  # of each stride
LAGS = np.arange(-0.100, 0.101, 0.010)  # [s] of activity before activation
CUT_OFF = 15.0  # [Hz] of angles, as in the moments
CONTACT = 50.0  # [N]
LONGEST = 1.0  # [s] of a stride; more means that a contact was missed

Table = dict[str, FloatArray]


def emg(shared: Path) -> Theme:
    """Return how activations agree with measured activity, or a sentence where it is absent."""
    title, trial = "Measured muscle activity", shared / "mocap" / "rajagopal_run"
    if not trial.is_dir():
        return Theme(title=title, intro="The recording was not there when this page was written.")
    strides = _strides(trial)
    time, ours = _shared(trial, strides)
    yardstick = _yardstick(trial, time)
    measured = _table(trial / "emg_run.txt")
    (lag, found), (other_lag, other) = (
        _agreement(time, one, measured) for one in (ours, yardstick)
    )
    return Theme(
        title=title,
        intro=(
            "For information, until whole laboratory recordings can be analyzed: the trial of "
            f"Rajagopal et al. (2016), one man at about 4 m/s, {len(strides)} strides. Joint "
            "angles and moments are OpenSim's; muscle paths, muscles and sharing are ours. "
            "Pearson's r of activation with the right leg's EMG over all those strides, at the "
            f"one lag that fits all muscles best (ours: EMG {1000 * lag:.0f} ms ahead; OpenSim's "
            f"static optimization over the same frames: {1000 * other_lag:.0f} ms)."
        ),
        claims=(
            *(
                aside(
                    NAMES[name].capitalize(),
                    "OpenSim 4.6, static optimization",
                    shown(other[name], "r = {:.2f}"),
                    shown(found[name], "r = {:.2f}"),
                )
                for name in ELECTRODES
            ),
            aside(
                "Mean of the eleven",
                "OpenSim 4.6, static optimization",
                shown(float(np.mean(list(other.values()))), "r = {:.2f}"),
                shown(float(np.mean(list(found.values()))), "r = {:.2f}"),
            ),
        ),
    )


def _table(path: Path) -> Table:
    """Read a table of OpenSim (.mot, .sto), or one with names in its first row."""
    lines = path.read_text(encoding="utf-8").splitlines()
    ends = [i + 1 for i, line in enumerate(lines) if line.strip() == "endheader"]
    first = ends[0] if ends else 0
    while not lines[first].strip():
        first += 1
    rows = np.loadtxt(lines[first + 1 :])
    return dict(zip(lines[first].split(), rows.T, strict=True))


def _strides(trial: Path) -> list[tuple[float, float]]:
    """Return start and end [s] of every whole stride of the right leg with known moments."""
    force = _table(trial / "grf_run.mot")
    moments = _table(trial / "opensim" / "id_run.sto")["time"]
    on = force["R_ground_force_vy"] > CONTACT
    strikes = force["time"][1:][on[1:] & ~on[:-1]]
    return [
        (float(a), float(b))
        for a, b in pairwise(strikes)
        if a >= moments[0] and b <= moments[-1] and b - a < LONGEST
    ]


def _shared(trial: Path, strides: list[tuple[float, float]]) -> tuple[FloatArray, Table]:
    """Return time [s] and our activation of each electrode's muscle over all strides."""
    angles = _table(trial / "opensim" / "ik_run.mot")
    moments = _table(trial / "opensim" / "id_run.sto")
    body = build_body(MASS, HEIGHT)
    part = next(part for part in musculature(body) if part.name == "r")
    names = [name for name, _ in part.drives]
    times, curves = [], []
    for start, end in strides:
        time = start + (end - start) * np.arange(FRAMES) / FRAMES
        values = _periodic_angles(angles, start, end)
        still = np.zeros_like(values)
        paths = muscle_paths(body, pose_body(body, values, still, still))
        asked = [np.interp(time, moments["time"], moments[f"{n}_moment"]) for n in part.moments]
        solution = solve_part(part, paths, np.stack(asked, axis=1), StrideClock(end - start))
        times.append(time)
        curves.append(solution.activation)
    whole = np.concatenate(curves)
    weight = part.drive_mass
    pooled = {}
    for name, muscles in ELECTRODES.items():
        columns = [names.index(muscle) for muscle in muscles]
        pooled[name] = whole[:, columns] @ weight[columns] / weight[columns].sum()
    return np.concatenate(times), pooled


def _periodic_angles(angles: Table, start: float, end: float) -> FloatArray:
    """Return the coordinates [rad] (frames, coordinates) of one stride, its drift taken out."""
    from scipy.signal import butter, filtfilt

    rate = 1.0 / float(np.median(np.diff(angles["time"])))
    low = butter(2, CUT_OFF, fs=rate)
    time = start + (end - start) * np.arange(FRAMES + 1) / FRAMES
    values = np.zeros((FRAMES, len(COORDINATES)))
    for i, name in enumerate(COORDINATES):
        if name.startswith("pelvis") or name not in angles:
            continue
        curve = np.interp(time, angles["time"], filtfilt(*low, np.radians(angles[name])))
        ramp = (curve[-1] - curve[0]) * (np.arange(FRAMES + 1) / FRAMES - 0.5)
        values[:, i] = (curve - ramp)[:-1]
    return values


def _yardstick(trial: Path, time: FloatArray) -> Table:
    """Return OpenSim's activation of each electrode's muscle at the same times."""
    table = _table(trial / "opensim" / "so_activation.sto")
    return {
        name: np.mean([np.interp(time, table["time"], table[f"{m}_r"]) for m in muscles], axis=0)
        for name, muscles in ELECTRODES.items()
    }


def _agreement(time: FloatArray, curves: Table, measured: Table) -> tuple[float, dict[str, float]]:
    """Return the best common lag [s] and Pearson's r of each muscle at it."""
    best: tuple[float, dict[str, float]] = (0.0, {})
    for lag in LAGS:
        found = {
            name: float(
                np.corrcoef(curve, np.interp(time - lag, measured["time"], measured[name]))[0, 1]
            )
            for name, curve in curves.items()
        }
        if not best[1] or sum(found.values()) > sum(best[1].values()):
            best = (float(lag), found)
    return best
