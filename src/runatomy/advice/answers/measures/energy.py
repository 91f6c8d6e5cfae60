"""Energy: what a group burns, brakes and drives in a run or at a steady speed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.advice.answers.figure import Figure, figure_of
from runatomy.advice.answers.measures.timing import named
from runatomy.advice.answers.statement import Measure
from runatomy.advice.kinds.engine import Engine
from runatomy.mechanics.run.names import GROUP_NAMES, group_index


def share(group: str, kind: str = "easy") -> Measure:
    """Return a measure: a group's share [-] of the energy of a kind of run."""

    def measure(engine: Engine) -> Figure:
        found = engine.kind(kind).group(group)
        return figure_of(
            f"share of the {named(group)} in the energy of {_run(kind)}",
            (found.low, found.share, found.high),
            "%",
        )

    return measure


def share_of_muscle(muscle: str) -> Measure:
    """Return a measure: one muscle's share [-] of the energy of easy running."""

    def measure(engine: Engine) -> Figure:
        easy = engine.easy
        i = easy.muscles.index(muscle)
        usual = float(easy.energy[i] / easy.energy.sum())
        low, high = (float(x) for x in easy.energy_range[:, i])
        what = f"share of the {named(muscle)} in the energy of easy running"
        return figure_of(what, (low, usual, high), "%")

    return measure


def against_easy(group: str, kind: str) -> Measure:
    """Return a measure: a group's power in a kind of run over that of easy running [-]."""

    def measure(engine: Engine) -> Figure:
        found = engine.kind(kind).group(group)
        return figure_of(
            f"energy a minute of the {named(group)} in {_run(kind)} over easy running",
            (found.against_easy_low, found.against_easy, found.against_easy_high),
            "x",
        )

    return measure


def lengthening(group: str, slope: float) -> Measure:
    """Return a measure: the share [-] of a group's work done while it lengthens, on a slope.

    Its range is that over the speeds of 2.5 to 4.5 m/s.
    """

    def at(engine: Engine, speed: float) -> float:
        run, mine = engine.steady(speed, slope), _mine(engine, group)
        down, up = (float(np.nansum(w[mine])) for w in (run.negative_work, run.positive_work))
        return down / max(down + up, 1e-12)

    def measure(engine: Engine) -> Figure:
        found = [at(engine, speed) for speed in (2.5, 3.0, 3.5, 4.0, 4.5)]
        where = f"{slope:+.0%}".replace("-", "−").replace("%", " %") if slope else "the level"
        what = f"share of the work of the {named(group)} done while lengthening, on {where}"
        figure = figure_of(what, (min(found), at(engine, 3.5), max(found)), "%")
        return replace(figure, over="speeds of 2.5 to 4.5 m/s")

    return measure


def part_in_role(group: str, role: str) -> Measure:
    """Return a measure: a group's part [-] of all muscles' `braking` or `propulsion`.

    Its range is that over the speeds of 2.5 to 4.5 m/s.
    """

    def at(engine: Engine, speed: float) -> float:
        roles = engine.steady(speed).roles.groups
        impulse = np.abs(roles.braking if role == "braking" else roles.propulsion)
        return float(impulse[roles.names.index(group)] / max(float(impulse.sum()), 1e-12))

    def measure(engine: Engine) -> Figure:
        found = [at(engine, speed) for speed in (2.5, 3.0, 3.5, 4.0, 4.5)]
        figure = figure_of(
            f"part of the {named(group)} in what all muscles do of {role}",
            (min(found), at(engine, 3.5), max(found)),
            "%",
        )
        return replace(figure, over="speeds of 2.5 to 4.5 m/s")

    return measure


def uphill(group: str, slope: float = 0.10) -> Measure:
    """Return a measure: a group's power on a slope over the level, at the same speed [-].

    The same runner at both: the bounds are those of low over low and high over high.
    """

    def measure(engine: Engine) -> Figure:
        i, speed = GROUP_NAMES.index(group), 3.0
        steep, flat = engine.steady(speed, slope), engine.steady(speed)
        mine = _mine(engine, group)
        usual = float(steep.energy[mine].sum() / max(float(flat.energy[mine].sum()), 1e-12))
        whole = float(steep.energy.sum() / flat.energy.sum())
        ends = [
            whole * float(steep.group_energy_range[k, i] / max(flat.group_energy_range[k, i], 1e-9))
            for k in (0, 1)
        ]
        where = f"{slope:+.0%}".replace("-", "−").replace("%", " %")
        return figure_of(
            f"energy of the {named(group)} at {where} over the level, 3 m/s",
            (min(*ends, usual), usual, max(*ends, usual)),
            "x",
        )

    return measure


def muscle_uphill(muscle: str, speed: float, slope: float) -> Measure:
    """Return a measure: a muscle's mean activation on a slope over the level [-]."""

    def measure(engine: Engine) -> Figure:
        i = engine.atlas.muscles.index(muscle)
        steep, flat = (engine.looked_up("mean_activation", speed, x)[i] for x in (slope, 0.0))
        ratio = float(steep / max(float(flat), 1e-12))
        what = f"activity of {named(muscle)} at {slope:.0%} over the level, {speed:g} m/s"
        return figure_of(what, (ratio, ratio, ratio), "x")

    return measure


def _run(kind: str) -> str:
    words = {"easy": "easy running", "5k": "a 5K", "half": "a half marathon",
             "marathon": "a marathon", "hills": "hill repeats", "sprint": "sprints"}  # fmt: skip
    return words.get(kind, kind)


def _mine(engine: Engine, group: str) -> np.ndarray:
    return np.asarray(group_index(engine.easy.muscles) == GROUP_NAMES.index(group))
