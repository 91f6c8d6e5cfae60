"""The trial's page: one file that needs no network, for screen, phone and paper."""

from __future__ import annotations

from string import Template

from runatomy.analysis.trial.trial_analysis import SCHEMA, TrialAnalysis
from runatomy.app.report.page import basis
from runatomy.app.report.page.bundle import asset, fingerprint, joined, sealed
from runatomy.app.report.page.element import text
from runatomy.app.report.page.masthead import warnings
from runatomy.app.report.trial.masthead import masthead, title
from runatomy.app.report.trial.sections import sections

OWN = "runatomy.app.report.trial"


def trial_page(analysis: TrialAnalysis) -> str:
    """Return the page for a trial; sections that the recording cannot fill are left out."""
    script = sealed("\n".join((joined(("query.js", "table.js")), joined(("trial.js",), OWN))))
    name = analysis.trial.get("name") or "A trial"
    return Template(asset("trial.html", OWN)).substitute(
        title=text(f"{name}: {title(analysis)}"),
        version=text(analysis.provenance.version),
        style="\n".join(
            (
                joined(("page.css", "parts.css")),
                joined(("trial.css", "charts.css", "effects.css"), OWN),
                joined(("print.css",)),
                joined(("paper.css",), OWN),
            )
        ),
        script=script,
        script_hash=fingerprint(script),
        masthead=masthead(analysis),
        warnings=warnings(analysis.warnings),
        sections=sections(analysis),
        evidence=basis.evidence(
            {"what": what, **evidence.to_dict()} for what, evidence in analysis.evidence
        ),
        provenance=basis.provenance(
            {
                "provenance": analysis.provenance.to_dict(),
                "runner": analysis.runner,
                "schema": SCHEMA,
            }
        ),
    )
