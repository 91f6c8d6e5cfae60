"""Shorter: an easy run cut down, which stays the run it was."""

from __future__ import annotations

from dataclasses import replace

from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.recipes import LAP_MINUTES, MINUTE, Blocks

WHOLE = 1e-9  # [-] rounding may not cost a lap


def shorter(blocks: Blocks, seconds: float) -> Blocks:
    """Return an easy run of so many seconds [s] run, at most as many as it had.

    Running cut into minutes keeps its walks, hilly running its hills in proportion.
    """
    share = min(1.0, seconds / sum(block.seconds - block.walked for block in blocks))
    return tuple(_shorter(block, share) for block in blocks)


def _shorter(block: Block, share: float) -> Block:
    if block.walked > 0.0:
        return replace(block, times=max(1, int(share * block.times + WHOLE)))
    left = share * block.seconds
    times = max(1, min(block.times, int(left / (LAP_MINUTES * MINUTE) + WHOLE)))
    by = left * block.times / (times * block.seconds)
    steps = tuple(replace(step, seconds=by * step.seconds) for step in block.steps)
    return replace(block, times=times, steps=steps)
