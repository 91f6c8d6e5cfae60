"""TrialAnalysis: the answer about one laboratory recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from runatomy.analysis.plain import rounded
from runatomy.analysis.trial import tables
from runatomy.analysis.trial.effects.account import TrialAccount
from runatomy.analysis.trial.effects.ranking import Rank
from runatomy.analysis.trial.emg.agreement import EmgAgreement
from runatomy.analysis.trial.skeleton import SkeletonPose
from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.analysis.trial.strides.curve_table import Curve, CurveTable
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trust.marker_error import MarkerError
from runatomy.analysis.trial.trust.row import TrustRow
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.evidence import Evidence
from runatomy.terms.provenance import Provenance

if TYPE_CHECKING:
    import pyarrow

SCHEMA = "runatomy.trial/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialStride:
    """One stride of the trial, from a foot's strike to the same foot's next."""

    number: int  # in order of time from 1, both feet counted
    side: str  # "right" or "left"
    start_s: float  # on the recording's clock
    end_s: float
    toe_off_s: float
    speed_m_s: float
    step_rate_spm: float
    contact_time_s: float
    duty_factor: float  # contact time over step time
    vertical_movement_m: float
    stride_length_m: float
    forces_whole: bool  # every contact in it has its whole force
    solved: bool  # it is in the means of moments, powers and muscles

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {name: rounded(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrialAnalysis:
    """The answer about one laboratory recording: every stride, every muscle, and how sure."""

    runner: Mapping[str, object]  # mass_kg, height_m, sex, body_weight_N, assumed, mass_from
    trial: Mapping[str, object]  # name, format, speeds, counts of strides, settings
    strides: tuple[TrialStride, ...]  # of both feet, in order of time
    curves: tuple[CurveTable, ...]
    measures: tuple[Measure, ...]
    asymmetry: tuple[Asymmetry, ...]
    ranking: tuple[Rank, ...]  # groups, then muscles, the hardest first; empty without forces
    energy: TrialAccount | None  # None without solved muscles
    emg: EmgAgreement | None
    trust: tuple[TrustRow, ...]
    markers: tuple[MarkerError, ...]  # in the file's order
    poses: tuple[SkeletonPose, ...]  # of a right stride: strike, mid-stance, toe-off, mid-swing
    evidence: tuple[tuple[str, Evidence], ...]
    warnings: tuple[str, ...]
    provenance: Provenance
    run: CapturedRun
    mechanics: TrialMechanics

    def to_dict(self, *, series: bool = False) -> dict[str, object]:
        """Return plain values in the schema `runatomy.trial/1`, documented in docs/json-trial.md.

        With `series` every stride's curves are in it, beside their mean and spread.
        """
        return {
            "schema": SCHEMA,
            "runner": {key: rounded(value) for key, value in self.runner.items()},
            "trial": {key: rounded(value) for key, value in self.trial.items()},
            "strides": [stride.to_dict() for stride in self.strides],
            "trust": [row.to_dict() for row in self.trust],
            "ranking": [row.to_dict() for row in self.ranking],
            "energy": self.energy.to_dict() if self.energy is not None else None,
            "measures": [row.to_dict() for row in self.measures],
            "asymmetry": [row.to_dict() for row in self.asymmetry],
            "markers": [row.to_dict() for row in self.markers],
            "emg": self.emg.to_dict() if self.emg is not None else None,
            "phase_percent": list(range(101)),
            "curves": [table.to_dict(series=series) for table in self.curves],
            "poses": [pose.to_dict() for pose in self.poses],
            "evidence": [{"what": what} | basis.to_dict() for what, basis in self.evidence],
            "warnings": list(self.warnings),
            "provenance": self.provenance.to_dict(),
        }

    def to_arrow(self, what: str = "measures") -> pyarrow.Table:
        """Return an Arrow table: "measures", "asymmetry", "curves" or "strides", a row each.

        Raises RunatomyError where pyarrow is not installed, or for another word.
        """
        return tables.to_arrow(self, what)

    def to_xarray(self) -> Any:
        """Return every stride's curves as a Dataset: stride, phase, joint, muscle, group, foot.

        Raises RunatomyError where xarray is not installed.
        """
        return tables.to_xarray(self)

    def table(self, side: str, kind: str, quantity: str) -> CurveTable | None:
        """Return the curves of one quantity of one side's strides; None where there are none."""
        for table in self.curves:
            if (table.side, table.kind, table.quantity) == (side, kind, quantity):
                return table
        return None

    def curve(self, side: str, kind: str, quantity: str, name: str) -> Curve | None:
        """Return one curve, such as ("right", "joint", "angle", "knee_angle"); None without it."""
        table = self.table(side, kind, quantity)
        return table.curve(name) if table is not None and name in table.names else None
