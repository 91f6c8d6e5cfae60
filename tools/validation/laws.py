"""Laws: what must be so in any steady stride, whoever runs it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from tools.validation.claim import Claim, Theme, aside, below, each, listed, shown
from tools.validation.solved import Closed, Solved, Strides

from runatomy.body.coordinates import INDEX
from runatomy.mechanics.from_motion import stride_from_motion
from runatomy.terms.units import GRAVITY

SPEEDS = (1.8, 2.5, 3.0, 3.5, 4.0, 4.5, 5.2, 6.0, 7.0, 8.0, 9.0, 9.5)  # [m/s]
SHARED = (2.5, 3.0, 3.5, 4.0, 4.5)  # [m/s] at which muscles are asked for
SLOPES = (-0.20, -0.15, -0.10, -0.05, 0.05, 0.10, 0.15, 0.20)  # [-]
HILL_SPEEDS = (1.8, 2.5, 3.5, 5.0, 6.0)  # [m/s]
CLIMB = (0.70, 1.10)  # [-] of the work against gravity that joints must give
UPHILL = (3.0, 0.05)  # [m/s], [-] of the mirror's test
UNEVEN = 0.05  # [rad] more right hip flexion


def laws(strides: Strides) -> Theme:
    """Return the laws of force, work, sharing and mirror."""
    hills = {(v, s): strides.closed(v, s) for v in HILL_SPEEDS for s in SLOPES}
    level = {v: strides.closed(v) for v in SPEEDS}
    shared = {v: strides.solved(v) for v in SHARED}
    return Theme(
        title="Laws",
        intro=(
            "No measurement enters here. Speeds on the level: "
            f"{listed(SPEEDS, '{:g}')} m/s; on slopes: {listed(HILL_SPEEDS, '{:g}')} m/s at "
            f"{listed((100 * s for s in SLOPES), '{:+.0f}')} %; with muscles, where not said "
            f"otherwise: {listed(SHARED, '{:g}')} m/s on the level. The largest deviation counts."
        ),
        claims=(
            below(
                "law_weight", "Mean vertical force over the stride is body weight", 0.01,
                max(abs(_vertical(c) - 1.0) for c in [*hills.values(), *level.values()]),
                "{:.1e} BW",
            ),
            below(
                "law_duty", "Mean force over contact is 1 / duty factor, level", 1e-6,
                max(abs(_over_contact(c) * c.motion.duty_factor - 1.0) for c in level.values()),
                "{:.1e}",
            ),
            _level_work(level),
            *(_climb(hills, slope) for slope in SLOPES),
            below(
                "law_sharing", "Muscle moments and reserves are the joint moments", 1e-6,
                max(_unbooked(s) for s in shared.values()), "{:.1e} of the peak moment",
            ),
            *(_reserve(shared, name) for name in next(iter(shared.values())).reserve_shares),
            *(
                below(
                    f"law_mirror_{name}",
                    f"A stride at 3 m/s, +5 %, mirrored, gives mirrored muscle forces: {name}",
                    0.001, off, "{:.1e} BW",
                )
                for name, off in mirror(strides, UPHILL, 0.0).items()
            ),
            aside(
                "The same of an uneven stride, the right hip "
                f"{math.degrees(UNEVEN):.1f}° more bent: legs / trunk (the closing of strides "
                "knows even ones only, and so does the atlas)",
                "law", "0", listed(mirror(strides, UPHILL, UNEVEN).values(), "{:.1e}") + " BW",
            ),
        ),
        notes=(
            "Net joint work over a level stride by speed: "
            + ", ".join(f"{v:g} m/s {shown(c.net_work, '{:+.3f}')}" for v, c in level.items())
            + " J/kg.",
            _quality(shared),
        ),
    )  # fmt: skip


def _vertical(closed: Closed) -> float:
    """Return the mean vertical force of both feet [BW], vertical by gravity."""
    motion = closed.motion
    force = (motion.ground_force_r + motion.ground_force_l).mean(axis=0)
    return float(force[1] + motion.slope * force[0]) / math.hypot(1.0, motion.slope)


def _over_contact(closed: Closed) -> float:
    """Return the mean normal force over one contact [BW]: impulse by contact time."""
    impulse = float(closed.motion.ground_force_r[:, 1].mean()) * closed.motion.stride_time
    return impulse / closed.motion.contact_time


def _level_work(level: dict[float, Closed]) -> Claim:
    """Return the claim that a level stride needs no net work of the joints."""
    speed = max(level, key=lambda v: abs(level[v].net_work))
    return Claim(
        key="law_level_work",
        what=f"Net work of all joints over a level stride is zero ({listed(level, '{:g}')} m/s)",
        source="law",
        published="0",
        tolerance="at most 0.15 J/kg",
        ours=f"{shown(level[speed].net_work, '{:.3f}')} J/kg at {speed:g} m/s",
        holds=abs(level[speed].net_work) <= 0.15,
    )


def _climb(hills: dict[tuple[float, float], Closed], slope: float) -> Claim:
    """Return the claim that joints do the work against gravity on one slope, at every speed."""
    shares = []
    for speed in HILL_SPEEDS:
        closed = hills[speed, slope]
        rise = slope / math.hypot(1.0, slope) * speed * closed.motion.stride_time
        shares.append(closed.net_work / (GRAVITY * rise))
    return Claim(
        key=f"law_climb_{100 * slope:+.0f}",
        what=f"Net joint work over m g Δh at {shown(100 * slope, '{:+.0f}')} % "
        f"({listed(HILL_SPEEDS, '{:g}')} m/s)",
        source="law",
        published="100 %",
        tolerance="70 to 110 %",
        ours=listed((100 * share for share in shares), "{:.0f}") + " %",
        holds=all(CLIMB[0] <= share <= CLIMB[1] for share in shares),
    )


def _unbooked(solved: Solved) -> float:
    """Return the largest gap between moments asked and given, over the moment's peak [-]."""
    mechanics = solved.mechanics
    asked = mechanics.moment[:, [INDEX[name] for name in mechanics.shared]]
    gap = np.abs(mechanics.muscle_moment + mechanics.reserve - asked).max(axis=0)
    return float((gap / np.abs(asked).max(axis=0)).max())


