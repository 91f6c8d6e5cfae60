"""Fit how joint angles shift on slopes, so that closed strides share work as measured by grade.

Run: python tools/fit_slope_shifts.py  (needs the extra `model`; about three minutes)

It prints the bumps of `runatomy/strides/normal/shifts.py` and what they reach; the numbers are
rounded and written there by hand, since their sizes are a judgment: the fit is held near values
whose direction is published, and it is stopped early, before it leaves those directions.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import least_squares

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.mechanics.closing.steady import close_stride
from runatomy.strides.normal import normal_stride, pressure, shifts
from runatomy.strides.normal.shifts import Bump

# name: value to start from, and how far it may reasonably move (a prior of one deviation)
PARAMETERS = {
    "pressure": (0.3, 0.3),
    "trunk climb": (-0.25, 0.4),
    "trunk descent": (0.0, 0.4),
    "climb hip swing": (38.0, 20.0),
    "climb hip toe-off": (0.0, 20.0),
    "climb knee strike": (60.0, 25.0),
    "climb knee stance": (0.0, 25.0),
    "climb knee toe-off": (-20.0, 20.0),
    "climb ankle stance": (0.0, 20.0),
    "climb ankle toe-off": (-15.0, 15.0),
    "descent hip swing": (-10.0, 20.0),
    "descent hip toe-off": (0.0, 20.0),
    "descent knee strike": (-40.0, 25.0),
    "descent knee stance": (45.0, 25.0),
    "descent knee toe-off": (0.0, 25.0),
    "descent ankle stance": (0.0, 20.0),
    "descent ankle toe-off": (0.0, 15.0),
}
NAMES = tuple(PARAMETERS)
START = np.array([value for value, _ in PARAMETERS.values()])
REACH = np.array([reach for _, reach in PARAMETERS.values()])

# What was measured: Roberts & Belliveau 2005 (net work of the hip in stance [J/kg] and its range
# [deg], level to 12 degrees) and Nuckols et al. 2020 (joint powers at -10 and +10 % over level);
# value and tolerance.
TARGETS = {
    "hip stance up": (1.05, 0.10),
    "hip range up": (7.5, 1.0),
    "hip work up": (1.2, 0.25),
    "ankle work up": (0.5, 0.25),
    "knee absorbs down": (1.31, 0.05),
    "knee absorbs up": (0.83, 0.05),
    "ankle total down": (0.76, 0.10),
    "ankle total up": (1.02, 0.10),
    "hip total down": (0.96, 0.15),
    "hip total up": (1.57, 0.15),
    "knee work down": (-1.2, 0.3),
    "hip work down": (-0.5, 0.3),
}
SHIFT_LIMIT = 4.0  # [deg] rms beyond which closing the stride has to bend the angles too far


def use(values: np.ndarray) -> None:
    """Put these values into the normal stride."""
    v = dict(zip(NAMES, values, strict=True))
    for table, way in ((shifts.CLIMB, "climb"), (shifts.DESCENT, "descent")):
        table["hip_flexion"] = (  # type: ignore[index]
            Bump(v[f"{way} hip swing"], 0.97, 0.12),
            Bump(v[f"{way} hip toe-off"], 0.35, 0.08),
        )
        table["knee_angle"] = (  # type: ignore[index]
            Bump(v[f"{way} knee strike"], 0.0, 0.05),
            Bump(v[f"{way} knee stance"], 0.16, 0.06),
            Bump(v[f"{way} knee toe-off"], 0.36, 0.06),
        )
        table["ankle_angle"] = (  # type: ignore[index]
            Bump(v[f"{way} ankle stance"], 0.15, 0.08),
            Bump(v[f"{way} ankle toe-off"], 0.39, 0.06),
        )
    shifts.TRUNK_LEAN_CLIMB = v["trunk climb"]
    shifts.TRUNK_LEAN_DESCENT = v["trunk descent"]
    pressure.CLIMB_SHIFT = v["pressure"]


def joints(body: BodyModel, speed: float, slope: float) -> dict[str, float]:
    """Return net work per step [J/kg] and sagittal powers [W/kg] of hip, knee and ankle."""
    stride = close_stride(body, normal_stride(speed, slope))
    power = stride.dynamics.force * stride.rates / body.mass
    step = stride.motion.stride_time / 2.0
    found = {}
    for joint, main in (("hip", "hip_flexion"), ("knee", "knee_angle"), ("ankle", "ankle_angle")):
        every = [i for name, i in INDEX.items() if name.startswith(joint)]
        sagittal = power[:, [INDEX[f"{main}_r"], INDEX[f"{main}_l"]]]
        found[f"{joint} work"] = float(power[:, every].sum(axis=1).mean() * step)
        found[f"{joint} absorbs"] = float(-np.minimum(sagittal, 0.0).sum(axis=1).mean())
        found[f"{joint} total"] = float(np.abs(sagittal).sum(axis=1).mean())
    power_of_hip = power[:, [i for n, i in INDEX.items() if n.startswith("hip") and n[-1] == "r"]]
    on = stride.motion.contact_r
    found["hip stance"] = float(power_of_hip[on].sum() * stride.motion.stride_time / len(power))
    found["hip range"] = float(np.degrees(np.ptp(stride.motion.angles["hip_flexion_r"][on])))
    bent = stride.shift[:, [INDEX[n] for n in ("hip_flexion_r", "knee_angle_r", "ankle_angle_r")]]
    found["shift"] = float(np.degrees(np.sqrt((bent**2).mean())))
    return found


def reached(body: BodyModel) -> dict[str, float]:
    """Return what the normal stride reaches of the targets."""
    level, fast = joints(body, 2.5, 0.0), joints(body, 3.0, 0.0)
    down, up = joints(body, 2.5, -0.1), joints(body, 2.5, 0.1)
    steep_down, steep_up = joints(body, 3.0, -0.2), joints(body, 3.0, 0.2)
    found = {
        f"{joint} {kind} {way}": here[f"{joint} {kind}"] / level[f"{joint} {kind}"]
        for joint in ("hip", "knee", "ankle")
        for kind in ("absorbs", "total")
        for way, here in (("down", down), ("up", up))
    }
    for joint in ("hip", "knee", "ankle"):
        found[f"{joint} work down"] = steep_down[f"{joint} work"] - fast[f"{joint} work"]
        found[f"{joint} work up"] = steep_up[f"{joint} work"] - fast[f"{joint} work"]
    for name in ("hip stance", "hip range"):
        found[f"{name} up"] = steep_up[name] - fast[name]
    found["shift"] = max(steep_down["shift"], steep_up["shift"])
    return found


def main() -> None:
    """Fit and print."""
    body = build_body(70.0, 1.75)

    def misses(moves: np.ndarray) -> np.ndarray:
        use(START + moves * REACH)
        found = reached(body)
        off = [(found[name] - value) / size for name, (value, size) in TARGETS.items()]
        return np.array([*off, *moves, max(found["shift"] - SHIFT_LIMIT, 0.0)])

    fit = least_squares(misses, np.zeros(len(START)), diff_step=0.1, max_nfev=6)
    values = START + fit.x * REACH
    use(values)
    for name, value in zip(NAMES, values, strict=True):
        print(f"{name:22} {value:8.2f}")
    for name, value in reached(body).items():
        target = TARGETS.get(name)
        print(f"{name:22} {value:8.2f}" + (f"   measured {target[0]:.2f}" if target else ""))


if __name__ == "__main__":
    main()
