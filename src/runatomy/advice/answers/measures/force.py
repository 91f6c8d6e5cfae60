"""Force: how hard muscles pull, tissues are pressed and the ground pushes."""

from __future__ import annotations

from dataclasses import replace

from runatomy.advice.answers.figure import Figure, figure_of
from runatomy.advice.answers.measures.timing import named
from runatomy.advice.answers.statement import Measure
from runatomy.advice.kinds.engine import Engine
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.terms.units import GRAVITY


def force(muscle: str, speed: float = 2.9) -> Measure:
    """Return a measure: the peak force of one muscle of one side [N/kg]."""

    def measure(engine: Engine) -> Figure:
        i = engine.atlas.muscles.index(muscle)
        run = engine.steady(speed)
        low, high = (float(x) * GRAVITY for x in run.peak_force_range[:, i])
        usual = float(run.peak_force[i]) * GRAVITY
        return figure_of(f"peak force of {named(muscle)}", (low, usual, high), "N/kg")

    return measure


def thin_slip(muscle: str, newtons: tuple[float, float, float]) -> Measure:
    """Return a measure: a thin muscle's whole strength over another's peak force [-].

    `newtons` are least, usual and most of the thin one's strength.
    """

    def measure(engine: Engine) -> Figure:
        i = engine.atlas.muscles.index(muscle)
        run, weight = engine.easy, engine.mass * GRAVITY
        pull = float(run.peak_force[i]) * weight
        low, high = (float(x) * weight for x in run.peak_force_range[:, i])
        least, usual, most = newtons
        return figure_of(
            f"whole strength of the psoas minor over the pull of the {named(muscle)}",
            (least / max(high, 1e-9), usual / max(pull, 1e-9), most / max(low, 1e-9)),
            "%",
        )

    return measure


def tissue_peak(tissue: str, speed: float | None = None, slope: float = 0.0) -> Measure:
    """Return a measure: a tissue's peak [BW] at a speed, or in easy running."""

    def measure(engine: Engine) -> Figure:
        run = engine.steady(engine.pace.easy if speed is None else speed, slope)
        i = TISSUES.index(tissue)
        usual = float(run.tissues["tissue_peak"][:, i].max())
        low, high = (float(x) for x in run.tissue_peak_range[:, i])
        return figure_of(f"peak on the {tissue.replace('_', ' ')}", (low, usual, high), "BW")

    return measure


def landing() -> Measure:
    """Return a measure: the ground's largest push [BW] in easy running, over step rates."""

    def measure(engine: Engine) -> Figure:
        found = [
            float(engine.stride(engine.pace.easy, 0.0, rate).ground_force.max())
            for rate in (0.92, 1.0, 1.08)
        ]
        figure = figure_of("peak push of the ground", (min(found), found[1], max(found)), "BW")
        return replace(figure, over="step rates within 8 %")

    return measure


def reserve(coordinate: str, speed: float = 3.5) -> Measure:
    """Return a measure: what the model's muscles leave of a moment's peak to nobody [-]."""

    def measure(engine: Engine) -> Figure:
        names = list(engine.atlas.archive.notes["shared"])  # type: ignore[call-overload]
        table = engine.looked_up("reserve_share", speed)
        value = float(table[names.index(coordinate)])
        what = "part of the trunk’s moment that no muscle gives"
        return figure_of(what, (value, value, value), "%")

    return measure
