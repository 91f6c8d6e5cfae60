"""Lungs: how much a runner's hold, and how much passes through them at the hardest effort."""

from __future__ import annotations

from typing import NamedTuple

from runatomy.terms.runner import Sex
from runatomy.terms.units import CENTIMETER

USUAL_AGE = 40.0  # [years] assumed where nobody says
YOUNGEST, OLDEST = 20.0, 80.0  # [years] that the references cover


class _Sexes(NamedTuple):
    """One value for women and one for men."""

    f: float
    m: float

    def of(self, sex: Sex | None) -> float:
        """Return the value of a sex, or the mean of both where nobody says."""
        if sex is None:
            return 0.5 * (self.f + self.m)
        return self.f if sex == "f" else self.m


# Hankinson et al. (1999, Am J Respir Crit Care Med 159:179-187), adults of the NHANES III sample:
# constant, per year, per year squared, per height squared [cm].
_CAPACITY = {
    "f": (-0.3560, 0.01870, -0.000382, 0.00014815),
    "m": (-0.1933, 0.00064, -0.000269, 0.00018642),
}
# Loe et al. (2014, PLoS ONE 9:e113884), 4631 healthy adults running on a treadmill.
PEAK_VENTILATION = _Sexes(92.0, 141.9)  # [L/min] at 20 to 29 years
PEAK_VENTILATION_SPREAD = _Sexes(16.5 / 92.0, 24.5 / 141.9)  # [-] between people
PEAK_LOSS = 0.07  # [-] per decade thereafter
TIDAL_VOLUME = _Sexes(2.06, 2.94)  # [L] the largest, at 30 to 49 years
TIDAL_SPREAD = _Sexes(0.32 / 2.06, 0.46 / 2.94)  # [-] between people
TIDAL_LOSS = 0.06  # [-] per decade thereafter


def adult_age(age: float | None) -> float:
    """Return the age [years] inside what the references cover, or the usual one."""
    return min(max(USUAL_AGE if age is None else age, YOUNGEST), OLDEST)


def vital_capacity(height: float, age: float | None = None, sex: Sex | None = None) -> float:
    """Return the forced vital capacity [L] of an adult of this height [m] and age [years].

    Hankinson et al. (1999); without a sex, the mean of both.
    """
    years, tall = adult_age(age), height / CENTIMETER
    each = {
        name: base + first * years + second * years**2 + size * tall**2
        for name, (base, first, second, size) in _CAPACITY.items()
    }
    return _Sexes(**each).of(sex)


def peak_ventilation(age: float | None = None, sex: Sex | None = None) -> float:
    """Return the usual largest ventilation [L/min] in treadmill running (Loe et al. 2014)."""
    decades = max(adult_age(age) - 25.0, 0.0) / 10.0
    return PEAK_VENTILATION.of(sex) * float((1.0 - PEAK_LOSS) ** decades)


def tidal_volume(age: float | None = None, sex: Sex | None = None) -> float:
    """Return the usual largest volume of a breath [L] in treadmill running (Loe et al. 2014)."""
    decades = max(adult_age(age) - 45.0, 0.0) / 10.0
    return TIDAL_VOLUME.of(sex) * float((1.0 - TIDAL_LOSS) ** decades)
