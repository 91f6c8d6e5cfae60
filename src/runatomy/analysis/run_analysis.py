"""RunAnalysis: the answer about one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.analysis.load import Load, plain_loads
from runatomy.analysis.meaning import Meaning
from runatomy.analysis.plain import rounded
from runatomy.analysis.rows.role import RoleTable
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence
from runatomy.terms.provenance import Provenance

if TYPE_CHECKING:
    import pyarrow

SCHEMA = "runatomy.analysis/1"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunAnalysis:
    """The answer about one run: every muscle, every group, when, and how far to trust it."""

    runner: Mapping[str, object]  # mass_kg, height_m, sex, assumed
    run: Mapping[str, object]  # name, start, sport, durations, distance, climb
    coverage: Mapping[str, float]  # running_s, walking_s, stopped_s, outside_atlas_s
    total: Mapping[str, object]  # energy_J, work, energy_kind
    groups: tuple[Load, ...]
    muscles: tuple[Load, ...]
    tissues: tuple[Mapping[str, object], ...]  # of one leg, as analysis.rows.tissues tells
    roles: RoleTable  # who supports, brakes and propels
    breath: Mapping[str, object]  # as analysis.rows.breath tells
    strides: tuple[Mapping[str, object], ...]  # typical, steepest climb, steepest descent
    meaning: Meaning  # heart, fuel, wear, and what is worth saying
    conditions: StrideConditions
    mechanics: RunMechanics
    evidence: tuple[tuple[str, Evidence], ...]
    warnings: tuple[str, ...]
    provenance: Provenance

    def to_dict(self, *, series: bool = False) -> dict[str, object]:
        """Return plain values in the schema `runatomy.analysis/1`, documented in docs/json.md."""
        answer: dict[str, object] = {
            "schema": SCHEMA,
            "runner": _plain(self.runner),
            "run": _plain(self.run),
            "coverage": _plain(self.coverage),
            "total": _plain(self.total),
            "groups": [row | self._unusual(str(row["name"])) for row in plain_loads(self.groups)],
            "muscles": plain_loads(self.muscles),
            "tissues": self._tissues(),
            "roles": self.roles.to_dict(),
            "breath": dict(self.breath),
            "heart": self.meaning.heart.to_dict(),
            "fuel": self.meaning.fuel.to_dict(),
            "findings": [finding.to_dict() for finding in self.meaning.findings],
            "strides": list(self.strides),
            "evidence": [{"what": what} | basis.to_dict() for what, basis in self.evidence],
            "warnings": list(self.warnings),
            "provenance": self.provenance.to_dict(),
        }
        if series:
            answer["series"] = {name: _columns(value) for name, value in self.series().items()}
        return answer

    def _unusual(self, group: str) -> dict[str, object]:
        """Return a group's braking work that the level would not have asked; None of breathing."""
        return {"unusual_braking_J": rounded(self.meaning.unusual.get(group))}

    def _tissues(self) -> list[dict[str, object]]:
        """Return the tissues' rows, with their wear in kilometers of easy running."""
        wear = {one.name: one for one in self.meaning.wear}
        return [
            dict(row)
            | {
                "wear_km": rounded(wear[name].wear),
                "wear_low_km": rounded(wear[name].wear_low),
                "wear_high_km": rounded(wear[name].wear_high),
            }
            for row in self.tissues
            for name in (str(row["name"]),)
        ]

    def series(self) -> dict[str, Any]:
        """Return the run second by second: arrays of equal length, NaN where nobody knows."""
        rows, mechanics = self.conditions, self.mechanics
        groups, muscles = mechanics.group_power, mechanics.muscle_power()
        return {
            "time_s": np.round(rows.time, 1),
            "distance_m": np.round(rows.distance, 1),
            "altitude_m": np.round(rows.altitude, 1),
            "speed_m_s": np.round(rows.speed, 3),
            "slope": np.round(rows.slope, 4),
            "step_rate_spm": np.round(rows.step_rate * 60.0, 1),
            "heart_rate_bpm": np.round(rows.heart_rate_bpm, 0),
            "ventilation_lpm": np.round(mechanics.breath.ventilation.lpm, 1),
            "gait": rows.gait,
            "group_power_W": {n: groups[:, i] for i, n in enumerate(mechanics.groups)},
            "muscle_power_W": {n: muscles[:, i] for i, n in enumerate(mechanics.muscles)},
        }

    def to_arrow(self) -> pyarrow.Table:
        """Return the run second by second as an Arrow table, one column per quantity and group.

        Raises RunatomyError where pyarrow is not installed.
        """
        try:
            import pyarrow
        except ImportError as error:
            raise RunatomyError(
                "Arrow and Parquet need pyarrow, which is not installed",
                mend="Install it with: pip install 'runatomy[arrow]'",
            ) from error
        rows, power = self.conditions, self.mechanics.group_power
        columns: dict[str, Any] = {
            "time_s": rows.time,
            "duration_s": rows.duration,
            "gait": rows.gait,
            "distance_m": rows.distance,
            "altitude_m": rows.altitude,
            "speed_m_s": rows.speed,
            "slope": rows.slope,
            "step_rate_spm": rows.step_rate * 60.0,
            "heart_rate_bpm": rows.heart_rate_bpm,
        }
        columns |= {f"{g}_power_W": power[:, i] for i, g in enumerate(self.mechanics.groups)}
        return pyarrow.table({k: pyarrow.array(np.asarray(v)) for k, v in columns.items()})


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: rounded(value, 7) for key, value in values.items()}


def _columns(value: Any) -> Any:
    """Return arrays as lists, None where not finite."""
    if isinstance(value, dict):
        return {name: _listed(np.asarray(np.round(column, 1))) for name, column in value.items()}
    return _listed(value)


def _listed(values: Any) -> list[Any]:
    known = np.isfinite(values)
    rows: list[Any] = values.tolist()
    return rows if known.all() else [v if k else None for v, k in zip(rows, known, strict=True)]
