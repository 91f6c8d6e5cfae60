"""Markers: how far each stayed from the recorded one, as bars, the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.analysis.trial.trust.marker_error import MarkerError
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text

SHOWN = 12  # markers listed before the rest is folded
SEGMENTS = {
    "calcn": "foot",
    "femur": "thigh",
    "tibia": "shank",
    "torso": "trunk",
    "humerus": "upper arm",
}
SIDES = {"r": "right", "l": "left"}


def marker_list(markers: Sequence[MarkerError], limit: float) -> str:
    """Return the markers as bars, the worst first; `limit` [m] is marked on every bar."""
    known = [marker for marker in markers if not words.missing(marker.rms_m)]
    unseen = [marker.marker for marker in markers if words.missing(marker.rms_m)]
    known.sort(key=lambda marker: -marker.rms_m)
    if not known:
        return element("p", "No marker was seen.", class_="note")
    most = max(*(marker.max_m for marker in known), 1.2 * limit)
    items = [_marker(marker, most) for marker in known]
    style = f"--limit:{limit / most:.4f}"
    found = element("ol", *items[:SHOWN], class_="markers", style=style)
    if len(items) > SHOWN:
        rest = element("ol", *items[SHOWN:], class_="markers", style=style, start=SHOWN + 1)
        found += element(
            "details", element("summary", f"{len(items) - SHOWN} more"), rest,
            class_="more",
        )  # fmt: skip
    if unseen:
        found += element("p", text("Never seen: " + ", ".join(unseen) + "."), class_="note")
    return found


def _marker(marker: MarkerError, most: float) -> str:
    style = f"--rms:{marker.rms_m / most:.4f};--max:{marker.max_m / most:.4f}"
    figures = f"{1000 * marker.rms_m:.0f} mm"
    worst = f"max {1000 * marker.max_m:.0f} at {marker.worst_s:.2f} s"
    if marker.filled > 0.0005:
        worst += f"; {words.percent(marker.filled)} filled"
    return element(
        "li",
        element("span", text(marker.marker), element("small", text(_segment(marker.segment))),
                class_="name"),
        element("span", element("b", text(figures)), element("small", text(worst)),
                class_="value"),
        element("span", class_="bar", aria_hidden="true"),
        style=style,
    )  # fmt: skip


def _segment(name: str) -> str:
    """Return a segment in plain words: calcn_r is the right foot."""
    stem, _, side = name.rpartition("_")
    if side not in SIDES:
        return SEGMENTS.get(name, name)
    return f"{SIDES[side]} {SEGMENTS.get(stem, stem)}"
