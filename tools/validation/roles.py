"""Roles: what muscles do to the body, and what trunk and breath take, against publications."""

from __future__ import annotations

import functools

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed, shown, within
from tools.validation.solved import Strides

from runatomy.mechanics.breath.breath_load import breath_load
from runatomy.mechanics.breath.from_oxygen import oxygen_uptake, ventilation_by_oxygen
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.induced.from_solved import induced_in_stride
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.induced.stance_roles import StanceRoles
from runatomy.mechanics.induced.summary import footing_error, group_roles
from runatomy.mechanics.trunk.belly_action import abdominal_share, turning_agreement
from runatomy.terms.runner import Runner

EARLY, LATE = 0, 1  # halves of the contact
SPEEDS = (2.0, 3.0, 4.0, 5.0)  # [m/s]
CALVES = (15.75, 18.98, 20.75, 22.44)  # [m/s2]
GLUTEUS = (0.51, 0.75, 0.98, 1.30)  # [m/s2]
LIFT = "Hamner & Delp 2013, S2"
FOUR = 4.0  # [m/s]
RUNS = (2.5, 3.5, 4.5)  # [m/s]


def roles(strides: Strides) -> Theme:
    """Return support, braking and propulsion, the slanting belly muscles, and breath."""

    @functools.cache
    def found(speed: float) -> InducedAcceleration:
        solved = strides.solved(speed)
        return induced_in_stride(strides.body, solved.steady, strides.parts, solved.mechanics.force)

    @functools.cache
    def by_group(speed: float) -> StanceRoles:
        mechanics = strides.solved(speed).mechanics
        step = mechanics.period / len(mechanics.force)
        return group_roles(found(speed), step, periodic=True)

    return Theme(
        title="What muscles do to the body, trunk and breath",
        intro=(
            "Every muscle's force acts alone on the body in its posture while the stance foot "
            "rolls without slipping (induced accelerations, as Hamner et al. 2010). What the real "
            "foot's own acceleration adds at landing belongs to no muscle: "
            f"{listed(footing_error(found(FOUR)).tolist(), '{:.2f}')} BW root mean square "
            "fore-aft, up and sideways at 4 m/s."
        ),
        claims=(
            *_sentence(by_group(FOUR)),
            *(
                within(
                    f"lift_calves_{speed:g}", f"Calves lift the body, peak at {speed:g} m/s", LIFT,
                    published, 0.25 * published, _lift(found(speed), "soleus", "gas"),
                    "{:.1f} m/s²",
                )
                for speed, published in zip(SPEEDS, CALVES, strict=True)
            ),
            aside(
                "Gluteus maximus lifts the body, peak at 2 / 3 / 4 / 5 m/s", LIFT,
                listed(GLUTEUS) + " m/s²",
                listed([_lift(found(v), "glmax") for v in SPEEDS], "{:.1f}") + " m/s²",
            ),
            *_trunk(strides),
            *_breath(),
        ),
    )  # fmt: skip


def _lift(found: InducedAcceleration, *stems: str) -> float:
    """Return the peak upward acceleration by the right leg's muscles of these names [m/s2]."""
    columns = [
        i for i, cause in enumerate(found.causes) if cause[0].startswith(stems) and cause[1] == "r"
    ]
    return float(found.center[:, columns, 1].sum(axis=1).max())


def _sentence(found: StanceRoles) -> list[Claim]:
    quads, calves = found.names.index("quadriceps"), found.names.index("calves")
    brake, carry, drive = found.braking, found.support, found.propulsion
    early = bool(brake[:, EARLY].argmin() == quads and brake[quads, EARLY] < brake[quads, LATE])
    late = bool(drive[:, LATE].argmax() == calves and carry[:, LATE].argmax() == calves)
    form = "{:+.3f}"
    return [
        Claim(
            key="roles_quadriceps", what="Quadriceps brake and support early (4 m/s)",
            source="Hamner 2010, S", published="largest braking in early stance",
            tolerance="largest, more than late",
            ours=f"braking {listed(brake[quads].tolist(), form)}, support "
            f"{listed(carry[quads].tolist(), form)} BW s early / late",
            holds=early and bool(carry[quads, EARLY] > carry[quads, LATE]),
        ),
        Claim(
            key="roles_calves", what="Calves support and propel late (4 m/s)",
            source="Hamner 2010, S", published="largest support and propulsion in late stance",
            tolerance="largest of both",
            ours=f"propulsion {listed(drive[calves].tolist(), form)}, support "
            f"{listed(carry[calves].tolist(), form)} BW s early / late",
            holds=late,
        ),
    ]  # fmt: skip


def _trunk(strides: Strides) -> list[Claim]:
    agreement = [turning_agreement(strides.solved(v).mechanics) for v in RUNS]
    shares = [100.0 * abdominal_share(strides.solved(v).mechanics) for v in RUNS]
    outer, inner = ([row[name] for row in agreement] for name in agreement[0])
    return [
        Claim(
            key="trunk_obliques",
            what=f"Obliques act with the trunk's turning moment, r at {listed(RUNS, '{:g}')} m/s",
            source="Ng 2002, S", published="internal oblique: axial rotation",
            tolerance="positive",
            ours=f"external {listed(outer)}, internal {listed(inner)}",
            holds=min(*outer, *inner) > 0.0,
        ),
        aside(
            f"Abdominals' share of the muscles' energy at {listed(RUNS, '{:g}')} m/s",
            "evidence low: the closing decides what the trunk is asked", "",
            f"{listed(shares, '{:.1f}')} %",
        ),
    ]  # fmt: skip


def _breath() -> list[Claim]:
    runner = Runner(mass=70.0, height=1.75, sex="m", age=30)
    rows = []
    for speed in RUNS:
        power = np.array([float(running_cost(np.array([0.0]))[0]) * speed * 70.0])
        oxygen = oxygen_uptake(power, 70.0)
        load = breath_load(ventilation_by_oxygen(oxygen, runner), oxygen, runner)
        share, low, high = (
            100.0 * float(np.ravel(x)[0])
            for x in (load.energy_share, load.energy_share_low, load.energy_share_high)
        )
        rows.append(f"{shown(share, '{:.1f}')} ({shown(low, '{:.1f}')} to {shown(high, '{:.1f}')})")
    return [
        aside(
            f"Breathing's share of the energy at {listed(RUNS, '{:g}')} m/s, a man of 70 kg",
            "Lorenzo 2012 (moderate, S), Aaron 1992 and Dominelli 2015 (maximal)",
            "moderate 3 to 5 %, maximal 9 to 14 %", " / ".join(rows) + " %",
        )
    ]  # fmt: skip
