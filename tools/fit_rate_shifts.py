"""Fit how joint angles shift with step rate, so that closed strides change as was measured.

Run: python tools/fit_rate_shifts.py  (needs the extra `model`; about five minutes)

It prints the bumps of `RATE` in `runatomy/strides/normal/shifts.py` and what they reach; they are
rounded and written there by hand. The fit begins at what is written there and is held near it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import least_squares

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import CUTOFF, mechanics_of
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.muscle.clock import periodic_low_pass
from runatomy.strides.normal import normal_step_rate, normal_stride, shifts
from runatomy.strides.normal.shifts import Bump

SPEED = 2.9  # [m/s] of both studies' order
SLOW, FAST = 0.9, 1.1  # [-] of the usual step rate
FIXED = "hip_adduction"  # as published, nothing to fit
REACH = {"hip_flexion": 20.0, "knee_angle": 30.0, "ankle_angle": 10.0}  # [deg] a prior's deviation
LOADING, FRAMES = 0.15, 60  # [stride], of swing

# What was measured at 90 and 110 % over the usual step rate, and a tolerance. Work: Heiderscheit
# et al. 2011. Moments: as the forces of the muscles that give most of them (Lenhart et al. 2014).
CHANGES = {
    "knee work": (1.33, 0.71, 0.06),
    "hip work": (1.45, 0.82, 0.12),
    "ankle work": (1.27, 0.87, 0.10),
    "hip extension in stance": (1.13, 0.92, 0.06),  # gluteus maximus
    "hip abduction in stance": (1.08, 0.89, 0.05),  # gluteus medius and minimus
}
# Moments in swing [N m/kg] keep their course and change in size, as the muscles of hip and thigh
# do that give them (the same; 16 rows, -3 to -17 and -2 to +16 %): a tolerance of what is left.
SWING, SWING_LEFT = {SLOW: 0.92, FAST: 1.05}, 0.06
# Peak forces at 110 % over those at the usual step rate, and a tolerance (Lenhart et al. 2014): the
# muscles that moments alone leave far from what was found.
FORCES = {
    ("recfem", "stance"): (0.88, 0.025),
    ("recfem", "early swing"): (1.14, 0.03),
    ("glmax", "stance"): (0.92, 0.025),
    ("glmed", "stance"): (0.89, 0.025),
    ("iliacus", "early swing"): (1.06, 0.075),
    ("semimem", "late swing"): (1.03, 0.06),
}
# Angles [deg] at 90 % less those at 110 %, and a tolerance; those of Heiderscheit et al. 2011, and
# two that nobody published, which hold the leg near what it does.
ANGLES = {
    "hip in loading": (7.1, 0.5),
    "knee at contact": (-2.7, 0.4),
    "knee in stance": (7.8, 0.6),
    "hip most extended": (5.0, 2.0),
    "knee in swing": (8.0, 6.0),
}


class Measured(NamedTuple):
    """What the right leg does at one step rate."""

    sizes: dict[str, float]  # work in stance [J/kg], moments [N m/kg], angles [deg]
    swing: np.ndarray  # [N m/kg] (2, FRAMES) moments of hip and knee through swing
    forces: np.ndarray  # [N] peaks, in the order of FORCES


def measured(body: BodyModel, leg: Part, rate: float) -> Measured:
    """Return what the right leg does at a share of the usual step rate."""
    stride = close_stride(body, normal_stride(SPEED, 0.0, rate * normal_step_rate(SPEED)))
    motion, force = stride.motion, stride.dynamics.force
    on, share = motion.contact_r, np.arange(len(force)) / len(force)
    moment = periodic_low_pass(force, motion.stride_time, CUTOFF) / body.mass
    hip, knee, side = (
        moment[:, INDEX[name]] for name in ("hip_flexion_r", "knee_angle_r", "hip_adduction_r")
    )
    work = np.abs((force * stride.rates)[on] / body.mass).sum(axis=0)
    work *= motion.stride_time / len(force)
    hips = [i for name, i in INDEX.items() if name.startswith("hip") and name.endswith("_r")]
    thigh, shank = (np.degrees(motion.angles[n]) for n in ("hip_flexion_r", "knee_angle_r"))
    off = np.linspace(motion.contact_time / motion.stride_time, 1.0, FRAMES)
    sizes = {
        "knee work": float(work[INDEX["knee_angle_r"]]),
        "hip work": float(work[hips].sum()),
        "ankle work": float(work[INDEX["ankle_angle_r"]]),
        "hip extension in stance": float(-hip[on].min()),
        "hip abduction in stance": float(-side[on].min()),
        "hip in loading": float(thigh[share < LOADING].max()),
        "knee at contact": float(shank[0]),
        "knee in stance": float(shank[on].max()),
        "hip most extended": float(thigh.min()),
        "knee in swing": float(shank.max()),
    }
    swing = [np.interp(off, share, curve, period=1.0) for curve in (hip, knee)]
    return Measured(sizes, np.stack(swing), _peaks(body, stride, leg))


def _peaks(body: BodyModel, stride: SteadyStride, leg: Part) -> np.ndarray:
    """Return the peak forces [N] of FORCES; a muscle's compartments pull together."""
    mechanics = mechanics_of(body, stride, (leg,))
    on = stride.motion.contact_r
    share = np.arange(len(on)) / len(on)
    half = 0.5 * (1.0 + stride.motion.contact_time / stride.motion.stride_time)
    when = {"stance": on, "early swing": ~on & (share < half), "late swing": share >= half}
    found = []
    for name, phase in FORCES:
        columns = [i for i, (unit, _) in enumerate(mechanics.muscles) if unit.startswith(name)]
        found.append(mechanics.force[when[phase]][:, columns].sum(axis=1).max())
    return np.array(found)


