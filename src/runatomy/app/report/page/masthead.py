"""Masthead: the run in a few sentences and figures, and what is good to know."""

from __future__ import annotations

from collections.abc import Iterable

from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row
from runatomy.app.report.story import sentences

GAITS = (("run", "running", "running_s"), ("walk", "walking", "walking_s"),
         ("stand", "standing", "stopped_s"))  # fmt: skip
KINDS = {"net": "above standing still", "gross": "resting included"}


def masthead(analysis: Row) -> str:
    """Return the head of the page: the run in a line, and what it came to."""
    run = analysis["run"]
    when = (words.day(run.get("start")), run.get("name") or "A run")
    length = words.kilometers(run["distance_m"]) if run.get("distance_m") else "A run"
    told = (element("p", text(sentence)) for sentence in sentences(analysis))
    return "".join(
        [
            element("p", "Runatomy", class_="brand"),
            element("p", text(" · ".join(part for part in when if part)), class_="eyebrow"),
            element("h1", text(f"{length}, muscle by muscle")),
            element("div", *told, class_="story"),
            element("dl", *(_fact(*fact) for fact in _facts(analysis)), class_="facts"),
            _gaits(analysis["coverage"]),
        ]
    )


def warnings(given: Iterable[str]) -> str:
    """Return the warnings as a box, empty without any."""
    items = [element("li", text(warning[:1].upper() + warning[1:])) for warning in given]
    if not items:
        return ""
    inside = element("h2", "Good to know", id="h-warnings") + element("ul", *items)
    return element("aside", inside, class_="warnings", aria_labelledby="h-warnings")


def _facts(analysis: Row) -> list[tuple[str, str, str]]:
    run, total = analysis["run"], analysis["total"]
    moving = run.get("moving_s") or 0.0
    speed = (run.get("distance_m") or 0.0) / moving if moving else None
    down = f"{words.whole(run.get('descent_m'))} m down"
    kind = KINDS.get(total.get("energy_kind") or "", "")
    calories = f"{words.kilocalories(total['energy_J'])} kcal"
    if total.get("low_J") and total.get("high_J"):
        calories += f"; {words.kilojoules(total['low_J'])}–{words.kilojoules(total['high_J'])} kJ"
    return [
        ("Distance", words.kilometers(run.get("distance_m")), ""),
        ("Time", words.duration(run.get("duration_s")), f"{words.duration(moving)} moving"),
        ("Pace", words.pace(speed), "while moving"),
        ("Climb", f"{words.whole(run.get('ascent_m'))} m", down),
        ("Muscle energy", f"{words.kilojoules(total['energy_J'])} kJ", f"{calories}, {kind}"),
    ]


def _fact(name: str, value: str, note: str) -> str:
    figure = element("dd", text(value), element("small", text(note.strip(", "))))
    return element("div", element("dt", text(name)), figure)


def _gaits(coverage: Row) -> str:
    whole = sum(coverage.get(key) or 0.0 for _, _, key in GAITS) or 1.0
    bars, keys = [], []
    for kind, name, key in GAITS:
        share = (coverage.get(key) or 0.0) / whole
        bars.append(element("i", class_=kind, style=f"flex-grow:{share:.4f}"))
        keys.append(element("span", text(f"{words.percent(share)} {name}"), class_=f"key {kind}"))
    bar = element("div", *bars, class_="share-bar", aria_hidden="true")
    return element("div", bar, element("p", *keys), class_="share")
