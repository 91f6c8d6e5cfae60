"""Energy: the cost of running, measured and as the muscles alone would have it."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside, each, listed, shown
from tools.validation.energy_by_model import HILL_SPEED, Costs
from tools.validation.energy_by_model import SPEEDS as KIPP_SPEEDS
from tools.validation.solved import Strides

import runatomy
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.energy_account import STANDING_POWER, anchor_factor
from runatomy.muscle.energy import MODELS, SHIPPED
from runatomy.strides.normal import normal_step_rate
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
            "only how the muscles share it, and the factor of the anchor says how far the two lie "
            f"apart. The shipped model is that of {SHIPPED.title()}; the others see the same "
            f"strides. Gross is net and {STANDING_POWER:g} W/kg of standing (Umberger 2003)."
        ),
        claims=(_anchored(), _factor(), *_measured(), *_emergent(Costs(strides))),
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


def _factor() -> Claim:
    """Return the anchor's factor by slope, at the middle speed."""
    speed = np.full(len(OWN_SLOPES), SPEEDS[1])
    what = f"Measured cost over the atlas' own, at {listed(_percents(OWN_SLOPES), '{:+.0f}')} %, "
    what += f"{SPEEDS[1]:g} m/s: the factor of the anchor"
    try:
        atlas = load_atlas()
    except AtlasError as error:
        return aside(what, MINETTI, "1", f"not computed: {error.what}")
    rate = [normal_step_rate(SPEEDS[1], slope) for slope in OWN_SLOPES]
    nodes = atlas.nodes(speed, np.array(OWN_SLOPES), np.array(rate))
    own = nodes.interpolate(atlas.table("energy_power"))
    return aside(what, MINETTI, "1", listed(anchor_factor(own, speed, np.array(OWN_SLOPES))))


def _emergent(costs: Costs) -> tuple[Claim, ...]:
    """Return what the muscles cost by themselves, over speed and slope and by model."""
    return (
        _on_the_level(costs),
        *(_by_speed(costs, model) for model in MODELS),
        *(_by_slope(costs, model) for model in MODELS),
        aside(
            f"Positive work over energy at {listed(SPEEDS, '{:g}')} m/s: fibers; with tendons",
            "Monte 2020 (S): muscle; running",
            "0.25–0.30; 0.5–0.7",
            each(SPEEDS, lambda v: costs.account(v).fiber_efficiency)
            + "; "
            + each(SPEEDS, lambda v: costs.account(v).unit_efficiency),
        ),
        aside(
            f"Tendon's share of positive work at {listed(SPEEDS, '{:g}')} m/s, soleus",
            "Lai 2016 (S)",
            "the larger part",
            each(SPEEDS, lambda v: _tendon_share(costs, v)),
        ),
    )


def _on_the_level(costs: Costs) -> Claim:
    """Return the claim that the shipped model's total is the measured one within a fifth."""
    worst = max((costs.to_kipp(SHIPPED, v) - 1.0 for v in KIPP_SPEEDS), key=abs)
    return Claim(
        key="cost_emergent",
        what="The muscles' own energy, nothing anchored: gross rate on the level, largest "
        f"deviation at {listed(KIPP_SPEEDS, '{:g}')} m/s",
        source="Kipp 2018 (S), between its ends by cost per meter (C)",
        published="9.28 W/kg at 8 km/h to 21.44 W/kg at 18 km/h",
        tolerance="±20 %",
        ours=shown(100.0 * worst, "{:+.0f} %"),
        holds=abs(worst) <= OWN_TOLERANCE,
    )


def _by_speed(costs: Costs, model: str) -> Claim:
    return aside(
        f"The same over the measured, point by point, {model.title()}",
        "Kipp 2018 (S)",
        "1",
        each(KIPP_SPEEDS, lambda v: costs.to_kipp(model, v)),
    )


def _by_slope(costs: Costs, model: str) -> Claim:
    return aside(
        f"Own net cost over the measured at {listed(_percents(SLOPES), '{:+.0f}')} %, "
        f"{HILL_SPEED:g} m/s, {model.title()}",
        MINETTI,
        "1",
        each(SLOPES, lambda slope: costs.to_minetti(model, slope)),
    )


def _tendon_share(costs: Costs, speed: float) -> float:
    account = costs.account(speed)
    return float(account.tendon_share[account.muscles.index(("soleus", "r"))])


def _percents(slopes: tuple[float, ...]) -> list[float]:
    return [100.0 * slope for slope in slopes]


OWN_SLOPES = (-0.20, -0.10, 0.0, 0.10, 0.20)  # [-]
OWN_TOLERANCE = 0.20  # [-]
