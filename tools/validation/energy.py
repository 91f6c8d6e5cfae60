"""Energy: the cost of running, measured and as the muscles alone would have it."""

from __future__ import annotations

from tools.validation.claim import Claim, Theme, aside, each, listed, shown
from tools.validation.solved import Strides

import runatomy
from runatomy.terms.errors import AtlasError

COEFFICIENTS = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)  # Minetti 2002, highest power first
MINETTI = "Minetti 2002 (S2)"
SLOPES = (-0.20, -0.15, -0.10, -0.05, 0.0, 0.05, 0.10, 0.15, 0.20)  # [-]
SPEEDS = (2.5, 3.5, 5.0)  # [m/s]
TOLERANCE = 0.02  # [-]
MASS = 70.0  # [kg]


def energy(strides: Strides) -> Theme:
    """Return the cost of running against the measured one."""
    return Theme(
        title="Energy",
        intro=(
            "The total that a user sees is anchored to the measured cost (Minetti et al. 2002), so "
            "the first line checks only that nothing is lost between the atlas and the answer. "
            "What the muscles' own energies sum to is shown beside it: that total is not used, "
            "only how the muscles share it."
        ),
        claims=(_anchored(), *_measured(), *_own(strides)),
    )


def minetti(slope: float) -> float:
    """Return the published polynomial of the net cost of running [J/kg/m] on a slope [-]."""
    total = 0.0
    for coefficient in COEFFICIENTS:
        total = total * slope + coefficient
    return total


def told_cost(speed: float, slope: float) -> float:
    """Return the cost [J/kg/m] that a user is told: the muscles' energies of one kilometer."""
    told = runatomy.explain(speed, slope, runner=runatomy.Runner(mass=MASS, height=1.75))
    return sum(load.energy_J for load in told.muscles) / (1000.0 * MASS)


def cost_deviations() -> dict[tuple[float, float], float]:
    """Return told cost over published cost, less one, by speed [m/s] and slope [-]."""
    return {
        (speed, slope): told_cost(speed, slope) / minetti(slope) - 1.0
        for speed in SPEEDS
        for slope in SLOPES
    }


def _anchored() -> Claim:
    what = "Cost per meter, as told, against the polynomial: largest deviation at −20 to +20 %, "
    try:
        worst = max(cost_deviations().values(), key=abs)
    except AtlasError as error:
        return aside(what + "…", MINETTI, "polynomial", f"not computed: {error.what}")
    return Claim(
        key="cost",
        what=what + listed(SPEEDS, "{:g}") + " m/s",
        source=MINETTI,
        published=listed(minetti(slope) for slope in (-0.20, 0.0, 0.20)) + " J/kg/m at "
        "−20 / 0 / +20 %",
        tolerance="±2 %",
        ours=shown(100.0 * worst, "{:+.2f} %"),
        holds=abs(worst) <= TOLERANCE,
    )


def _measured() -> tuple[Claim, ...]:
    return (
        aside(
            "The polynomial against the same paper's measured cost at −20 / 0 %",
            "Minetti 2002 (S)",
            "1.73 ± 0.36 / 3.40 ± 0.24 J/kg/m",
            listed((minetti(-0.20), minetti(0.0))) + " J/kg/m",
        ),
        aside(
            "Metabolic rate at 8 / 18 km/h: gross as measured, ours net of standing",
            "Kipp 2018 (S)",
            "9.28 / 21.44 W/kg",
            each((8.0, 18.0), lambda kmh: minetti(0.0) * kmh / 3.6) + " W/kg",
        ),
    )


def _own(strides: Strides) -> tuple[Claim, ...]:
    own = "The muscles' own energy, not anchored"
    return (
        aside(
            f"{own}, level, {listed(SPEEDS, '{:g}')} m/s",
            "Minetti 2002 (S)",
            "3.40 ± 0.24 J/kg/m",
            each(SPEEDS, lambda v: strides.solved(v).cost) + " J/kg/m",
        ),
        aside(
            f"{own}, at {listed((100 * s for s in OWN_SLOPES), '{:+.0f}')} %, 3 m/s",
            MINETTI,
            listed(minetti(slope) for slope in OWN_SLOPES) + " J/kg/m",
            listed(strides.solved(3.0, slope).cost for slope in OWN_SLOPES) + " J/kg/m",
        ),
        aside(
            f"{own}: rate at 8 / 18 km/h, to which standing would have to be added",
            "Kipp 2018 (S)",
            "9.28 / 21.44 W/kg",
            each((8.0, 18.0), lambda kmh: strides.solved(kmh / 3.6).cost * kmh / 3.6) + " W/kg",
        ),
    )


OWN_SLOPES = (-0.20, -0.10, 0.0, 0.10, 0.20)  # [-]
