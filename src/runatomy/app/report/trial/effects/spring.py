"""Spring and engine: the work of tendons against that of fibers, and what all of it costs."""

from __future__ import annotations

from runatomy.analysis.trial.effects.account import EnergyRow, TrialAccount
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.effects.roles import halves_bar

# field, title, what it means
COLUMNS = (
    ("fiber_positive_J_kg", "Fibers drive", "shortening"),
    ("tendon_positive_J_kg", "Tendon gives back", "recoil"),
    ("fiber_negative_J_kg", "Fibers brake", "lengthening"),
    ("tendon_negative_J_kg", "Tendon stores", "stretching"),
    ("energy_J_kg", "Energy", "heat and work"),
)


def spring(analysis: TrialAnalysis) -> str:
    """Return the account in words and as a table; empty without solved muscles."""
    account = analysis.energy
    if account is None:
        return ""
    groups = [row for row in account.rows if row.kind == "group"]
    muscles = [row for row in account.rows if row.kind == "muscle"]
    every = _table(muscles, "Tendon and fiber work, every muscle")
    more = element("details", element("summary", "Every muscle"), every, class_="more")
    told = element("p", text(sentence(account)), class_="finding")
    return told + _table(groups, "Tendon and fiber work by muscle group") + more


def sentence(account: TrialAccount) -> str:
    """Return the whole account in plain words."""
    groups = [row for row in account.rows if row.kind == "group"]
    springy = max(groups, key=lambda row: row.tendon_positive_J_kg)
    return (
        f"Tendons give {words.percent(account.tendon_share)} of all the work that drives; most of "
        f"it the {springy.plain.split(' (')[0].lower()}, whose tendons do "
        f"{words.percent(springy.tendon_share)} of theirs. By the model all muscles cost "
        f"{words.number(account.net_W_kg, 1)} W/kg, with standing "
        f"{words.number(account.gross_W_kg, 1)} W/kg or "
        f"{words.number(account.gross_J_kg_m, 1)} J/kg a meter."
    )


def _table(rows: list[EnergyRow], caption: str) -> str:
    heads = [element("th", "Muscle group" if rows[0].kind == "group" else "Muscle", scope="col")]
    heads += [
        element("th", text(title), element("small", text(f"J/kg, {unit}")), scope="col")
        for _, title, unit in COLUMNS
    ]
    heads.append(element("th", "Engine and spring", element("small", "driving work"), scope="col"))
    most = max(max(r.fiber_positive_J_kg + r.tendon_positive_J_kg for r in rows), 1e-9)
    inside = element(
        "table",
        element("caption", text(caption), class_="hidden"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(row, most) for row in rows)),
        class_="effects springs",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _row(row: EnergyRow, most: float) -> str:
    cells = [
        element("td", text(words.number(getattr(row, field), 3 if row.kind == "muscle" else 2)),
                data_title=f"{title}, J/kg")
        for field, title, _ in COLUMNS
    ]  # fmt: skip
    bar = halves_bar((row.fiber_positive_J_kg, row.tendon_positive_J_kg), most)
    share = element("small", text(f"tendon {words.percent(row.tendon_share)}"))
    head = element("th", text(row.plain), element("small", text(row.latin)), scope="row")
    return element("tr", head, *cells, element("td", bar, share))
