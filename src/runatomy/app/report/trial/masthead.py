"""Masthead: the trial in a few sentences and figures, and how far it can be believed."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.analysis.trial.effects.ranking import Rank
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.analysis.trial.trust.row import Verdict
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.checks.verdicts import Layer, badge, layers, overall
from runatomy.app.report.trial.lines import names_of
from runatomy.terms.units import PERCENT

MEANING = {
    Verdict.GOOD: "Every check is within its limits.",
    Verdict.USABLE: "The picture holds; single values may be off.",
    Verdict.BAD: "Mend what is named here before you use these numbers.",
    Verdict.CANNOT_TELL: "Nothing in the recording tells.",
}
NAMED = 3  # checks named in the banner


def masthead(analysis: TrialAnalysis) -> str:
    """Return the head of the page: the trial, how far to trust it, and its figures."""
    trial = analysis.trial
    where = "laboratory trial" if not trial.get("treadmill") else "laboratory trial, treadmill"
    told = (element("p", text(sentence)) for sentence in sentences(analysis))
    return "".join(
        [
            element("p", "Runatomy", class_="brand"),
            element("p", text(f"{trial.get('name') or 'A recording'} · {where}"), class_="eyebrow"),
            element("h1", text(title(analysis))),
            element("div", *told, class_="story"),
            _banner(verdict_layers(analysis)),
            element("dl", *(_fact(*fact) for fact in _facts(analysis)), class_="facts"),
        ]
    )


def title(analysis: TrialAnalysis) -> str:
    """Return the page's title in words."""
    muscles = names_of(analysis, "muscle", "activation")
    what = "muscle by muscle" if muscles else "joint by joint"
    speed = _value(analysis.trial, "speed_m_s")
    return f"A run, {what}" if words.missing(speed) else f"{_speed(speed)}, {what}"


def verdict_layers(analysis: TrialAnalysis) -> tuple[Layer, ...]:
    """Return the trial's layers with their verdicts."""
    trial = analysis.trial
    return layers(
        analysis.trust, forces=bool(trial.get("forces")), muscles=bool(trial.get("muscles"))
    )


def sentences(analysis: TrialAnalysis) -> list[str]:
    """Return the trial as one would tell it: strides, the hardest muscles, the sides."""
    trial = analysis.trial
    if not analysis.strides:
        return ["No whole stride was found in this recording."]
    sides = [stride.side for stride in analysis.strides]
    counts = [f"{sides.count(side)} {side}" for side in ("right", "left") if side in sides]
    noun = "stride" if len(sides) == 1 else "strides"
    seconds = words.number(_value(trial, "duration_s"), 1)
    told = [f"{' and '.join(counts)} {noun} in {seconds} s."]
    groups = [row for row in analysis.ranking if row.kind == "group" and row.name != "other"]
    if len(groups) > 1:
        first, second = (row.plain.split(" (")[0].lower() for row in groups[:2])
        told[0] += (
            f" The {first} worked the hardest, {_share(groups[0])} of the muscles’ energy, then "
            f"the {second}, {_share(groups[1])}."
        )
    elif not trial.get("forces"):
        told[0] += " Without ground forces there are angles, but no moments and no muscles."
    elif not names_of(analysis, "joint", "moment"):
        told[0] += (
            " No stride is solved from foot strike to foot strike, so there are no mean moments "
            "and no muscles."
        )
    return told


def _share(row: Rank) -> str:
    """Return a share with its range: 22 % (19–26)."""
    span = words.span(row.low, row.high)
    return words.percent(row.share) + (f" ({span})" if span else "")


def _banner(found: Sequence[Layer]) -> str:
    """Return the verdict in plain words: the whole, then every layer and what decides it."""
    whole = overall(found)
    head = element(
        "p",
        element("b", "How far to trust it:"),
        badge(whole.verdict),
        element("span", text(MEANING[whole.verdict])),
        class_="whole",
    )
    rows = (
        element("div", element("dt", text(layer.name)), element("dd", badge(layer.verdict),
                element("span", text(decided(layer)))))
        for layer in found
    )  # fmt: skip
    more = element("a", "Every check", href="#trust")
    return element("div", head, element("dl", *rows), element("p", more, class_="more"),
                   class_="banner")  # fmt: skip


def decided(layer: Layer) -> str:
    """Return what decides a layer's verdict, in words."""
    if not layer.deciding:
        return "all checks within their limits"
    named = [row.name for row in layer.deciding[:NAMED]]
    rest = len(layer.deciding) - len(named)
    return "decided by: " + "; ".join(named) + (f"; and {rest} more" if rest else "")


def _facts(analysis: TrialAnalysis) -> list[tuple[str, str, str]]:
    """Return name, figure and note of what is known of the trial."""
    trial = analysis.trial
    right, left = (trial.get(f"strides_{side}") or 0 for side in ("right", "left"))
    solved = sum(int(str(trial.get(f"solved_{side}") or 0)) for side in ("right", "left"))
    contact = [_side(analysis, "contact_time_s", side) for side in ("right", "left")]
    ground = "treadmill" if trial.get("treadmill") else "over ground"
    used = f"right, left; {solved} with muscles" if trial.get("muscles") else "right, left"
    both = ", ".join(f"{side} {words.number(1000 * value, 0)}"
                     for side, value in zip(("right", "left"), contact, strict=True))  # fmt: skip
    duty = _value(trial, "duty_factor")
    rise = _value(trial, "vertical_movement_m")
    found = [
        ("Speed", _speed(_value(trial, "speed_m_s")), ground),
        ("Strides", f"{right} + {left}", used),
        ("Step rate", words.number(_value(trial, "step_rate_spm"), 0), "steps a minute"),
        ("Contact time", f"{words.number(1000 * _value(trial, 'contact_time_s'), 0)} ms", both),
        ("Duty factor", f"{words.number(duty / PERCENT, 0)} %", "contact time over step time"),
        ("Up and down", f"{words.number(1000 * rise, 0)} mm", "of the pelvis, each step"),
    ]
    return [fact for fact in found if not fact[1].startswith(words.NOTHING)]  # none without strides


def _fact(name: str, value: str, note: str) -> str:
    figure = element("dd", text(value), element("small", text(note)))
    return element("div", element("dt", text(name)), figure)


def _speed(speed: float) -> str:
    return f"{words.number(speed, 2)} m/s"


def _value(trial: object, key: str) -> float:
    value = trial.get(key)  # type: ignore[attr-defined]
    return float(value) if isinstance(value, int | float) else float("nan")


def _side(analysis: TrialAnalysis, key: str, side: str) -> float:
    values = [float(getattr(s, key)) for s in analysis.strides if s.side == side]
    known = [value for value in values if not words.missing(value)]
    return sum(known) / len(known) if known else float("nan")
