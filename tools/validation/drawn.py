"""Drawn: forces around the hip of runners drawn from the spread between people, one by one."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside
from tools.validation.hips import SOURCE, SPEED, TARGETS, peak, plain
from tools.validation.solved import Solved, Strides

RUNNERS = 30  # as many as Lenhart et al. (2014) had
SEED = 30
ENOUGH = 0.05  # [-] of a moment's peak that muscles may leave over
MORE = {"psoas_major": ("swing", 13.2)}  # the same table, at the usual step rate


def drawn(strides: Strides) -> Theme:
    """Return the mean of drawn runners' own peaks beside the mean of thirty runners'."""
    people = strides.drawn(SPEED, RUNNERS, SEED)
    beyond = sum(_beyond(one) for one in people)
    return Theme(
        title="Forces around the hip, runner by runner",
        intro=(
            f"The published figures are means of {RUNNERS} people's own peaks; those above are the "
            f"peaks of one mean stride, whose hip moves more smoothly than anybody's. Here "
            f"{RUNNERS} runners are drawn from the spread of angles and step rates (the same "
            "muscles, the same rule), and their peaks averaged. For information: how joints of one "
            f"person go together is not drawn, and {beyond} of the {RUNNERS} strides ask more of a "
            f"hip than its muscles have (by over {ENOUGH:.0%})."
        ),
        claims=tuple(_mean(people, name, *told) for name, told in (TARGETS | MORE).items()),
    )


def _beyond(stride: Solved) -> bool:
    """Return whether the muscles leave more than ENOUGH of a hip moment's peak over."""
    return any(s > ENOUGH for name, s in stride.reserve_shares.items() if name.startswith("hip"))


def _mean(people: list[Solved], muscle: str, phase: str, target: float) -> Claim:
    peaks = [peak(one, muscle, phase) for one in people]
    what = f"{plain(muscle)}, peak force in {phase}: mean ± standard deviation, median"
    found = f"{np.mean(peaks):.1f} ± {np.std(peaks, ddof=1):.1f}, {np.median(peaks):.1f} N/kg"
    return aside(what, SOURCE, f"{target:g} N/kg", found)
