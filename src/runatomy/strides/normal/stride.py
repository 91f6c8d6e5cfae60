"""normal_stride: the motion of an average runner at a speed, a slope and a step rate."""

from __future__ import annotations

import numpy as np

from runatomy.strides.motion import Motion
from runatomy.strides.normal.angles import normal_angles
from runatomy.strides.normal.force import normal_force
from runatomy.strides.normal.pressure import normal_pressure
from runatomy.strides.normal.timing import Timing, timing
from runatomy.terms.arrays import read_only
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Evidence, Origin

MEASURED_SPEED = (2.5, 4.5)  # [m/s] range of the 23 runners


def normal_stride(
    speed: float, slope: float = 0.0, step_rate: float | None = None, n: int = 100
) -> Motion:
    """Return the stride of an average runner, sampled at `n` phases.

    `speed` [m/s] 1.8 to 9.5; `slope` rise over run, -0.20 to 0.20 up to 6 m/s, else 0;
    `step_rate` [1/s], both feet counted, 0.80 to 1.25 of the usual one, which stands in where
    None; `n` even, at least 20. Raises StrideError outside these. Sources: `coefficients.json`.
    """
    if n < 20 or n % 2:
        raise StrideError(
            f"{n} samples cannot hold a stride of two equal steps",
            where="normal stride",
            mend="Give an even number of samples, 20 or more.",
        )
    when = timing(speed, slope, step_rate)
    phase = np.arange(n) / n
    force_r, force_l = normal_force(phase, when)
    pressure_r, pressure_l = normal_pressure(phase, when)
    contact = phase < when.contact_share
    return Motion(
        phase=read_only(phase),
        angles=normal_angles(phase, when),
        ground_force_r=force_r,
        ground_force_l=force_l,
        contact_r=read_only(contact, np.bool_),
        contact_l=read_only(np.roll(contact, n // 2), np.bool_),
        center_of_pressure_r=pressure_r,
        center_of_pressure_l=pressure_l,
        speed=speed,
        slope=slope,
        step_rate=when.step_rate,
        contact_time=when.contact_time,
        evidence=_evidence(when),
    )


def _evidence(when: Timing) -> dict[str, Evidence]:
    notes = []
    if when.slope:
        notes.append("slope: shifts from the literature, no angles measured on slopes")
    if not MEASURED_SPEED[0] <= when.speed <= MEASURED_SPEED[1]:
        notes.append("speed outside 2.5-4.5 m/s: continued (slower) or one sprinter's change")
    if when.rate_ratio != 1.0:
        notes.append("step rate: shifts after Heiderscheit 2011")
    note = "; ".join(notes)
    return {
        "angles": Evidence(
            origin=Origin.MODELED,
            source="mean of 23 runners (Fukuchi 2017); trunk and arms of three; foot of one",
            note=note,
        ),
        "ground_force": Evidence(
            origin=Origin.MODELED,
            source="size by mechanics and published peaks, shape of nine public runners",
            note=note,
        ),
        "timing": Evidence(
            origin=Origin.MODELED, source="Kipp 2018, Dorn 2012, Hamner & Delp 2013", note=note
        ),
    }
