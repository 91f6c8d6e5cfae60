"""Colors of the body map: the scale of load and the quiet tones of everything else."""

from __future__ import annotations

Scale = tuple[str, ...]

# Lightness falls (light page) or rises (dark page) all the way, so that the order of loads can be
# read without telling hues apart; tests/app/report/test_body_map.py measures it.
LIGHT: Scale = (
    "#f8ecd9",
    "#f6d9b3",
    "#f4c089",
    "#f0a263",
    "#e88145",
    "#d85f34",
    "#bd402f",
    "#962a32",
    "#681a33",
)
DARK: Scale = (
    "#4e3536",
    "#653d39",
    "#80463b",
    "#a44f37",
    "#c65d31",
    "#e2762f",
    "#f2964a",
    "#f9bb70",
    "#fde3a6",
)

QUIET = {  # part: fill and line on a light page, fill and line on a dark one
    "body": ("#ecdfd1", "#c0ab97", "#29292b", "#55504c"),
    "wall": ("#b9998b", "none", "#1d1c1d", "none"),
    "bone": ("#f4efe2", "#9d937f", "#6a665f", "#2c2a28"),
    "tendon": ("#f1ece1", "#b0a695", "#77726a", "#34312f"),
    "plain": ("#d3c8c0", "#93867d", "#434142", "#252324"),
    "skin": ("#e9dccf", "#b3a191", "#403c3a", "#272424"),
}
LINE = {"body": 0.9, "wall": 0.0, "bone": 0.6, "tendon": 0.6, "plain": 0.7, "skin": 0.7}  # [units]

BASE = """
.bm{max-width:100%;height:auto;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bm path{stroke-linejoin:round}
.bm text{fill:currentColor;font-family:inherit;font-size:25px}
.bm .bm-view{text-anchor:middle;font-size:30px}
.bm .bm-side{text-anchor:middle;font-size:24px;opacity:.6}
.bm-muscle{stroke:var(--bm-ink);stroke-width:.8}
.bm-fibers{fill:none;stroke:#43120a;stroke-opacity:.24;stroke-width:.4;pointer-events:none}
.bm-bands{fill:none;stroke:var(--bm-tendon);stroke-width:1.6;stroke-linecap:round}
.bm-bands,.bm-dark,.bm-darker,.bm-bright{pointer-events:none}
.bm-dark,.bm-darker{fill:var(--bm-shade);fill-opacity:.11}
.bm-darker{fill-opacity:.15}
.bm-bright{fill:#fff;fill-opacity:var(--bm-shine)}
.bm-none{fill:var(--bm-plain)}
"""
LIGHT_TONES = "--bm-ink:#4f231b;--bm-shade:#2a0d08;--bm-shine:.15;"
DARK_TONES = "--bm-ink:#120b09;--bm-shade:#000;--bm-shine:.06;"


def color(load: float, scale: Scale) -> str:
    """Return the color of a load from 0 to 1, between the neighbors on the scale."""
    place = min(max(load, 0.0), 1.0) * (len(scale) - 1)
    low = min(int(place), len(scale) - 2)
    share = place - low
    pair = zip(_channels(scale[low]), _channels(scale[low + 1]), strict=True)
    return "#" + "".join(f"{round((1 - share) * one + share * other):02x}" for one, other in pair)


def style() -> str:
    """Return the style sheet: light, dark where the page or the system asks, light on paper.

    What changes with the page is a custom property: these reach into mirrored shapes, where
    selectors do not.
    """
    parts = "".join(
        f".bm-{part}{{fill:var(--bm-{part});stroke:var(--bm-{part}-line);stroke-width:{width}}}"
        for part, width in LINE.items()
    )
    dark = _page("dark", 2, DARK_TONES, "--d")
    asked = _page("auto", 2, DARK_TONES, "--d")
    return (
        f".bm{{{_tones(0, LIGHT_TONES)}}}.bm-color{{fill:var(--l)}}{parts}"
        f"{BASE}{dark}@media screen and (prefers-color-scheme:dark){{{asked}}}"
    ).replace("\n", "")


def _page(theme: str, at: int, tones: str, load: str) -> str:
    page = f".bm-{theme}-page"
    return f"{page}{{{_tones(at, tones)}}}{page} .bm-color{{fill:var({load})}}"


def _tones(at: int, tones: str) -> str:
    quiet = (
        f"--bm-{part}:{colors[at]};--bm-{part}-line:{colors[at + 1]}"
        for part, colors in QUIET.items()
    )
    return tones + ";".join(quiet)


def _channels(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)
