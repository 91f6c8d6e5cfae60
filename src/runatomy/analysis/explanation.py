"""StrideExplanation: what every muscle does in one stride at given conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runatomy.analysis.evidence import modeled_basis
from runatomy.analysis.load import Load, plain_loads
from runatomy.analysis.loads import group_loads, muscle_loads, run_totals
from runatomy.analysis.plain import rounded
from runatomy.analysis.rows.breath import breath_row
from runatomy.analysis.rows.role import RoleTable
from runatomy.analysis.rows.roles import role_table
from runatomy.analysis.rows.tissues import tissue_rows
from runatomy.analysis.stride_rows import stride_row
from runatomy.mechanics.atlas.lookup import Atlas, load_atlas
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.preferred_rate import preferred_step_rate
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import read_only
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Evidence
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner

SCHEMA = "runatomy.explanation/1"
SPEED_LIMIT = 13.0  # [m/s] nobody runs faster
STEP_RATES = (1.0, 6.0)  # [1/s] nobody steps slower or faster


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StrideExplanation:
    """What every muscle does at given conditions; loads are those of one kilometer."""

    conditions: Mapping[str, object]
    groups: tuple[Load, ...]  # over one kilometer
    muscles: tuple[Load, ...]
    tissues: tuple[Mapping[str, object], ...]  # as in an analysis
    roles: RoleTable
    breath: Mapping[str, object]  # as in an analysis; from the energy of running
    total: Mapping[str, object]  # as in an analysis, over one kilometer
    evidence: tuple[tuple[str, Evidence], ...]
    stride: Mapping[str, object]  # as an entry of `strides` in an analysis
    warnings: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the schema `runatomy.explanation/1`."""
        return {
            "schema": SCHEMA,
            "conditions": {key: rounded(value) for key, value in self.conditions.items()},
            "per": "kilometer",
            "groups": plain_loads(self.groups),
            "muscles": plain_loads(self.muscles),
            "total": {key: rounded(value) for key, value in self.total.items()},
            "tissues": [dict(row) for row in self.tissues],
            "roles": self.roles.to_dict(),
            "breath": dict(self.breath),
            "stride": dict(self.stride),
            "evidence": [{"what": what} | basis.to_dict() for what, basis in self.evidence],
            "warnings": list(self.warnings),
        }


def explain(
    speed: float,
    slope: float = 0.0,
    step_rate: float | None = None,
    runner: Runner | None = None,
    atlas: Atlas | None = None,
) -> StrideExplanation:
    """Return what every muscle does at a speed [m/s], slope [-] and step rate [1/s].

    Without a step rate the preferred one at that speed and slope is taken. Raises StrideError
    where nobody could run so.
    """
    if not 0.0 < speed <= SPEED_LIMIT:
        raise StrideError(
            f"a speed of {speed:g} m/s is not running",
            mend="Give meters a second: 3.5 is a pace of 4:46 a kilometer.",
        )
    if not abs(slope) <= 1.0:
        raise StrideError(
            f"a slope of {slope:.0%} is not runnable", mend="Give percent: 8 uphill, -8 downhill."
        )
    if step_rate is not None and not STEP_RATES[0] <= step_rate <= STEP_RATES[1]:
        raise StrideError(
            f"{60.0 * step_rate:g} steps a minute is not a step rate",
            mend="Runners take 60 to 360 steps a minute, both feet counted.",
        )
    atlas, person = atlas or load_atlas(), runner or Runner()
    mass, height = person.mass or DEFAULT_MASS, person.height or DEFAULT_HEIGHT
    rate = step_rate if step_rate is not None else preferred_step_rate(atlas, speed, slope, height)
    seconds = 1000.0 / speed
    conditions = _steady(speed, slope, rate, seconds)
    mechanics = run_from_atlas(conditions, mass, height, atlas, runner=person)
    warnings = []
    if mechanics.outside > 0.0:
        warnings.append(
            "These conditions lie beyond the atlas (1.8 to 9.5 m/s, slopes to 20 % up to 6 m/s, "
            "step rates within 15 % of the usual): its nearest stride stands in."
        )
    warnings += [
        f"{name} not given: {text} assumed."
        for name, text, value in (
            ("Mass", f"{DEFAULT_MASS:g} kg", person.mass),
            ("Height", f"{DEFAULT_HEIGHT * 100:g} cm", person.height),
        )
        if value is None
    ]
    return StrideExplanation(
        conditions={
            "speed_m_s": speed,
            "slope": slope,
            "step_rate_spm": rate * 60.0,
            "step_rate_from": "given" if step_rate else "usual for the speed",
            "mass_kg": mass,
            "height_m": height,
            "energy_per_km_J": float(mechanics.energy.sum()),
            "cost_J_kg_m": float(running_cost(np.array([slope]))[0]),
            "outside_atlas": mechanics.outside > 0.0,
        },
        groups=group_loads(mechanics, conditions),
        muscles=muscle_loads(mechanics, conditions),
        total=run_totals(mechanics),
        tissues=tissue_rows(mechanics, conditions.speed, mass),
        roles=role_table(mechanics.roles),
        breath=breath_row(mechanics),
        evidence=modeled_basis(mechanics),
        stride={"label": "one stride"} | stride_row(atlas, speed, slope, rate, height),
        warnings=tuple(warnings),
    )


def _steady(speed: float, slope: float, step_rate: float, seconds: float) -> StrideConditions:
    """Return one row of conditions that lasts this long."""
    climb = speed * seconds * slope / float(np.hypot(1.0, slope))
    unknown = read_only([np.nan])
    return StrideConditions(
        time=read_only([0.5 * seconds]),
        duration=read_only([seconds]),
        gait=read_only([RUNNING], np.int64),
        speed=read_only([speed]),
        slope=read_only([slope]),
        step_rate=read_only([step_rate]),
        altitude=unknown,
        distance=read_only([speed * seconds]),
        contact_time=unknown,
        contact_balance=unknown,
        heart_rate_bpm=unknown,
        repaired=read_only([False], np.bool_),
        ascent=max(climb, 0.0),
        descent=max(-climb, 0.0),
    )
