"""Muscles: what they could not give, where they are at their end, and whether all was solved."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.strides.columns import muscle_name
from runatomy.analysis.trial.strides.curve_table import SIDE_NAMES
from runatomy.analysis.trial.trust.angles import named
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged, percent
from runatomy.body.coordinates import LUMBAR, SIDES
from runatomy.mechanics.trial_mechanics import TrialMechanics, TrialMuscles
from runatomy.muscle.parameters import LEG
from runatomy.muscle.status import SolveStatus
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray, FloatArray

HICKS = "Hicks et al. 2015, J Biomech Eng 137:020905"
OURS = "Runatomy's own"
RESERVE_LIMITS = (5.0, 10.0)  # [%] of the joint's peak moment
SATURATED = 0.99  # [-] activation from which a muscle is at its end
SATURATED_LIMITS = (10.0, 25.0)  # [%] of a stride, the muscle that is so longest
UNSOLVED_LIMITS = (0.0, 1.0)  # [%] of the frames
CHANGE_LIMITS = (1.0, 5.0)  # [%] of the cost, by the search's last step
WAYS = {
    "dynamic": "over the whole recording, with activation and tendons in time",
    "static": "frame by frame",
}


def muscle_rows(run: CapturedRun, mechanics: TrialMechanics, frames: BoolArray) -> list[TrustRow]:
    """Return what the sharing of the moments over the frames tells of the trust in the muscles."""
    muscles = mechanics.muscles
    if muscles is None or mechanics.moment is None or not frames.any():
        return []
    trunk = np.array([name in LUMBAR for name in muscles.shared])
    rows = [_reserves(mechanics, muscles, frames, ~trunk, "legs")]
    if trunk.any():  # else the trunk was not tracked, and its muscles were not asked
        rows.append(_reserves(mechanics, muscles, frames, trunk, "trunk"))
    return [*rows, _saturated(run, mechanics, muscles), _solver(muscles, frames), _rest(muscles)]


def _reserves(
    mechanics: TrialMechanics,
    muscles: TrialMuscles,
    frames: BoolArray,
    mine: BoolArray,
    part: str,
) -> TrustRow:
    """Return the largest reserve of a part of the body against its joint's own peak moment."""
    assert mechanics.moment is not None
    names = mechanics.kinematics.coordinates
    shared = [name for name, here in zip(muscles.shared, mine, strict=True) if here]
    asked = mechanics.moment[frames][:, [names.index(name) for name in shared]]
    peak = _largest(asked)
    lack = _largest(muscles.reserve[frames][:, mine])
    share = 100.0 * lack / np.where(peak > 0.0, peak, np.inf)
    worst = int(share.argmax())
    value = float(share[worst])
    verdict = judged(value, *RESERVE_LIMITS)
    return TrustRow(
        key="reserves" if part == "legs" else "reserves_trunk",
        name=f"moment the muscles could not give, {part}",
        value=value,
        unit="%",
        good=RESERVE_LIMITS[0],
        usable=RESERVE_LIMITS[1],
        source=f"{HICKS}; usable: {OURS}",
        verdict=verdict,
        told=f"At most {lack[worst]:.1f} N m of {named(shared[worst])}, {value:.1f} % of its "
        f"peak moment ({peak[worst]:.0f} N m){_also(shared, share, worst)}.",
        mend=""
        if verdict is Verdict.GOOD
        else "The runner is stronger than the body's muscles, or a moment is too large: check "
        "mass, height and the point of the force.",
    )


def _also(shared: list[str], share: FloatArray, worst: int) -> str:
    """Return the other joints whose reserve is beyond the limit, in words."""
    order = [int(i) for i in np.argsort(-share) if share[i] > RESERVE_LIMITS[0] and i != worst]
    listed = ", ".join(f"{named(shared[i])} {share[i]:.0f} %" for i in order)
    return f"; also {listed}" if listed else ""


def _largest(values: FloatArray) -> FloatArray:
    """Return the largest magnitude of each column, frames without a value left out."""
    return np.asarray(np.where(np.isfinite(values), np.abs(values), 0.0).max(axis=0))


def _saturated(run: CapturedRun, mechanics: TrialMechanics, muscles: TrialMuscles) -> TrustRow:
    """Return which muscles of the legs were at their end, and for how long a stride."""
    share = 100.0 * _full_share(run, mechanics, muscles)
    order = [int(i) for i in np.argsort(-share) if share[i] > 0.0]
    value = float(share.max(initial=0.0))
    verdict = judged(value, *SATURATED_LIMITS)
    told = "No leg muscle reaches its full activation."
    if order:
        listed = ", ".join(f"{_named(muscles, i)} {percent(share[i])}" for i in order[:5])
        more = f" and {len(order) - 5} more" if len(order) > 5 else ""
        told = f"At full activation, of the stride: {listed}{more}."
    return TrustRow(
        key="saturated",
        name="leg muscle at full activation, the longest",
        value=value,
        unit="%",
        good=SATURATED_LIMITS[0],
        usable=SATURATED_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=told,
        mend=""
        if verdict is Verdict.GOOD
        else "While a muscle is at its end, others take over what it may have done: read these "
        "parts of its curve as a lower bound.",
    )


def _full_share(run: CapturedRun, mechanics: TrialMechanics, muscles: TrialMuscles) -> FloatArray:
    """Return for how much of its side's strides [-] each leg muscle is at its end; else zero."""
    time = mechanics.kinematics.time
    full = muscles.activation > SATURATED  # False in frames that were not solved
    share = np.zeros(len(muscles.muscles))
    for side in SIDES:
        inside = np.zeros(len(time), dtype=bool)
        for stride in run.strides:
            if stride.side == side and stride.forces_whole:
                inside |= (time >= stride.start) & (time < stride.end)
        legs = [name in LEG.names and where == side for name, where in muscles.muscles]
        if inside.any():
            share[legs] = full[inside][:, legs].mean(axis=0)
    return share


def _named(muscles: TrialMuscles, column: int) -> str:
    element, side = muscles.muscles[column]
    name = muscle_name(element).replace("_", " ")
    part = "" if element[-1:].isalpha() else f" ({element})"
    return f"{name}{part} {SIDE_NAMES[side]}"


def _solver(muscles: TrialMuscles, frames: BoolArray) -> TrustRow:
    status = muscles.status[frames]
    failed: BoolArray = (status == SolveStatus.NOT_SOLVED).any(axis=1)
    value = 100.0 * float(failed.mean())
    verdict = judged(value, *UNSOLVED_LIMITS)
    return TrustRow(
        key="not_solved",
        name="frames the sharing could not solve",
        value=value,
        unit="%",
        good=UNSOLVED_LIMITS[0],
        usable=UNSOLVED_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=f"{int(failed.sum())} of {len(failed)} frames.",
        mend=""
        if verdict is Verdict.GOOD
        else "Look at the moments in these frames: a jump of a marker makes them huge.",
    )


def _rest(muscles: TrialMuscles) -> TrustRow:
    """Return how far the search for the activations was from rest when it ended."""
    value = 100.0 * muscles.change
    verdict = judged(value, *CHANGE_LIMITS)
    return TrustRow(
        key="solver_change",
        name="change of the cost in the search's last step",
        value=value,
        unit="%",
        good=CHANGE_LIMITS[0],
        usable=CHANGE_LIMITS[1],
        source=OURS,
        verdict=verdict,
        told=f"Muscles share the moments {WAYS[muscles.method]} ({muscles.method}); "
        f"the last step changed the cost by {percent(value)}.",
        mend=""
        if verdict is Verdict.GOOD
        else "Compare with --method static, and look for jumps in the moments.",
    )
