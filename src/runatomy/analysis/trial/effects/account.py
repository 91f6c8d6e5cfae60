"""Account: what a trial's muscles cost and do, and what their tendons give back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.analysis.plain import rounded
from runatomy.analysis.trial.strides.columns import muscle_name
from runatomy.analysis.trial.strides.resample import resample, stride_times
from runatomy.mechanics.energy_account import EnergyAccount
from runatomy.mechanics.trial_mechanics import TrialMechanics, TrialMuscles
from runatomy.muscle.anatomy import group_named, muscle_named
from runatomy.strides.captured_run import CapturedRun, CapturedStride
from runatomy.terms.arrays import BoolArray, FloatArray

PARTS = (
    "metabolic", "fiber_positive", "fiber_negative", "tendon_positive", "tendon_negative",
    "unit_positive", "unit_negative",
)  # fmt: skip
KINDS = ("group", "muscle")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyRow:
    """Energy of one muscle or group in a stride, both sides [J/kg]; works are positive numbers."""

    kind: str  # "group" or "muscle"
    name: str
    plain: str
    latin: str
    energy_J_kg: float  # noqa: N815 - metabolic
    heat_J_kg: float  # noqa: N815 - energy less the net work of the fibers
    fiber_positive_J_kg: float  # noqa: N815 - fibers shortening
    fiber_negative_J_kg: float  # noqa: N815 - fibers lengthening
    tendon_positive_J_kg: float  # noqa: N815 - given back
    tendon_negative_J_kg: float  # noqa: N815 - stored
    unit_positive_J_kg: float  # noqa: N815 - of fiber and tendon together
    unit_negative_J_kg: float  # noqa: N815
    tendon_share: float  # [-] of the positive work of fiber and tendon

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {name: rounded(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrialAccount:
    """The energy of an average stride, both sides: the whole, then group by group and muscles."""

    net_W_kg: float  # noqa: N815 - all muscles
    gross_W_kg: float  # noqa: N815 - with what standing costs
    gross_J_kg_m: float  # noqa: N815 - the same for each meter
    fiber_efficiency: float  # [-] positive work of the fibers over the energy
    unit_efficiency: float  # [-] the same with what tendons give back
    tendon_share: float  # [-] of the positive work of fibers and tendons
    rows: tuple[EnergyRow, ...]

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        whole = {name: rounded(getattr(self, name)) for name in self.__slots__[:-1]}
        return whole | {"rows": [row.to_dict() for row in self.rows]}


def account_of(
    run: CapturedRun, mechanics: TrialMechanics, solved: BoolArray
) -> TrialAccount | None:
    """Return the account of the `solved` (strides,); None where no stride's muscles are.

    Positive and negative work are told apart muscle by muscle, before anything is added. A side
    without a solved stride counts as the other.
    """
    muscles = mechanics.muscles
    strides = [s for s, counts in zip(run.strides, solved, strict=True) if counts]
    if muscles is None or not strides:
        return None
    account = _mean_account(mechanics, muscles, strides)
    speed = float(np.mean([stride.speed for stride in strides]))
    positive = account.fiber_positive.sum() + account.tendon_positive.sum()
    return TrialAccount(
        net_W_kg=account.net_power,
        gross_W_kg=account.gross_power,
        gross_J_kg_m=account.gross_power / speed if speed > 0.0 else float("nan"),
        fiber_efficiency=account.fiber_efficiency,
        unit_efficiency=account.unit_efficiency,
        tendon_share=float(account.tendon_positive.sum() / positive) if positive else 0.0,
        rows=_rows(account),
    )


def _mean_account(
    mechanics: TrialMechanics, muscles: TrialMuscles, strides: list[CapturedStride]
) -> EnergyAccount:
    """Return the mean of the strides, each muscle's from the strides of its own side."""
    power = {
        "metabolic": muscles.metabolic_power,
        "fiber": muscles.fiber_power,
        "tendon": muscles.tendon_power,
        "unit": muscles.unit_power,
    }
    means = {name: np.full(len(muscles.muscles), np.nan) for name in PARTS}
    for side in ("r", "l"):
        mine = [s for s in strides if s.side == side] or strides
        columns = [i for i, (_, where) in enumerate(muscles.muscles) if where == side]
        for name in PARTS:
            what, _, sign = name.partition("_")
            values = power[what][:, columns] * (-1.0 if sign == "negative" else 1.0)
            means[name][columns] = _joules(mechanics.kinematics.time, values, mine)
    return EnergyAccount(
        muscles=muscles.muscles,
        period=float(np.mean([s.end - s.start for s in strides])),
        mass=mechanics.body.mass,
        **means,
    )


def _joules(time: FloatArray, power: FloatArray, strides: list[CapturedStride]) -> FloatArray:
    """Return the mean over strides of the integral of what is above zero [J] (columns,)."""
    start = np.array([s.start for s in strides])
    end = np.array([s.end for s in strides])
    above = np.maximum(resample(time, power, stride_times(start, end)), 0.0)
    each = 0.5 * (above[:, :, 1:] + above[:, :, :-1]).mean(axis=2) * (end - start)[:, None]
    return np.asarray(each.mean(axis=0))


def _rows(account: EnergyAccount) -> tuple[EnergyRow, ...]:
    """Return groups, then muscles, each in order of their energy."""
    names = [muscle_name(element) for element, _ in account.muscles]
    found = []
    for kind in KINDS:
        owners = [muscle_named(n).group for n in names] if kind == "group" else names
        rows = [_row(account, kind, name, owners) for name in dict.fromkeys(owners)]
        found += sorted(rows, key=lambda row: -row.energy_J_kg)
    return tuple(found)


def _row(account: EnergyAccount, kind: str, name: str, owners: list[str]) -> EnergyRow:
    mine = np.array([owner == name for owner in owners])
    sums = {part: float(getattr(account, part)[mine].sum()) / account.mass for part in PARTS}
    named = group_named(name) if kind == "group" else muscle_named(name)
    done = sums["fiber_positive"] + sums["tendon_positive"]
    return EnergyRow(
        kind=kind,
        name=name,
        plain=named.plain,
        latin=named.latin,
        energy_J_kg=sums.pop("metabolic"),
        heat_J_kg=float(account.heat[mine].sum()) / account.mass,
        tendon_share=sums["tendon_positive"] / done if done > 0.0 else 0.0,
        **{f"{part}_J_kg": value for part, value in sums.items()},
    )
