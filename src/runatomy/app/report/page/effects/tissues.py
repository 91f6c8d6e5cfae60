"""Tissues: what the tendons, joints and the shin bone of one leg carried."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.app.report import words
from runatomy.app.report.page.basis import origin_badge
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row
from runatomy.terms.units import PERCENT

HEADS = (
    ("Tissue", ""),
    ("Peak", "body weights (BW)"),
    ("A step", "BW·s"),
    ("A kilometer", "BW·s"),
    ("All of it", "BW·s"),
    ("Stretch", "%, most"),
    ("Gives back", "J"),
    ("How we know", ""),
)
ROOM = 1.02  # [-] so that the end of the longest range is drawn
LEAD = (
    "From the muscles’ forces: the pull in each tendon, and bone on bone in each joint, of one leg "
    "(both are taken alike). One BW·s is one body weight held for one second; what a tendon gives "
    "back is that of a step. The thin line on a bar, and the figures under a value, are the range "
    "over runners and over what the model’s parameters may be. What the model itself gets wrong is "
    "not in it: it presses the kneecap harder, and stretches springs further, than most "
    "measurements tell. What tissues carry is no measure of injury risk: compare runs and hills "
    "rather than persons."
)


def tissues(rows: Sequence[Row]) -> str:
    """Return the section; empty where nobody ran."""
    if not rows:
        return ""
    most = ROOM * max((row["high"] for row in rows if row["unit"] == "BW"), default=1.0)
    table = gauge.sheet(
        "loads", "What tendons and joints carried", HEADS, [_line(row, most) for row in rows]
    )
    known = element(
        "dl",
        *(
            element("div", element("dt", text(row["plain"])), element("dd", text(_known(row))))
            for row in rows
        ),
    )
    inside = gauge.finding(sentence(rows)) + table
    inside += gauge.more("How each of them is known", known)
    return gauge.section("tissues", "What tendons and joints carried", LEAD, inside)


def sentence(rows: Sequence[Row]) -> str:
    """Return in plain words what the Achilles tendon and the hardest pressed joint carried."""
    found = {row["name"]: row for row in rows}
    achilles, kneecap = found.get("achilles_tendon"), found.get("patellofemoral")
    if achilles is None or kneecap is None:
        return ""
    told = (
        f"One Achilles tendon carried up to {_peak(achilles)}, the joint behind the kneecap up to "
        f"{_peak(kneecap)}."
    )
    if achilles.get("energy_J"):
        told += (
            f" As a spring it gave back {words.number(achilles['energy_J'], 0)} J each step in the "
            "model; ultrasound found 8 to 11 J, at a third of the force."
        )
    return (
        f"{told} A kilometer loads it as much as one body weight hanging on it for "
        f"{words.duration(achilles['per_km'])} min."
    )


def _peak(row: Row) -> str:
    value = words.number(row["peak_BW"], 1)
    return f"{value} body weights ({words.between(row['low'], row['high'], 1)})"


def _line(row: Row, most: float) -> str:
    bent = row["unit"] != "BW"
    digits, fine = (3, 4) if bent else (1, 2)
    bar = "" if bent else gauge.gauge(row["peak_BW"], most, row["low"], row["high"])
    values = (
        bar + element("b", words.number(row["peak_BW"], digits)),
        words.number(row["per_step"], fine),
        words.number(row["per_km"], int(bent)),
        words.number(row["total"], 0),
        words.number(_times(row["strain"], 1.0 / PERCENT), 1),
        words.number(row["energy_J"], 1),
        origin_badge(str(row["evidence"]["origin"])),
    )
    under = (
        words.between(row["low"], row["high"], digits),
        words.between(row["per_step_low"], row["per_step_high"], fine),
        *[""] * 5,
    )
    cells = [
        (_title(*head, bent=bent), shown, small)
        for head, shown, small in zip(HEADS[1:], values, under, strict=True)
    ]
    return gauge.line((row["plain"], row["latin"] + (", in BW·m" if bent else "")), cells)


def _title(title: str, unit: str, *, bent: bool) -> str:
    """Return a column's title with its unit, which is another for bending."""
    if bent:
        unit = unit.replace("body weights (BW)", "BW·m").replace("BW·s", "BW·m·s")
    return ", ".join(filter(None, (title, unit)))


def _known(row: Row) -> str:
    basis = row["evidence"]
    return " ".join(f"{basis[key].rstrip('.')}." for key in ("source", "note") if basis.get(key))


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else factor * value
