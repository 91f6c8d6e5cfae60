"""Speeds: joint work, tendon force and elastic return as speed rises."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside, each
from tools.validation.solved import Closed, Solved, Strides

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

WILLER = (2.78, 3.89, 5.0)  # [m/s]
FUKUCHI = (2.5, 3.5, 4.5)  # [m/s]
SCHACHE = (2.0, 3.5, 5.01, 7.0, 8.95)  # [m/s]
TENDON = (2.68, 3.35, 4.47)  # [m/s]
CALVES = ("soleus", "gastrocnemius_medialis", "gastrocnemius_lateralis")


def speeds(strides: Strides) -> Theme:
    """Return how joint work and the Achilles tendon's load grow with speed, for information."""
    return Theme(
        title="Speed",
        intro=(
            "Work of one leg over one stride, flexion axes, in J/kg, where not said otherwise. For "
            "information: no tolerance is set."
        ),
        claims=(*_willer(strides), *_ankle(strides), *_achilles(strides)),
    )


def _willer(strides: Strides) -> tuple[Claim, ...]:
    def extending_knee(closed: Closed) -> float:
        moment = closed.moment("knee_angle_r")  # flexion positive
        return closed.work(np.abs(closed.power("knee_angle_r")), moment < 0.0)

    def swing_flexors(closed: Closed) -> float:
        power, moment = closed.power("knee_angle_r"), closed.moment("knee_angle_r")
        return -closed.work(power, ~closed.stance & (moment > 0.0) & (power < 0.0))

    def plantarflexors(closed: Closed) -> float:
        return closed.absolute_work("ankle_angle_r", closed.stance)

    rows = (
        ("hip, absolute", "0.81 / 1.40 / 2.15", lambda c: c.absolute_work("hip_flexion_r")),
        ("knee extensors, absolute", "0.68 / 0.95 / 1.19", extending_knee),
        ("knee flexors in swing, negative", "0.36 / 0.55 / 0.79", swing_flexors),
        ("plantarflexors in stance, absolute", "1.49 / 2.02 / 2.52", plantarflexors),
    )
    return tuple(
        aside(
            f"Work of the {what}, at 2.78 / 3.89 / 5.00 m/s",
            "Willer 2024 (S2)",
            published,
            each(WILLER, lambda v, measure=measure: measure(strides.closed(v))),  # type: ignore[misc]
        )
        for what, published, measure in rows
    )


def _ankle(strides: Strides) -> tuple[Claim, ...]:
    def positive(speed: float) -> float:
        closed = strides.closed(speed)
        return closed.work(np.maximum(closed.power("ankle_angle_r"), 0.0), closed.stance)

    slow = strides.closed(2.0)
    joints = {
        name: slow.work(np.maximum(slow.power(f"{name}_r"), 0.0), slow.stance)
        for name in ("hip_flexion", "knee_angle", "ankle_angle")
    }
    share = {name: 100.0 * work / sum(joints.values()) for name, work in joints.items()}
    return (
        aside(
            "Absolute work of the ankle at 2.5 / 3.5 / 4.5 m/s",
            "Fukuchi 2017 (S2)",
            "1.22 / 1.55 / 1.91",
            each(FUKUCHI, lambda v: strides.closed(v).absolute_work("ankle_angle_r")),
        ),
        aside(
            "Positive stance work of the ankle at 2.0 / 3.5 / 5.01 / 7.0 / 8.95 m/s",
            "Schache 2015 (S)",
            "rises to 5.01 m/s, then about 1.3",
            each(SCHACHE, positive),
        ),
        aside(
            "Share of positive stance work at 2.0 m/s, ankle and hip",
            "Schache 2015 (S)",
            "ankle 65.3 ± 7.5 %, hip 5.5 ± 4.6 %",
            f"ankle {share['ankle_angle']:.1f} %, hip {share['hip_flexion']:.1f} %",
        ),
    )


def achilles(solved: Solved) -> FloatArray:
    """Return the force in the Achilles tendon [N/kg] (n,)."""
    return np.asarray(sum(solved.muscle(name) for name in CALVES))


def _achilles(strides: Strides) -> tuple[Claim, ...]:
    def force(speed: float) -> float:
        return float(achilles(strides.solved(speed)).max()) / GRAVITY

    def over(speed: float) -> float:
        solved = strides.solved(speed)
        medial, lateral = (solved.muscle(name).max() for name in CALVES[1:])
        return float(solved.muscle("soleus").max() / (medial + lateral))

    def returned(kmh: float) -> float:
        """Positive work of the tendons [J/kg/m], both legs."""
        solved = strides.solved(kmh / 3.6)
        tendon = sum(_tendon_power(solved, name) for name in CALVES)
        return 2.0 * float(np.maximum(tendon, 0.0).mean()) / solved.motion.speed

    def tendon_share(speed: float) -> float:
        """Share of the positive work of the whole soleus that its fibers do not do [%]."""
        solved = strides.solved(speed)
        whole, fibers = (
            float(np.maximum(solved.muscle("soleus", q), 0.0).mean())
            for q in ("unit_power", "fiber_power")
        )
        return 100.0 * (1.0 - fibers / whole)

    return (
        aside(
            "Peak force in the Achilles tendon at 2.68 / 3.35 / 4.47 m/s",
            "tensiometry, MSSE 2024, PMC11096059 (S)",
            "8.2 to 10.1 BW, rising",
            each(TENDON, force, "{:.1f}") + " BW",
        ),
        aside(
            "Peak force in the Achilles tendon at 2.5 / 3.5 m/s",
            "ultrasound, Kharazi 2021 (S)",
            "2.9 to 3.7 BW, rising",
            each((2.5, 3.5), force, "{:.1f}") + " BW",
        ),
        aside(
            "Soleus over gastrocnemius, peak forces, at 2.0 / 3.5 / 5.0 m/s",
            "a study of 22 women, 2.0 to 5.0 m/s (S)",
            "above 1 at every speed",
            each((2.0, 3.5, 5.0), over),
        ),
        aside(
            "Elastic work of the Achilles tendons at 10 / 16 km/h",
            "Monte 2020 (S)",
            "0.09 / 0.16 J/kg/m",
            each((10.0, 16.0), returned) + " J/kg/m",
        ),
        aside(
            "Tendon's share of the soleus' positive work at 2.5 / 3.5 / 4.5 m/s",
            "Lai 2014, 2016 (S)",
            "dominant",
            each(FUKUCHI, tendon_share, "{:.0f}") + " %",
        ),
    )


def _tendon_power(solved: Solved, name: str) -> FloatArray:
    return solved.muscle(name, "unit_power") - solved.muscle(name, "fiber_power")
