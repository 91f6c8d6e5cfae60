"""Tissues: what tendons, joints and the shin bone carried, right beside left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.panel import Face, panel
from runatomy.app.report.trial.effects.means import Known, known_measures
from runatomy.app.report.trial.lines import SIDES, lines_of
from runatomy.app.report.trial.muscles.table import plus_minus, short_words
from runatomy.loads.tissue import CATALOGUE, Tissue


class Column(NamedTuple):
    """One number of a tissue: which measure, in which words and unit."""

    measures: tuple[str, ...]  # the first that the tissue has
    title: str
    unit: str
    factor: float
    digits: int


COLUMNS = (
    Column(("peak_load", "peak_bending"), "Peak", "body weights", 1.0, 2),
    Column(("load_impulse", "bending_impulse"), "A step", "BW·s", 1.0, 3),
    Column(("load_per_km", "bending_per_km"), "A kilometer", "BW·s", 1.0, 0),
    Column(("peak_strain",), "Stretch", "%, most", 100.0, 1),
    Column(("returned_energy",), "Gives back", "J a step", 1.0, 1),
)
PEAKS = ("peak_load", "peak_bending")
FACES = {"load": ("BW", 0.0), "bending": ("BW·m", float("-inf"))}


def tissues(analysis: TrialAnalysis) -> str:
    """Return charts and table of the tissues; empty where no muscle force is known."""
    known = known_measures(analysis, ("tissue",))
    return _charts(analysis) + _table(analysis, known) if known else ""


def _charts(analysis: TrialAnalysis) -> str:
    charts = []
    for tissue in CATALOGUE:
        for quantity, (unit, least) in FACES.items():
            lines = lines_of(analysis, "tissue", quantity, tissue.name)
            if lines:
                face = Face(title=tissue.plain, unit=unit, least=least)
                charts.append(panel(face, lines, "Load"))
    return element("div", *charts, class_="panels")


def _table(analysis: TrialAnalysis, known: Known) -> str:
    sides = {a.name: a for a in analysis.asymmetry if a.kind == "tissue" and a.measure in PEAKS}
    heads = [element("th", "Tissue", scope="col", rowspan=2)]
    heads += [
        element("th", text(c.title), element("small", text(c.unit)), scope="colgroup", colspan=2)
        for c in COLUMNS
    ]
    heads.append(element("th", "Right against left", element("small", "peak"), scope="col",
                         rowspan=2))  # fmt: skip
    under = (element("th", side, scope="col") for _ in COLUMNS for side in SIDES)
    inside = element(
        "table",
        element("caption", "What tendons, joints and bones carried.", class_="hidden"),
        element("thead", element("tr", *heads, class_="over"), element("tr", *under)),
        element("tbody", *(_row(tissue, known, sides) for tissue in CATALOGUE)),
        class_="effects tissues",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region",
                   aria_label="Table of tissue loads")  # fmt: skip


def _row(tissue: Tissue, known: Known, sides: Mapping[str, Asymmetry]) -> str:
    unit = ", BW·m" if tissue.unit == "BW m" else ""
    head = element("th", text(tissue.plain), element("small", text(tissue.latin + unit)),
                   scope="row")  # fmt: skip
    cells = [
        element("td", _cell(_first(known, tissue.name, column, side), column))
        for column in COLUMNS
        for side in SIDES
    ]
    told = sides.get(tissue.name)
    quiet = None if told is not None and told.larger in SIDES else "quiet"
    last = words.NOTHING if told is None else short_words(told)
    return element("tr", head, *cells, element("td", text(last), class_=quiet))


def _first(known: Known, name: str, column: Column, side: str) -> Measure | None:
    found = (known.get(("tissue", name, measure, side)) for measure in column.measures)
    return next((row for row in found if row is not None), None)


def _cell(row: Measure | None, column: Column) -> str:
    """Return a mean, with the spread of the strides, and the range of a peak."""
    if row is None:
        return words.NOTHING
    digits = column.digits + (1 if row.unit.startswith("BW m") else 0)
    shown = text(words.number(column.factor * row.mean, digits))
    if not words.missing(row.sd):
        shown += element("small", text(plus_minus(column.factor * row.sd, digits)))
    if row.measure in PEAKS and not words.missing(row.low):
        span = "–".join(words.number(v, digits - 1) for v in (row.low, row.high))
        shown += element("small", text(span), class_="span")
    return shown
