"""Zones: how long the heart spent in each range of intensity."""

from __future__ import annotations

from runatomy.app.report import words
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row

HEADS = (("Heart rate", "beats a minute"), ("Time", "and its range"))


def zones(heart: Row | None) -> str:
    """Return a bar for each range of intensity; empty where nobody measured the heart."""
    rows = (heart or {}).get("zones") or ()
    if not rows:
        return ""
    most = max(row["seconds"]["high"] for row in rows)
    table = gauge.sheet(
        "small", "Time in each range of intensity", HEADS,
        [_line(row, place, len(rows), most) for place, row in enumerate(rows)],
    )  # fmt: skip
    notes = " ".join(map(str, (heart or {}).get("notes", ())))
    return table + (element("p", text(notes), class_="note") if notes else "")


def _line(row: Row, place: int, count: int, most: float) -> str:
    time, ends = row["seconds"], (row["from_bpm"], row["to_bpm"])
    bounds = f"{words.whole(ends[0])}–{words.whole(ends[1])}"
    if place == 0:
        bounds = f"under {words.whole(ends[1])}"
    elif place == count - 1:
        bounds = f"from {words.whole(ends[0])}"
    low, high = words.duration(time["low"]), words.duration(time["high"])
    span = "" if low == high else f"{low}–{high}"
    bar = gauge.gauge(time["usual"], most, time["low"], time["high"])
    value = element("b", words.duration(time["usual"]))
    name = str(row["name"])
    return gauge.line((name[:1].upper() + name[1:], bounds), [("Time", bar + value, span)])
