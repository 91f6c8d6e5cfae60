"""The report: one page that needs no network, for screen, phone and paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

from runatomy.app.report import charts
from runatomy.app.report.page import basis, body, figures, masthead
from runatomy.app.report.page.element import text
from runatomy.app.report.rows import placed

# In the order they are joined; what a later one uses, an earlier one defines.
SCRIPTS = ("draw.js", "choice.js", "body.js", "course.js", "stride.js", "figures.js")
STYLES = ("page.css", "parts.css", "print.css")


def render_html(analysis: Mapping[str, Any]) -> str:
    """Return the page for an analysis; with its `series`, the run is drawn along its course."""
    analysis = placed(analysis)
    script = '"use strict";(()=>{\n' + _joined(SCRIPTS) + "})();"
    return Template(_read("page.html")).substitute(
        title=text(f"{analysis['run'].get('name') or 'A run'}, muscle by muscle"),
        version=text(analysis["provenance"].get("runatomy", "")),
        style=_joined(STYLES),
        script=script,
        script_hash=_hash(script),
        masthead=masthead.masthead(analysis),
        warnings=masthead.warnings(analysis.get("warnings", ())),
        body=body.body(analysis["muscles"]),
        ranking=figures.ranking(analysis["groups"]),
        table=figures.table(analysis),
        evidence=basis.evidence(analysis.get("evidence", ())),
        provenance=basis.provenance(analysis),
        data=charts.embedded(charts.chart_data(analysis)),
    )


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_read(name) for name in names)


def _read(name: str) -> str:
    return (files("runatomy.app.report.page") / "assets" / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