def _reserve(shared: dict[float, Solved], name: str) -> Claim:
    """Return the claim that one coordinate's reserve stays small at every speed."""
    shares = [solved.reserve_shares[name] for solved in shared.values()]
    return Claim(
        key=f"law_reserve_{name}",
        what=f"Reserve of `{name}`, of its peak moment ({listed(SHARED, '{:g}')} m/s)",
        source="law",
        published="0",
        tolerance="under 5 %",
        ours=listed((100 * share for share in shares), "{:.1f}") + " %",
        holds=max(shares) < 0.05,
    )


def mirror(strides: Strides, where: tuple[float, float], uneven: float) -> dict[str, float]:
    """Return how far [BW] muscle forces are from those of the mirrored motion, legs and trunk.

    `where` is speed [m/s] and slope; `uneven` [rad] bends the right hip more.
    """
    motion = strides.motion(*where)
    angles = dict(motion.angles)
    angles["hip_flexion_r"] = angles["hip_flexion_r"] + uneven
    motion = replace(motion, angles=angles)
    plain = stride_from_motion(strides.body, motion, strides.parts)
    mirrored = stride_from_motion(strides.body, motion.mirrored(), strides.parts)
    order = [plain.muscles.index((n, "l" if s == "r" else "r")) for n, s in plain.muscles]
    back = np.roll(mirrored.force[:, order], len(motion.phase) // 2, axis=0)
    off = np.abs(back - plain.force).max(axis=0) / (strides.body.mass * GRAVITY)
    trunk = len(strides.parts[-1].drives)
    return {"legs": float(off[:-trunk].max()), "trunk": float(off[-trunk:].max())}


def _quality(shared: dict[float, Solved]) -> str:
    """Return how well the strides closed and the sharing settled, in a sentence."""

    def of(measure: str, form: str = "{:.2f}") -> str:
        return each(SHARED, lambda v: _measures(shared[v])[measure], form)

    return (
        f"How well the strides closed at {listed(SHARED, '{:g}')} m/s (no tolerance is set): "
        f"slip of the loaded point of the foot {of('slip')} m/s at worst (at foot strike) and "
        f"{of('mean slip')} m/s on average, weighted by load; largest residual force at "
        f"the pelvis {of('force', '{:.3f}')} BW and residual moment {of('moment')} N·m/kg; "
        f"last relative change of tendon force {of('change')}; "
        f"frames not solved {of('unsolved', '{:.0f}')}."
    )


def _measures(solved: Solved) -> dict[str, float]:
    mechanics = solved.mechanics
    residual = np.abs(mechanics.moment[:, :6]).max(axis=0) / solved.mass
    slip = np.sqrt((mechanics.slip**2).sum(axis=2))
    load = np.stack([foot.force[:, 1] for foot in solved.steady.ground], axis=1)
    return {
        "slip": float(slip.max()),
        "mean slip": float((slip * load).sum() / load.sum()),
        "force": float(residual[3:].max()) / GRAVITY,
        "moment": float(residual[:3].max()),
        "change": mechanics.change,
        "unsolved": float((mechanics.status != 0).sum()),
    }
