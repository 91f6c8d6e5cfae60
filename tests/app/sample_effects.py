"""What the muscles of the sample run did: believable tissue loads, roles and breath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from runatomy.loads.tissue import CATALOGUE

# tissue: peak, strain, energy given back [J]
PEAKS: dict[str, tuple[float, float | None, float | None]] = {
    "achilles_tendon": (6.2, 0.061, 12.4),
    "patellar_tendon": (5.1, 0.052, 9.0),
    "hamstring_tendons": (2.4, 0.033, 3.1),
    "patellofemoral": (4.6, None, None),
    "tibiofemoral": (9.3, None, None),
    "hip": (7.7, None, None),
    "ankle": (10.2, None, None),
    "tibia_compression": (6.8, None, None),
    "tibia_bending": (0.062, None, None),
}
# group: support early and late [-], braking and propulsion [BW s]
DOES = {
    "quadriceps": (0.24, 0.06, -0.034, 0.002),
    "hamstrings": (-0.02, 0.01, -0.001, 0.008),
    "gluteals": (0.12, 0.05, -0.004, 0.004),
    "calves": (0.14, 0.30, -0.003, 0.031),
    "tibialis_anterior": (0.0, -0.01, -0.002, 0.0),
    "peroneals": (0.02, 0.03, -0.001, 0.003),
    "hip_flexors": (-0.01, -0.01, -0.002, 0.001),
    "abdominals": (0.0, 0.01, -0.001, 0.001),
    "back": (0.01, 0.01, -0.001, 0.001),
    "adductors": (0.01, 0.01, -0.001, 0.001),
    "other": (0.01, 0.02, -0.001, 0.002),
}


def sample_tissues() -> list[dict[str, Any]]:
    """Return a row for each tissue of the catalogue."""
    return [
        {
            "name": tissue.name,
            "plain": tissue.plain,
            "latin": tissue.latin,
            "unit": tissue.unit,
            "peak_BW": peak,
            "low": 0.7 * peak,
            "high": 1.4 * peak,
            "per_step": 0.1 * peak,
            "per_step_low": 0.08 * peak,
            "per_step_high": 0.13 * peak,
            "per_km": 46.0 * peak,
            "total": 540.0 * peak,
            "strain": strain,
            "energy_J": energy,
            "evidence": tissue.evidence.to_dict(),
            "wear_km": 12.4,
            "wear_low_km": 11.9,
            "wear_high_km": 14.1,
        }
        for tissue in CATALOGUE
        for peak, strain, energy in [PEAKS[tissue.name]]
    ]


def sample_roles(
    groups: Sequence[dict[str, Any]], muscles: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return roles of groups, of muscles in proportion to their energy, and of one other cause."""
    energy = {row["name"]: row["energy_J"] for row in groups}
    members = [
        _role(row, row["group"], row["energy_J"] / energy[row["group"]])
        for row in muscles
        if row["group"] in DOES
    ]
    bones = [_role(row, row["name"], 1.0) for row in groups if row["name"] in DOES]
    cause = dict.fromkeys(bones[0]) | {
        "name": "gravity",
        "plain": "Weight alone",
        "support_share": 0.04,
        "braking_BW_s": -0.001,
        "propulsion_BW_s": 0.002,
        "outward_BW_s": 0.0,
    }
    order = [sorted(rows, key=lambda row: -row["support_share"]) for rows in (bones, members)]
    return {
        "groups": order[0],
        "muscles": order[1],
        "others": [cause],
        "footing_error_BW": [0.05, 0.11, 0.04],
    }


def _role(row: dict[str, Any], group: str, part: float) -> dict[str, Any]:
    early, late, braking, propulsion = (part * value for value in DOES[group])
    brakes, drives = (sum(does[i] for does in DOES.values()) for i in (2, 3))
    return {
        "name": row["name"],
        "plain": row["plain"],
        "latin": row["latin"],
        "group": group,
        "support_share": early + late,
        "early_support_share": early,
        "braking_BW_s": braking,
        "propulsion_BW_s": propulsion,
        "outward_BW_s": 0.002 * part,
        "part_of_braking": braking / brakes,
        "part_of_propulsion": propulsion / drives,
    }


def sample_breath(total: float) -> dict[str, Any]:
    """Return what breathing took of the whole energy [J]."""
    parts = (("diaphragm", "Midriff (diaphragm)"), ("intercostals", "Between the ribs"),
             ("abdominals", "Belly (abs)"))  # fmt: skip
    energy = 0.03 * total
    return {
        "ventilation_lpm": 71.4,
        "ventilation_low_lpm": 55.0,
        "ventilation_high_lpm": 90.2,
        "of_max": 0.62,
        "air_l": 4810.0,
        "energy_J": energy,
        "low_J": 0.6 * energy,
        "high_J": 1.7 * energy,
        "energy_share": 0.03,
        "gross_share": 0.028,
        "work_J": 0.05 * energy,
        "work_low_J": 0.02 * energy,
        "work_high_J": 0.1 * energy,
        "told_by": "From heart rate",
        "groups": [
            {"name": name, "plain": plain, "energy_J": energy / 3, "low_J": energy / 9,
             "high_J": energy}
            for name, plain in parts
        ],
    }  # fmt: skip
