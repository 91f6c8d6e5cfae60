"""Evidence: what was measured, what was modeled and what was assumed in a run's analysis."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.records.run import Run
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import Runner

FIXED: tuple[tuple[str, Evidence], ...] = (
    (
        "joint angles and ground force",
        Evidence(
            origin=Origin.MODELED,
            source="Mean strides of 23 runners (Fukuchi et al. 2017) and one sprinter (Dorn 2012)",
            note="Your own style may differ; the range of every share holds the spread.",
        ),
    ),
    (
        "effect of slope on the stride",
        Evidence(
            origin=Origin.MODELED,
            source="Published shifts of angles and force with slope, closed by mechanics",
            note="Less sure than the level: a predicted stride will replace it.",
        ),
    ),
    (
        "muscle forces",
        Evidence(
            origin=Origin.MODELED,
            source="Hill-type muscles (Rajagopal et al. 2016, Handsfield et al. 2014) in myo-sim",
            note="Least squared activation, weighted by volume, over the whole stride; elastic "
            "tendons, activation that takes its time; no co-contraction beyond need.",
        ),
    ),
    (
        "tendon and fiber work",
        Evidence(
            origin=Origin.MODELED,
            source="Tendon curve of De Groote et al. 2016, strains of Arnold et al. 2013 and "
            "Uhlrich et al. 2022",
            note="A tendon gives back all that it took; real ones lose about a tenth.",
        ),
    ),
    (
        "total energy",
        Evidence(
            origin=Origin.MODELED,
            source="Measured net cost of running on slopes (Minetti et al. 2002)",
            note="Net: above standing. People differ by about 10 %.",
        ),
    ),
    (
        "each muscle's share of energy",
        Evidence(
            origin=Origin.MODELED,
            source="Muscle heat and work (Bhargava et al. 2004)",
            note="Arms and heart are not told apart from the legs and trunk. Breathing's part is "
            "taken off first.",
        ),
    ),
    (
        "factor from muscles' own cost to the measured one",
        Evidence(
            origin=Origin.DERIVED,
            source="Minetti et al. 2002 over the sum of the muscles' heat and work",
            note="Above 1: the muscles of the model alone would cost too little.",
        ),
    ),
    (
        "tissue loads",
        Evidence(
            origin=Origin.MODELED,
            source="Muscle forces and the motion's forces in equilibrium at cuts through the leg",
            note="Mean of both legs. What no muscle carries counts as bone on bone.",
        ),
    ),
    (
        "low and high",
        Evidence(
            origin=Origin.ASSUMED,
            source="Sampled strides of other runners (Fukuchi et al. 2017), other muscles "
            "(tension: Erskine et al. 2009; tendons: Arampatzis et al. 2007; volume, fiber length "
            "and working range: assumed) and three rules of sharing",
            note="The 5th and 95th percentile of few samples at few conditions. Ground force and "
            "body size are not drawn.",
        ),
    ),
)


def _roles(mechanics: RunMechanics) -> Evidence:
    """Return how far support, braking and propulsion can be trusted."""
    forward, normal, right = mechanics.roles.footing_error
    return Evidence(
        origin=Origin.MODELED,
        source="Induced accelerations with a foot that rolls without slipping (Hamner et al. 2010)",
        note=f"The contact model leaves {forward:.2f} forward, {normal:.2f} normal and {right:.2f} "
        "sideways body weights of the ground's force unexplained (root mean square).",
    )


def modeled_basis(mechanics: RunMechanics) -> tuple[tuple[str, Evidence], ...]:
    """Return where the modeled numbers come from."""
    breath = (
        (f"breathing: {name.replace('_', ' ')}", basis)
        for name, basis in mechanics.breath.evidence.items()
    )
    return (*FIXED, ("support, braking and propulsion", _roles(mechanics)), *breath)


def basis_of(
    run: Run,
    conditions: StrideConditions,
    runner: Runner,
    assumed: tuple[str, ...],
    mechanics: RunMechanics,
) -> tuple[tuple[str, Evidence], ...]:
    """Return for each kind of number where it comes from."""
    rows: list[tuple[str, Evidence]] = []
    for name in ("mass", "height"):
        value = getattr(runner, name)
        unit = "kg" if name == "mass" else "m"
        if name in assumed:
            basis = Evidence(origin=Origin.ASSUMED, source=f"{value:g} {unit}, a usual value")
        else:
            basis = Evidence(origin=Origin.MEASURED, source=f"{value:g} {unit}, as given")
        rows.append((name, basis))
    rows.extend((name.replace("_", " "), basis) for name, basis in conditions.evidence.items())
    rows.append(("left and right", _sides(run, conditions)))
    return (*rows, *modeled_basis(mechanics))


def _sides(run: Run, conditions: StrideConditions) -> Evidence:
    """Return whether left and right can be told apart."""
    running = conditions.gait == RUNNING
    if np.isfinite(conditions.contact_balance[running]).any():
        return Evidence(
            origin=Origin.MODELED,
            source="The device's balance of contact time, left against right",
            note="Muscle work is split as contact time is: a rough guide only.",
        )
    del run
    return Evidence(
        origin=Origin.UNKNOWN,
        source="The device did not measure the feet apart",
        note="Both sides are given together.",
    )