def reached(body: BodyModel, leg: Part, usual: Measured) -> dict[str, tuple[float, ...]]:
    """Return what the shifts reach: ratios at both step rates, differences of angles.

    And how far the moments in swing are from keeping their course [N m/kg, RMS], hip and knee, and
    the ratio of each peak force at the faster step rate.
    """
    slow, fast = (measured(body, leg, rate) for rate in (SLOW, FAST))
    ratios = {n: tuple(one.sizes[n] / usual.sizes[n] for one in (slow, fast)) for n in CHANGES}
    angles = {name: (slow.sizes[name] - fast.sizes[name],) for name in ANGLES}
    left = [slow.swing - SWING[SLOW] * usual.swing, fast.swing - SWING[FAST] * usual.swing]
    rms = np.sqrt((np.stack(left) ** 2).mean(axis=2))
    forces = {
        " ".join(key): (float(ratio),)
        for key, ratio in zip(FORCES, fast.forces / usual.forces, strict=True)
    }
    swing = {"swing hip": tuple(rms[:, 0]), "swing knee": tuple(rms[:, 1])}
    return ratios | angles | swing | forces


def main() -> None:
    """Fit and print."""
    body = build_body(70.0, 1.75)
    leg = musculature(body)[0]
    usual, start = measured(body, leg, 1.0), dict(shifts.RATE)
    free = [(name, i) for name, rows in start.items() if name != FIXED for i in range(len(rows))]
    asked = CHANGES | ANGLES | {" ".join(key): target for key, target in FORCES.items()}

    def use(moves: np.ndarray) -> None:
        """Put the bumps, moved by so many deviations, into the normal stride."""
        rows = {name: list(bumps) for name, bumps in start.items()}
        for (name, i), move in zip(free, moves.tolist(), strict=True):
            old = rows[name][i]
            rows[name][i] = Bump(old.degrees + REACH[name] * move, old.center, old.width)
        shifts.RATE = {name: tuple(bumps) for name, bumps in rows.items()}

    def misses(moves: np.ndarray) -> np.ndarray:
        use(moves)
        found = reached(body, leg, usual)
        off = [(value - target) / size for name, (*targets, size) in asked.items()
               for value, target in zip(found[name], targets, strict=True)]  # fmt: skip
        off += [x / SWING_LEFT for name in ("swing hip", "swing knee") for x in found[name]]
        return np.array([*off, *moves])

    fit = least_squares(misses, np.zeros(len(free)), diff_step=0.1, max_nfev=7)
    use(fit.x)
    for name, bumps in shifts.RATE.items():
        for old, new in zip(start[name], bumps, strict=True):
            print(f"{name:16} at {old.center:.3f} {new.degrees:7.1f}   written {old.degrees:.1f}")
    for name, values in reached(body, leg, usual).items():
        print(f"{name:32} {np.round(values, 2)}   measured {asked.get(name, (0.0, 0.0))[:-1]}")


if __name__ == "__main__":
    main()
