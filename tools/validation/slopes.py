"""Slopes: what climbing and descending change."""

from __future__ import annotations

import math

import numpy as np
from tools.validation.claim import Claim, Theme, aside, between, listed, shown, within
from tools.validation.solved import Closed, Strides

from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_stride

SPEED = 3.0  # [m/s] where the source states none
STEEPEST = 0.20  # [-] the normal stride's limit, 11.3 degrees
TWELVE = math.radians(12.0)
NINE = math.tan(math.radians(9.0))
NUCKOLS = 2.25  # [m/s]
GRADES = (-0.10, -0.05, 0.0, 0.05, 0.10)  # [-]
BRAKING = (1.50, 1.95)  # of the level, published 1.73 and 1.75
SIX = math.tan(math.radians(6.0))
HEEL, BALL = 0.13, 0.72  # [foot lengths] middle of the heel, heads of the metatarsals: assumed
HORIGUCHI, HO = "Horiguchi 2025 (S), insoles", "Ho 2010 (S), insoles"


def slopes(strides: Strides) -> Theme:
    """Return work, power and force on slopes against what was measured."""
    return Theme(
        title="Slopes",
        intro=(
            "No study gives whole curves of joint angles on slopes. How angles shift was fitted to "
            "the joint work of Roberts & Belliveau (2005) and the joint power of Nuckols et al. "
            "(2020), together with the pressure under the foot to the heel's peak and to the loads "
            "of kneecap, tibia and Achilles tendon (Van Hooren et al. 2024), so those lines show "
            "how well the fit came out; the lines about muscles were not fitted. Where a source "
            f"states no speed, {SPEED:g} m/s. The normal stride knows "
            "slopes to 20 %, which is 11.3°: changes to 12° are the changes to 20 %, continued in "
            "proportion to the angle."
        ),
        claims=(
            *_hip_work(strides),
            *_knee_power(strides),
            *_muscles(strides),
            *_ground(),
            *_landing(),
            *_power_by_grade(strides),
            *_activity(strides),
        ),
    )


def to_twelve(change: float) -> float:
    """Return a change from the level to 20 % continued to 12 degrees."""
    return change * TWELVE / math.atan(STEEPEST)


def hip_rise(strides: Strides, *, stance: bool) -> float:
    """Return by how much one hip's net work [J/kg] rises from level to 12 degrees."""

    def work(slope: float) -> float:
        closed = strides.closed(SPEED, slope)
        return closed.work(closed.power("hip"), closed.stance if stance else None)

    return to_twelve(work(STEEPEST) - work(0.0))


def _hip_work(strides: Strides) -> tuple[Claim, ...]:
    source, span = "Roberts & Belliveau 2005 (S)", (0.8, 1.5)
    flat, steep = (strides.closed(SPEED, slope) for slope in (0.0, STEEPEST))

    def rise(joint: str) -> float:
        change = [one.work(one.power(joint), one.stance) for one in (flat, steep)]
        return to_twelve(change[1] - change[0])

    joints = {name: rise(name) for name in ("hip", "knee", "ankle")}
    share = 100.0 * joints["hip"] / sum(joints.values())
    return (
        between(
            "hip_work_step", "Rise of the hip's net work per step, level to 12°, stance and swing",
            source, "+1.13 J/kg (stance)", span, hip_rise(strides, stance=False), "{:+.2f} J/kg",
        ),
        between(
            "hip_work_stance",
            "Rise of the hip's net work, level to 12°, in stance alone, where it was measured",
            source,
            "+1.13 J/kg (−0.25 to 0.88)", span, hip_rise(strides, stance=True), "{:+.2f} J/kg",
        ),
        aside(
            "Hip's share of the rise of hip, knee and ankle work in stance", source,
            "virtually all", f"{share:.0f} % (knee {shown(joints['knee'], '{:+.2f}')}, "
            f"ankle {shown(joints['ankle'], '{:+.2f}')} J/kg)",
        ),
    )  # fmt: skip


