"""A runner's weeks for the tests of advice: sessions and wear by the atlas that ships."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

import numpy as np

from mechanics.made_atlas import made_conditions
from runatomy.advice.facts.fact import Fact
from runatomy.advice.finding import Finding
from runatomy.loads.recovery.session import Session, session_of
from runatomy.loads.wear.easy import easy_pace
from runatomy.loads.wear.run_wear import run_wear
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.mechanics.atlas import load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.strides.conditions import StrideConditions
from runatomy.strides.normal import normal_step_rate

MASS, HEIGHT = 70.0, 1.75
NOON = datetime(2026, 6, 30, 12)
ANXIOUS = re.compile(r"!|\b(danger|injur(y|ies) risk|diagnos|guarantee|never again)", re.I)


def steady(speed: float, slope: float, seconds: float) -> tuple[StrideConditions, RunMechanics]:
    rate = np.full(20, normal_step_rate(speed, slope))
    conditions = made_conditions(
        np.full(20, speed), slope, step_rate=rate, duration=np.full(20, seconds / 20.0)
    )
    return conditions, run_from_atlas(conditions, MASS, HEIGHT, load_atlas())


def session(speed: float, slope: float, seconds: float, when: datetime = NOON) -> Session:
    _, mechanics = steady(speed, slope, seconds)
    return session_of(when, mechanics, mass=MASS, atlas=load_atlas())


def worn(speed: float, slope: float, seconds: float) -> tuple[TissueWear, ...]:
    conditions, mechanics = steady(speed, slope, seconds)
    return run_wear(mechanics, conditions.speed[mechanics.rows], easy_pace(load_atlas(), HEIGHT))


def check(findings: Iterable[Finding], facts: tuple[Fact, ...]) -> dict[str, Finding]:
    """Every finding is graded, rests on known facts and reads calmly; return them by key."""
    known = {fact.key for fact in facts}
    by_key = {}
    for finding in findings:
        assert finding.evidence.grade is not None
        assert set(finding.facts) <= known, finding.key
        assert not ANXIOUS.search(finding.text + finding.professional), finding.text
        assert "nan" not in finding.text.lower().split() and len(finding.text) < 460, finding.text
        assert finding.key not in by_key
        by_key[finding.key] = finding
    return by_key
