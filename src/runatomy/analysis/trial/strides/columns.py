"""Columns: what one side's strides show of a trial, in the units of the field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.coordinates import FLIPS_IN_MIRROR, PELVIS
from runatomy.mechanics.trial_mechanics import TrialMechanics, TrialMuscles
from runatomy.muscle.anatomy import muscle_named, muscle_of
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import MuscleError
from runatomy.terms.units import DEGREE

FOOT = ("forward", "up", "outward")  # outward: to the foot's own side
PELVIS_PLACE = frozenset(PELVIS[3:])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Columns:
    """One quantity of one side, frame by frame."""

    kind: str
    quantity: str
    unit: str
    names: tuple[str, ...]
    values: FloatArray  # (frames, names) in the unit
    lowest: float = -np.inf  # no true value lies below: what a cubic overshoots is cut off
    highest: float = np.inf


def joint_columns(mechanics: TrialMechanics, side: str) -> list[Columns]:
    """Return angles of a side ("r", "l") and, with forces, moments and powers.

    What the middle of the body does is told as the side sees it: in a left stride pelvis list and
    rotation, lumbar bending and rotation change sign, so that left and right can be laid over
    each other. The pelvis' place, and angles that no marker tells, are left out.
    """
    known = mechanics.kinematics
    chosen = [i for i, name in enumerate(known.coordinates) if _belongs(name, side)]
    signs = np.array([_sign(known.coordinates[i], side) for i in chosen])
    names = [known.coordinates[i].removesuffix(f"_{side}") for i in chosen]
    told = [k for k, i in enumerate(chosen) if known.tracked[i]]
    angle = known.value[:, chosen] * (signs / DEGREE)
    found = [_picked("angle", "deg", names, angle, told)]
    if mechanics.moment is None:
        return found
    mass = mechanics.body.mass
    inner = [k for k, name in enumerate(names) if name not in PELVIS]
    moment = mechanics.moment[:, chosen] * signs / mass
    found.append(_picked("moment", "N m/kg", names, moment, inner))
    if mechanics.joint_power is not None:
        both = [k for k in inner if k in told]
        power = mechanics.joint_power[:, chosen] / mass
        found.append(_picked("power", "W/kg", names, power, both))
    return found


def _picked(
    quantity: str, unit: str, names: list[str], values: FloatArray, keep: list[int]
) -> Columns:
    return Columns(
        kind="joint",
        quantity=quantity,
        unit=unit,
        names=tuple(names[k] for k in keep),
        values=values[:, keep],
    )


def _belongs(name: str, side: str) -> bool:
    """Tell whether a coordinate is shown with this side's strides."""
    return name not in PELVIS_PLACE and (name[-2:] not in ("_r", "_l") or name[-1] == side)


def _sign(name: str, side: str) -> float:
    return -1.0 if side == "l" and name in FLIPS_IN_MIRROR else 1.0


def foot_columns(run: CapturedRun, weight: float, side: str) -> list[Columns]:
    """Return the ground's force on one foot [BW]; `weight` [N] is the body's."""
    outward = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
    return [
        Columns(
            kind="foot",
            quantity="ground_force",
            unit="BW",
            names=FOOT,
            values=foot.force * outward / weight,
        )
        for foot in run.feet
        if foot.side == side
    ]


def muscle_columns(muscles: TrialMuscles, mass: float, side: str) -> list[Columns]:
    """Return what each muscle of a side did; `mass` [kg] is the body's.

    Forces and powers of a muscle's parts are added; activation and fiber length are their means
    weighted by strength.
    """
    columns, names, member = _parts(muscles, side)
    share = member * muscles.max_force[columns][:, None]
    share /= share.sum(axis=0)
    return [
        Columns(
            kind="muscle",
            quantity=quantity,
            unit=unit,
            names=names,
            values=values[:, columns] @ table,
            lowest=low,
            highest=high,
        )
        for quantity, unit, values, table, low, high in (
            ("activation", "1", muscles.activation, share, 0.0, 1.0),
            ("force", "N", muscles.force, member, 0.0, np.inf),
            ("fiber_length", "optimal lengths", muscles.fiber_length, share, 0.0, np.inf),
            ("fiber_power", "W/kg", muscles.fiber_power / mass, member, -np.inf, np.inf),
            ("tendon_power", "W/kg", muscles.tendon_power / mass, member, -np.inf, np.inf),
            ("metabolic_power", "W/kg", muscles.metabolic_power / mass, member, -np.inf, np.inf),
        )
    ]


def muscle_strength(muscles: TrialMuscles, side: str) -> FloatArray:
    """Return the strength [N] of each muscle of a side, in the order of `muscle_columns`."""
    columns, _, member = _parts(muscles, side)
    return np.asarray(muscles.max_force[columns] @ member)


def _parts(muscles: TrialMuscles, side: str) -> tuple[list[int], tuple[str, ...], FloatArray]:
    """Return a side's columns, its muscles' names, and which column is a part of which muscle."""
    columns = [i for i, (_, where) in enumerate(muscles.muscles) if where == side]
    owners = [muscle_name(muscles.muscles[i][0]) for i in columns]
    names = tuple(dict.fromkeys(owners))
    member = np.array([[owner == name for name in names] for owner in owners], dtype=np.float64)
    return columns, names, member


def muscle_name(element: str) -> str:
    """Return the catalogue's name of an element ("glmax1") or of a muscle ("multifidus")."""
    try:
        return muscle_of(f"{element}_r")[0].name
    except MuscleError:
        return muscle_named(element).name
