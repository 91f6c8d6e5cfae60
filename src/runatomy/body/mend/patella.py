"""Patella: how the kneecap follows the knee, as polynomials of the published curves.

Rajagopal et al. (2016) give three splines through 13 points, 0 to 120 degrees of flexion. `myo-sim`
0.2 ships them as polynomials of the fourth degree, the engine's highest, which miss the splines'
slope by up to 0.18 rad/rad and with it the arms of the quadriceps by up to 5 mm. These are of the
eighth degree, least squares of value and slope (weight 0.2), with the splines' own straight
continuation from -10 to 138 degrees at a tenth of the weight, so that they stay tame outside.
"""

from __future__ import annotations

DEGREE = 8

# Joint without its side: coefficients of knee flexion [rad] to the power 0, 1, 2 ...
PATELLA: dict[str, tuple[float, ...]] = {
    "knee_angle_beta_rotation1": (  # [rad]
        0.001737, 0.166961, -1.091637, -2.485609, 7.207313, -7.539841, 3.990916, -1.066557,
        0.114389,
    ),
    "knee_angle_beta_translation1": (  # [m] forward
        0.052396, -0.018076, -0.005394, -0.073559, 0.120448, -0.087144, 0.032272, -0.005472,
        0.000270,
    ),
    "knee_angle_beta_translation2": (  # [m] upward
        -0.010798, -0.048207, 0.001891, 0.033734, -0.023906, 0.004293, 0.004950, -0.003052,
        0.000496,
    ),
}  # fmt: skip