def knee_braking(strides: Strides, slope: float) -> float:
    """Return the knee's mean negative power over the stride [W/kg], positive number."""
    power = strides.closed(NUCKOLS, slope).power("knee_angle_r")
    return float(np.maximum(-power, 0.0).mean())


def _knee_power(strides: Strides) -> tuple[Claim, ...]:
    level = knee_braking(strides, 0.0)
    return tuple(
        within(
            f"knee_power_{key}",
            f"Knee's negative power at {shown(100 * slope, '{:+.0f}')} %, over the level, "
            f"{NUCKOLS} m/s",
            "Nuckols 2020 (S2)",
            target,
            0.2,
            knee_braking(strides, slope) / level,
            "×{:.2f}",
        )
        for key, slope, target in (("down", -0.10, 1.31), ("up", 0.10, 0.83))
    )


def _muscles(strides: Strides) -> tuple[Claim, ...]:
    solved = [strides.solved(SPEED, slope) for slope in (-0.10, 0.0, 0.10)]

    rows = (
        ("gluteus_maximus", 1.0, "Gluteus maximus: work of its fibers while shortening",
         "more uphill", "Padulo 2013, Sloniger 1997 (S2)"),
        ("calves", 1.0, "Calves: work of their fibers while shortening", "more uphill",
         "Sloniger 1997 (S2)"),
        ("quadriceps", -1.0, "Quadriceps: work of their fibers while lengthening",
         "more downhill", "Maeo 2017, Takayama 2017 (S)"),
    )  # fmt: skip
    claims = []
    for name, sign, what, published, source in rows:
        down, level, up = (one.fiber_work(name, sign) for one in solved)
        claims.append(
            Claim(
                key=f"slope_{name}",
                what=f"{what}, at −10 / 0 / +10 %, {SPEED:g} m/s",
                source=source,
                published=published,
                tolerance="direction",
                ours=listed((down, level, up), "{:.3f}") + " J/kg per stride",
                holds=up > level if sign > 0.0 else down > level,
            )
        )
    return tuple(claims)


def _ground() -> tuple[Claim, ...]:
    source = "Gottschall & Kram 2005 (S)"
    down, flat, up = (normal_stride(3.0, slope) for slope in (-NINE, 0.0, NINE))

    def active(motion: Motion) -> float:
        normal = motion.ground_force_r[motion.contact_r, 1]
        return float(normal[int(0.3 * len(normal)) :].max())

    forward = [motion.ground_force_r[:, 0] for motion in (down, flat, up)]
    return (
        between("active_down", "Active force peak at −9°, over the level, 3 m/s", source, "×1.00",
                (0.90, 1.10), active(down) / active(flat), "×{:.2f}"),
        between("active_up", "Active force peak at +9°, over the level", source, "×1.00",
                (0.90, 1.10), active(up) / active(flat), "×{:.2f}"),
        between("braking_down", "Braking force peak at −9°, over the level", source, "×1.73",
                BRAKING, forward[0].min() / forward[1].min(), "×{:.2f}"),
        between("propulsion_up", "Propulsive force peak at +9°, over the level", source, "×1.75",
                BRAKING, forward[2].max() / forward[1].max(), "×{:.2f}"),
    )  # fmt: skip


def heel_peak(motion: Motion) -> float:
    """Return the largest force under the heel [BW], as heel and ball share it to meet its point."""
    along = motion.center_of_pressure_r[motion.contact_r, 0]
    share = np.clip((BALL - along) / (BALL - HEEL), 0.0, 1.0)
    return float((share * motion.ground_force_r[motion.contact_r, 1]).max())


def _landing() -> tuple[Claim, ...]:
    """How much of the landing the heel takes: the one thing measured on where slopes are met."""
    cases = (("heel_down", 3.33, -SIX, "−6°", 1.321, HORIGUCHI),
             ("heel_up", 3.33, SIX, "+6°", 0.757, HORIGUCHI),
             ("heel_steep", 2.0, 0.15, "+15 %", 0.73, HO))  # fmt: skip
    return tuple(
        within(
            key, f"Peak under the heel at {where}, over the level, {speed:g} m/s", source, target,
            0.10, heel_peak(normal_stride(speed, slope)) / heel_peak(normal_stride(speed)),
            "×{:.2f}",
        )
        for key, speed, slope, where, target, source in cases
    )  # fmt: skip


