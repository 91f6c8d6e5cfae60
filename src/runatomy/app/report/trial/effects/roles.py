"""Roles: what each group of muscles did to the body while a foot was on the ground."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.panel import Face, panel
from runatomy.app.report.trial.effects.means import Known, known_measures, of_both
from runatomy.app.report.trial.lines import lines_of
from runatomy.mechanics.induced.induced_acceleration import OTHERS
from runatomy.muscle.anatomy import GROUPS
from runatomy.terms.units import CENTIMETER, GRAVITY, PERCENT

CHARTED = 4  # groups whose curves are drawn, those that did most
CAUSES = {
    "gravity": "Weight itself, the bones as a strut",
    "velocity": "Swing of the limbs (centrifugal)",
    "leg_reserve": "Moments of the legs no muscle gave",
    "trunk_reserve": "Moments of the trunk no muscle gave",
    "arms": "Arms",
    "residual": "Residual of the recording",
    "footing": "Give of the foot, not explained",
}
TITLES = (
    ("Carries", "% of the support"),
    ("Brakes", "cm/s"),
    ("Drives", "cm/s"),
    ("Outward", "cm/s"),
)
FACES = (
    ("support", Face(title="Upward", unit="BW", up="carries", down="lets sink")),
    ("fore_aft", Face(title="Along", unit="BW", up="drives on", down="brakes")),
    ("sideward", Face(title="Sideways", unit="BW", up="outward", down="inward")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What one group, or another cause, did in an average contact of either foot."""

    kind: str  # "group" or "cause"
    name: str
    plain: str
    carries: tuple[float, float]  # [-] of the ground's upward impulse, early and late
    brakes: tuple[float, float]  # [m/s] that it slows the body by, early and late
    drives: tuple[float, float]  # [m/s] that it speeds the body up by
    outward: float  # [m/s] toward the standing foot's side

    @property
    def size(self) -> float:
        """How much it did in all, for the order of the rows."""
        along = sum(self.brakes) + sum(self.drives)
        return sum(map(abs, self.carries)) + along


def roles_of(analysis: TrialAnalysis) -> list[Role]:
    """Return the groups, then the other causes, those that did most first; of both feet."""
    known = known_measures(analysis, ("group", "cause", "foot"))
    lifted = of_both(known, "foot", "ground", "vertical_impulse")
    named = [("group", g.name, g.plain) for g in GROUPS]
    named += [("cause", name, CAUSES[name]) for name in OTHERS]
    rows = [
        _role(known, kind, name, plain, lifted)
        for kind, name, plain in named
        if not words.missing(of_both(known, kind, name, "support_impulse"))
    ]
    return sorted(rows, key=lambda row: (row.kind != "group", -row.size))


def _role(known: Known, kind: str, name: str, plain: str, lifted: float) -> Role:
    def halves(what: str, factor: float) -> tuple[float, float]:
        early, late = (of_both(known, kind, name, f"{what}_{when}") for when in ("early", "late"))
        return factor * early, factor * late

    return Role(
        kind=kind,
        name=name,
        plain=plain,
        carries=halves("support", 1.0 / lifted),
        brakes=halves("braking", GRAVITY),
        drives=halves("propulsion", GRAVITY),
        outward=GRAVITY * of_both(known, kind, name, "outward_impulse"),
    )


def sentence(rows: list[Role]) -> str:
    """Return in a sentence who carries, brakes and drives; empty without muscles."""
    groups = [row for row in rows if row.kind == "group"]
    if len(groups) < 2:
        return ""
    first, second = sorted(groups, key=lambda row: -sum(row.carries))[:2]
    brake = max(groups, key=lambda row: sum(row.brakes))
    drive = max(groups, key=lambda row: sum(row.drives))
    slow, fast = (words.number(sum(v) / CENTIMETER, 0) for v in (brake.brakes, drive.drives))
    return (
        f"The body is carried most by the {_lower(first)}, {_shares(first)}, then by the "
        f"{_lower(second)}, {_shares(second)}. Most braking comes from the {_lower(brake)}, "
        f"{slow} cm/s each step, most drive from the {_lower(drive)}, {fast} cm/s."
    )


def _shares(row: Role) -> str:
    early, late = map(words.percent, row.carries)
    return f"{early} of the support early and {late} late in the contact"


def roles(analysis: TrialAnalysis) -> str:
    """Return the table of what groups did, and curves of those that did most."""
    rows = roles_of(analysis)
    groups = [row for row in rows if row.kind == "group"]
    if not groups:
        return ""
    rest = _table([row for row in rows if row.kind == "cause"], _scales(groups),
                  "What else moved the body")  # fmt: skip
    more = element("details", element("summary", "What is not muscle"), rest, class_="more")
    charts = "".join(_charts(analysis, row) for row in groups[:CHARTED])
    told = element("p", text(sentence(rows)), class_="finding")
    table = _table(groups, _scales(groups), "What each muscle group did to the body")
    return told + table + more + element("div", charts, class_="joints role-charts")


def _scales(rows: list[Role]) -> tuple[float, float]:
    """Return the largest support and the largest change of speed, which bars are drawn against."""
    support = max(max(sum(map(abs, row.carries)) for row in rows), 1e-9)
    return support, max(max(sum(v) for r in rows for v in (r.brakes, r.drives)), 1e-9)


def _table(rows: list[Role], scales: tuple[float, float], caption: str) -> str:
    heads = [element("th", "Muscle group" if rows[0].kind == "group" else "Cause", scope="col")]
    heads += [
        element("th", text(title), element("small", text(unit)), scope="col")
        for title, unit in TITLES
    ]
    inside = element(
        "table",
        element("caption", text(caption), class_="hidden"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(row, *scales) for row in rows)),
        class_="effects roles",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _row(row: Role, support: float, speed: float) -> str:
    halves = ((row.carries, support, 1.0 / PERCENT), (row.brakes, speed, 1.0 / CENTIMETER),
              (row.drives, speed, 1.0 / CENTIMETER))  # fmt: skip
    cells = [
        element("td", halves_bar(values, whole), _halves(values, factor), data_title=_titled(title))
        for (values, whole, factor), title in zip(halves, TITLES, strict=False)
    ]
    outward = text(words.number(row.outward / CENTIMETER, 1))
    cells.append(element("td", outward, data_title=_titled(TITLES[-1])))
    return element("tr", element("th", text(row.plain), scope="row"), *cells)


def _titled(title: tuple[str, str]) -> str:
    return ", ".join(title)


def _halves(values: tuple[float, float], factor: float) -> str:
    early, late = (words.number(factor * value, 1) for value in values)
    return element("small", text(f"{early} early, {late} late"))


def halves_bar(values: tuple[float, float], whole: float) -> str:
    """Return a bar of two parts, early dark and late pale; what is below zero is not drawn."""
    parts = (
        element("i", class_=look, style=f"--w:{max(value, 0.0) / whole:.4f}")
        for look, value in zip(("early", "late"), values, strict=True)
    )
    return element("span", *parts, class_="twin", aria_hidden="true")


def _charts(analysis: TrialAnalysis, row: Role) -> str:
    charts = [
        panel(face, lines_of(analysis, "group", quantity, row.name), row.plain, fine=False)
        for quantity, face in FACES
    ]
    return element("div", element("h3", text(row.plain)),
                   element("div", *charts, class_="panels"), class_="joint")  # fmt: skip


def _lower(row: Role) -> str:
    return row.plain.split(" (")[0].lower()
