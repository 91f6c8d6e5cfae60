"""A believable analysis of one hilly hour, made from smooth curves, in the schema of the JSON."""

from __future__ import annotations

from typing import Any

import numpy as np
from sample_effects import sample_breath, sample_roles, sample_tissues
from sample_meaning import sample_meaning

from runatomy.muscle.anatomy import BREATH_GROUPS, Muscle, muscles_in
from runatomy.muscle.anatomy import GROUPS as NAMED

# group: share of energy, effect of slope, braking share, activation peaks (%, width)
GROUPS: dict[str, tuple[float, float, float, tuple[tuple[float, float], ...]]] = {
    "quadriceps": (0.23, -0.6, 0.52, ((10, 7), (96, 6))),
    "hamstrings": (0.14, 0.8, 0.41, ((89, 9), (6, 6))),
    "gluteals": (0.17, 2.0, 0.30, ((9, 9), (93, 7))),
    "calves": (0.21, 1.4, 0.33, ((16, 9),)),
    "tibialis_anterior": (0.03, 0.1, 0.38, ((62, 22), (97, 6))),
    "peroneals": (0.03, 0.7, 0.35, ((18, 9),)),
    "hip_flexors": (0.08, 1.1, 0.28, ((52, 11),)),
    "abdominals": (0.02, 0.2, 0.46, ((30, 15), (80, 15))),
    "back": (0.04, 0.6, 0.48, ((6, 9), (56, 9))),
    "adductors": (0.02, 0.5, 0.40, ((12, 10), (60, 12))),
    "other": (0.01, 0.2, 0.40, ((20, 20),)),
    "diaphragm": (0.01, 0.3, 0.0, ()),
    "intercostals": (0.01, 0.3, 0.0, ()),
}
BREATHING = ("diaphragm", "intercostals")
UNKNOWN = (  # of the muscles of breathing
    "positive_work_J", "negative_work_J", "tendon_stored_J", "tendon_returned_J", "tendon_share",
    "braking_share", "peak_force_BW", "peak_force_low_BW", "peak_force_high_BW", "mean_activation",
    "peak_activation",
)  # fmt: skip

MASS = 62.0


def sample_analysis(*, series: bool = True, seconds: int = 4200) -> dict[str, Any]:
    """Return one analysis in the schema `runatomy.analysis/1`."""
    course = _course(seconds)
    powers = {name: _power(name, course) for name in GROUPS}
    total = float(sum(power.sum() for power in powers.values()))
    groups = [
        _row(group, powers[group.name], total, course, group.name) | _unusual(group.name)
        for group in (*NAMED, *BREATH_GROUPS)
    ]
    muscles = [
        {**_row(muscle, powers[group] * weight, total, course, group), "group": group}
        for group in GROUPS
        for muscle, weight in _weights(group)
    ]
    analysis = {
        **_frame(course, total),
        "groups": groups,
        "muscles": muscles,
        "tissues": sample_tissues(),
        "roles": sample_roles(groups, muscles),
        "breath": sample_breath(total),
        **sample_meaning(course, sum(powers.values())),
        "strides": _strides(course),
    }
    if series:
        analysis["series"] = _series(course, powers)
    return analysis


def _course(seconds: int) -> dict[str, np.ndarray]:
    time = np.arange(seconds) + 0.5
    phase = time / seconds
    slope = (
        0.055 * np.sin(2 * np.pi * 2 * phase)
        + 0.03 * np.sin(2 * np.pi * 7 * phase + 1)
        + 0.01 * np.sin(2 * np.pi * 23 * phase)
    )
    speed = 3.05 - 7.0 * slope * np.where(slope > 0, 1.4, 0.5) + 0.08 * np.sin(time / 17)
    gait = np.full(seconds, 2)
    gait[int(0.20 * seconds) : int(0.23 * seconds)] = 1
    gait[int(0.50 * seconds) : int(0.515 * seconds)] = 0
    speed = np.where(gait == 1, 1.5, np.where(gait == 0, 0.0, speed))
    distance = np.cumsum(speed)
    altitude = 412 + np.cumsum(slope * speed)
    step_rate = np.where(gait == 2, 158 + 6 * speed, np.where(gait == 1, 112.0, 0.0))
    heart = 140 + 22 * phase + 180 * np.convolve(slope, np.ones(60) / 60, "same")
    return {
        "time_s": time,
        "distance_m": distance,
        "altitude_m": altitude,
        "speed_m_s": speed,
        "slope": slope,
        "step_rate_spm": step_rate,
        "gait": gait,
        "heart_rate_bpm": heart,
    }


