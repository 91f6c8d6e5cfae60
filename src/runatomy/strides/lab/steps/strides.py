"""Strides: from each strike of a foot to its next, with speed, step rate and contact time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from runatomy.strides.captured_run import CapturedStride
from runatomy.strides.lab.mend.tracks import Tracks, on_line
from runatomy.strides.lab.steps.footfalls import Seen
from runatomy.strides.lab.steps.going import Going
from runatomy.terms.arrays import FloatArray

LONGER = 1.5  # times the usual stride: a footfall between was not seen


def find_strides(
    seen: Sequence[Seen], tracks: Tracks, going: Going
) -> tuple[tuple[CapturedStride, ...], tuple[str, ...]]:
    """Return the strides of both feet in order of time, and warnings.

    seen: footfalls in order of time; tracks: x forward, y up. A stride needs both its strikes in
    the recording and one footfall of the other foot between them.
    """
    pairs = [
        (first, last)
        for side in "rl"
        for first, last in pairwise([s for s in seen if s.footfall.side == side])
        if first.begins and last.begins and first.ends
    ]
    if not pairs:
        return (), ()
    pelvis = on_line(tracks.center(tracks.on("pelvis")))
    usual = float(np.median([b.footfall.strike - a.footfall.strike for a, b in pairs]))
    strides, skipped = [], 0
    for first, last in pairs:
        between = _between(seen, first, last)
        others = [s for s in between if s.footfall.side != first.footfall.side]
        lasted = last.footfall.strike - first.footfall.strike
        if len(others) != 1 or lasted > LONGER * usual:
            skipped += 1
            continue
        strides.append(_stride(first, last, between, tracks.time, pelvis, going))
    many = "1 stride was" if skipped == 1 else f"{skipped} strides were"
    told = f"{many} left out: a footfall between was not seen." if skipped else ""
    return tuple(sorted(strides, key=lambda stride: stride.start)), ((told,) if told else ())


def _between(seen: Sequence[Seen], first: Seen, last: Seen) -> list[Seen]:
    """Footfalls that begin within a stride."""
    return [s for s in seen if first.footfall.strike <= s.footfall.strike < last.footfall.strike]


def _stride(
    first: Seen,
    last: Seen,
    between: Sequence[Seen],
    time: FloatArray,
    pelvis: FloatArray,
    going: Going,
) -> CapturedStride:
    """One stride; pelvis: [m] (frames, 3) where it is at each time [s]."""
    start, end = first.footfall.strike, last.footfall.strike
    lasted, contact = end - start, first.footfall.toe_off - start
    here = (time >= start) & (time <= end)
    return CapturedStride(
        side=first.footfall.side,
        start=start,
        end=end,
        toe_off=first.footfall.toe_off,
        speed=_speed(np.interp([start, end], time, pelvis[:, 0]), lasted, between, going),
        step_rate=2.0 / lasted,
        contact_time=contact,
        duty_factor=contact / (0.5 * lasted),
        vertical_movement=float(np.ptp(pelvis[here, 1])),
        forces_whole=all(s.footfall.whole for s in between),
    )


def _speed(way: FloatArray, lasted: float, between: Sequence[Seen], going: Going) -> float:
    """Speed over the ground [m/s]: the pelvis' against that of the ground under the stride's feet.

    way: [m] (2,) of the pelvis, forward, at start and end.
    """
    body = float(way[1] - way[0]) / lasted
    if not going.treadmill:
        return body
    under = [s.stance.ground[0] for s in between if s.stance is not None]
    under = [speed for speed in under if np.isfinite(speed)]
    return body - (float(np.mean(under)) if under else float(going.ground[0]))
