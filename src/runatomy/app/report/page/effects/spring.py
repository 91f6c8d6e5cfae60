"""Spring and engine: the work of tendons against that of fibers."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.app.report import words
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.rows import Row, both_sides, lower

COLUMNS = (
    ("positive_work_J", "Fibers drive", "kJ, shortening"),
    ("tendon_returned_J", "Tendons give back", "kJ, recoil"),
    ("negative_work_J", "Fibers brake", "kJ, lengthening"),
    ("tendon_stored_J", "Tendons store", "kJ, stretching"),
)
LAST = ("Engine and spring", "driving work")
LEAD = (
    "A stretched tendon stores work and gives it back for nothing; fibers drive by shortening and "
    "brake by lengthening, and both cost energy. Dark: fibers, the engine; pale: tendons, the "
    "spring. The muscles of breathing are left out: nobody knows their work."
)


def spring(analysis: Row) -> str:
    """Return the section; empty where nothing worked."""
    groups = _worked(analysis["groups"])
    if not groups:
        return ""
    every = _table("Muscle", _worked(both_sides(analysis["muscles"])), "Every muscle")
    inside = gauge.finding(sentence(analysis["total"], groups))
    inside += _table("Muscle group", groups, "Tendon and fiber work by muscle group")
    return gauge.section(
        "spring", "Spring and engine", LEAD, inside + gauge.more("Every muscle", every)
    )


def sentence(total: Row, groups: Sequence[Row]) -> str:
    """Return how much of the work that drives comes from springs, and where most of it."""
    springy = max(groups, key=lambda row: row["tendon_returned_J"])
    return (
        f"Tendons gave {words.percent(total.get('tendon_share'))} of all the work that drives, "
        f"{words.kilojoules(total.get('tendon_returned_J'))} kJ. Most of it came from the "
        f"{lower(springy)}, whose tendons did {words.percent(springy['tendon_share'])} of theirs."
    )


def _worked(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose work is known, those that drive most first."""
    known = [row for row in rows if row.get("tendon_returned_J") is not None and _drive(row) > 0.0]
    return sorted(known, key=lambda row: -_drive(row))


def _drive(row: Row) -> float:
    return float(row["positive_work_J"]) + float(row["tendon_returned_J"])


def _table(kind: str, rows: Sequence[Row], caption: str) -> str:
    heads = ((kind, ""), *((title, unit) for _, title, unit in COLUMNS), LAST)
    most = max(map(_drive, rows), default=0.0)
    return gauge.sheet("springs", caption, heads, [_line(row, most) for row in rows])


def _line(row: Row, most: float) -> str:
    cells = [(f"{title}, kJ", words.kilojoules(row.get(field)), "") for field, title, _ in COLUMNS]
    bar = gauge.halves((row["positive_work_J"], row["tendon_returned_J"]), most)
    cells.append((", ".join(LAST), bar, f"tendons {words.percent(row['tendon_share'])}"))
    return gauge.line((row["plain"], row["latin"]), cells)