def _power(name: str, course: dict[str, np.ndarray]) -> np.ndarray:
    share, climb, _, _ = GROUPS[name]
    cost = 3.6 + 20 * np.clip(course["slope"], -0.05, 0.2)
    lean = np.clip(1 + 4 * climb * course["slope"], 0.2, None)
    return np.asarray(share * MASS * cost * course["speed_m_s"] * lean)


def _weights(group: str) -> list[tuple[Muscle, float]]:
    members = [muscle for muscle in muscles_in(group) if muscle.region != "arm"]
    raw = [1.0 / (place + 1.5) for place in range(len(members))]
    return [(muscle, weight / sum(raw)) for muscle, weight in zip(members, raw, strict=True)]


def _row(
    named: Any, power: np.ndarray, total: float, course: dict[str, np.ndarray], group: str
) -> dict[str, Any]:
    _, climb, braking, _ = GROUPS[group]
    smooth = np.convolve(power, np.ones(30) / 30, "same")
    hardest = int(smooth.argmax())
    energy, work = float(power.sum()), 0.22 * float(power.sum())
    share = energy / total
    change = None if group == "other" else 0.05 * climb - 0.01
    row = {
        "name": named.name,
        "plain": named.plain,
        "latin": named.latin,
        "energy_J": energy,
        "energy_share": share,
        "low": 0.8 * share,
        "high": 1.24 * share,
        "positive_work_J": (1 - braking) * work,
        "negative_work_J": braking * work,
        "tendon_stored_J": 0.5 * work,
        "tendon_returned_J": 0.5 * work,
        "tendon_share": 0.5 / (1.5 - braking),
        "braking_share": braking,
        "peak_force_BW": 0.4 + 22 * share,
        "peak_force_low_BW": 0.3 + 20 * share,
        "peak_force_high_BW": 0.5 + 25 * share,
        "mean_activation": 0.08 + 0.4 * share,
        "peak_activation": min(1.0, 0.25 + 2.2 * share),
        "hardest_at_s": float(hardest),
        "hardest_power_W": float(smooth[hardest]),
        "level_energy_J": energy / (1 + (change or 0.0)),
        "change_vs_level": change,
    }
    return row | (dict.fromkeys(UNKNOWN) if group in BREATHING else {})


def _unusual(group: str) -> dict[str, Any]:
    return {"unusual_braking_J": None if group in BREATHING else 2100.0}


