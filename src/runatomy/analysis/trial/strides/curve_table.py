"""CurveTable: one quantity of many joints or muscles over every stride of one side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray, read_only

DECIMALS = {  # that a curve's quantity can bear
    "angle": 2,
    "moment": 4,
    "power": 3,
    "ground_force": 4,
    "activation": 4,
    "force": 1,
    "fiber_length": 4,
    "fiber_power": 4,
    "tendon_power": 4,
    "metabolic_power": 4,
    "load": 4,
    "bending": 5,
    "strain": 5,
    "stored_energy": 3,
    "support": 4,
    "fore_aft": 4,
    "sideward": 4,
}
POINTS = 101  # of each stride, from foot strike (0 %) to the same foot's next (100 %)
SIDE_NAMES = {"r": "right", "l": "left"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Curve:
    """One quantity of one joint, muscle, group or foot over the strides of one side."""

    name: str
    quantity: str
    unit: str
    mean: FloatArray  # (101,) NaN without a stride
    sd: FloatArray  # (101,) sample standard deviation between strides; NaN under two strides
    strides: FloatArray  # (strides, 101)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CurveTable:
    """One quantity of many joints or muscles over every stride of one side."""

    side: str  # "right" or "left": whose foot strike begins the strides
    kind: str  # "joint", "foot", "muscle", "group", "tissue" or "cause"
    quantity: str  # "angle", "moment", "power", "ground_force", "activation", "load" ...
    unit: str  # "deg", "N m/kg", "W/kg", "BW", "BW m", "1", "N", "J", "optimal lengths"
    names: tuple[str, ...]  # without their side: "hip_flexion", "soleus", "calves", "up"
    stride: IntArray  # (strides,) places in the trial's list of strides
    value: FloatArray  # (strides, names, 101) in the unit

    @property
    def mean(self) -> FloatArray:
        """Mean over the strides, (names, 101); NaN without a stride."""
        if len(self.value) == 0:
            return read_only(np.full(self.value.shape[1:], np.nan))
        return read_only(self.value.mean(axis=0))

    @property
    def sd(self) -> FloatArray:
        """Sample standard deviation between strides, (names, 101); NaN under two strides."""
        if len(self.value) < 2:
            return read_only(np.full(self.value.shape[1:], np.nan))
        return read_only(self.value.std(axis=0, ddof=1))

    def to_dict(self, *, series: bool = False) -> dict[str, object]:
        """Return plain values for JSON: mean and spread by name, with `series` every stride."""
        digits = DECIMALS[self.quantity]
        row: dict[str, object] = {
            "side": self.side,
            "kind": self.kind,
            "quantity": self.quantity,
            "unit": self.unit,
            "strides": self.stride.tolist(),
            "mean": dict(zip(self.names, _listed(self.mean, digits), strict=True)),
            "sd": dict(zip(self.names, _listed(self.sd, digits), strict=True)),
        }
        if series:
            each = _listed(self.value.transpose(1, 0, 2), digits)
            row["values"] = dict(zip(self.names, each, strict=True))
        return row

    def curve(self, name: str) -> Curve:
        """Return one of the curves; KeyError where the table has none of this name."""
        if name not in self.names:
            raise KeyError(name)
        at = self.names.index(name)
        return Curve(
            name=name,
            quantity=self.quantity,
            unit=self.unit,
            mean=self.mean[at],
            sd=self.sd[at],
            strides=self.value[:, at],
        )


def _listed(values: FloatArray, digits: int) -> list[object]:
    """Return nested lists, None where a value is not finite."""
    known, shown = np.isfinite(values), np.round(values, digits)
    rows: list[object] = (shown if known.all() else np.where(known, shown, _nothing())).tolist()
    return rows


def _nothing() -> np.ndarray:
    """Return None as numpy carries it."""
    return np.array(None, dtype=object)
