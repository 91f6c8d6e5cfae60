"""Groups: each group's activation over the stride, its muscles on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.line import Line
from runatomy.app.report.trial.chart.panel import told
from runatomy.app.report.trial.chart.strip import strip
from runatomy.app.report.trial.lines import lines_of, names_of
from runatomy.muscle.anatomy import Group, Muscle, group_named, muscle_named

ORDER_KEPT = 1e9  # the place of a group without a rank: after the others


def groups(analysis: TrialAnalysis) -> str:
    """Return the groups, the hardest worked first, each to be opened; empty without muscles."""
    names = names_of(analysis, "group", "activation")
    cost = {row.name: row.energy_J_kg for row in analysis.ranking if row.kind == "group"}
    ordered = sorted(names, key=lambda name: -cost.get(name, -ORDER_KEPT))
    if not ordered:
        return ""
    return "".join(_group(analysis, group_named(name)) for name in ordered) + _axis()


def _peaks(lines: Sequence[Line], peaks: Mapping[str, float]) -> str:
    """Return the mean of the strides' peaks of each side."""
    return "".join(
        element("span", element("i", class_=f"swatch {line.look}", aria_hidden="true"),
                text(words.percent(peaks.get(line.look))),
                element("span", text(f" {line.look}"), class_="hidden"))
        for line in lines if line.known
    )  # fmt: skip


def _group(analysis: TrialAnalysis, group: Group) -> str:
    """Return a group's row, which opens where it has more than one muscle."""
    own = [
        muscle_named(name)
        for name in names_of(analysis, "muscle", "activation")
        if muscle_named(name).group == group.name
    ]
    row = _row(analysis, "group", group)
    if len(own) < 2:
        return element("div", row, class_="group alone")
    members = (element("div", _row(analysis, "muscle", one), class_="member") for one in own)
    return element(
        "details", element("summary", row), element("div", *members, class_="members"),
        class_="group",
    )  # fmt: skip


def _axis() -> str:
    marks = (element("span", text(mark)) for mark in ("0", "25", "50", "75", "100 %"))
    return element("div", element("div", *marks), class_="strip-axis", aria_hidden="true")


def _row(analysis: TrialAnalysis, kind: str, named: Group | Muscle) -> str:
    lines = lines_of(analysis, kind, "activation", named.name)
    peaks = {
        m.side: m.mean
        for m in analysis.measures
        if (m.kind, m.name, m.measure) == (kind, named.name, "peak_activation")
    }
    said = " ".join([f"{named.plain}, activation.", *(told(line, "") for line in lines)])
    return "".join(
        [
            element("span", text(named.plain), element("em", text(named.latin), lang="la"),
                    class_="who"),
            strip(lines, said),
            element("span", _peaks(lines, peaks), class_="peaks"),
        ]
    )  # fmt: skip
