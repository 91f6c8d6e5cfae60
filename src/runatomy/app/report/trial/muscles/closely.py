"""Closely: one muscle or group at a time, its activation, force, length and power."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.line import Line
from runatomy.app.report.trial.chart.panel import Face, panel
from runatomy.app.report.trial.lines import lines_of, names_of
from runatomy.muscle.anatomy import GROUPS, Group, Muscle, group_named, muscle_named

FACES = (
    ("activation", Face(title="Activation", unit="of all it can do", least=0.0)),
    ("force", Face(title="Force", unit="N", least=0.0)),
    ("fiber_length", Face(title="Fiber length", unit="of optimal", zero=False, up="long",
                          down="short")),
    ("fiber_power", Face(title="Fiber power", unit="W/kg", up="drives", down="brakes")),
    ("tendon_power", Face(title="Tendon power", unit="W/kg", up="gives back", down="stores")),
    ("metabolic_power", Face(title="Energy use", unit="W/kg")),
)  # fmt: skip


SPRING, LEAST = "tendon_power", 0.3  # [W/kg] of a tendon that is drawn


def closely(analysis: TrialAnalysis) -> str:
    """Return every muscle and group; the page shows one of them, the hardest worked first."""
    names = names_of(analysis, "muscle", "activation")
    if not names:
        return ""
    ranked = [row.name for row in analysis.ranking if row.kind == "muscle"]
    order = sorted(names, key=lambda name: ranked.index(name) if name in ranked else len(ranked))
    blocks = [_block(analysis, "muscle", muscle_named(name)) for name in order]
    blocks += [
        _block(analysis, "group", group_named(name))
        for name in names_of(analysis, "group", "activation")
    ]
    return _chooser(order) + element("div", *blocks, class_="ones", id="ones")


def anchor(kind: str, name: str) -> str:
    """Return the id under which a muscle or group is shown."""
    return f"{kind}-{name}"


def _chooser(names: Iterable[str]) -> str:
    """Return links to every muscle by group, which the script makes a select of."""
    muscles = [muscle_named(name) for name in names]
    parts = []
    for group in GROUPS:
        own = [muscle for muscle in muscles if muscle.group == group.name]
        if own:
            links = [_link("group", group, "all of them"), *(_link("muscle", m) for m in own)]
            head = element("b", text(group.plain))
            parts.append(element("li", head, " ", " ".join(links), data_group=group.plain))
    summary = element("summary", "Choose another muscle")
    return element("details", summary, element("ul", *parts), class_="chooser", id="chooser")


def _link(kind: str, named: Group | Muscle, words: str = "") -> str:
    return element("a", text(words or named.plain), href=f"#{anchor(kind, named.name)}")


def _block(analysis: TrialAnalysis, kind: str, named: Group | Muscle) -> str:
    charts = []
    for quantity, face in FACES:
        lines = lines_of(analysis, kind, quantity, named.name)
        if quantity == SPRING and not _springs(lines):
            continue
        charts.append(panel(face, lines, named.plain, fine=False))
    head = element("h3", text(named.plain), element("em", text(named.latin), lang="la"))
    about = element("div", head, *_about(named), class_="about")
    return element("div", about, *charts, class_="one panels", id=anchor(kind, named.name))


def _springs(lines: Sequence[Line]) -> bool:
    """Tell whether a tendon works enough to be worth a chart."""
    return any(float(np.abs(line.mean).max()) >= LEAST for line in lines)


def _about(named: Group | Muscle) -> list[str]:
    """Return what a muscle does and when, or which muscles a group holds."""
    if isinstance(named, Muscle):
        return [element("p", text(named.does)), element("p", text(named.in_running))]
    return [element("p", "All muscles of the group together: forces and powers added, activation "
                         "and length their means, weighted by strength.")]  # fmt: skip
