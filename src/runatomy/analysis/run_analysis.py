"""RunAnalysis: the answer about one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.analysis.load import Load, rounded
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray
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
    strides: tuple[Mapping[str, object], ...]  # typical, steepest climb, steepest descent
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
            "groups": [load.to_dict() for load in self.groups],
            "muscles": [load.to_dict() for load in self.muscles],
            "strides": list(self.strides),
            "evidence": [{"what": what} | basis.to_dict() for what, basis in self.evidence],
            "warnings": list(self.warnings),
            "provenance": self.provenance.to_dict(),
        }
        if series:
            answer["series"] = self.series()
        return answer

    def series(self) -> dict[str, object]:
        """Return the run second by second, lists of equal length; None where nobody knows."""
        rows = self.conditions
        power = {
            name: _listed(self.mechanics.group_power[:, i], 2)
            for i, name in enumerate(self.mechanics.groups)
        }
        return {
            "time_s": _listed(rows.time, 1),
            "distance_m": _listed(rows.distance, 1),
            "altitude_m": _listed(rows.altitude, 1),
            "speed_m_s": _listed(rows.speed, 3),
            "slope": _listed(rows.slope, 4),
            "step_rate_spm": _listed(rows.step_rate * 60.0, 1),
            "heart_rate_bpm": _listed(rows.heart_rate_bpm, 0),
            "gait": rows.gait.tolist(),
            "group_power_W": power,
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


def _listed(values: FloatArray, digits: int) -> list[float | None]:
    """Return rounded numbers, None where not finite."""
    if np.isfinite(values).all():
        clean: list[float | None] = np.round(values, digits).tolist()
        return clean
    return [round(v, digits) if v == v else None for v in values.tolist()]
