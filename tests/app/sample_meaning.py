"""What the sample run means: heart, fuel and findings by the real code, from its smooth curves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from runatomy.advice.fuel import fuel_findings
from runatomy.advice.heart import heart_findings
from runatomy.advice.sides import side_findings
from runatomy.advice.wear import wear_findings
from runatomy.loads.fuel.fuel_use import fuel_use
from runatomy.loads.heart.heart_load import heart_load
from runatomy.loads.sides.difference import Lean, SideDifference
from runatomy.loads.wear.estimate import plantar_fascia
from runatomy.loads.wear.exponent import EXPONENTS
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.terms.evidence import Evidence, Grade, Origin
from runatomy.terms.runner import Runner

RUNNER = Runner(mass=62.0, height=1.68, sex="f", age=38.0, resting_heart_rate_bpm=55.0)
UNEVEN = SideDifference(
    what="ground contact time",
    value=9.1,
    low=7.4,
    high=10.8,
    normal=6.9,
    lean=Lean.LEFT,
    evidence=Evidence(origin=Origin.MEASURED, source="The device’s balance", grade=Grade.WEAK),
)


def sample_meaning(course: dict[str, np.ndarray], power: Any) -> dict[str, Any]:
    """Return heart, fuel and findings of the sample's seconds; `power` [W] is net metabolic."""
    rows = np.flatnonzero(course["gait"] == 2)
    duration = np.ones(len(course["time_s"]))
    energy = float(power[rows].sum())
    heart = heart_load(
        course["heart_rate_bpm"],
        duration,
        power[rows],
        rows,
        RUNNER,
        breath_energy=(0.018 * energy, 0.03 * energy, 0.051 * energy),
    )
    fuel = fuel_use(power[rows], duration[rows], heart.intensity, RUNNER)
    wear = _wear(float(course["speed_m_s"][rows].sum()) / 1000.0)
    findings = (
        *heart_findings(heart, running_time=fuel.duration),
        *fuel_findings(fuel, mass=RUNNER.mass),
        *wear_findings(wear, (plantar_fascia(wear),)),
        *side_findings(UNEVEN),
    )
    return {
        "heart": heart.to_dict(),
        "fuel": fuel.to_dict(),
        "findings": [finding.to_dict() for finding in findings],
    }


def _wear(distance: float) -> tuple[TissueWear, ...]:
    """Return two tissues' wear over a distance [km]."""
    achilles = TissueWear(
        name="achilles_tendon", plain="Achilles tendon", unit="BW", peak=6.2, peak_low=4.3,
        peak_high=8.7, load=540.0 * 6.2, easy_load=0.95 * distance, wear=1.3 * distance,
        wear_low=1.1 * distance, wear_high=2.2 * distance, distance=distance,
        evidence=EXPONENTS["tendon"].evidence,
    )  # fmt: skip
    kneecap = replace(achilles, name="patellofemoral", plain="Kneecap joint", wear=1.1 * distance)
    return achilles, kneecap
