"""Strides: every one in a table, and the mean and spread of each side."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, sqrt

from runatomy.analysis.trial.trial_analysis import TrialAnalysis, TrialStride
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.lines import SIDES

# field, title, unit, factor to that unit, decimals
COLUMNS = (
    ("start_s", "Foot strike", "s", 1.0, 2),
    ("speed_m_s", "Speed", "m/s", 1.0, 2),
    ("step_rate_spm", "Step rate", "steps/min", 1.0, 0),
    ("contact_time_s", "Contact time", "ms", 1000.0, 0),
    ("duty_factor", "Duty factor", "%", 100.0, 1),
    ("vertical_movement_m", "Up and down", "mm", 1000.0, 0),
    ("stride_length_m", "Stride length", "m", 1.0, 2),
)
OPEN = 24  # strides shown without unfolding
MEANT = COLUMNS[1:]  # the columns that have a mean worth telling


def stride_table(analysis: TrialAnalysis) -> str:
    """Return every stride in order of time, and the mean and spread of each side.

    Of many strides the means alone stand open, and the strides are folded away.
    """
    forces = bool(analysis.trial.get("forces"))
    feet = [_mean(analysis.strides, side, forces) for side in SIDES]
    rows = [_stride(stride, forces) for stride in analysis.strides]
    means = element("tfoot", *filter(None, feet))
    if len(rows) <= OPEN:
        return _table(element("tbody", *rows) + means, forces, "Every stride.")
    summary = element("summary", f"All {len(rows)} strides")
    every = _table(element("tbody", *rows), forces, "Every stride.")
    return _table(means, forces, "Means of the strides.") + element(
        "details", summary, every, class_="more"
    )


def _table(rows: str, forces: bool, caption: str) -> str:
    heads = [element("th", "Stride", scope="col")]
    heads += [
        element("th", text(title), element("small", text(unit)), scope="col")
        for _, title, unit, _, _ in COLUMNS
    ]
    heads += [element("th", "In the means", scope="col")] if forces else []
    inside = element(
        "table",
        element("caption", caption, class_="hidden"),
        element("thead", element("tr", *heads)),
        rows,
        class_="strides",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _stride(stride: TrialStride, forces: bool) -> str:
    cells = [
        element("td", words.number(factor * float(getattr(stride, key)), digits))
        for key, _, _, factor, digits in COLUMNS
    ]
    if forces:
        why = "yes" if stride.solved else "no whole force"
        cells.append(element("td", why, class_=None if stride.solved else "quiet"))
    swatch = element("i", class_=f"swatch {stride.side}", aria_hidden="true")
    name = text(f" {stride.side} {stride.number}")
    return element("tr", element("th", swatch, name, scope="row"), *cells)


def _mean(strides: Sequence[TrialStride], side: str, forces: bool) -> str:
    mine = [stride for stride in strides if stride.side == side]
    if not mine:
        return ""
    cells = [element("td", "")]
    for key, _, _, factor, digits in MEANT:
        mean, sd = _spread([factor * float(getattr(stride, key)) for stride in mine])
        spread = "" if words.missing(sd) else f"± {words.number(sd, max(digits, 1))}"
        cells.append(element("td", words.number(mean, digits), element("small", text(spread))))
    cells += [element("td", f"{sum(s.solved for s in mine)} of {len(mine)}")] if forces else []
    return element("tr", element("th", text(f"{side}, mean ± SD"), scope="row"), *cells)


def _spread(values: Sequence[float]) -> tuple[float, float]:
    """Return mean and sample standard deviation of the known values."""
    known = [value for value in values if isfinite(value)]
    if not known:
        return float("nan"), float("nan")
    mean = sum(known) / len(known)
    if len(known) < 2:
        return mean, float("nan")
    return mean, sqrt(sum((value - mean) ** 2 for value in known) / (len(known) - 1))
