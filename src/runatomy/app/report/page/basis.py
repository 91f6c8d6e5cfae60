"""Basis: what was measured, what was assumed, and what made the numbers."""

from __future__ import annotations

from collections.abc import Iterable

from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row, own_total

ORIGINS = {  # origin: (sign, what it means)
    "measured": ("●", "somebody or the device measured it"),
    "derived": ("◐", "computed from what was measured"),
    "modeled": ("○", "a model's answer"),
    "assumed": ("△", "nobody measured it; a usual value stands in"),
    "cannot tell": ("✕", "no honest value exists"),
}
SEXES = {"f": "female", "m": "male"}


def evidence(rows: Iterable[Row]) -> str:
    """Return how far each input can be trusted, and where it comes from."""
    heads = (element("th", title, scope="col") for title in ("What", "How we know", "From"))
    body = element("tbody", *map(_evident, rows))
    return element("table", element("thead", element("tr", *heads)), body, class_="evidence")


def origin_badge(origin: str) -> str:
    """Return how a number is known: a sign and a word, its meaning in the title."""
    sign, meaning = ORIGINS.get(origin, ("○", ""))
    return element(
        "span",
        element("i", sign, aria_hidden="true"),
        text(origin),
        class_="origin",
        title=meaning,
    )


def anchor(total: Row) -> str:
    """Return in plain words how the muscles' own cost was scaled to the measured one."""
    own = own_total(total)
    if own is None:
        return ""
    factor = words.number(total["anchor_factor"], 2)
    told = (
        f"By their heat and work alone, the model’s own total was {words.kilojoules(own)} kJ. "
        f"Scaled by the factor {factor} to the measured cost of running, it is "
        f"{words.kilojoules(total['energy_J'])} kJ. Forces, loads, work and activity are not "
        "scaled."
    )
    return element("p", text(told), class_="finding")


def provenance(analysis: Row) -> str:
    """Return what made the numbers, folded away."""
    rows = (
        element("div", element("dt", text(name)), element("dd", text(value)))
        for name, value in _made_by(analysis).items()
        if value
    )
    summary = element("summary", "What made these numbers")
    return element("details", summary, element("dl", *rows), class_="provenance")


def _made_by(analysis: Row) -> dict[str, object]:
    about = analysis["provenance"]
    file, atlas = about.get("file") or {}, about.get("atlas") or {}
    parameters = about.get("parameters") or {}
    return {
        "Runatomy": about.get("runatomy"),
        "Analysis": analysis.get("schema"),
        "Runner": _runner(analysis["runner"]),
        "File": file.get("name"),
        "Format": file.get("format"),
        "SHA-256 of the file": file.get("sha256"),
        "Device": about.get("device"),
        "Model": about.get("model"),
        "Atlas": atlas.get("version"),
        "SHA-256 of the atlas": atlas.get("sha256"),
        **{str(name).capitalize(): value for name, value in parameters.items()},
    }


def _runner(runner: Row) -> str:
    sex = SEXES.get(runner.get("sex") or "", "")
    parts = [f"{runner['mass_kg']:g} kg", f"{runner['height_m']:.2f} m", sex]
    assumed = ", ".join(map(str, runner.get("assumed") or ()))
    return ", ".join(filter(None, parts)) + (f" (assumed: {assumed})" if assumed else "")


def _evident(row: Row) -> str:
    origin = str(row.get("origin", "cannot tell"))
    what = str(row.get("what", "")).replace("_", " ")
    note = element("small", text(row["note"])) if row.get("note") else ""
    return element(
        "tr",
        element("th", text(what[:1].upper() + what[1:]), scope="row"),
        element("td", origin_badge(origin)),
        element("td", text(row.get("source", "")), note),
    )
