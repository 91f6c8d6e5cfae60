"""Body: front and back, each muscle colored by its share of the energy, and the scale beneath."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from runatomy.app.report import words
from runatomy.app.report.body_map import body_map_svg
from runatomy.app.report.body_map_style import DARK, LIGHT
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row

TITLE = "The body from the front and from the back; every muscle's figures are in the table below."
TICKS = (0.0, 0.25, 1.0)  # [-] of the largest value, where the legend tells one


def body(rows: Sequence[Row]) -> str:
    """Return the body map with its scale."""
    most = max((row.get("energy_share") or 0.0 for row in rows), default=0.0)
    load, labels = {}, {}
    for row in rows:
        key = f"{row['name']}:{row['side']}" if row.get("side") else str(row["name"])
        load[key] = depth(row.get("energy_share") or 0.0, most)
        named = words.clean(f"{row.get('plain') or row['name']} ({row.get('latin') or ''})")
        labels[key] = f"{named}: {words.percent(row.get('energy_share'))}"
    return body_map_svg(load, labels, legend=None, title=TITLE) + _legend(
        most, any(row.get("side") for row in rows)
    )


def depth(value: float, most: float) -> float:
    """Return how deep 0..1 a value is colored: its root, so that small muscles are told apart."""
    return sqrt(min(1.0, max(0.0, value) / most)) if most > 0.0 else 0.0


def _legend(most: float, sides: bool) -> str:
    means = "share of all muscles’ energy" + (", each side by itself" if sides else "")
    ticks = (
        element("span", text(words.percent(part * most)), style=f"left:{100 * sqrt(part):.0f}%")
        for part in TICKS
    )
    light, dark = (f"linear-gradient(90deg,{','.join(scale)})" for scale in (LIGHT, DARK))
    return element(
        "figcaption",
        element("div", class_="ramp", style=f"--l:{light};--d:{dark}"),
        element("div", *ticks, class_="ticks"),
        element("p", text(means), class_="means"),
        class_="legend",
    )
