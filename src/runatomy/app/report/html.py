"""The report: one page that needs no network, for screen, phone and paper."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Any

from runatomy.app.report import charts
from runatomy.app.report.page import basis, body, figures, masthead
from runatomy.app.report.page.bundle import asset, fingerprint, joined, sealed
from runatomy.app.report.page.effects.breath import breath
from runatomy.app.report.page.effects.roles import roles
from runatomy.app.report.page.effects.spring import spring
from runatomy.app.report.page.effects.tissues import tissues
from runatomy.app.report.page.element import text
from runatomy.app.report.page.meaning.section import meaning
from runatomy.app.report.rows import placed

# In the order they are joined; what a later one uses, an earlier one defines.
SCRIPTS = (
    *("query.js", "draw.js", "choice.js", "body.js", "course.js", "stride.js"),
    *("table.js", "figures.js"),
)
STYLES = ("page.css", "parts.css", "effects.css", "meaning.css", "print.css")


def render_html(analysis: Mapping[str, Any]) -> str:
    """Return the page for an analysis; with its `series`, the run is drawn along its course."""
    analysis = placed(analysis)
    script = sealed(joined(SCRIPTS))
    return Template(asset("page.html")).substitute(
        title=text(f"{analysis['run'].get('name') or 'A run'}, muscle by muscle"),
        version=text(analysis["provenance"].get("runatomy", "")),
        style=joined(STYLES),
        script=script,
        script_hash=fingerprint(script),
        masthead=masthead.masthead(analysis),
        warnings=masthead.warnings(analysis.get("warnings", ())),
        body=body.body(analysis["muscles"]),
        ranking=figures.ranking(analysis["groups"]),
        meaning=meaning(analysis),
        effects=effects(analysis),
        table=figures.table(analysis),
        anchor=basis.anchor(analysis["total"]),
        evidence=basis.evidence(analysis.get("evidence", ())),
        provenance=basis.provenance(analysis),
        data=charts.embedded(charts.chart_data(analysis)),
    )


def effects(analysis: Mapping[str, Any]) -> str:
    """Return the sections on what the muscles did, those that there are figures for."""
    return "".join(
        [
            tissues(analysis.get("tissues", ())),
            roles(analysis.get("roles")),
            spring(analysis),
            breath(analysis.get("breath"), analysis["total"]),
        ]
    )
