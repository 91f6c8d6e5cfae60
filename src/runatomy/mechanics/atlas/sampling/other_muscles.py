"""Other muscles: the same body with muscles as unlike the usual ones as people's are.

Both sides get the same draw. Factors are log-normal; what is drawn, how wide, and from where:

- volume of each muscle, 0.20: assumed, between people of one size;
- specific tension of all muscles, 0.16: 27 young men (Erskine et al. 2009, Eur J Appl Physiol);
- optimal fiber length of each muscle, 0.15: assumed (strength falls as it grows: volume stays);
- where on its path each muscle works, 0.05 optimal fiber lengths: assumed (tendon slack length);
- strain of each tendon at maximum force, 0.25: the mean of spread over mean in the six rows of
  Arampatzis et al. (2007, J Exp Biol 210:2743, table 1: 4.6 +- 1.5 to 5.5 +- 1.2 %) for the
  Achilles tendon; other tendons are assumed alike.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.tissues.tendons import OWNERS
from runatomy.terms.arrays import FloatArray

VOLUME_SPREAD = 0.20  # [-]
TENSION_SPREAD = 0.16  # [-]
FIBER_SPREAD = 0.15  # [-]
PLACE_SPREAD = 0.05  # [optimal fiber lengths]
STRAIN_SPREAD = 0.25  # [-]
LEAST_SLACK = 0.2  # [-] of the usual tendon: fibers do not grow beyond what the path has room for
TENDON_OF = {muscle: tendon for tendon in OWNERS for muscle in OWNERS[tendon]}

Table = dict[str, float]


def other_muscles(parts: tuple[Part, ...], rng: np.random.Generator) -> tuple[Part, ...]:
    """Return the parts with every muscle's strength, fibers and tendon drawn anew."""
    names = sorted({name for part in parts for name, _ in part.drives})
    tendon = {name: TENDON_OF.get(name, name) for name in names}
    tension = float(np.exp(TENSION_SPREAD * rng.standard_normal()))
    volume, fiber = _factors(names, VOLUME_SPREAD, rng), _factors(names, FIBER_SPREAD, rng)
    place = dict(zip(names, PLACE_SPREAD * rng.standard_normal(len(names)), strict=True))
    strain = _factors(sorted(set(tendon.values())), STRAIN_SPREAD, rng)
    stretch = {name: strain[tendon[name]] for name in names}
    return tuple(
        other_part(
            part,
            tension=tension,
            volume=_by_unit(part, volume),
            fiber=_by_unit(part, fiber),
            place=_by_unit(part, place),
            strain=_by_unit(part, stretch),
        )
        for part in parts
    )


def other_part(
    part: Part,
    *,
    tension: float = 1.0,
    volume: FloatArray | float = 1.0,
    fiber: FloatArray | float = 1.0,
    place: FloatArray | float = 0.0,
    strain: FloatArray | float = 1.0,
) -> Part:
    """Return the part with its units changed by these factors (units,) [-].

    Strength follows volume over fiber length, times tension. A tendon gives way by as much as its
    fibers grow, so that they work around the same length over the optimum; `place` (units,)
    [optimal fiber lengths] then lets them work that much longer.
    """
    units = part.units
    along = units.optimal_fiber_length * np.cos(units.pennation)
    room = 1.0 + (1.0 - LEAST_SLACK) * units.tendon_slack_length / along
    fiber = np.minimum(fiber, room)
    slack = units.tendon_slack_length - along * (fiber - 1.0 + fiber * place)
    return replace(
        part,
        units=replace(
            units,
            volume=units.volume * volume,
            max_force=units.max_force * tension * volume / fiber,
            optimal_fiber_length=units.optimal_fiber_length * fiber,
            tendon_slack_length=np.maximum(slack, 0.5 * LEAST_SLACK * units.tendon_slack_length),
            tendon_strain=units.tendon_strain * strain,
        ),
    )


def _factors(names: list[str], spread: float, rng: np.random.Generator) -> Table:
    """Return a log-normal factor [-] for each name."""
    return dict(zip(names, np.exp(spread * rng.standard_normal(len(names))), strict=True))


def _by_unit(part: Part, table: Table) -> FloatArray:
    """Return what each unit's muscle was given (units,)."""
    return np.array([table[name] for name, _ in part.drives])[part.drive]
