"""What a trial's muscles did, in the terminal: to tendons and joints, to the body, by springs."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row
from runatomy.app.report.terminal import cells
from runatomy.loads.tissue import CATALOGUE
from runatomy.terms.units import CENTIMETER, GRAVITY, PERCENT

WIDE = 70  # columns under which the second half of the table is left out
SIDES = ("right", "left")
Means = Mapping[tuple[str, str, str, str], float]


def effect_tables(trial: Row, width: int) -> list[RenderableType]:
    """Return tissue loads, then roles and springs by group; nothing without muscles."""
    means: Means = {
        (row["kind"], row["name"], row["measure"], row["side"]): row["mean"]
        for row in trial["measures"]
        if row["kind"] in ("tissue", "group", "foot") and row["mean"] is not None
    }
    if not any(kind == "tissue" for kind, *_ in means):
        return []
    return [
        Text(),
        _tissues(means, width),
        Text("Loads in body weights, a kilometer's in BW·s; J: what a tendon gives back each step.",
             style="dim"),
        Text(),
        _roles(trial, means, width),
        Text("Carries: of the support, early and late in the contact. Brakes, drives: cm/s a step. "
             "Tendon: of the work that drives.", style="dim"),
    ]  # fmt: skip


def _tissues(means: Means, width: int) -> Table:
    table = cells.blank_table(width)
    cells.add_column(table, "Tendon or joint", left=True, wide=True)
    for title in ("Peak\nright", "Peak\nleft"):
        cells.add_column(table, title)
    if width >= WIDE:
        for title in ("A km\nright", "A km\nleft", "Back, J\nright", "Back, J\nleft"):
            cells.add_column(table, title)
    for tissue in CATALOGUE:
        bent = tissue.unit == "BW m"
        name, digits = f"{tissue.plain}, BW·m" if bent else tissue.plain, 3 if bent else 1
        peak, km = ("peak_bending", "bending_per_km") if bent else ("peak_load", "load_per_km")
        found = [_both(means, tissue.name, peak, digits)]
        if width >= WIDE:
            found.append(_both(means, tissue.name, km, 0))
            found.append(_both(means, tissue.name, "returned_energy", 0))
        table.add_row(Text(name, style="bold"), *(cell for pair in found for cell in pair))
    return table


def _both(means: Means, name: str, measure: str, digits: int) -> list[str]:
    return [words.number(means.get(("tissue", name, measure, side)), digits) for side in SIDES]


def _roles(trial: Row, means: Means, width: int) -> Table:
    table = cells.blank_table(width)
    cells.add_column(table, "Muscle group", left=True, wide=True)
    for title in ("Carries %\nearly", "\nlate", "Brakes\ncm/s", "Drives\ncm/s", "Tendon\n%"):
        cells.add_column(table, title)
    lifted = _mean(means, ("foot", "ground"), "vertical_impulse")
    energy = trial.get("energy") or {"rows": []}
    springs = {row["name"]: row["tendon_share"] for row in energy["rows"] if row["kind"] == "group"}
    groups = [row for row in trial["ranking"] if row["kind"] == "group"]
    for row in groups:
        key = ("group", row["name"])
        table.add_row(
            cells.name_of(row, 24),
            *(
                words.number(_mean(means, key, f"support_{when}") / lifted / PERCENT, 0)
                for when in ("early", "late")
            ),
            *(
                words.number(_mean(means, key, f"{what}_impulse") * GRAVITY / CENTIMETER, 0)
                for what in ("braking", "propulsion")
            ),
            words.number(springs.get(row["name"], float("nan")) / PERCENT, 0),
        )
    return table


def _mean(means: Means, key: tuple[str, str], measure: str) -> float:
    """Return the mean of both feet, or of the one that is known; NaN without any."""
    found = [means[(*key, measure, side)] for side in SIDES if (*key, measure, side) in means]
    return sum(found) / len(found) if found else float("nan")
