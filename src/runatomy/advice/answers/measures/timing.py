"""Timing: when in the stride a group or a muscle is active."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np

from runatomy.advice.answers.figure import SPEEDS, Figure
from runatomy.advice.answers.statement import Measure
from runatomy.advice.kinds.engine import Engine
from runatomy.mechanics.atlas.curves import StrideCurves
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS, muscle_named, muscles_in
from runatomy.terms.arrays import FloatArray

USUAL = 3.5  # [m/s] at which the published timing was held against ours
AROUND = tuple(product((2.5, 3.0, 3.5, 4.0, 4.5), (0.92, 1.0, 1.08)))  # [m/s], [-] of the step rate

Window = Callable[[float], tuple[float, float]]  # contact share to begin and end, in strides

WINDOWS: dict[str, tuple[str, Window]] = {
    "stance": ("while the foot is on the ground", lambda contact: (0.0, contact)),
    "early stance": ("in the first half of the contact", lambda contact: (0.0, contact / 2)),
    "late stance": ("in the second half of the contact", lambda contact: (contact / 2, contact)),
    "push-off": (
        "in the last third of the contact",
        lambda contact: (2.0 * contact / 3.0, contact),
    ),
    "early swing": (
        "around toe-off and in the first half of swing",
        lambda contact: (contact - 0.05, 0.5 + contact / 2.0),
    ),
    "late swing": ("in the last quarter of the stride", lambda _: (0.75, 1.0)),
    "swing": ("while the foot is in the air", lambda contact: (contact, 1.0)),
    "strike": ("around foot strike", lambda _: (-0.10, 0.15)),
}


def named(what: str) -> str:
    """Return how a group or muscle is called within a sentence."""
    words: dict[str, str] = {
        "quadriceps": "quadriceps",
        "hamstrings": "hamstrings",
        "gluteals": "gluteals",
        "calves": "calves",
        "tibialis_anterior": "tibialis anterior",
        "peroneals": "peroneals",
        "hip_flexors": "hip flexors",
        "abdominals": "abdominals",
        "intercostals": "muscles between the ribs",
    }
    return words.get(what, what.replace("_", " "))


def members(what: str) -> tuple[str, ...]:
    """Return the muscles of a group, or the one muscle of this name."""
    if what in {group.name for group in (*GROUPS, *BREATH_GROUPS)}:
        return tuple(muscle.name for muscle in muscles_in(what))
    return (muscle_named(what).name,)


def activity(engine: Engine, curves: StrideCurves, what: str | Sequence[str]) -> FloatArray:
    """Return the activation [-] (100,) of a group or muscle from foot strike to foot strike.

    The mean over its muscles weighted by their mass.
    """
    names = members(what) if isinstance(what, str) else tuple(what)
    mine = np.isin(engine.atlas.muscles, names)
    mass = np.asarray(engine.atlas.archive["muscle_mass"], dtype=np.float64)[mine]
    return np.asarray(np.average(curves.activation[mine, :-1], axis=0, weights=mass))


def concentration(what: str, window: str) -> Measure:
    """Return a measure: a group's activity in a window over that of a steady one [-].

    1: no more than evenly through the stride.
    """
    told, between = WINDOWS[window]

    def at(engine: Engine, speed: float, rate: float) -> float:
        curves = engine.stride(speed, 0.0, rate)
        active = activity(engine, curves, what)
        start, end = between(curves.contact_share)
        inside = np.mod(np.arange(100) / 100.0 - start, 1.0) < end - start
        return float(active[inside].mean() / max(float(active.mean()), 1e-12))

    return _over_speeds(f"activity of the {named(what)} {told}, over an even one", "x", at)


def phase(what: str, *, least: bool = False) -> Measure:
    """Return a measure: where in the stride a group is most (or least) active [-], 0 to 1.

    Its range may run below 0 or past 1, where it crosses the foot strike.
    """

    def at(engine: Engine, speed: float, rate: float) -> float:
        active = activity(engine, engine.stride(speed, 0.0, rate), what)
        return float(active.argmin() if least else active.argmax()) / 100.0

    word = "least" if least else "most"
    return _over_speeds(
        f"when the {named(what)} are {word} active", "% of the stride", at, circle=True
    )


def peak(what: str) -> Measure:
    """Return a measure: the largest activation of a group [-] in a stride."""

    def at(engine: Engine, speed: float, rate: float) -> float:
        return float(activity(engine, engine.stride(speed, 0.0, rate), what).max())

    return _over_speeds(f"peak of activity of the {named(what)}, of all they have", "%", at)


def _over_speeds(
    what: str, unit: str, at: Callable[[Engine, float, float], float], *, circle: bool = False
) -> Measure:
    """Return a measure at the usual speed whose range is that over speeds and step rates."""

    def measure(engine: Engine) -> Figure:
        value = at(engine, USUAL, 1.0)
        found = np.array([at(engine, *course) for course in AROUND])
        if circle:
            found = value + np.mod(found - value + 0.5, 1.0) - 0.5
        low, high = float(min(found.min(), value)), float(max(found.max(), value))
        return Figure(what=what, value=value, low=low, high=high, unit=unit, over=SPEEDS)

    return measure
