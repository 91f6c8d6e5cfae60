"""Shell body: the drawing of the body that pages color, small in lists and large by itself."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from nicegui import ui

from runatomy.app.report.body_map import body_map_svg, catalogue_name, drawing
from runatomy.muscle.anatomy import muscle_of

SMALL_BOX = "28 20 894 980"  # [units] front and back of the small drawing, close together
BACK_AT = 450  # [units] where the small drawing's back begins


def add_small_body() -> None:
    """Put the symbol `bm-small` on the page: front and back, one shape a muscle group.

    Each group's shape is filled by the custom property of its name, `--group-calves`, so that a
    list of fifty bodies costs fifty `<use>` elements.
    """
    ui.add_body_html(_small())


def add_large_body() -> None:
    """Put the template `bm-large` on the page: every muscle a shape with its group and side."""
    ui.add_body_html(_large())


@cache
def _small() -> str:
    back = f'<g transform="translate({BACK_AT} 0)">{_small_view("back")}</g>'
    return (
        '<svg class="hidden" width="0" height="0" aria-hidden="true">'
        f'<symbol id="bm-small" viewBox="{SMALL_BOX}">{_small_view("front")}{back}</symbol></svg>'
    )


def _small_view(name: str) -> str:
    view = drawing()["views"][name]
    groups: dict[str, str] = {}
    for shape in view["muscles"]:
        group = muscle_of(shape["element"])[0].group
        groups[group] = groups.get(group, "") + shape["path"]
    half = f'<path fill="var(--bm-plain)" d="{"".join(view["plain"])}"/>' + "".join(
        f'<path fill="var(--group-{group}, var(--bm-plain))" d="{path}"/>'
        for group, path in groups.items()
    )
    return (
        f'<path fill="var(--bm-body)" stroke="var(--bm-body-line)" stroke-width="4" '
        f'd="{view["silhouette"]}"/><g id="bm-small-{name}">{half}</g>'
        f'<use href="#bm-small-{name}" transform="matrix(-1 0 0 1 {view["width"]} 0)"/>'
    )


@cache
def _large() -> str:
    svg = body_map_svg({}, legend=None, key="bm-large", title="Body map, front and back")
    svg = re.sub(r"<style>.*?</style>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r'data-muscle="([^"]+)"', _with_group, svg)
    return f'<template id="bm-large">{svg.replace("bm-auto-page", "bm-page")}</template>'


@cache
def _groups() -> dict[str, str]:
    """Return the group of every muscle drawn, by the muscle's name."""
    found = {}
    for view in drawing()["views"].values():
        for shape in view["muscles"]:
            name = catalogue_name(shape["element"])
            if name is not None:
                found[name] = muscle_of(shape["element"])[0].group
    return found


def _with_group(found: re.Match[str]) -> str:
    return f'{found[0]} data-group="{escape(_groups()[found[1]])}"'
