"""Figures: the groups in order of energy, and the table of every group and muscle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row, ranked

# title, unit, key to sort by, what it means
COLUMNS = (
    ("Muscle", "", "name", ""),
    ("Energy", "kJ", "energy_J", "energy the muscle used"),
    ("Share", "", "energy_share", "of the energy of all muscles"),
    ("Range", "%", "low", "the true share probably lies in here"),
    ("Braking", "", "braking_share", "share of its work done while it lengthens"),
    ("Peak force", "body weights", "peak_force_BW", "one leg's muscle"),
    ("Mean activity", "", "mean_activation", "of all it could do, over the running"),
    ("Peak activity", "", "peak_activation", "of all it could do"),
    ("Hardest", "W, time, place", "hardest_power_W", "its hardest moment"),
    ("Against level", "", "change_vs_level", "the same time on the level at the same speed"),
)


def ranking(groups: Sequence[Row]) -> str:
    """Return the groups in order of energy, each a button with its bar and range."""
    rows = ranked(groups)
    most = max((row.get("high") or row.get("energy_share") or 0.0 for row in rows), default=0) or 1
    return element("ol", *(element("li", _ranked(row, most)) for row in rows), class_="groups")


def table(analysis: Row) -> str:
    """Return the full table, groups and muscles, with what to sort by beside each value."""
    head = "".join(_head(index, *column) for index, column in enumerate(COLUMNS))
    plain = {row["name"]: str(row.get("plain") or "") for row in analysis["groups"]}
    lines = [_line(row, "group", {}) for row in ranked(analysis["groups"])]
    lines += [_line(row, "muscle", plain) for row in ranked(analysis["muscles"])]
    inside = element(
        "table",
        element("caption", "Every group and muscle with its figures.", class_="hidden"),
        element("thead", element("tr", head)),
        element("tbody", *lines),
        id="table",
    )
    return element(
        "div", inside, class_="scroll", tabindex=0, role="region", aria_label="Table of figures"
    )


def _ranked(row: Row, most: float) -> str:
    share, low, high = ((row.get(key) or 0.0) / most for key in ("energy_share", "low", "high"))
    latin = element("em", text(row.get("latin") or ""), lang="la")
    value = element("b", text(words.percent(row.get("energy_share"))))
    value += element("small", text(words.span(row.get("low"), row.get("high"))))
    return element(
        "button",
        element("span", text(row.get("plain") or row["name"]), latin, class_="name"),
        element("span", value, class_="value"),
        element("span", class_="bar", aria_hidden="true"),
        type="button",
        data_choose=row["name"],
        aria_pressed="false",
        style=f"--share:{share:.4f};--low:{low:.4f};--high:{high:.4f}",
    )


def _head(index: int, title: str, unit: str, key: str, about: str) -> str:
    inside = text(title) + (element("small", text(unit)) if unit else "")
    button = element(
        "button", inside, type="button", data_column=index, title=about or None
    )  # fmt: skip
    sort = "descending" if key == "energy_J" else "none"
    return element("th", button, scope="col", aria_sort=sort)


def _line(row: Row, level: str, plain: Mapping[str, str]) -> str:
    name = str(row.get("plain") or row["name"]) + (f", {row['side']}" if row.get("side") else "")
    group = plain.get(str(row.get("group")), "")
    latin = element("em", text(row.get("latin") or ""), lang="la")
    button = element(
        "button", text(name), type="button", data_choose=row["name"], aria_pressed="false"
    )
    within = element("small", text(group)) if group else ""
    head = element("th", button, latin, within, scope="row", data_value=name)
    cells = (
        element("td", shown, data_value=_sortable(row.get(key)))
        for (_, _, key, _), shown in zip(COLUMNS[1:], _shown(row), strict=True)
    )
    return element("tr", head, *cells, class_=level, data_level=level, data_name=row["name"])


def _shown(row: Row) -> list[str]:
    share, force = row.get("energy_share") or 0.0, words.number(row.get("peak_force_BW"), 1)
    force_span = words.between(row.get("peak_force_low_BW"), row.get("peak_force_high_BW"), 1)
    place = row.get("hardest_at_m")
    where = [words.duration(row.get("hardest_at_s"))]
    where += [words.kilometers(place, 1)] if place is not None else []
    mini = element(
        "span", text(words.percent(share)), class_="mini", style=f"--share:{share:.4f}"
    )  # fmt: skip
    return [
        text(words.kilojoules(row.get("energy_J"))),
        mini,
        text(words.span(row.get("low"), row.get("high"))),
        text(words.percent(row.get("braking_share"))),
        force + (element("small", force_span) if force_span else ""),
        text(words.percent(row.get("mean_activation"))),
        text(words.percent(row.get("peak_activation"))),
        words.whole(row.get("hardest_power_W")) + element("small", text(" · ".join(where))),
        text(words.change(row.get("change_vs_level"))),
    ]


def _sortable(value: float | None) -> str:
    return "" if value is None or words.missing(value) else f"{value:.6g}"
