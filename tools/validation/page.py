"""Page: themes as a Markdown page, failures first."""

from __future__ import annotations

from collections.abc import Sequence

from tools.validation.claim import Claim, Theme
from tools.validation.shortfalls import SHORTFALLS

HEAD = """# Validation

What the model gives, held against laws, published figures and real recordings. Every number
that is ours was computed by `make validation`; lines that do not hold are shown as such.
The runner has {mass:g} kg and {height:.2f} m, where no recording names its own. Sources carry a
status: **S** read in the paper itself, **S2** read in a transcription of its table. Figures in
joules per kilogram count body mass.
A line without a verdict is for information: nobody set a tolerance for it beforehand.
"""
COLUMNS = ("what", "source", "published", "tolerance", "ours", "verdict")
UNKNOWN = "the reason is not known"


def page(themes: Sequence[Theme], mass: float, height: float) -> str:
    """Return the whole page."""
    parts = [HEAD.format(mass=mass, height=height), _verdicts(themes)]
    parts += [_section(theme) for theme in themes]
    return "\n".join(parts)


def _verdicts(themes: Sequence[Theme]) -> str:
    """Return how many claims hold, by theme, and the list of those that do not."""
    rows = ["| theme | hold | do not hold | for information |", "|---|---|---|---|"]
    failing = []
    for theme in themes:
        verdicts = [claim.holds for claim in theme.claims]
        counts = [verdicts.count(verdict) for verdict in (True, False, None)]
        rows.append(f"| [{theme.title}](#{_anchor(theme.title)}) | " + _cells(counts) + " |")
        failing += [claim for claim in theme.claims if claim.holds is False]
    text = "\n".join(rows) + "\n\n## What does not hold\n\n"
    lines = [
        f"- **{claim.what}:** {claim.ours}; published {claim.published}, tolerance "
        f"{claim.tolerance}. {_why(claim)}"
        for claim in failing
    ]
    return text + ("\n".join(lines) if lines else "Every line with a verdict holds.") + "\n"


def _section(theme: Theme) -> str:
    """Return one theme: heading, introduction, table, notes."""
    lines = [f"## {theme.title}", "", theme.intro, ""]
    if theme.claims:
        given = any(claim.tolerance for claim in theme.claims)
        columns = COLUMNS if given else tuple(c for c in COLUMNS if c not in COLUMNS[3::2])
        lines += [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
        lines += [_row(claim, given) for claim in theme.claims]
        lines.append("")
    for note in theme.notes:
        lines += [note, ""]
    return "\n".join(lines)


def _row(claim: Claim, given: bool) -> str:
    verdict = {True: "holds", False: "**does not hold**", None: "information"}[claim.holds]
    cells = [claim.what, claim.source, claim.published]
    cells += [claim.tolerance, claim.ours, verdict] if given else [claim.ours]
    return f"| {_cells(cells)} |"


def _cells(values: Sequence[object]) -> str:
    return " | ".join(str(value) for value in values)


def _why(claim: Claim) -> str:
    why = SHORTFALLS.get(claim.key, UNKNOWN)
    return f"{why[0].upper()}{why[1:]}."


def _anchor(title: str) -> str:
    """Return the address of a heading on the page."""
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -")
    return "-".join(kept.split())
