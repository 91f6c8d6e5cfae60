"""Evidence: what was measured, what was modeled and what was assumed in a run's analysis."""

from __future__ import annotations

import numpy as np

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
            note="Least squared activation; elastic tendons; no co-contraction beyond need.",
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
            note="Arms, heart and breathing are not told apart from the legs and trunk.",
        ),
    ),
)


def basis_of(
    run: Run, conditions: StrideConditions, runner: Runner, assumed: tuple[str, ...]
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
    return (*rows, *FIXED)


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
