"""EMG: what the electrodes measured beside what the model says, muscle by muscle."""

from __future__ import annotations

from runatomy.analysis.trial.emg.agreement import EmgAgreement, EmgChannel
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.line import Line
from runatomy.app.report.trial.chart.panel import Face, panel
from runatomy.muscle.anatomy import muscle_named


def emg_section(agreement: EmgAgreement | None) -> str:
    """Return the section, empty where no EMG was given."""
    if agreement is None or not agreement.channels:
        return ""
    charts = [_channel(channel) for channel in agreement.channels]
    keys = element(
        "p",
        element("span", element("i", class_="swatch measured", aria_hidden="true"),
                "measured envelope, its largest value 1"),
        element("span", element("i", class_="swatch modeled", aria_hidden="true"),
                "modeled activation"),
        class_="chart-key",
    )  # fmt: skip
    inside = (
        element("h2", "Against the measured muscle activity", id="h-emg")
        + element("p", text(summary(agreement)), class_="lead")
        + keys
        + element("div", *charts, class_="panels")
    )
    if agreement.unmatched:
        lost = f"Channels whose muscle nobody could tell: {', '.join(agreement.unmatched)}."
        inside += element("p", text(lost), class_="note")
    return element("section", inside, id="emg", aria_labelledby="h-emg")


def summary(agreement: EmgAgreement) -> str:
    """Return the agreement in words."""
    count = len(agreement.channels)
    told = (
        f"Pearson’s r between model and EMG is {agreement.mean_r:.2f}, the mean of {count} "
        f"channel{'' if count == 1 else 's'} at one common delay: the EMG comes "
        f"{1000 * agreement.lag:.0f} ms ahead of the activation and is drawn that much later."
    )
    if not words.missing(agreement.mean_repeat):
        told += (
            f" The recording’s own strides agree with each other at {agreement.mean_repeat:.2f}; "
            "more than that no model can reach."
        )
    if agreement.raw:
        told += " The file held raw signals; they were rectified and low-passed at 6 Hz."
    return told


def _channel(channel: EmgChannel) -> str:
    named = muscle_named(channel.muscle)
    lines = [
        Line(look="measured", mean=channel.measured),
        Line(look="modeled", mean=channel.modeled),
    ]
    face = Face(title=named.plain, unit="", note=f"r = {words.number(channel.r, 2)}", least=0.0)
    repeat = words.number(channel.repeat, 2)
    about = f"{channel.side} {named.latin}, channel {channel.channel}"
    caption = element(
        "figcaption",
        element("em", text(named.latin), lang="la"),
        text(f" · {channel.side} · {channel.channel} · its own strides agree at {repeat}"),
    )
    return element("figure", panel(face, lines, about), caption, class_="channel")
