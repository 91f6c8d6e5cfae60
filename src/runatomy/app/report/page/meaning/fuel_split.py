"""FuelSplit: how much of the energy came from fat, how much from carbohydrate, and the range."""

from __future__ import annotations

from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row


def fuel_split(fuel: Row | None) -> str:
    """Return one bar of fat and carbohydrate; the thin line is the range of where they part."""
    share = (fuel or {}).get("fat_share")
    if fuel is None or not share:
        return ""
    low, usual, high = (float(share[end]) for end in ("low", "usual", "high"))
    bar = element(
        "span", element("i"), class_="parts", aria_hidden="true",
        style=f"--share:{usual:.3f};--low:{low:.3f};--high:{high:.3f}",
    )  # fmt: skip
    sides = (
        ("Fat", usual, words.span(low, high), fuel["fat"]["g"]),
        ("Carbohydrate", 1.0 - usual, words.span(1.0 - high, 1.0 - low), fuel["carbohydrate"]["g"]),
    )
    whole = (
        f"Of {words.kilocalories(fuel['whole']['J']['usual'])} kcal while running, rest included"
    )
    return element(
        "figure",
        bar,
        element("dl", *(_side(*side) for side in sides)),
        element("figcaption", text(whole)),
        class_="fuel",
    )


def _side(name: str, share: float, span: str, grams: Row) -> str:
    weight = f"{words.whole(grams['usual'])} g, {_grams(grams)}"
    figure = element("b", text(words.percent(share))) + element("small", text(f" {span}"))
    return element(
        "div", element("dt", text(name)), element("dd", figure, element("small", text(weight)))
    )


def _grams(grams: Row) -> str:
    return f"{words.whole(grams['low'])}–{words.whole(grams['high'])}"
