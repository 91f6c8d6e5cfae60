"""Activity: modeled activation against measured muscle activity of one treadmill run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from tools.validation.claim import Claim, Theme, aside, shown
from tools.validation.laboratory.recorded import ABSENT, PUBLISHED_RUN, Recorded
from tools.validation.laboratory.yardstick import read_table

import runatomy
from runatomy.analysis.trial.emg.agreement import EmgAgreement
from runatomy.analysis.trial.emg.compare import compare
from runatomy.records.capture import Emg

THEIRS = "OpenSim 4.6, static optimization"
FIELDS = "method", "objective", "tendon"
NEEDED = 0.72  # [-] mean r of the eleven
WORSE = 0.05  # [-] by which a muscle may follow less well than by static sharing
CHOICES = (  # method, objective, tendons; the first is the default
    ("dynamic", "volume", "elastic"),
    ("dynamic", "activation", "elastic"),
    ("dynamic", "volume_cubed", "elastic"),
    ("dynamic", "activation_cubed", "elastic"),
    ("static", "volume", "elastic"),
    ("static", "activation", "elastic"),
    ("static", "volume", "rigid"),
    ("static", "activation", "rigid"),
)
TOLD = {
    "volume": "squared activation weighted by volume",
    "activation": "squared activation",
    "volume_cubed": "cubed activation weighted by volume",
    "activation_cubed": "cubed activation",
}


def activity(recorded: Recorded) -> Theme:
    """Return how activations agree with measured activity, ours and OpenSim's side by side."""
    title = "Measured muscle activity"
    if not recorded.has(PUBLISHED_RUN):
        return Theme(title=title, intro=ABSENT)
    analysis = recorded.analyzed(PUBLISHED_RUN)
    theirs, ours = agreements(recorded)
    return Theme(
        title=title,
        intro=(
            "The same trial of Rajagopal et al. (2016), whose right leg carried eleven electrodes. "
            "Pearson's r of activation with the envelope over all frames of "
            f"all {sum(s.solved and s.side == 'right' for s in analysis.strides)} solved strides "
            f"({ours.frames} frames), all muscles at the one lag within "
            f"±100 ms that fits best (ours: EMG {1000 * ours.lag:.0f} ms ahead; OpenSim's static "
            f"optimization, compared by the same code over the same strides: "
            f"{1000 * theirs.lag:.0f} ms). Ours is the default: elastic tendons and activation in "
            "time, squared activation weighted by volume, one rule for all muscles."
        ),
        claims=(
            *_channels(theirs, ours),
            _mean(theirs, ours),
            _followed(recorded, ours),
            *_choices(recorded),
            aside(
                "How well the recording follows itself from stride to stride, mean of the eleven",
                "Rajagopal 2016, recording",
                shown(ours.mean_repeat, "r = {:.2f}"),
                "",
            ),
        ),
    )


def agreements(recorded: Recorded) -> tuple[EmgAgreement, EmgAgreement]:
    """Return how OpenSim's activations and our own follow the EMG."""
    analysis = recorded.analyzed(PUBLISHED_RUN)
    ours, emg = analysis.emg, recorded.capture(PUBLISHED_RUN).emg
    if ours is None or emg is None:
        raise ValueError("the recording holds no EMG")
    file = recorded.mocap / PUBLISHED_RUN.folder / "opensim" / "so_activation.sto"
    return of_opensim(analysis, emg, file), ours


def of_opensim(analysis: runatomy.TrialAnalysis, emg: Emg, file: Path) -> EmgAgreement:
    """Return how OpenSim's activations in a file follow the EMG, by the code that judges ours."""
    table, mechanics = read_table(file), analysis.mechanics
    if mechanics.muscles is None:
        raise ValueError("the recording was solved without muscles")
    time = mechanics.kinematics.time
    activation = np.full_like(mechanics.muscles.activation, np.nan)
    for i, (name, side) in enumerate(mechanics.muscles.muscles):
        if f"{name}_{side}" in table.columns:
            curve = table.column(f"{name}_{side}")
            activation[:, i] = np.interp(time, table.time, curve, np.nan, np.nan)
    muscles = replace(mechanics.muscles, activation=activation)
    solved = np.array([stride.solved for stride in analysis.strides])
    return compare(analysis.run, replace(mechanics, muscles=muscles), emg, solved)


def _channels(theirs: EmgAgreement, ours: EmgAgreement) -> list[Claim]:
    other = {channel.channel: channel.r for channel in theirs.channels}
    return [
        aside(
            f"{channel.muscle.replace('_', ' ').capitalize()} ({channel.channel})",
            THEIRS,
            shown(other[channel.channel], "r = {:.2f}"),
            shown(channel.r, "r = {:.2f}"),
        )
        for channel in ours.channels
    ]


def _mean(theirs: EmgAgreement, ours: EmgAgreement) -> Claim:
    return Claim(
        key="lab_emg",
        what=f"Mean of the {len(ours.channels)}",
        source=THEIRS,
        published=shown(theirs.mean_r, "r = {:.3f}"),
        tolerance=f"no lower, at least {NEEDED}",
        ours=shown(ours.mean_r, "r = {:.3f}"),
        holds=ours.mean_r >= max(theirs.mean_r, NEEDED),
    )


def _followed(recorded: Recorded, ours: EmgAgreement) -> Claim:
    """Return whether every muscle follows its EMG as well as by static sharing."""
    still = recorded.analyzed(PUBLISHED_RUN, method="static").emg
    if still is None:
        raise ValueError("the recording holds no EMG")
    other = {channel.channel: channel.r for channel in still.channels}
    lost, name = max((other[c.channel] - c.r, c.muscle) for c in ours.channels)
    return Claim(
        key="lab_emg_each",
        what="Largest loss of any muscle against static sharing",
        source="Ours, static, same objective and tendons",
        published="0",
        tolerance=f"at most {WORSE}",
        ours=f"{shown(lost, '{:.2f}')} ({name.replace('_', ' ')})",
        holds=lost <= WORSE,
    )


def _choices(recorded: Recorded) -> list[Claim]:
    """Return the mean agreement of every method, objective and kind of tendon."""
    rows = []
    for choice in CHOICES:
        method, objective, tendon = choice
        chosen = {} if choice == CHOICES[0] else dict(zip(FIELDS, choice, strict=True))
        found = recorded.analyzed(PUBLISHED_RUN, **chosen).emg
        if found is not None:
            usual = ", the default" if choice == CHOICES[0] else ""
            rows.append(
                aside(
                    f"Mean of the {len(found.channels)}: {method}, {TOLD[objective]}, {tendon} "
                    f"tendons{usual}",
                    "",
                    "",
                    f"{shown(found.mean_r, 'r = {:.3f}')}, EMG {1000 * found.lag:.0f} ms ahead",
                )
            )
    return rows