def _power_by_grade(strides: Strides) -> tuple[Claim, ...]:
    """Mean powers over the stride, one leg; the source's own averaging is not known: ratios."""
    closed = [strides.closed(NUCKOLS, slope) for slope in GRADES]
    source, at = "Nuckols 2020 (S2)", "at −10 / −5 / 0 / +5 / +10 %, over the level, 2.25 m/s"

    def ratios(values: list[float], places: tuple[int, ...] = (0, 1, 2, 3, 4)) -> str:
        return listed(values[i] / values[2] for i in places)

    def mean(joint: str, sign: float) -> list[float]:
        return [float(np.maximum(sign * c.power(joint), 0.0).mean()) for c in closed]

    def both(joint: str) -> list[float]:
        return [float(np.abs(c.power(joint)).mean()) for c in closed]

    rising, falling = (strides.closed(SPEED, math.tan(math.radians(a))) for a in (10.0, -10.0))
    level = strides.closed(SPEED)

    def cost(one: Closed) -> float:
        return (one.net_work - level.net_work) / (one.motion.speed * one.motion.stride_time)

    return (
        aside(f"Ankle, absolute power {at}", source,
              ratios([2.40, 2.52, 3.14, 3.19, 3.18]), ratios(both("ankle_angle_r"))),
        aside(f"Hip, absolute power {at}", source,
              ratios([1.12, 1.20, 1.17, 1.55, 1.84]), ratios(both("hip_flexion_r"))),
        aside("Hip, positive power at 0 / +5 / +10 %, over the level", source,
              ratios([0, 0, 1.02, 1.39, 1.63], (2, 3, 4)),
              ratios(mean("hip_flexion_r", 1.0), (2, 3, 4))),
        aside("All joints' net work at +10° / −10°, less the level", "DeVita 2008 (S)",
              "+1.32 / −1.03 J/kg/m", listed((cost(rising), cost(falling)), "{:+.2f}")
              + " J/kg/m"),
    )  # fmt: skip


def _activity(strides: Strides) -> tuple[Claim, ...]:
    grades = [strides.solved(4.17, slope) for slope in (0.0, 0.02, 0.07)]
    flat, up = strides.solved(SPEED), strides.solved(SPEED, 0.10)

    def emg(name: str) -> str:
        means = [float(one.muscle_activation(name).mean()) for one in grades]
        return listed((value / means[0] for value in means[1:]), "×{:.2f}")

    def more(*names: str) -> float:
        change = [
            float(up.muscle_activation(name).mean() / flat.muscle_activation(name).mean())
            for name in names
        ]
        return float(np.mean(change))

    vasti = ("vastus_lateralis", "vastus_medialis", "vastus_intermedius")
    gluteals = ("gluteus_maximus", "gluteus_medius", "gluteus_minimus")
    calf = ("gastrocnemius_medialis", "gastrocnemius_lateralis")
    return (
        *(
            aside(
                f"Mean activation of {name.replace('_', ' ')} at 2 / 7 %, over the level, 4.17 m/s",
                "Padulo 2013, EMG (S2)",
                published,
                emg(name),
            )
            for name, published in (
                ("gluteus_maximus", "×1.41 / ×1.83"),
                ("gastrocnemius_medialis", "×1.00 / ×0.96"),
                ("vastus_medialis", "×0.65 / ×0.63"),
            )
        ),
        aside(
            "Active muscle at +10 %, over the level: vasti / soleus / gluteals / gastrocnemius "
            "(ours: mean activation)",
            "Sloniger 1997, MRI (S2)",
            listed((75 / 53, 55 / 41, 79 / 71, 76 / 71), "×{:.2f}"),
            listed((more(*vasti), more("soleus"), more(*gluteals), more(*calf)), "×{:.2f}"),
        ),
    )
