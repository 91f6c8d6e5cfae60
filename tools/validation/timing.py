"""Timing: when in the stride each group of muscles is most active."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside, each
from tools.validation.solved import Solved, Strides, apart, peak_phase

from runatomy.muscle.share import FLOOR

SPEED = 3.5  # [m/s]
PEAKS = {"quadriceps": 10.0, "calves": 16.0, "hamstrings": 89.0}  # [% stride]
TOLERANCE = 8.0  # [% stride]
SOURCE = "Santuz 2018, recomputed (S2)"
ALSO = (2.5, 3.0, 4.0, 4.5)  # [m/s] for information
PLATEAU = 1e-3  # [-] activation this near its minimum is the minimum


def timing(strides: Strides) -> Theme:
    """Return the phases of the activation peaks against measured muscle activity."""
    solved = strides.solved(SPEED)
    return Theme(
        title="When muscles are active",
        intro=(
            "Activation of a group is the mean of its muscles weighted by their mass; phases count "
            f"from foot strike, at {SPEED:g} m/s. Electrical activity comes before force; the "
            "model's activation comes with it, so that a peak some percent later is to be "
            "expected. In the recordings stance lasted 39 % of the stride, here "
            f"{100 * solved.contact_share:.0f} %."
        ),
        claims=(
            *(_peak(solved, group, target) for group, target in PEAKS.items()),
            shin_minimum(solved),
            shin_swing(solved),
            *(_elsewhere(strides, group, target) for group, target in PEAKS.items()),
            aside(
                "Gluteus maximus, peak",
                SOURCE,
                "11 % (stance burst)",
                f"{peak_phase(solved.muscle_activation('gluteus_maximus')):.0f} %",
            ),
            aside(
                "Hamstrings: second burst, in stance, over their peak",
                SOURCE,
                "0.54 at 24 %",
                _stance_burst(solved),
            ),
        ),
    )


def _peak(solved: Solved, group: str, target: float) -> Claim:
    found = peak_phase(solved.activation(group))
    return Claim(
        key=f"peak_{group}",
        what=f"{group.capitalize()}, peak",
        source=SOURCE,
        published=f"{target:.0f} %",
        tolerance=f"±{TOLERANCE:.0f} % of the stride",
        ours=f"{found:.0f} %",
        holds=apart(found, target) <= TOLERANCE,
    )


def shin_minimum(solved: Solved) -> Claim:
    """Return the claim that tibialis anterior rests in the middle of stance."""
    curve = solved.activation("tibialis_anterior")
    phase = 100.0 * np.arange(len(curve)) / len(curve)
    lowest = phase[curve <= curve.min() + PLATEAU]
    middle = 50.0 * solved.contact_share
    nearest = min(lowest, key=lambda p: apart(p, middle))
    where = f"{lowest[0]:.0f} %" if len(lowest) == 1 else f"{lowest[0]:.0f} to {lowest[-1]:.0f} %"
    return Claim(
        key="shin_minimum",
        what="Tibialis anterior is least active in mid-stance",
        source=SOURCE,
        published=f"mid-stance, here {middle:.0f} % (the recordings' own minimum: 35 %)",
        tolerance=f"±{TOLERANCE:.0f} % of the stride",
        ours=where,
        holds=apart(float(nearest), middle) <= TOLERANCE,
    )


def shin_swing(solved: Solved) -> Claim:
    """Return the claim that tibialis anterior never rests in swing."""
    curve = solved.activation("tibialis_anterior")
    swing = curve[~solved.stance]
    active = float((swing > 2.0 * FLOOR).mean())
    return Claim(
        key="shin_swing",
        what="Tibialis anterior is active through swing (above twice the least activation)",
        source=SOURCE,
        published="all of swing",
        tolerance="100 % of swing",
        ours=f"{100 * active:.0f} % of swing; mean {swing.mean():.2f}, in stance "
        f"{curve[solved.stance].mean():.2f}",
        holds=active == 1.0,
    )


def _elsewhere(strides: Strides, group: str, target: float) -> Claim:
    return aside(
        f"{group.capitalize()}, peak at {' / '.join(f'{v:g}' for v in ALSO)} m/s",
        SOURCE,
        f"{target:.0f} %",
        each(ALSO, lambda v: peak_phase(strides.solved(v).activation(group)), "{:.0f}") + " %",
    )


def _stance_burst(solved: Solved) -> str:
    curve = solved.activation("hamstrings")
    late = np.arange(len(curve)) >= 0.08 * len(curve)  # behind the end of the swing burst
    burst = solved.stance & late
    return f"{curve[burst].max() / curve.max():.2f} at {peak_phase(curve, burst):.0f} %"
