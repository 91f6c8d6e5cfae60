"""Fit how joint angles and pressure shift uphill, so that closed strides meet what was measured.

Run: python tools/fit_slope_shifts.py  (needs the extra `model`; about three minutes)

It prints the shifts of `runatomy/strides/normal/shifts.py` and `pressure.py`, and what they reach;
the numbers are rounded and written there by hand, since their sizes are a judgment: the fit begins
at what is written there and is held near it. What is reached downhill, where nothing is fitted, is
printed too.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import least_squares
from tools.validation.slopes import SIX, heel_peak

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.mechanics.closing.steady import close_stride
from runatomy.strides.normal import normal_stride, pressure, shifts
from runatomy.strides.normal.shifts import Bump

# name: how far it may reasonably move (a prior of one deviation)
REACHES = {
    "pressure": 0.05,
    "pelvis climb": 0.1,
    "trunk climb": 0.2,
    "hip swing": 20.0,
    "hip toe-off": 20.0,
    "knee strike": 25.0,
    "knee stance": 25.0,
    "knee toe-off": 20.0,
    "ankle stance": 20.0,
    "ankle toe-off": 15.0,
}
NAMES = tuple(REACHES)
REACH = np.array(list(REACHES.values()))

# What was measured, and a tolerance: Roberts & Belliveau 2005 (level to 12 degrees: net work in
# stance [J/kg], range of the hip [deg]), Nuckols et al. 2020 (joint powers at +10 % over level),
# Van Hooren et al. 2024 (Achilles and kneecap per km at +6 degrees over level; the lower end of
# what may be, as ankle power hardly rises), insoles (Horiguchi 2025, Ho 2010).
TARGETS = {
    "hip stance": (0.85, 0.06),
    "hip range": (7.5, 1.5),
    "hip work": (1.13, 0.25),
    "knee stance": (0.0, 0.25),
    "ankle stance": (0.1, 0.2),
    "knee absorbs": (0.83, 0.06),
    "ankle total": (1.02, 0.10),
    "hip total": (1.57, 0.15),
    "ankle moment": (1.22, 0.02),
    "knee moment": (0.89, 0.08),
    "heel": (0.757, 0.04),
    "heel steep": (0.73, 0.04),
}
TWELVE = math.radians(12.0) / math.atan(0.2)  # continued from 20 %, the normal stride's limit
SHIFT_LIMIT = 4.5  # [deg] rms beyond which closing the stride has to bend the angles too far


def written() -> np.ndarray:
    """Return the values that the normal stride has."""
    angles = ("hip_flexion", "knee_angle", "ankle_angle")
    found = [
        pressure.LATE,
        shifts.PELVIS_LEAN_CLIMB,
        shifts.TRUNK_LEAN_CLIMB,
        *(row.degrees for name in angles for row in shifts.CLIMB[name]),
    ]
    return np.array(found)


def use(values: np.ndarray) -> None:
    """Put these values into the normal stride."""
    pressure.LATE = float(values[0])
    shifts.PELVIS_LEAN_CLIMB, shifts.TRUNK_LEAN_CLIMB = float(values[1]), float(values[2])
    sizes = iter(values[3:].tolist())
    shifts.CLIMB = {
        name: tuple(Bump(next(sizes), row.center, row.width) for row in rows)
        for name, rows in shifts.CLIMB.items()
    }


def joints(body: BodyModel, speed: float, slope: float) -> dict[str, float]:
    """Return work a step [J/kg], powers [W/kg] and moments of hip, knee and ankle."""
    stride = close_stride(body, normal_stride(speed, slope))
    force, on = stride.dynamics.force, stride.motion.contact_r
    power = force * stride.rates / body.mass
    period, weight = stride.motion.stride_time, stride.ground[0].force[:, 1].mean()
    found = {}
    for joint, main in (("hip", "hip_flexion"), ("knee", "knee_angle"), ("ankle", "ankle_angle")):
        every = [i for name, i in INDEX.items() if name.startswith(joint)]
        right = [i for name, i in INDEX.items() if name.startswith(joint) and name[-1] == "r"]
        sagittal = power[:, [INDEX[f"{main}_r"], INDEX[f"{main}_l"]]]
        found[f"{joint} work"] = float(power[:, every].sum(axis=1).mean() * period / 2.0)
        found[f"{joint} stance"] = float(power[on][:, right].sum() * period / len(power))
        found[f"{joint} absorbs"] = float(-np.minimum(sagittal, 0.0).sum(axis=1).mean())
        found[f"{joint} total"] = float(np.abs(sagittal).sum(axis=1).mean())
        straight = np.maximum(-force[:, INDEX[f"{main}_r"]], 0.0) * on
        found[f"{joint} moment"] = float(straight.mean() / weight)
    found["hip range"] = float(np.degrees(np.ptp(stride.motion.angles["hip_flexion_r"][on])))
    bent = stride.shift[:, [INDEX[n] for n in ("hip_flexion_r", "knee_angle_r", "ankle_angle_r")]]
    found["shift"] = float(np.degrees(np.sqrt((bent**2).mean())))
    return found


def reached(body: BodyModel, level: dict[float, dict[str, float]], way: float) -> dict[str, float]:
    """Return what the normal stride reaches of the targets, up (`way` 1) or down (-1)."""
    tenth, six, fifth = (joints(body, v, way * s) for v, s in ((2.5, 0.1), (2.78, SIX), (3.0, 0.2)))
    found = {name: TWELVE * (fifth[name] - level[3.0][name])
             for name in ("hip stance", "hip work", "knee stance", "ankle stance")}  # fmt: skip
    found["hip range"] = fifth["hip range"] - level[3.0]["hip range"]
    found |= {name: tenth[name] / level[2.5][name]
              for name in ("knee absorbs", "ankle total", "hip total")}  # fmt: skip
    found |= {name: six[name] / level[2.78][name] for name in ("ankle moment", "knee moment")}
    for name, speed, slope in (("heel", 3.33, SIX), ("heel steep", 2.0, 0.15)):
        found[name] = heel_peak(normal_stride(speed, way * slope)) / heel_peak(normal_stride(speed))
    found["shift"] = max(fifth["shift"], six["shift"])
    return found


def main() -> None:
    """Fit and print."""
    body = build_body(70.0, 1.75)
    level = {speed: joints(body, speed, 0.0) for speed in (2.5, 2.78, 3.0)}
    start = written()

    def misses(moves: np.ndarray) -> np.ndarray:
        use(start + moves * REACH)
        found = reached(body, level, 1.0)
        off = [(found[name] - value) / size for name, (value, size) in TARGETS.items()]
        return np.array([*off, *moves, max(found["shift"] - SHIFT_LIMIT, 0.0)])

    fit = least_squares(misses, np.zeros(len(start)), diff_step=0.1, max_nfev=6)
    values = start + fit.x * REACH
    use(values)
    for name, before, value in zip(NAMES, start, values, strict=True):
        print(f"{name:20} {value:8.2f}   written {before:.2f}")
    up, down = (reached(body, level, way) for way in (1.0, -1.0))
    for name, value in up.items():
        told = f"   measured {TARGETS[name][0]:.2f}" if name in TARGETS else ""
        print(f"{name:20} {value:8.2f}{told}   down {down[name]:.2f}")


if __name__ == "__main__":
    main()
