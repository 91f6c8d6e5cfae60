"""Running: how far a run was run, without what was walked in it."""

from __future__ import annotations

from runatomy.advice.plan.session import WALK

WALKED = 0.1  # [-] of the moving time, from which a run holds walking; less may be rounding


def running_part(meters: float, moving: float, running: float) -> tuple[float, float]:
    """Return the way that was run [m] and its speed [m/s], by the time that was run.

    `meters` and `moving` [s] are of the whole run, `running` [s] > 0 of what was run. The rest of
    the time is taken as walked at WALK; never for more than half of the way.
    """
    walked = moving - running
    if walked <= WALKED * moving:
        return meters, meters / running
    way = max(meters - WALK * walked, 0.5 * meters)
    return way, way / running
