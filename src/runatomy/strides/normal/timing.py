"""When the feet touch and leave the ground: step rate and contact time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from runatomy.strides.normal.coefficients import coefficients
from runatomy.terms.errors import StrideError

SPEEDS = (1.8, 9.5)  # [m/s]
SLOPES = (-0.20, 0.20)
SLOPE_SPEED = 6.0  # [m/s] fastest speed off the level
LEVEL = 1e-9  # slopes within this are level
RATES = (0.80, 1.25)  # of the usual step rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Step rate and contact time of one stride, and how they stand to the usual ones."""

    speed: float  # [m/s]
    slope: float  # [-] rise over run
    step_rate: float  # [1/s]
    contact_time: float  # [s]
    rate_ratio: float  # [-] step rate over the usual one at this speed and slope
    level_share: float  # [-] contact time over stride time, level, usual step rate

    @property
    def duty_factor(self) -> float:
        """Contact time over step time [-]."""
        return self.contact_time * self.step_rate

    @property
    def contact_share(self) -> float:
        """Contact time over stride time [-]."""
        return 0.5 * self.duty_factor


def normal_step_rate(speed: float, slope: float = 0.0) -> float:
    """Return the usual step rate [1/s] at a speed [m/s] and a slope (rise over run).

    Level: a parabola through Hamner & Delp 2013, Willer 2024, the 23 Fukuchi runners and the Dorn
    sprinter. Slope: one runner at +-5 degrees (Alcantara 2022); the direction is that of Dewolf,
    Penailillo & Willems 2016 and Vernillo 2017.
    """
    _check(speed, slope)
    table = coefficients()
    level = float(np.polynomial.polynomial.polyval(speed, table.step_rate))
    return level * math.exp(table.slope_exponent * slope)


def normal_contact_time(speed: float, slope: float = 0.0, step_rate: float | None = None) -> float:
    """Return the usual contact time [s] at a speed [m/s], slope and step rate [1/s].

    Level: Kipp 2018 and the duty factors of Dorn 2012. Slope leaves it alone (Sundstrom 2021). At
    another step rate it follows step time to the power measured in one runner (Alcantara 2022).
    """
    usual = normal_step_rate(speed, slope)
    table = coefficients()
    level = float(np.exp(np.polynomial.polynomial.polyval(math.log(speed), table.contact_time)))
    ratio = 1.0 if step_rate is None else _ratio(step_rate, usual)
    return float(level * ratio**-table.contact_exponent)


def timing(speed: float, slope: float, step_rate: float | None) -> Timing:
    """Return the timing of a stride; StrideError outside the range of the data."""
    usual = normal_step_rate(speed, slope)
    rate = usual if step_rate is None else step_rate
    level = normal_contact_time(speed) * normal_step_rate(speed)
    return Timing(
        speed=speed,
        slope=slope,
        step_rate=rate,
        contact_time=normal_contact_time(speed, slope, rate),
        rate_ratio=_ratio(rate, usual),
        level_share=0.5 * level,
    )


def _ratio(step_rate: float, usual: float) -> float:
    ratio = step_rate / usual
    if not RATES[0] - 1e-12 <= ratio <= RATES[1] + 1e-12:
        raise StrideError(
            f"{60 * step_rate:.0f} steps per minute is {ratio:.2f} of the usual "
            f"{60 * usual:.0f} at this speed and slope",
            where="normal stride",
            mend=f"Give a step rate [1/s] between {RATES[0]:.2f} and {RATES[1]:.2f} of the usual.",
        )
    return ratio


def _check(speed: float, slope: float) -> None:
    if not SPEEDS[0] <= speed <= SPEEDS[1]:
        raise StrideError(
            f"{speed:g} m/s is outside the speeds the normal stride was measured at",
            where="normal stride",
            mend=f"Give a speed between {SPEEDS[0]:g} and {SPEEDS[1]:g} m/s.",
        )
    if not SLOPES[0] <= slope <= SLOPES[1]:
        raise StrideError(
            f"a slope of {100 * slope:g} % is outside the range of the normal stride",
            where="normal stride",
            mend=f"Give a slope between {SLOPES[0]:g} and {SLOPES[1]:g} (rise over run).",
        )
    if abs(slope) > LEVEL and speed > SLOPE_SPEED:
        raise StrideError(
            f"no slope is known at {speed:g} m/s",
            where="normal stride",
            mend=f"Give a slope of 0, or a speed up to {SLOPE_SPEED:g} m/s.",
        )
