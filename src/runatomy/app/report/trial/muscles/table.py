"""Table: every group and muscle, right beside left, and whether they differ."""

from __future__ import annotations

from collections.abc import Mapping

from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.lines import SIDES, names_of
from runatomy.app.report.trial.muscles.closely import anchor
from runatomy.muscle.anatomy import Group, Muscle, group_named, muscle_named

# measure, title, unit, factor to that unit, decimals, what it means
COLUMNS = (
    ("peak_activation", "Peak activation", "%", 100.0, 0, "mean of the strides' peaks"),
    ("mean_activation", "Mean activation", "%", 100.0, 1, "over the whole stride"),
    ("peak_force_BW", "Peak force", "body weights", 1.0, 2, "along the tendon"),
    ("positive_work", "Work shortening", "J/kg", 1.0, 3, "of the fibers, a stride"),
    ("negative_work", "Work lengthening", "J/kg", 1.0, 3, "of the fibers, a stride"),
)
COMPARED = "mean_activation"  # the measure that right and left are compared by
Means = Mapping[tuple[str, str, str, str], tuple[float, float]]


def muscle_table(analysis: TrialAnalysis) -> str:
    """Return the table, groups and muscles, with what to sort by beside each value."""
    means: Means = {
        (m.kind, m.name, m.measure, m.side): (m.mean, m.sd) for m in analysis.measures if m.n
    }
    sides = {(a.kind, a.name): a for a in analysis.asymmetry if a.measure == COMPARED}
    lines = [
        _line(kind, named, means, sides.get((kind, named.name))) for kind, named in _named(analysis)
    ]
    inside = element(
        "table",
        element("caption", "Every group and muscle, right beside left.", class_="hidden"),
        element("thead", _heads(), _subheads()),
        element("tbody", *lines),
        id="table",
    )
    return element(
        "div", inside, class_="scroll", tabindex=0, role="region", aria_label="Table of muscles"
    )


def _named(analysis: TrialAnalysis) -> list[tuple[str, Group | Muscle]]:
    found: list[tuple[str, Group | Muscle]] = [
        ("group", group_named(name)) for name in names_of(analysis, "group", "activation")
    ]
    return found + [
        ("muscle", muscle_named(name)) for name in names_of(analysis, "muscle", "activation")
    ]


def _heads() -> str:
    cells = [element("td")]
    for _, title, unit, _, _, about in COLUMNS:
        small = element("small", text(unit))
        cells.append(element("th", text(title), small, scope="colgroup", colspan=2, title=about))
    cells.append(element("th", "Right against left", element("small", "mean activation"),
                         scope="colgroup"))  # fmt: skip
    return element("tr", *cells, class_="over")


def _subheads() -> str:
    titles = ["Muscle", *(side for _ in COLUMNS for side in SIDES), "difference"]
    return element(
        "tr",
        *(
            element(
                "th",
                element("button", text(title), type="button", data_column=index,
                        aria_label=_spoken(index, title)),
                scope="col",
                aria_sort="descending" if index == 1 else "none",
            )
            for index, title in enumerate(titles)
        ),
    )  # fmt: skip


def _spoken(index: int, title: str) -> str:
    if not 0 < index <= 2 * len(COLUMNS):
        return title
    return f"{COLUMNS[(index - 1) // 2][1]}, {title}"


def _line(kind: str, named: Group | Muscle, means: Means, sides: Asymmetry | None) -> str:
    within = ""
    if isinstance(named, Muscle):
        within = element("small", text(group_named(named.group).plain))
    link = element("a", text(named.plain), href=f"#{anchor(kind, named.name)}")
    latin = element("em", text(named.latin), lang="la")
    cells = []
    for measure, _, _, factor, digits, _ in COLUMNS:
        for side in SIDES:
            mean, sd = means.get((kind, named.name, measure, side), (float("nan"),) * 2)
            cells.append(_cell(factor * mean, factor * sd, digits))
    head = element("th", link, latin, within, scope="row", data_value=named.plain)
    return element("tr", head, *cells, _difference(sides), class_=kind, data_level=kind,
                   data_name=named.name)  # fmt: skip


def _cell(value: float, sd: float, digits: int) -> str:
    spread = "" if words.missing(sd) else plus_minus(sd, digits)
    sortable = "" if words.missing(value) else f"{value:.6g}"
    return element(
        "td", text(words.number(value, digits)), element("small", text(spread)),
        data_value=sortable,
    )  # fmt: skip


def plus_minus(sd: float, digits: int) -> str:
    """Return a spread as ± 0.02; one too small for its digits as ± <0.01."""
    least = 10.0**-digits
    return f"± <{least:.{digits}f}" if 0.0 < sd < 0.5 * least else f"± {words.number(sd, digits)}"


def _difference(sides: Asymmetry | None) -> str:
    if sides is None:
        return element("td", words.NOTHING, data_value="", class_="quiet")
    told = sides.larger in SIDES
    size = abs(sides.percent) if told and not words.missing(sides.percent) else None
    return element(
        "td", text(short_words(sides)), class_=None if told else "quiet",
        data_value="" if size is None else f"{size:.4g}",
    )  # fmt: skip


def short_words(sides: Asymmetry) -> str:
    """Return how a side differs in few words: cannot tell, or right 12 % more."""
    if sides.larger not in SIDES:
        return "cannot tell"
    if words.missing(sides.percent):
        return f"{sides.larger} more"
    return f"{sides.larger} {abs(sides.percent):.0f} % more"
