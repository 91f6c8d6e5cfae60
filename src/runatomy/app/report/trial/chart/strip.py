"""Strip: one low, wide chart of a stride from 0 to 1, without words of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.app.report.page.element import element
from runatomy.app.report.trial.chart.line import Line, drawn
from runatomy.app.report.trial.chart.panel import FINE
from runatomy.terms.arrays import FloatArray

STEP, TALL = 10, 300  # [units]
WIDE = STEP * (FINE - 1)


def strip(lines: Sequence[Line], about: str) -> str:
    """Return the chart as SVG that fills whatever width it gets."""

    def height(values: FloatArray) -> FloatArray:
        thin = values[:: (len(values) - 1) // (FINE - 1)]
        return np.asarray(TALL - np.clip(thin, 0.0, 1.0) * TALL)

    quarters = "".join(f"M{WIDE * q // 4} 0V{TALL}" for q in range(1, 4))
    inside = [
        element("path", class_="grid", d=quarters),
        element("path", class_="axis", d=f"M0 {TALL}H{WIDE}"),
        *(
            element(
                "path", class_=f"off {line.look}", d=f"M{WIDE * line.toe_off / 100:.0f} 0V{TALL}"
            )
            for line in lines
            if line.known and np.isfinite(line.toe_off)
        ),
        *(drawn(line, 0, STEP, height, floor=0.0) for line in lines),
    ]
    return element(
        "svg", *inside, class_="strip", viewBox=f"0 0 {WIDE} {TALL}", role="img",
        preserveAspectRatio="none", aria_label=about, data_low="0", data_high="1",
    )  # fmt: skip
