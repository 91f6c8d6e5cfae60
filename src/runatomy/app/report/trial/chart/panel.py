"""Panel: one small chart of a stride, both sides laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.line import Line, drawn
from runatomy.app.report.trial.chart.scale import span, tick_words, ticks
from runatomy.terms.arrays import FloatArray

# Units of the drawing: ten to a pixel of its usual size, so that whole numbers are fine enough.
WIDTH, HEIGHT = 3270, 1900
LEFT, RIGHT, TOP, BOTTOM = 350, 3050, 270, 1650
PHASE = "phase"  # id of the shared axis
FINE, COARSE = 101, 51  # points drawn of each curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What stands on a panel: its title, unit and the words for up and down."""

    title: str
    unit: str
    up: str = ""
    down: str = ""
    note: str = ""  # stands where the words for up and down would
    zero: bool = True  # the chart holds zero
    least: float = -np.inf  # no value lies below


def panel(face: Face, lines: Sequence[Line], about: str, *, fine: bool = True) -> str:
    """Return the chart as SVG; `about` is what a screen reader says before the figures."""
    shown = [line for line in lines if line.known]
    points = FINE if fine else COARSE
    low, high = span((c for line in shown for c in (line.low, line.high)), zero=face.zero)
    low = max(low, face.least)

    def height(values: FloatArray) -> FloatArray:
        thin = values[:: (len(values) - 1) // (points - 1)]
        return np.asarray(BOTTOM - (thin - low) / (high - low) * (BOTTOM - TOP))

    step = (RIGHT - LEFT) // (points - 1)
    inside = [
        _head(face),
        _grid(low, high),
        *map(_toe_off, shown),
        *(drawn(line, LEFT, step, height, floor=face.least) for line in shown),
    ]
    if not shown:
        inside.append(element("text", "no whole stride", class_="none", x=(LEFT + RIGHT) // 2,
                              y=(TOP + BOTTOM) // 2))  # fmt: skip
    said = " ".join([f"{about}: {face.title.lower()}.", *(told(line, face.unit) for line in shown)])
    return element(
        "svg", *inside, class_="panel", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
        aria_label=said, data_low=f"{low:.6g}", data_high=f"{high:.6g}",
    )  # fmt: skip


def told(line: Line, unit: str) -> str:
    """Return a line in words: where it is least and most, and its spread."""
    low, high = int(line.mean.argmin()), int(line.mean.argmax())
    spread = "" if line.high is line.mean else f", ± {np.mean(line.high - line.mean):.3g}"
    last = len(line.mean) - 1
    return (
        f"{line.look.capitalize()}: from {line.mean[low]:.3g} at {100 * low // last} % to "
        f"{line.mean[high]:.3g} {unit} at {100 * high // last} %{spread}."
    )


def _head(face: Face) -> str:
    unit = element("tspan", text(f", {face.unit}")) if face.unit else ""
    title = element("text", text(face.title), unit, class_="title", x=0, y=110)
    ways = [f"{arrow} {way}" for arrow, way in (("↑", face.up), ("↓", face.down)) if way]
    ways = [face.note] if face.note else ways
    if not ways:
        return title
    return title + element("text", text("  ".join(ways)), class_="ways", x=RIGHT, y=110)


def phase_axis() -> str:
    """Return the axis from 0 to 100 %, once a page, for every panel to use."""
    found = []
    for percent in (0, 25, 50, 75, 100):
        x = LEFT + (RIGHT - LEFT) * percent // 100
        words = f"{percent} %" if percent == 100 else str(percent)
        found.append(element("path", d=f"M{x} {TOP}V{BOTTOM}"))
        found.append(element("text", text(words), x=x, y=BOTTOM + 150))
    group = element("g", *found, id=PHASE, class_="phases")
    return element("svg", element("defs", group), class_="panel shared", aria_hidden="true")


def _grid(low: float, high: float) -> str:
    """Return the heights with their words, and the shared axis."""
    values = ticks(low, high, 4)
    rows = [round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP)) for value in values]
    lines = "".join(f"M{LEFT} {y}H{RIGHT}" for y in rows)
    words = "".join(
        f'<text x="{LEFT - 60}" y="{y + 36}">{text(word)}</text>'
        for y, word in zip(rows, tick_words(values), strict=True)
    )
    zero = [y for y, value in zip(rows, values, strict=True) if abs(value) < 1e-9]
    axis = f'<path class="axis" d="M{LEFT} {zero[0]}H{RIGHT}"/>' if zero else ""
    return (
        f'<use href="#{PHASE}"/><path class="grid" d="{lines}"/>{axis}<g class="tick">{words}</g>'
    )


def _toe_off(line: Line) -> str:
    """Return a mark where the foot leaves the ground: a line and a small foot beneath it."""
    if not np.isfinite(line.toe_off):
        return ""
    x = round(LEFT + (RIGHT - LEFT) * line.toe_off / 100.0)
    mark = f"M{x} {BOTTOM}l-38 60h76z"
    return element("path", class_=f"off {line.look}", d=f"M{x} {TOP}V{BOTTOM}") + element(
        "path", class_=f"foot {line.look}", d=mark
    )