def _strides(course: dict[str, np.ndarray]) -> list[dict[str, Any]]:
    kinds = (
        ("typical", 0.0, 3.05, 172.0, 0.36),
        ("steepest climb", 0.084, 2.1, 168.0, 0.41),
        ("steepest descent", -0.081, 3.4, 177.0, 0.33),
    )
    slopes = course["slope"]
    at = (len(slopes) // 3, int(slopes.argmax()), int(slopes.argmin()))
    return [_stride(kind, second) for kind, second in zip(kinds, at, strict=True)]


def _stride(kind: tuple[str, float, float, float, float], second: int) -> dict[str, Any]:
    label, slope, speed, rate, contact = kind
    phase = np.arange(101.0)
    curves = {}
    for name, (share, climb, _, peaks) in GROUPS.items():
        if not peaks:
            continue
        active = 0.04 + sum(_bump(phase, at, width) for at, width in peaks)
        active = np.clip(active * (0.25 + 1.6 * share) * (1 + 4 * climb * slope), 0.01, 1.0)
        power = active * np.cos(2 * np.pi * (phase - 14) / 100) * 6 * share
        curves[name] = {
            "activation": active.round(4).tolist(),
            "power_W_kg": power.round(3).tolist(),
        }
    force = np.where(phase < 100 * contact, 2.55 * np.sin(np.pi * phase / (100 * contact)), 0.0)
    return {
        "label": label,
        "at_s": float(second),
        "speed_m_s": speed,
        "slope": slope,
        "step_rate_spm": rate,
        "contact_share": contact,
        "phase_percent": phase.tolist(),
        "groups": curves,
        "ground_force_BW": force.round(3).tolist(),
    }


def _bump(phase: np.ndarray, at: float, width: float) -> np.ndarray:
    away = (phase - at + 50) % 100 - 50
    return np.asarray(np.exp(-0.5 * (away / width) ** 2))


def _frame(course: dict[str, np.ndarray], total: float) -> dict[str, Any]:
    rise = np.diff(course["altitude_m"])
    gait, seconds = course["gait"], len(course["time_s"])
    return {
        "schema": "runatomy.analysis/1",
        "runner": {"mass_kg": MASS, "height_m": 1.68, "sex": "f", "assumed": ["age"]},
        "run": {
            "name": "hilly-hour.fit",
            "start": "2024-05-04T07:12:09+00:00",
            "sport": "running",
            "duration_s": float(seconds),
            "moving_s": float((gait > 0).sum()),
            "distance_m": float(course["distance_m"][-1]),
            "ascent_m": float(rise[rise > 0].sum()),
            "descent_m": float(-rise[rise < 0].sum()),
        },
        "coverage": {
            "running_s": float((gait == 2).sum()),
            "walking_s": float((gait == 1).sum()),
            "stopped_s": float((gait == 0).sum()),
            "outside_atlas_s": 38.0,
        },
        "total": {
            "energy_J": total,
            "positive_work_J": 0.13 * total,
            "negative_work_J": 0.09 * total,
            "tendon_stored_J": 0.1 * total,
            "tendon_returned_J": 0.1 * total,
            "tendon_share": 0.1 / 0.23,
            "level_energy_J": 0.97 * total,
            "anchor_factor": 1.25,
            "energy_kind": "net",
        },
        "evidence": [
            {"what": "speed", "origin": "measured", "source": "device speed", "note": ""},
            {
                "what": "slope",
                "origin": "derived",
                "source": "barometric altitude, smoothed",
                "note": "Summed climb agrees with the device within 4 %.",
            },
            {
                "what": "step rate",
                "origin": "measured",
                "source": "device cadence (one foot), doubled",
                "note": "",
            },
            {
                "what": "muscle forces",
                "origin": "modeled",
                "source": "full-body model, 416 muscles; Hill-type muscles (Rajagopal et al. 2016)",
                "note": "Shared among muscles by least squared activation.",
            },
            {
                "what": "total energy",
                "origin": "modeled",
                "source": "Minetti et al. 2002",
                "note": "Net cost of running on slopes.",
            },
            {"what": "age", "origin": "assumed", "source": "not given", "note": ""},
            {
                "what": "left and right",
                "origin": "cannot tell",
                "source": "the device did not measure balance",
                "note": "Both legs are taken as equal.",
            },
        ],
        "warnings": [
            "38 s were steeper than the model covers and are left out.",
            "Age was not given: an adult is assumed.",
        ],
        "provenance": {
            "runatomy": "0.1.0",
            "file": {"name": "hilly-hour.fit", "sha256": "9f2c" * 16, "format": "fit"},
            "device": "Garmin fenix 5",
            "atlas": {"version": "1", "sha256": "ab01" * 16},
            "model": "full body, 416 muscles",
            "parameters": {"smoothing": "11 s"},
        },
    }


def _series(course: dict[str, np.ndarray], powers: dict[str, np.ndarray]) -> dict[str, Any]:
    plain = {name: values.round(3).tolist() for name, values in course.items()}
    plain["heart_rate_bpm"][100:160] = [None] * 60
    return {
        **plain,
        "group_power_W": {n: p.round(2).tolist() for n, p in powers.items()},
    }
