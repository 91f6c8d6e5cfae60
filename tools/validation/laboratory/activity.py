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
CHOICES = (("activation", "elastic"), ("activation", "rigid"), ("volume", "elastic"),
           ("volume", "rigid"))  # fmt: skip
TOLD = {"activation": "squared activation", "volume": "squared activation weighted by volume"}


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
            f"{1000 * theirs.lag:.0f} ms). Ours is the default: elastic tendons, squared "
            "activation, one rule for all muscles."
        ),
        claims=(
            *_channels(theirs, ours),
            _mean(theirs, ours),
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
        tolerance="no lower",
        ours=shown(ours.mean_r, "r = {:.3f}"),
        holds=ours.mean_r >= theirs.mean_r,
    )


def _choices(recorded: Recorded) -> list[Claim]:
    """Return the mean agreement of every objective with every kind of tendon."""
    rows = []
    for objective, tendon in CHOICES:
        found = recorded.analyzed(PUBLISHED_RUN, objective=objective, tendon=tendon).emg
        if found is not None:
            usual = ", the default" if (objective, tendon) == CHOICES[0] else ""
            rows.append(
                aside(
                    f"Mean of the {len(found.channels)}: {TOLD[objective]}, {tendon} "
                    f"tendons{usual}",
                    "",
                    "",
                    f"{shown(found.mean_r, 'r = {:.3f}')}, EMG {1000 * found.lag:.0f} ms ahead",
                )
            )
    return rows
