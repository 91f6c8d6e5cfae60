"""Spoken: steps and exercises in the short words of a training log."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.step import Part, Step
from runatomy.advice.strength.strength_session import StrengthSession
from runatomy.app.report import words

WARM = {Part.WARM_UP: "warm-up", Part.COOL_DOWN: "cool-down"}


def spoken_steps(blocks: Sequence[Block]) -> str:
    """Return the steps in a line: "10 min warm-up, 4 × (5 min at 5:10 /km, 1 min easy), ..."."""
    return ", ".join(_block(block) for block in blocks)


def spoken_strength(session: StrengthSession) -> str:
    """Return the exercises, one a line."""
    return "\n".join(
        f"{line.exercise.plain}: {line.amount}; {line.dose.effort}" for line in session.lines
    )


def _block(block: Block) -> str:
    inside = ", ".join(step_words(step) for step in block.steps)
    return inside if block.times == 1 else f"{block.times} × ({inside})"


def step_words(step: Step) -> str:
    """Return one step in a few words."""
    amount = _amount(step)
    if step.speed <= 0.0:
        return f"{amount} walk"
    if step.part in WARM:
        return f"{amount} {WARM[step.part]}"
    if step.slope:
        way = "up" if step.slope > 0.0 else "down"
        return f"{amount} {way} {abs(step.slope) * 100:.0f} %"
    if step.effort.startswith("easy"):
        paced = step.part is Part.WORK and step.low is not None
        return f"{amount} easy" + (f" ({_range(step)})" if paced else "")
    if step.low is None:
        return f"{amount} {step.effort.split(':')[0]}"
    return f"{amount} at {words.pace(step.speed)}"


def _range(step: Step) -> str:
    """Return the range of paces, the faster first: "5:55 to 6:57 /km"."""
    low, high = step.low or step.speed, step.high or step.speed
    return f"{words.pace(high).removesuffix(' /km')} to {words.pace(low)}"


def _amount(step: Step) -> str:
    if step.meters is not None:
        meters = step.meters
        return f"{meters:.0f} m" if meters < 2000.0 else words.kilometers(meters, 1)
    if step.seconds < 120.0 and step.seconds % 60.0:
        return f"{step.seconds:.0f} s"
    minutes = step.seconds / 60.0
    return f"{minutes:.0f} min" if abs(minutes - round(minutes)) < 0.05 else f"{minutes:.1f} min"
