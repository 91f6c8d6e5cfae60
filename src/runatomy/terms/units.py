"""The only unit conversions in the code; inside, everything is SI and radians."""

from __future__ import annotations

import math

GRAVITY = 9.80665  # [m/s2] standard gravity (CGPM 1901)

DEGREE = math.pi / 180.0  # [rad] in one degree
PER_MINUTE = 1.0 / 60.0  # [1/s] in one per minute
KM_PER_HOUR = 1.0 / 3.6  # [m/s] in one km/h
MILLIMETER = 1e-3  # [m]
CENTIMETER = 1e-2  # [m]
KILOMETER = 1e3  # [m]
MILE = 1609.344  # [m]
MILLISECOND = 1e-3  # [s]
PERCENT = 1e-2  # [-]
KILOCALORIE = 4184.0  # [J]
KILOJOULE = 1e3  # [J]
SEMICIRCLE = 180.0 / 2**31  # [deg] the angle unit of FIT positions
