"""Step rate and contact time: laws of speed, of step rate and of slope."""

from __future__ import annotations

import numpy as np

from .force import Shape

# Preferred step rate [1/min] on the level.
HAMNER = {2.0: 159.6, 3.0: 167.8, 4.0: 178.6, 5.0: 193.9}  # Hamner & Delp 2013, n = 10
WILLER = {2.78: 164.0, 3.89: 170.0, 5.0: 180.0}  # Willer et al. 2024, n = 11

# Contact time [s] on the level: Kipp, Grabowski & Kram 2018, n = 10.
KIPP = {8.0 / 3.6: 0.280, 18.0 / 3.6: 0.190}
# Duty factor (contact time over step time): Dorn, Schache & Pandy 2012, n = 9.
DORN_DUTY = {5.17: 0.533, 6.96: 0.507, 8.99: 0.514}


def step_rate_law(measured: dict[float, float]) -> list[float]:
    """Return a, b, c of step rate [1/s] = a + b v + c v**2; every source weighs the same."""
    points = [*HAMNER.items(), *WILLER.items(), *measured.items()]
    speed, rate = np.array(points).T
    return [float(c) for c in np.polyfit(speed, rate / 60.0, 2)[::-1]]


def contact_law(step_rate: list[float], shapes: list[Shape]) -> list[float]:
    """Return a, b, c of ln(contact time) = a + b ln v + c (ln v)**2.

    Kipp's group means weigh as their ten runners, Dorn's as nine, a single runner as one.
    """
    points = [(v, t, 10.0) for v, t in KIPP.items()]
    rate = np.polynomial.Polynomial(step_rate)
    points += [(v, duty / rate(v), 9.0) for v, duty in DORN_DUTY.items()]
    points += [
        (s.speed, s.contact_time, 1.0)
        for s in shapes
        if s.slope_deg == 0.0 and np.isfinite(s.contact_time)
    ]
    speed, time, weight = np.array(points).T
    fit = np.polyfit(np.log(speed), np.log(time), 2, w=np.sqrt(weight))
    return [float(c) for c in fit[::-1]]


def duty(speed: float, step_rate: list[float], contact: list[float]) -> float:
    """Return contact time over step time on the level at a speed [m/s]."""
    rate = np.polynomial.polynomial.polyval(speed, step_rate)
    return float(rate * np.exp(np.polynomial.polynomial.polyval(np.log(speed), contact)))


def exponents(slope_runner: list[Shape]) -> dict[str, float]:
    """Return how contact time follows step time, and step rate follows slope, in one runner.

    `contact`: d ln(contact time) / d ln(step time) at constant speed and slope (the runner ran
    3.33 m/s at several step rates); `slope`: d ln(step rate) / d slope between -5 and +5 degrees.
    """
    at_speed = [s for s in slope_runner if s.speed == 3.33]
    x = np.log([s.step_time for s in at_speed])
    y = np.log([s.contact_time for s in at_speed])
    slopes = np.array([s.slope_deg for s in at_speed])
    groups = np.unique(slopes)
    design = np.column_stack([x, *[(slopes == g).astype(float) for g in groups]])
    contact = np.linalg.lstsq(design, y, rcond=None)[0][0]
    pairs = []
    for sign in (-5.0, 5.0):
        for speed in sorted({s.speed for s in slope_runner}):
            rates = [
                np.mean([1 / s.step_time for s in slope_runner if (s.speed, s.slope_deg) == key])
                if any((s.speed, s.slope_deg) == key for s in slope_runner)
                else np.nan
                for key in ((speed, 0.0), (speed, sign))
            ]
            if np.isfinite(rates).all():
                pairs.append(np.log(rates[1] / rates[0]) / np.tan(np.radians(sign)))
    return {"contact": float(contact), "slope": float(np.mean(pairs))}
