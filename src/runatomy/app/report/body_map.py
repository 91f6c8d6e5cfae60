"""Body map: front and back of the body as one inline SVG, each muscle colored by its load."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from math import isnan
from typing import Any, Literal

from runatomy.app.report.body_map_style import DARK, LIGHT, color, style
from runatomy.muscle.anatomy import muscle_of as catalogued
from runatomy.terms.errors import AppError

Theme = Literal["auto", "light", "dark"]
MuscleOf = Callable[[str], str | None]

HEAD, FOOT = 46, 92  # [units] room for the captions above and the legend below; a body is 1000 high
STEPS = 24  # of the legend's scale


def catalogue_name(element: str) -> str | None:
    """Return the catalogue's name of the muscle an element of the model belongs to."""
    return catalogued(element)[0].name


def body_map_svg(
    load: Mapping[str, float],
    labels: Mapping[str, str] | None = None,
    muscle_of: MuscleOf = catalogue_name,
    *,
    theme: Theme = "auto",
    legend: str | None = "Load",
    ends: tuple[str, str] = ("least", "most"),
    title: str = "Body map, front and back: muscles colored by their load",
    key: str = "bm",
) -> str:
    """Return front and back of the body, side by side, as one self-contained SVG element.

    Args:
        load: 0 to 1 by catalogue name ("soleus"), or by name and side ("soleus:left") where the
            sides differ; a muscle without a load, or with NaN, is drawn plain.
        labels: what the tooltip of a muscle says, by the same keys; else its name and load.
        muscle_of: catalogue name of a model element, None for one that takes no color.
        theme: colors for a light or a dark page, or as the reader's system asks ("auto").
        legend: what the color stands for; None leaves the legend out.
        ends: what the two ends of the scale are called.
        title: what a screen reader says.
        key: start of the ids inside; two maps on one page need two keys.

    Raises:
        AppError: a load lies outside 0 to 1.
    """
    _check(load)
    views = [
        _view(name, view, load, labels or {}, muscle_of, f"{key}-{name}")
        for name, view in drawing()["views"].items()
    ]
    width = sum(view["width"] for view in drawing()["views"].values())
    height = HEAD + 1000 + (FOOT if legend is not None else 0)
    placed = "".join(
        f'<g transform="translate({500 * place} {HEAD})">{view}</g>'
        for place, view in enumerate(views)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bm bm-{theme}-page" role="img" '
        f'viewBox="0 0 {width} {height}" aria-label="{escape(title)}">'
        f"<style>{style()}</style>{placed}"
        f"{'' if legend is None else _legend(legend, ends, width)}</svg>"
    )


@cache
def drawing() -> dict[str, Any]:
    """Return the drawing of the model's body: SVG paths by view, as the package ships them."""
    text = (files("runatomy.app.report") / "data/body_map.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _check(load: Mapping[str, float]) -> None:
    for name, value in load.items():
        if not isnan(value) and not 0.0 <= value <= 1.0:
            raise AppError(
                f"the load of {name!r} is {value:g}; the body map takes 0 to 1",
                mend="Divide every load by the largest one.",
            )


def _view(
    name: str,
    view: Mapping[str, Any],
    load: Mapping[str, float],
    labels: Mapping[str, str],
    muscle_of: MuscleOf,
    key: str,
) -> str:
    """Return one view: the body's layers from the skin's outline up to the shading."""
    flip = f'transform="matrix(-1 0 0 1 {view["width"]} 0)"'
    layers = [
        f'<path class="bm-body" d="{view["silhouette"]}"/>',
        *(f'<path class="bm-wall" d="{path}"/>' for path in view["wall"]),
        *(f'<path class="bm-bone" d="{path}"/>' for path in view["bones"]),
        *(f'<path class="bm-tendon" d="{path}"/>' for path in view["tendons"]),
        f'<g id="{key}-plain" class="bm-plain"><path d="{"".join(view["plain"])}"/></g>',
        f'<use href="#{key}-plain" {flip}/>',
        *(f'<path class="bm-skin" d="{path}"/>' for path in view["skin"]),
    ]
    for number, shape in enumerate(view["muscles"]):
        layers += _muscle(shape, load, labels, muscle_of, f"{key}-{number}", flip)
    if view["bands"]:
        layers.append(f'<path id="{key}-bands" class="bm-bands" d="{view["bands"]}"/>')
        layers.append(f'<use class="bm-bands" href="#{key}-bands" {flip}/>')
    layers += [f'<path class="bm-{tone}" d="{path}"/>' for tone, path in view["shading"].items()]
    right, left = (70, view["width"] - 70) if name == "front" else (view["width"] - 70, 70)
    return (
        f'<text class="bm-view" x="{view["width"] / 2}" y="-16">{name.capitalize()}</text>'
        f'<text class="bm-side" x="{right}" y="150">R</text>'
        f'<text class="bm-side" x="{left}" y="150">L</text>' + "".join(layers)
    )


def _muscle(
    shape: Mapping[str, str],
    load: Mapping[str, float],
    labels: Mapping[str, str],
    muscle_of: MuscleOf,
    key: str,
    flip: str,
) -> list[str]:
    """Return a muscle's right shape and its mirror image, each with its color and tooltip."""
    name = muscle_of(shape["element"])
    inside = f'<path d="{shape["path"]}"/><path class="bm-fibers" d="{shape["fibers"]}"/>'
    right, left = f'<g id="{key}">{inside}</g>', f'<use href="#{key}" {flip}/>'
    if name is None:
        return [f'<g class="bm-plain">{drawn}</g>' for drawn in (right, left)]
    return [
        _colored(name, side, load, labels, drawn)
        for side, drawn in (("right", right), ("left", left))
    ]


def _colored(
    name: str, side: str, load: Mapping[str, float], labels: Mapping[str, str], drawn: str
) -> str:
    value = load.get(f"{name}:{side}", load.get(name))
    missing = value is None or isnan(value)
    said = labels.get(f"{name}:{side}", labels.get(name))
    if said is None:
        words = name.replace("_", " ").capitalize()
        said = f"{words}: no value" if missing else f"{words}: {value:.0%}"
    paint = (
        'class="bm-muscle bm-none"'
        if value is None or missing
        else 'class="bm-muscle bm-color" '
        f'style="--load:{value:.3f};--l:{color(value, LIGHT)};--d:{color(value, DARK)}"'
    )
    return (
        f'<g {paint} data-muscle="{escape(name)}" data-side="{side}">'
        f"<title>{escape(said)}</title>{drawn}</g>"
    )


def _legend(title: str, ends: tuple[str, str], width: float) -> str:
    """Return the scale of colors with its ends, and what is drawn plain."""
    x, y, wide, high = width / 2 - 240, HEAD + 1000 + 34, 480.0, 20
    step = wide / STEPS
    scale = "".join(
        f'<rect class="bm-color" x="{x + k * step:.1f}" y="{y}" width="{step + 1:.1f}" '
        f'height="{high}" style="--l:{color((k + 0.5) / STEPS, LIGHT)};'
        f'--d:{color((k + 0.5) / STEPS, DARK)}"/>'
        for k in range(STEPS)
    )
    low, most = (escape(end) for end in ends)
    return (
        f'<g class="bm-legend"><text x="{x - 14}" y="{y + 17}" text-anchor="end">{low}</text>'
        f'{scale}<text x="{x + wide + 14}" y="{y + 17}">{most}</text>'
        f'<text x="{width / 2}" y="{y - 12}" text-anchor="middle">{escape(title)}</text></g>'
    )
